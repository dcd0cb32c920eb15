import type { Clock } from '../platform/index.ts';
import { PartnerUnavailable } from './errors.ts';

/** Silent answers in a row after which a partner is left alone, and for how long. Assumed. */
const FAILURES = 8;
const REST_MS = 10_000;

/** Keeps us from waiting, one borrower after the other, for a partner that does not answer. */
export interface CircuitBreaker {
  /** Throws `PartnerUnavailable` while the circuit is open; lets one call try once its rest is over. */
  enter(what: string): void;
  /** The partner answered, whatever it said. */
  answered(): void;
  silent(): void;
  /** The call was given up before anyone could tell. */
  givenUp(): void;
  state(): CircuitState;
}

export type CircuitState = 'closed' | 'open' | 'trying';

/**
 * Opens after `FAILURES` unanswered calls in a row. After `REST_MS` one call goes out: answered, the
 * circuit closes; silent, it rests again. @source Nygard, Release It!, 2nd ed. 2018, ch. 5
 */
export function circuitBreaker(partner: string, clock: Clock): CircuitBreaker {
  let failures = 0;
  let restsUntil: number | null = null;
  let trying = false;
  return {
    enter: (what) => {
      if (restsUntil === null) return;
      const left = restsUntil - clock.now();
      if (trying || left > 0) {
        const cause = new Error('circuit open');
        throw new PartnerUnavailable(partner, what, cause, Math.max(REST_MS / 10, left));
      }
      trying = true;
    },
    answered: () => {
      failures = 0;
      restsUntil = null;
      trying = false;
    },
    silent: () => {
      failures += 1;
      if (trying || failures >= FAILURES) restsUntil = clock.now() + REST_MS;
      trying = false;
    },
    givenUp: () => {
      trying = false;
    },
    state: () => (restsUntil === null ? 'closed' : trying ? 'trying' : 'open'),
  };
}
