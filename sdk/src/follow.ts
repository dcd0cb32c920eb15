import { createStreamParser } from './event-stream.ts';
import { ApiProblem, toProblem, unreachable } from './problem.ts';

/** How the connection is: `live` by stream, `polling` by single requests, `lost` between two tries. */
export type FollowState = 'live' | 'polling' | 'lost';

export interface FollowOptions<T> {
  readonly url: string;
  /** The SSE event that carries the value; others are passed over. */
  readonly event: string;
  /** One plain request for the same value: used when the stream does not come through. */
  readonly poll: () => Promise<T>;
  readonly isLast: (value: T) => boolean;
  readonly onValue: (value: T) => void;
  readonly onState?: (state: FollowState, problem?: ApiProblem) => void;
  readonly signal: AbortSignal;
  readonly fetch?: typeof globalThis.fetch;
  /** Waits; rejects when the signal aborts. Replaced in tests. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** A stream silent for this long is taken for dead. Unit: ms. */
  readonly silenceMs?: number;
}

const FAILURES_BEFORE_POLLING = 2;
const POLLS_BEFORE_STREAM = 5;
const DELAY_MAX_MS = 8_000;

interface Position {
  lastEventId: string;
  retryMs: number;
  /** Streams in a row that brought nothing. */
  failures: number;
}

/**
 * Follows a value until it is the last one: by event stream, resumed with `Last-Event-ID` after a
 * break; by polling when streams bring nothing, trying a stream again from time to time. Ends when
 * the value is last or `signal` aborts.
 * @throws ApiProblem that no retry cures (404, 401 ...).
 */
export async function follow<T>(options: FollowOptions<T>): Promise<void> {
  const { signal, wait = sleep } = options;
  const position: Position = { lastEventId: '', retryMs: 1_000, failures: 0 };
  let polls = 0;
  let breaks = 0;
  while (!signal.aborted) {
    try {
      const polling =
        position.failures >= FAILURES_BEFORE_POLLING &&
        polls % POLLS_BEFORE_STREAM !== POLLS_BEFORE_STREAM - 1;
      if (position.failures >= FAILURES_BEFORE_POLLING) polls += 1;
      if (!polling) position.failures += 1; // Until it brings something.
      const ended = polling ? await pollOnce(options) : await stream(options, position);
      if (ended) return;
      breaks = 0;
      await wait(position.retryMs, signal);
    } catch (error) {
      if (signal.aborted) return;
      const problem = error instanceof ApiProblem ? error : unreachable(error);
      if (!problem.retryable) throw problem;
      breaks += 1;
      options.onState?.('lost', problem);
      const backoff = Math.min((position.retryMs / 2) * 2 ** Math.min(breaks, 4), DELAY_MAX_MS);
      await wait(problem.retryAfterMs ?? backoff, signal).catch(() => {});
    }
  }
}

async function pollOnce<T>(options: FollowOptions<T>): Promise<boolean> {
  const value = await options.poll();
  options.onState?.('polling');
  options.onValue(value);
  return options.isLast(value);
}

async function stream<T>(options: FollowOptions<T>, position: Position): Promise<boolean> {
  const { fetch = globalThis.fetch, silenceMs = 30_000 } = options;
  const guard = new AbortController();
  const stop = () => guard.abort();
  options.signal.addEventListener('abort', stop);
  let timer = setTimeout(stop, silenceMs);
  try {
    const response = await fetch(options.url, {
      headers: {
        accept: 'text/event-stream',
        ...(position.lastEventId ? { 'last-event-id': position.lastEventId } : {}),
      },
      credentials: 'same-origin',
      cache: 'no-store',
      signal: guard.signal,
    });
    if (!response.ok || !response.body) {
      throw toProblem(response, await response.json().catch(() => undefined));
    }
    options.onState?.('live');
    const parser = createStreamParser();
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return false;
      clearTimeout(timer);
      timer = setTimeout(stop, silenceMs);
      for (const event of parser.push(value)) {
        position.lastEventId = event.lastEventId;
        position.failures = 0;
        if (event.event !== options.event) continue;
        const parsed = JSON.parse(event.data) as T;
        options.onValue(parsed);
        if (options.isLast(parsed)) return true;
      }
      position.retryMs = parser.retryMs ?? position.retryMs;
    }
  } finally {
    clearTimeout(timer);
    options.signal.removeEventListener('abort', stop);
    guard.abort(); // Lets go of the connection when the last value came before the server closed it.
  }
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
