import { sleep as platformSleep, readWhole } from '../platform/index.ts';
import { type CircuitBreaker, circuitBreaker } from './circuit-breaker.ts';
import { PartnerUnavailable } from './errors.ts';
import type { PartnerDeps } from './http.ts';
import { repeatRead } from './repeat-read.ts';
import { tokenBucket } from './token-bucket.ts';

/** How a partner's app may be used. */
export interface CallerOptions {
  /** Named in errors. */
  readonly partner: string;
  readonly timeoutMs: number;
  /** Our quota. */
  readonly callsPerSecond: number;
  /** Calls that may go out at once after a quiet time; twice the quota of a second unless told. */
  readonly burst?: number;
}

/** A request to a partner, signed and ready. */
export interface PartnerRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent exactly as it is: signatures are over it. */
  readonly body?: string | Uint8Array;
}

export interface PartnerResponse {
  readonly status: number;
  readonly headers: Headers;
  /** The bytes as they came: signatures are over them. */
  readonly body: Uint8Array;
}

export interface PartnerCall<T> {
  /** Named in errors; never holds a token. */
  readonly what: string;
  /** Makes the request anew for each try: stamps and nonces must be fresh. */
  readonly request: () => PartnerRequest;
  /** Verifies and reads the answer. Throws what the caller should see. */
  readonly read: (response: PartnerResponse) => T;
  /** Asked again when there is no answer. For reads only: never what moves money or uses up a code. */
  readonly repeat: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** One partner app's way out: obeys the quota, repeats what is safe to repeat, stops asking who is silent. */
export interface Caller {
  call<T>(call: PartnerCall<T>): Promise<T>;
  readonly breaker: CircuitBreaker;
}

/** The most that an answer may hold. A partner that sends more is at fault, or is somebody else. */
const ANSWER_MAX_BYTES = 64 * 1024 * 1024;

export function openCaller(o: CallerOptions, deps: PartnerDeps): Caller {
  const { clock, fetch = globalThis.fetch, sleep = platformSleep } = deps;
  const burst = o.burst ?? Math.max(1, Math.floor(o.callsPerSecond * 2));
  const bucket = tokenBucket({ perSecond: o.callsPerSecond, burst }, { clock, sleep });
  const breaker = circuitBreaker(o.partner, clock);

  const send = async (what: string, request: PartnerRequest, signal: AbortSignal | undefined) => {
    const timeout = AbortSignal.timeout(o.timeoutMs);
    try {
      const response = await fetch(request.url, {
        method: request.method,
        redirect: 'error', // A token must not follow a redirect to somebody else.
        headers: request.headers,
        ...(request.body === undefined ? {} : { body: request.body as string }),
        signal: signal ? AbortSignal.any([timeout, signal]) : timeout,
      });
      const body = await readWhole(response, ANSWER_MAX_BYTES);
      return { status: response.status, headers: response.headers, body };
    } catch (cause) {
      signal?.throwIfAborted();
      throw new PartnerUnavailable(o.partner, what, cause);
    }
  };

  const once = async <T>({ what, request, read, signal }: PartnerCall<T>): Promise<T> => {
    breaker.enter(what);
    try {
      await bucket.take(signal);
      const answer = read(await send(what, request(), signal));
      breaker.answered();
      return answer;
    } catch (error) {
      const asksToWait = error instanceof PartnerUnavailable && error.retryAfterMs !== undefined;
      if (signal?.aborted) breaker.givenUp();
      else if (error instanceof PartnerUnavailable && !asksToWait) breaker.silent();
      else breaker.answered(); // What it said is another matter.
      if (asksToWait) bucket.block(error.retryAfterMs ?? 0);
      throw error;
    }
  };
  return {
    breaker,
    call: (call) => (call.repeat ? repeatRead(() => once(call), sleep, call.signal) : once(call)),
  };
}
