import { hasUntold, takeUntold, type Untold } from '../events/index.ts';
import { listToldPartners } from '../party/index.ts';
import { errorFields, sleep, type Tx } from '../platform/index.ts';
import { addDelivery, addMessage } from './add-message.ts';
import { iso } from './at.ts';
import type { WebhookDeps } from './deps.ts';
import { type EndpointRow, listAllEndpoints } from './endpoint-queries.ts';
import { wants } from './endpoints.ts';
import { dataOf, subjectOf } from './kinds.ts';
import { holdTelling } from './message-queries.ts';

const AT_ONCE = 100;
const EVERY_MS = 300;

/**
 * Makes messages of what happened since, and deliveries to whoever asked for them and may know; in one transaction
 * with what takes the facts out of the outbox. @returns How many facts; 0: none, or another process tells.
 */
export async function tellOnce(deps: WebhookDeps): Promise<number> {
  if (!(await hasUntold(deps.db))) return 0;
  return deps.db.tx(async (tx) => {
    if (!(await holdTelling(tx))) return 0;
    const facts = await takeUntold(tx, AT_ONCE);
    if (facts.length === 0) return 0;
    const endpoints = await listAllEndpoints(tx);
    const borrowers = [...new Set(facts.map(({ borrowerId }) => borrowerId))];
    const told = new Set(
      (await listToldPartners(tx, borrowers, deps.clock.now())).map(
        ({ borrowerId, partnerId }) => `${borrowerId} ${partnerId}`,
      ),
    );
    for (const fact of facts) {
      const to = endpoints.filter(
        (e) =>
          wants(e, fact.kind) && (e.owner === null || told.has(`${fact.borrowerId} ${e.owner}`)),
      );
      await tell(deps, tx, fact, to);
    }
    return facts.length;
  });
}

async function tell(
  deps: WebhookDeps,
  tx: Tx,
  fact: Untold,
  endpoints: readonly EndpointRow[],
): Promise<void> {
  const data = dataOf(fact.kind, fact.data);
  const messageId = await addMessage(deps, tx, {
    ...{ kind: fact.kind, subject: subjectOf(fact.kind, data), timestamp: iso(fact.occurredAt) },
    ...{ borrowerId: fact.borrowerId, event: { id: fact.id, revision: fact.revision }, data },
  });
  for (const endpoint of endpoints) await addDelivery(deps, tx, { endpoint, messageId });
}

/** Tells in the background until it is closed. One process does at a time; any other takes over at once. */
export function startTelling(deps: WebhookDeps): { close(): Promise<void> } {
  const stop = new AbortController();
  const run = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      const told = await tellOnce(deps).catch((error: unknown) => {
        deps.log.warn('webhook.telling_failed', errorFields(error));
        return 0;
      });
      if (told === 0) await sleep(EVERY_MS, stop.signal);
    }
  };
  const running = run();
  return {
    close: () => {
      stop.abort();
      return running;
    },
  };
}
