import { PartnerUnavailable } from './errors.ts';

const ATTEMPTS = 4;
const FIRST_DELAY_MS = 200;
const LONGEST_WAIT_MS = 5000; // Asked to wait longer, a pull stops and leaves the rest for later.

/** Repeats a read that was not answered, with doubled pauses. For reads only: never a transfer. */
export async function repeatRead<T>(
  read: () => Promise<T>,
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>,
  signal?: AbortSignal,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await read();
    } catch (error) {
      const waitMs =
        error instanceof PartnerUnavailable
          ? (error.retryAfterMs ?? FIRST_DELAY_MS * 2 ** (attempt - 1))
          : Number.POSITIVE_INFINITY;
      if (attempt === ATTEMPTS || waitMs > LONGEST_WAIT_MS) throw error;
      await sleep(waitMs, signal);
      signal?.throwIfAborted();
    }
  }
}
