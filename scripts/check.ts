// `npm run check`: everything that is judged without running the system. `npm run check -- types web`
// runs the named steps only.
import { runSteps, type Step } from './steps.ts';

// In a pipe Biome would colour every letter of a difference.
const colors = process.stdout.isTTY ? 'force' : 'off';

const steps: readonly Step[] = [
  {
    name: 'format',
    what: 'format and lint (Biome)',
    command: ['biome', 'ci', '--error-on-warnings', `--colors=${colors}`, '.'],
  },
  { name: 'types', what: 'types of all but the pages', command: ['tsc', '-p', '.'] },
  { name: 'web', what: 'types of the pages', command: ['tsc', '-p', 'web'] },
  {
    name: 'tidy',
    what: 'rooms, doors, boundaries, bans (tests/tidy)',
    command: ['vitest', 'run', '--project', 'pure', 'tests/tidy'],
  },
  { name: 'unused', what: 'files, exports, dependencies nobody uses (knip)', command: ['knip'] },
];

process.exitCode = await runSteps(steps, process.argv.slice(2));
