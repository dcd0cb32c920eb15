import type { PartnerDeps } from './http.ts';

/** Keeps the calls of one partner app under its quota. */
export interface TokenBucket {
  /** Resolves when a call may be made. Throws the signal's reason when it aborts first. */
  take(signal?: AbortSignal): Promise<void>;
  /** Lets nobody call for `ms`: the partner said so. */
  block(ms: number): void;
}

/**
 * A bucket of `burst` tokens that refills by `perSecond`. A caller takes a place at once and waits
 * for its own moment, so that callers go in the order they came and none of them polls.
 */
export function tokenBucket(
  limits: { readonly perSecond: number; readonly burst: number },
  { clock, sleep }: Required<Pick<PartnerDeps, 'clock' | 'sleep'>>,
): TokenBucket {
  const gapMs = 1000 / limits.perSecond;
  const slackMs = gapMs * (limits.burst - 1);
  let nextAt = Number.NEGATIVE_INFINITY; // When the next call falls due at an even pace.
  let blockedUntil = Number.NEGATIVE_INFINITY;
  return {
    take: async (signal) => {
      signal?.throwIfAborted();
      const now = clock.now();
      const dueAt = Math.max(nextAt, now - slackMs, blockedUntil);
      nextAt = dueAt + gapMs;
      if (dueAt > now) await sleep(Math.ceil(dueAt - now), signal);
      signal?.throwIfAborted();
    },
    block: (ms) => {
      blockedUntil = Math.max(blockedUntil, clock.now() + ms);
    },
  };
}
