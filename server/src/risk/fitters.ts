import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { BenchOptions, Done, Fit, Job } from './contenders.ts';
import type { ReadyLabel } from './ready-data.ts';

interface Waiting {
  readonly job: Job;
  readonly resolve: (done: Done) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Threads that train beside each other, each job in one of them: the same numbers as in one thread,
 * whatever their count. `labels` in place of the folder's. Once a thread has failed, so does every job that is not done.
 */
export function openFitters(
  folder: string,
  o: BenchOptions,
  threads: number,
  labels?: readonly ReadyLabel[],
): { readonly fit: Fit; close(): Promise<void> } {
  const waiting: Waiting[] = [];
  const url = new URL('./bench-worker.ts', import.meta.url);
  const workers = Array.from(
    { length: threads },
    () => new Worker(url, { workerData: { folder, o, labels } }),
  );
  const idle = [...workers];
  let failed: unknown;
  const fail = (error: unknown): void => {
    failed = error;
    for (const { reject } of waiting.splice(0)) reject(error);
  };
  for (const worker of workers) worker.on('error', fail);
  const next = (): void => {
    const worker = idle.at(-1);
    const first = worker && waiting.shift();
    if (!worker || !first) return;
    idle.pop();
    worker.postMessage(first.job);
    // An error of the thread rejects `once`.
    once(worker, 'message').then(([done]) => {
      idle.push(worker);
      first.resolve(done);
      next();
    }, first.reject);
  };
  return {
    fit: (job) =>
      new Promise((resolve, reject) => {
        if (failed) return reject(failed);
        waiting.push({ job, resolve, reject });
        next();
      }),
    close: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
