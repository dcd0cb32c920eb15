import type { BusinessDate, Json } from '../kernel/index.ts';
import { OperationalError, type Work, type WorkflowDefinition } from '../platform/index.ts';
import type { ReconcileDeps } from './deps.ts';
import { reconcile } from './reconcile.ts';

const RECONCILE = 'reconciliation.days.v1';

/** The work of reconciling up to `on`: one a day, however often it is enqueued. */
export const reconcileWork = (on: BusinessDate): Work => ({
  workflow: RECONCILE,
  id: `reconcile:${on}`,
  input: { on },
  patient: true,
});

// A bank that has no statement yet has one in the morning; then every hour, for two days.
const ASK_AGAIN_MS = [60_000, 300_000, 900_000, 1_800_000];
const ROUNDS = 52;

type Tried = { readonly status: 'done' | 'unanswered' };

async function tryOnce(deps: ReconcileDeps, on: BusinessDate): Promise<Tried> {
  try {
    const done = await reconcile(deps, { until: on });
    if (!done.ok) deps.log.error('reconciliation.refused', { on, code: done.error.code });
    return { status: 'done' };
  } catch (error) {
    if (!(error instanceof OperationalError)) throw error;
    return { status: 'unanswered' };
  }
}

/** Reconciles what is left up to a day that end of day closed, and asks again until the rail answers. */
export const reconcileWorkflow = (deps: ReconcileDeps): WorkflowDefinition => ({
  name: RECONCILE,
  run: async (flow, input) => {
    const { on } = input as { readonly on: BusinessDate };
    for (let round = 0; round < ROUNDS; round += 1) {
      const tried = await flow.call(
        `try.v1.${round}`,
        async (): Promise<Json> => ({ ...(await tryOnce(deps, on)) }),
      );
      if ((tried as unknown as Tried).status === 'done') return;
      await flow.sleep(ASK_AGAIN_MS[round] ?? 3_600_000);
    }
    deps.log.error('reconciliation.not_done', { on, rounds: ROUNDS });
  },
});
