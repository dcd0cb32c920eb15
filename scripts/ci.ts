// `npm run ci`: all that CI runs. `npm run ci -- tests` runs the named steps only.
import { runSteps, type Step } from './steps.ts';

const script = (name: string, ...args: string[]): Step['command'] => [
  'npm',
  'run',
  '--silent',
  name,
  ...(args.length > 0 ? ['--', ...args] : []),
];

// To add a step, add a line. The tests stand last, so that their closing line closes the run.
const steps: readonly Step[] = [
  { name: 'check', what: 'format, types, boundaries, tidy', command: script('check') },
  { name: 'generated', what: 'generated files are current', command: script('gen', '--check') },
  { name: 'build', what: 'the pages build', command: script('build') },
  { name: 'demo', what: 'the main job without hands', command: script('demo', '--json') },
  { name: 'tests', what: 'every test', command: script('test') },
];

process.exitCode = await runSteps(steps, process.argv.slice(2));
