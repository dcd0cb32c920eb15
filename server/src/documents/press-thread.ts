import assert from 'node:assert/strict';
import { parentPort, workerData } from 'node:worker_threads';
import { type Draft, pressAll } from './press.ts';
import type { Seal } from './seal.ts';

// A thread of `openPress`: lays documents out and seals them, some at a time.

assert(parentPort, 'runs as a thread only');
const port = parentPort;
const given = workerData as Seal;
const seal: Seal = { ...given, p12: Buffer.from(given.p12) }; // A buffer comes over as bytes.

port.on('message', (drafts: readonly Draft[]) => {
  pressAll(drafts, seal).then(
    (pressed) => port.postMessage(pressed),
    (error: unknown) => port.postMessage(drafts.map(() => ({ fault: String(error) }))),
  );
});
