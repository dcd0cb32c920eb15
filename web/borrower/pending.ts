import { ApiProblem, type KeyStorage, makeKey, withRetries } from '@open310/sdk';
import { confirm, type Drawn, type Ground, tabStorage } from './api.ts';

/** A confirmation that was sent and is not answered yet, as far as this tab knows. */
export interface Pending {
  readonly drawdownId: string;
  readonly disclosureId: string;
  readonly amountFen: string;
}

const place = (ground: Ground) => `open310.pending.${ground.kind}.${ground.id}`;

/** The confirmation under way, also after a reload; `undefined` when there is none. */
export function findPending(ground: Ground, storage: KeyStorage = tabStorage): Pending | undefined {
  try {
    return JSON.parse(storage.getItem(place(ground)) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

/**
 * Sends a confirmation until it is answered. Its ids are written down before the first try: whatever
 * breaks then, the next try says the very same, and the money goes out once.
 */
export async function sendConfirmation(
  ground: Ground,
  about: { disclosureId: string; amountFen: string },
  storage: KeyStorage = tabStorage,
  send: typeof confirm = confirm,
): Promise<Drawn> {
  const pending = findPending(ground, storage) ?? { drawdownId: makeKey('drawdown'), ...about };
  storage.setItem(place(ground), JSON.stringify(pending));
  const { drawdownId, disclosureId } = pending;
  try {
    const drawn = await withRetries(() => send(ground, { drawdownId, disclosureId }), {
      attempts: 6,
    });
    storage.removeItem(place(ground));
    return drawn;
  } catch (error) {
    const refused = error instanceof ApiProblem && error.status >= 400 && error.status < 500;
    if (refused && !error.retryable) storage.removeItem(place(ground));
    throw error;
  }
}
