import { BadConfig } from './config.ts';

/**
 * Runs a process: `work` gets a promise that resolves when it should end (SIGTERM, SIGINT, or the
 * parent gone). A bad configuration ends with its lines and exit code 2; a second signal kills.
 */
export async function runMain(work: (until: Promise<void>) => Promise<void>): Promise<void> {
  const until = new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(130));
        resolve();
      });
    }
    process.once('disconnect', () => resolve()); // Started by another process that is gone.
  });
  try {
    await work(until);
    process.exit(0);
  } catch (error) {
    if (error instanceof BadConfig) {
      process.stderr.write(`${error.message}\n`);
      process.exit(2);
    }
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  }
}
