import { appendEvents, type NewEvent } from '../events/index.ts';
import type { Instant } from '../kernel/index.ts';
import type { Tx } from '../platform/index.ts';
import type { Place } from './nodes.ts';

/** Statuses of an application that are a fact of their own; money on its way is told by its loan. */
const kinds = {
  offered: 'application.offered',
  declined: 'application.declined',
  referred: 'application.referred',
  withdrawn: 'application.withdrawn',
  expired: 'application.expired',
} as const;

/** Records what became of an application, in the transaction in which it does. */
export async function tellStatus(
  tx: Tx,
  { borrowerId, applicationId }: Place,
  at: Instant,
  status: string,
): Promise<void> {
  const kind = status in kinds ? kinds[status as keyof typeof kinds] : undefined;
  if (kind === undefined) return;
  const event: NewEvent = {
    // Offered once more, after a person looked or a bank refused the account, is another fact.
    id: `open310:application:${applicationId}:${status}:${at}`,
    ...{
      kind,
      borrowerId,
      occurredAt: at,
      source: 'open310',
      rawId: null,
      data: { applicationId },
    },
  };
  await appendEvents(tx, [event], at);
}
