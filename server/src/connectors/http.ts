import type { Clock } from '../platform/index.ts';

/** `fetch`, or a stand-in for tests. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What a connector needs of the machine. */
export interface PartnerDeps {
  readonly clock: Clock;
  readonly fetch?: Fetch;
  /** Resolves after `ms`, or at once when the signal aborts. */
  readonly sleep?: (ms: number, signal?: AbortSignal) => Promise<void>;
}
