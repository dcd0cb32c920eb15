import assert from 'node:assert/strict';
import { parentPort, workerData } from 'node:worker_threads';
import { type BenchOptions, fitterOf, type Job } from './contenders.ts';
import { type ReadyLabel, readReadyData } from './ready-data.ts';

// A thread of `openFitters`: reads the folder itself, answers each job with what it came to.

const { folder, o, labels } = workerData as {
  readonly folder: string;
  readonly o: BenchOptions;
  readonly labels?: readonly ReadyLabel[];
};
assert(parentPort, 'runs as a thread only');
const port = parentPort;
const data = readReadyData(folder);
const fit = fitterOf(labels ? { ...data, labels } : data, o);
port.on('message', (job: Job) => port.postMessage(fit(job)));
