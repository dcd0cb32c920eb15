import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { openProgress } from '../progress.ts';
import { root } from '../stack/child.ts';
import { type Figure, median, round, timed } from './figure.ts';
import type { Bench } from './ground.ts';

const READY_MAX_S = 20;

/** `npm start` on a machine where everything is installed and nothing was ever started. */
export const readyBench: Bench = {
  name: 'start',
  what: 'npm start on an empty data folder, until it says that it is ready',
  run: async ({ ground, quick }) => {
    const times = quick ? 1 : 3;
    const progress = openProgress(times + 1, 'starts');
    const build = await timed(() => buildPages(ground.dir('pages')));
    progress.step();
    const ready: number[] = [];
    for (let i = 0; i < times; i += 1) {
      ready.push((await timed(() => startOnce(ground.dir(`start-${i}`)))).ms / 1000);
      progress.step();
    }
    progress.end();
    return [figureOf(build.ms / 1000, ready)];
  },
};

function figureOf(buildS: number, ready: readonly number[]): Figure {
  const first = round(buildS + median(ready));
  return {
    name: 'start',
    reach: `ready at most ${READY_MAX_S} s after the installation, the pages built included`,
    met: first <= READY_MAX_S,
    values: {
      starts: ready.length,
      firstStartS: first,
      pagesBuiltS: round(buildS),
      laterStartP50S: round(median(ready)),
      laterStartMaxS: round(Math.max(...ready)),
    },
  };
}

/** Builds the pages elsewhere: what the first `npm start` does and later ones need not. */
const buildPages = (outDir: string): Promise<void> =>
  runUntil('npx', ['vite', 'build', '--logLevel', 'warn', '--outDir', outDir, '--emptyOutDir'], {
    cwd: join(root, 'web'),
  });

/** Starts the system on free ports and an empty folder, and stops it once it is ready. */
const startOnce = (dir: string): Promise<void> =>
  runUntil(
    process.execPath,
    [join(root, 'scripts/start.ts'), '--port', '0', '--sandbox-port', '0', '--data', dir],
    { cwd: root, until: 'open310 is ready' },
  );

/** Runs a command until it says `until`, or to its end. Throws when it fails. */
function runUntil(
  command: string,
  args: readonly string[],
  o: { readonly cwd: string; readonly until?: string },
): Promise<void> {
  const child = spawn(command, args, {
    cwd: o.cwd,
    env: { ...process.env, DATABASE_URL: undefined },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let said = '';
  return new Promise((resolve, reject) => {
    const hear = (data: Buffer) => {
      said += data.toString('utf8');
      if (o.until === undefined || !said.includes(o.until)) return;
      resolve();
      child.kill('SIGTERM');
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', reject);
    void ended.then((code) => {
      if (o.until === undefined && code === 0) resolve();
      else reject(new Error(`${command} ${args[0]} ended (${code}):\n${said.slice(-2_000)}`));
    });
  });
}
