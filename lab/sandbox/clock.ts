import { type Instant, instant } from '@open310/server/kernel';

/** The partners' own clock: stands at `today` when the sandbox starts and runs from there. */
export interface SandboxClock {
  now(): Instant;
  /** Moves the partners' time: tokens age, windows slide. */
  advance(ms: number): void;
}

/** A clock that starts at `today` and runs with the machine, so that a test in 2027 stays in 2027. */
export function sandboxClock(today: Instant): SandboxClock {
  const startedAt = performance.now();
  let moved = 0;
  return {
    now: () => instant(Math.trunc(today + moved + performance.now() - startedAt)),
    advance: (ms) => {
      moved += ms;
    },
  };
}

/** A clock that somebody else drives. `advance` adds to it. */
export function followingClock(source: () => Instant): SandboxClock {
  let moved = 0;
  return {
    now: () => instant(source() + moved),
    advance: (ms) => {
      moved += ms;
    },
  };
}

/** Resolves after `ms`. A `background` pause does not keep the process alive. */
export const pause = (ms: number, background = false): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    if (background) timer.unref();
  });
