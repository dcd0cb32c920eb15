import { type Instant, instant } from '../kernel/index.ts';

/** The only place that asks the machine for the time. Tests and replays pass their own. */
export interface Clock {
  now(): Instant;
}

export const systemClock: Clock = { now: () => instant(Date.now()) };

/** A clock that stands until it is moved. */
export function manualClock(start: Instant): Clock & { advance(ms: number): void } {
  let at: number = start;
  return {
    now: () => instant(at),
    advance: (ms) => {
      at += ms;
    },
  };
}

/** Resolves after `ms`, or at once when `signal` aborts or has aborted. */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const wake = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', wake); // A long-lived signal keeps no finished sleeps.
      resolve();
    };
    const timer = setTimeout(wake, ms);
    signal?.addEventListener('abort', wake);
  });
}
