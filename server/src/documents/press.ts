import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Instant } from '../kernel/index.ts';
import type { Content } from './content.ts';
import { type Frame, layOut, smallFonts } from './layout.ts';
import { type Seal, sealed } from './seal.ts';

/** A document to be laid out and sealed. */
export interface Draft {
  readonly content: Content;
  readonly frame: Frame;
  readonly madeAt: Instant;
}

/** A file, or why there is none. */
export type Pressed = { readonly file: Uint8Array } | { readonly fault: string };

/** Makes many files of one kind: fonts are made small once for all of them, the key is opened once. */
export interface Press {
  press(drafts: readonly Draft[]): Promise<readonly Pressed[]>;
  close(): Promise<void>;
}

/** Files of these drafts, in their order; one that fails leaves the others. */
export async function pressAll(drafts: readonly Draft[], seal: Seal): Promise<Pressed[]> {
  const fonts = await smallFonts(drafts);
  const pressed: Pressed[] = [];
  for (const { content, frame, madeAt } of drafts) {
    try {
      const pdf = await layOut(content, frame, fonts);
      pressed.push({ file: new Uint8Array(await sealed(pdf, seal, madeAt)) });
    } catch (error) {
      pressed.push({ fault: String(error) });
    }
  }
  return pressed;
}

/** A press in this very thread. */
const pressHere = (seal: Seal): Press => ({
  press: (drafts) => pressAll(drafts, seal),
  close: async () => {},
});

interface Hand {
  readonly worker: Worker;
  busy: Promise<unknown>;
}

/** A press of so many threads, each taking what comes next. @param threads - 0: in this very thread. */
export function openPress(seal: Seal, threads = availableParallelism()): Press {
  if (threads === 0) return pressHere(seal);
  const hands: Hand[] = Array.from({ length: threads }, () => ({
    worker: new Worker(new URL('./press-thread.ts', import.meta.url), { workerData: seal }),
    busy: Promise.resolve(),
  }));
  let turn = 0;
  return {
    press: (drafts) => {
      const hand = hands[turn % hands.length] as Hand;
      turn += 1;
      const pressed = hand.busy.then(() => ask(hand.worker, drafts));
      hand.busy = pressed.catch(() => {});
      return pressed;
    },
    close: async () => {
      await Promise.all(hands.map(({ worker }) => worker.terminate()));
    },
  };
}

const ask = (worker: Worker, drafts: readonly Draft[]): Promise<readonly Pressed[]> =>
  new Promise((resolve, reject) => {
    const end = () => {
      worker.off('message', hear);
      worker.off('error', fail);
      worker.off('exit', gone);
    };
    const hear = (answer: readonly Pressed[]) => {
      end();
      resolve(answer);
    };
    const fail = (error: unknown) => {
      end();
      reject(error instanceof Error ? error : new Error(String(error)));
    };
    const gone = () => fail(new Error('a thread of the press ended'));
    worker.once('message', hear);
    worker.once('error', fail);
    worker.once('exit', gone);
    worker.postMessage(drafts);
  });
