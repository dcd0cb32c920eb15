import { ApiProblem, type KeyStorage, makeKey, type Signature, withRetries } from '@open310/sdk';
import { confirm, type Drawn, type Ground, tabStorage } from './api.ts';

/** A confirmation that was sent and is not answered yet, as far as this tab knows. */
export interface Pending {
  readonly drawdownId: string;
  readonly disclosureId: string;
  /** Over what was shown, made when it was confirmed: a retry says the very same. */
  readonly signature: Signature;
  readonly amountFen: string;
  /** When it was confirmed. Epoch milliseconds. */
  readonly at: number;
}

const place = (ground: Ground) => `open310.pending.${ground.kind}.${ground.id}`;

// Long enough for a lost network or a reload; later, a person is asked again instead of taken at a word
// they may have forgotten.
const LIVE_MS = 10 * 60_000;

/** The confirmation under way, also after a reload; `undefined` when there is none. */
export function findPending(ground: Ground, storage: KeyStorage = tabStorage): Pending | undefined {
  try {
    const kept: Pending | null = JSON.parse(storage.getItem(place(ground)) ?? 'null');
    return kept && Date.now() - kept.at < LIVE_MS ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** A confirmation as it is made, with an id of its own. */
export const newPending = (
  disclosureId: string,
  amountFen: string,
  signature: Signature,
): Pending => ({
  drawdownId: makeKey('drawdown'),
  disclosureId,
  signature,
  amountFen,
  at: Date.now(),
});

/**
 * Sends a confirmation until it is answered. Its ids are written down before the first try: whatever
 * breaks then, the next try says the very same, and the money goes out once. One that is under way
 * already goes first.
 */
export async function sendConfirmation(
  ground: Ground,
  wanted: Pending,
  storage: KeyStorage = tabStorage,
  send: typeof confirm = confirm,
): Promise<Drawn> {
  const pending = findPending(ground, storage) ?? wanted;
  storage.setItem(place(ground), JSON.stringify(pending));
  const { drawdownId, disclosureId, signature } = pending;
  try {
    const ids = { drawdownId, disclosureId, signature };
    const drawn = await withRetries(() => send(ground, ids), { attempts: 6 });
    storage.removeItem(place(ground));
    return drawn;
  } catch (error) {
    const refused = error instanceof ApiProblem && error.status >= 400 && error.status < 500;
    if (refused && !error.retryable && error.status !== 401) storage.removeItem(place(ground));
    throw error;
  }
}
