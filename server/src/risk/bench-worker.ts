import assert from 'node:assert/strict';
import { parentPort, workerData } from 'node:worker_threads';
import { type BenchOptions, fitterOf, type Job } from './contenders.ts';
import { readReadyData } from './ready-data.ts';

// A thread of `openFitters`: reads the folder itself, answers each job with what it came to.

const { folder, o } = workerData as { readonly folder: string; readonly o: BenchOptions };
assert(parentPort, 'runs as a thread only');
const port = parentPort;
const fit = fitterOf(readReadyData(folder), o);
port.on('message', (job: Job) => port.postMessage(fit(job)));
