import { listChangedBorrowers } from '../events/index.ts';
import {
  countLeftToTell,
  type Live,
  listLapsed,
  type RelationsRefreshed,
  refreshRelations,
  spreadToNeighbours,
  tellNeighbours,
} from '../graph/index.ts';
import type { BusinessDate, Id, Instant } from '../kernel/index.ts';
import { listConsents, liveSources } from '../party/index.ts';
import type { Db, Flow, Tx, Work, WorkflowDefinition } from '../platform/index.ts';
import { ASSESSMENT } from './consent-text.ts';
import type { Deps } from './deps.ts';
import type { Place } from './nodes.ts';

const RELATE_WORKFLOW = 'origination.relate.v2';
const RELATE_CHANGED_WORKFLOW = 'origination.relate-changed.v2';
const PAGE = 25; // Borrowers whose own relations are brought up to date in one transaction.

type BorrowerId = Id<'borrower'>;

/** What a borrower lets be looked at for an assessment at `at`. What was taken back meanwhile, by whatever clock, is not among it. */
export async function liveOf(db: Db, borrowerId: BorrowerId, at: Instant): Promise<Live> {
  const consents = await listConsents(db, borrowerId);
  return liveSources(
    consents.filter(({ withdrawnAt }) => withdrawnAt === null),
    ASSESSMENT,
    at,
  );
}

/**
 * A borrower's relations brought up to date, from what it lets be looked at for an assessment at `at`: a source that was
 * taken back, or whose consent has ended, tells of none.
 */
export const relate = (tx: Tx, borrowerId: BorrowerId, at: Instant): Promise<RelationsRefreshed> =>
  refreshRelations(tx, borrowerId, (own) => liveOf(own, borrowerId, at));

/**
 * A borrower's relations brought up to date, and its neighbours looked at: what features of relations need before
 * anything is decided. Those whom it touches are told later (`relateLater`): nobody's journey waits for them.
 */
export async function relateNow(tx: Tx, borrowerId: BorrowerId, at: Instant): Promise<void> {
  await relate(tx, borrowerId, at);
  await tellNeighbours(tx, borrowerId, at);
}

/** Carries on to all whom a borrower touched that it was forgotten. */
export const relateForgotten = (deps: Deps, tx: Tx, borrowerId: BorrowerId): Promise<unknown> =>
  deps.workflows.enqueue(tx, {
    ...{ workflow: RELATE_WORKFLOW, id: `relate:forgotten:${borrowerId}` },
    input: { borrowerId, isForgotten: true },
    patient: true,
  });

/** Carries what an application's data tells of relations on to those it touches, once the offer is there. */
export const relateLater = (deps: Deps, tx: Tx, place: Place): Promise<void> =>
  deps.workflows.enqueue(tx, {
    workflow: RELATE_WORKFLOW,
    id: `relate:${place.applicationId}`,
    input: { borrowerId: place.borrowerId },
    delayMs: deps.times.relateAfterMs,
    patient: true,
  });

/**
 * In transactions of their own: of two changes side by side, the later look sees both. Each is carried on by itself: one
 * touches up to 200 borrowers, whose applications wait for as long as their facts are held.
 */
export async function relateAll(
  { clock }: Pick<Deps, 'clock'>,
  flow: Flow,
  name: string,
  ids: readonly BorrowerId[],
): Promise<void> {
  await flow.commit(`relate.v1${name}`, async (tx) => {
    for (const id of ids) await relate(tx, id, clock.now());
    return null;
  });
  for (const [i, id] of ids.entries()) {
    const step = name === '' ? 'spread.v1' : `spread.v2${name}.${i}`;
    await flow.commit(step, async (tx) => {
      await spreadToNeighbours(tx, id, clock.now());
      return null;
    });
  }
}

/** The relations that an application's data tells of, and whom they touch. */
export const relateWorkflow = (deps: Pick<Deps, 'clock'>): WorkflowDefinition => ({
  name: RELATE_WORKFLOW,
  run: async (flow, input) => {
    const { borrowerId, isForgotten } = input as { borrowerId: BorrowerId; isForgotten?: true };
    await relateAll(deps, flow, '', [borrowerId]);
    if (isForgotten) await spreadOn(deps, flow, borrowerId);
  },
});

/** One spread goes to so many and no more: again, until nobody is told of who was forgotten. */
async function spreadOn(
  { clock }: Pick<Deps, 'clock'>,
  flow: Flow,
  borrowerId: BorrowerId,
): Promise<void> {
  for (let [n, before] = [1, Number.POSITIVE_INFINITY]; ; n += 1) {
    const left = await flow.commit(`spread-on.v1.${n}`, async (tx) => {
      const found = await countLeftToTell(tx, borrowerId);
      if (found > 0) await spreadToNeighbours(tx, borrowerId, clock.now());
      return found;
    });
    if (left === 0 || left >= before) return;
    before = left;
  }
}

/** The work of carrying on what changed until the end of a day: one a day, however often it is enqueued. */
export const relateChangedWork = (on: BusinessDate): Work => ({
  workflow: RELATE_CHANGED_WORKFLOW,
  id: `relate-changed:${on}`,
  input: { on },
  patient: true,
});

/**
 * Brings the relations of everybody of whom a fact came since the last time, or a consent ended, up to date, and tells
 * those whom it touches: who became late in the night's run is seen by its buyers and suppliers in the morning. A page
 * that was done is not done again.
 */
export const relateChangedWorkflow = (
  deps: Pick<Deps, 'clock' | 'db' | 'log'>,
): WorkflowDefinition => ({
  name: RELATE_CHANGED_WORKFLOW,
  run: async (flow) => {
    const { db, clock, log } = deps;
    const changed = await relatePages(deps, flow, '', (from) =>
      listChangedBorrowers(db, 'graph', from),
    );
    const lapsed = await relatePages(deps, flow, '.lapsed', (from) =>
      listLapsed(db, clock.now(), from),
    );
    log.info('relations.carried_on', { borrowers: changed + lapsed });
  },
});

/** Page by page of borrowers, by id. @returns How many there were. */
async function relatePages(
  deps: Pick<Deps, 'clock' | 'db' | 'log'>,
  flow: Flow,
  name: string,
  list: (from: {
    after: string;
    most: number;
  }) => Promise<readonly { readonly borrowerId: BorrowerId }[]>,
): Promise<number> {
  let [after, related] = ['', 0];
  for (let page = 0; ; page += 1) {
    const ids = await flow.call(`page.v1${name}.${page}`, async () =>
      (await list({ after, most: PAGE })).map(({ borrowerId }) => borrowerId),
    );
    const last = ids.at(-1);
    if (last === undefined) return related;
    await relateAll(deps, flow, `${name}.${page}`, ids);
    related += ids.length;
    after = last;
  }
}
