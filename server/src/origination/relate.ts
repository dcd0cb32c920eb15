import { refreshRelations } from '../graph/index.ts';
import type { Id } from '../kernel/index.ts';
import type { Tx, WorkflowDefinition } from '../platform/index.ts';
import type { Deps } from './deps.ts';
import type { Place } from './nodes.ts';

const RELATE_WORKFLOW = 'origination.relate.v1';

/** Brings a borrower's relations up to date once the application that read its data has its offer. */
export const relateLater = (deps: Deps, tx: Tx, place: Place): Promise<void> =>
  deps.workflows.enqueue(tx, {
    workflow: RELATE_WORKFLOW,
    id: `relate:${place.applicationId}`,
    input: { borrowerId: place.borrowerId },
    delayMs: deps.times.relateAfterMs,
    patient: true,
  });

/** The relations that an application's data tells of. */
export const relateWorkflow = (): WorkflowDefinition => ({
  name: RELATE_WORKFLOW,
  run: async (flow, input) => {
    const { borrowerId } = input as { borrowerId: Id<'borrower'> };
    await flow.commit('relate.v1', async (tx) => {
      await refreshRelations(tx, borrowerId);
      return null;
    });
  },
});
