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

/** Resolves after `ms`, or at once when `signal` aborts. */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
