import { ApiProblem } from './problem.ts';

/** Where a key outlives a reload: `sessionStorage` in a browser. */
export interface KeyStorage {
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
  removeItem(name: string): void;
}

/**
 * One thing a person asked for, once. Its key is made when it begins and kept until it is answered
 * for good, across retries and reloads: the server takes a repeat of the key for the same command.
 */
export interface Action {
  /** A prefixed UUIDv7, such as `drawdown_0194...`. */
  readonly key: string;
  /** Forgets the key: the answer is final, and the next time is another action. */
  finish(): void;
}

/**
 * The action `name` that is under way, or a new one.
 * @param name - What it is about, such as `drawdown:<disclosureId>`: equal names share a key.
 */
export function beginAction(prefix: string, name: string, storage: KeyStorage = memory): Action {
  const place = `open310.action.${name}`;
  const key = storage.getItem(place) ?? makeKey(prefix);
  storage.setItem(place, key);
  return { key, finish: () => storage.removeItem(place) };
}

/** A new id as the platform writes ids: prefix, then a UUIDv7 in hex. */
export function makeKey(prefix: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const time = Date.now();
  for (let i = 0; i < 6; i += 1) bytes[i] = Math.floor(time / 256 ** (5 - i)) % 256;
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return `${prefix}_${Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('')}`;
}

/**
 * Sends until an answer comes: `work` is repeated after problems that a repeat may cure.
 * Only for requests that are safe to repeat: reads, and commands that carry an action's key.
 */
export async function withRetries<T>(
  work: () => Promise<T>,
  options: { attempts?: number; delayMs?: number; wait?: (ms: number) => Promise<void> } = {},
): Promise<T> {
  const { attempts = 4, delayMs = 400, wait = sleep } = options;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const again = error instanceof ApiProblem && error.retryable && attempt < attempts;
      if (!again) throw error;
      await wait(error.retryAfterMs ?? delayMs * 2 ** (attempt - 1));
    }
  }
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

const kept = new Map<string, string>();
const memory: KeyStorage = {
  getItem: (name) => kept.get(name) ?? null,
  setItem: (name, value) => void kept.set(name, value),
  removeItem: (name) => void kept.delete(name),
};
