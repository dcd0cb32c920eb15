import type { SandboxClock } from './clock.ts';

export interface RateLimit {
  readonly calls: number;
  readonly perMs: number;
}

export interface Limiter {
  /** 0 when the call may pass, otherwise the ms until the window frees a place. */
  admit(app: string): number;
}

/** A sliding window for each app: at most `calls` within any `perMs`. A refused call does not count. */
export function createLimiter(limit: RateLimit, clock: SandboxClock): Limiter {
  const passed = new Map<string, number[]>();
  return {
    admit: (app) => {
      const now = clock.now();
      const recent = (passed.get(app) ?? []).filter((at) => at > now - limit.perMs);
      passed.set(app, recent);
      const oldest = recent[0];
      if (recent.length >= limit.calls && oldest !== undefined)
        return Math.max(1, oldest + limit.perMs - now);
      recent.push(now);
      return 0;
    },
  };
}
