import type { Id } from '../kernel/index.ts';
import type { Tx, WorkflowDefinition } from '../platform/index.ts';
import type { Deps } from './deps.ts';
import type { ApplicationId, Place } from './nodes.ts';
import { advance, lockApplication, underWay } from './queries.ts';

const EXPIRE_WORKFLOW = 'origination.expire.v1';

/** Looks after an application again later, durably, and ends it if nobody went on with it. */
export const expireAfter = (
  deps: Deps,
  tx: Tx,
  place: Place,
  delayMs: number,
  why: 'ttl' | 'offer' | 'review',
): Promise<void> =>
  deps.workflows.enqueue(tx, {
    workflow: EXPIRE_WORKFLOW,
    id: `expire:${why}:${place.applicationId}`,
    input: { ...place },
    delayMs,
  });

/**
 * Ends an application whose time is over. One with an open offer lives as long as the offer; one that waits
 * for a person waits, and is looked after by what they decide.
 */
export const expireWorkflow = (deps: Deps): WorkflowDefinition => ({
  name: EXPIRE_WORKFLOW,
  run: async (flow, input) => {
    const place = input as { borrowerId: Id<'borrower'>; applicationId: ApplicationId };
    await flow.commit('expire.v1', async (tx) => {
      const application = await lockApplication(tx, place.borrowerId, place.applicationId);
      if (!application) return null;
      const now = deps.clock.now();
      const ends = application.offerExpiresAt ?? application.expiresAt;
      const { status } = application;
      const open = underWay.has(status) && status !== 'disbursing' && status !== 'referred';
      if (open && ends <= now) await advance(tx, place, now, { status: 'expired' });
      return null;
    });
  },
});
