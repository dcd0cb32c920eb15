import type { Id, Instant, Source } from '../kernel/index.ts';
import type { Tx } from '../platform/index.ts';
import type { Deps } from './deps.ts';

export const RECOMPUTE_WORKFLOW = 'origination.recompute.v2';

/** Has the limit computed again once a source counts no more, or again; in the transaction that says so. */
export const recomputeLater = (
  { workflows }: Pick<Deps, 'workflows'>,
  tx: Tx,
  borrowerId: Id<'borrower'>,
  source: Source,
  at: Instant,
): Promise<unknown> =>
  workflows.enqueue(tx, {
    workflow: RECOMPUTE_WORKFLOW,
    id: `recompute:${borrowerId}:${source}:${at}`,
    input: { borrowerId, source, at },
  });
