import { answerPlace, mayBeTold } from './deliver.ts';
import { findDelivery, listAttempts } from './delivery-queries.ts';
import type { Owner, WebhookDeps } from './deps.ts';
import { findEndpoint } from './endpoint-queries.ts';
import { findMessage } from './message-queries.ts';

export type DeliveryView = NonNullable<Awaited<ReturnType<typeof lookUpDelivery>>>;

/**
 * A delivery with what was sent and every attempt; `undefined` whether it is another's or there is none, or tells a
 * partner of somebody whose consent names it no more.
 */
export async function lookUpDelivery(
  deps: Pick<WebhookDeps, 'db' | 'vault' | 'clock'>,
  whose: Owner | 'all',
  id: string,
) {
  const { db, vault } = deps;
  const delivery = await findDelivery(db, id);
  if (!delivery) return undefined;
  const [endpoint, message, attempts] = await Promise.all([
    findEndpoint(db, delivery.endpointId),
    findMessage(db, delivery.messageId),
    listAttempts(db, delivery.id),
  ]);
  if (!endpoint || !message || (whose !== 'all' && endpoint.owner !== whose)) return undefined;
  if (whose !== 'all' && !(await mayBeTold(deps, endpoint, message.borrowerId))) return undefined;
  return {
    ...delivery,
    message,
    attempts: attempts.map(({ answerSealed, ...one }) => ({
      ...one,
      answer: answerSealed ? vault.open(answerSealed, answerPlace(delivery.id, one.n)) : '',
    })),
  };
}
