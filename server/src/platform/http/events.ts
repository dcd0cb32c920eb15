import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { sleep } from '../clock.ts';
import type { Signals } from '../signals.ts';

const PING_MS = 15_000; // Below the idle limit of the usual proxies (60 s) and phones' radios.

export interface Followed {
  readonly event: string;
  readonly version: number;
  readonly data: unknown;
  /** Nothing more will come. */
  readonly last: boolean;
}

/**
 * Server-sent events of one thing: its state at once, then after every signal on `topic`. A client
 * that comes back names the last version it saw (`Last-Event-ID`) and misses nothing, because each
 * event holds the whole state.
 */
export const sendEvents = (
  c: Context,
  signals: Signals,
  topic: string,
  read: () => Promise<Followed | undefined>,
): Response =>
  streamSSE(c, async (stream) => {
    const closed = new AbortController();
    stream.onAbort(() => closed.abort());
    const named = Number(c.req.header('last-event-id') ?? Number.NaN);
    let seen = Number.isInteger(named) ? named : -1;
    const subscription = signals.subscribe(topic);
    let signalled = subscription.next(); // Asked before reading: a change in between is not lost.
    try {
      while (!closed.signal.aborted) {
        const now = await read();
        if (!now) return;
        if (now.version > seen) {
          await stream.writeSSE({
            event: now.event,
            id: String(now.version),
            data: JSON.stringify(now.data),
          });
          seen = now.version;
        }
        if (now.last) return;
        const woken = await Promise.race([
          signalled.then(() => true),
          sleep(PING_MS, closed.signal).then(() => false),
        ]);
        if (woken) signalled = subscription.next();
        else if (!closed.signal.aborted) await stream.write(': ping\n\n');
      }
    } finally {
      subscription.end();
    }
  });
