import { createHash } from 'node:crypto';
import { listDecisions, saveDecision } from '../decision/index.ts';
import {
  type BusinessDate,
  type Fen,
  type Id,
  type Instant,
  type Json,
  ok,
  type Result,
  type Source,
} from '../kernel/index.ts';
import {
  type Facility,
  freezeFacility,
  listFacilities,
  listGoverning,
  renewFacility,
  unfreezeFacility,
} from '../lending/index.ts';
import { listConsents, withdrawConsent } from '../party/index.ts';
import { getBookingDate, type Tx, txOrRefuse, type WorkflowDefinition } from '../platform/index.ts';
import { listAllowed } from './allow.ts';
import { decideWith } from './consent-cost.ts';
import { ASSESSMENT } from './consent-text.ts';
import type { Deps } from './deps.ts';
import { grantedBy } from './offer.ts';
import { RECOMPUTE_WORKFLOW, recomputeLater } from './recompute-later.ts';
import { relateAll } from './relate.ts';
import { findReviewOf } from './reviews.ts';

type NoConsent = { readonly code: 'consent_not_found' };

/** Why a limit can be drawn on no more. */
const WITHDRAWN = 'consent_withdrawn';

/**
 * Takes a consent back: no read from now on, and a limit that stands is computed again without the source, as
 * was shown before it was confirmed. Withdrawing again changes nothing.
 * @source PIPL Art. 15 (rule R7): as easy to take back as to give; what was done before stays lawful.
 */
export const takeBackConsent = (
  deps: Deps,
  borrowerId: Id<'borrower'>,
  consentId: Id<'consent'>,
): Promise<Result<null, NoConsent>> =>
  txOrRefuse<null, NoConsent>(deps.db, async (tx) => {
    const consent = (await listConsents(tx, borrowerId)).find(({ id }) => id === consentId);
    const at = deps.clock.now();
    const withdrawn = await withdrawConsent(tx, { borrowerId, consentId, at });
    if (!withdrawn.ok) return withdrawn;
    if (consent?.withdrawnAt === null && consent.purpose === ASSESSMENT)
      await recomputeLater(deps, tx, borrowerId, consent.source, at);
    return ok(null);
  });

interface Asked {
  readonly borrowerId: Id<'borrower'>;
  readonly source: Source;
  readonly at: Instant;
}

/**
 * Carries on that a source was taken back, or given again, to relations and those they touch, and computes the limit
 * again from what is left.
 */
export const recomputeWorkflow = (deps: Deps): WorkflowDefinition => ({
  name: RECOMPUTE_WORKFLOW,
  run: async (flow, input) => {
    const { borrowerId } = input as unknown as Asked;
    await relateAll(deps, flow, '', [borrowerId]);
    await flow.commit('recompute.v1', (tx) => recompute(deps, tx, input as unknown as Asked));
  },
});

/** What was enqueued before relations were carried on first; the steps that came since stand behind the one that it has recorded. */
export const recomputeV1Workflow = (deps: Deps): WorkflowDefinition => ({
  name: 'origination.recompute.v1',
  run: async (flow, input) => {
    const asked = input as unknown as Asked;
    await flow.commit('recompute.v1', (tx) => recompute(deps, tx, asked));
    await relateAll(deps, flow, '', [asked.borrowerId]);
  },
});

const SEEN = 100; // Decisions among which the promise is looked for.

async function recompute(deps: Deps, tx: Tx, asked: Asked): Promise<Json> {
  const { borrowerId } = asked;
  const on = await getBookingDate(tx);
  const facility = (await listFacilities(tx, borrowerId)).find(
    ({ expiresOn, frozenWhy }) => expiresOn > on && (frozenWhy === null || frozenWhy === WITHDRAWN),
  );
  if (!facility) return 'untouched';
  const decisions = await listDecisions(tx, borrowerId, SEEN);
  // What was promised rests on the application that opened or renewed it, whatever was applied for since;
  // decisions without an application are only of what was taken away.
  const governing = await listGoverning(tx, facility);
  const at = decisions.findIndex(
    ({ id, applicationId }) => applicationId !== null && governing.includes(id),
  );
  const promise = decisions[at];
  if (!promise) return 'untouched';
  const newest = decisions.slice(0, at).find((one) => one.applicationId === null) ?? promise;
  const now = deps.clock.now();
  const live = await listAllowed(tx, borrowerId, now);
  const connected = promise.connected.filter((one) => live.some((s) => s === one));
  if (sameSet(connected, newest.connected)) return 'untouched';
  const { outcome, around, ...used } = await decideWith(deps, tx, promise, connected);
  const consents = (await listConsents(tx, borrowerId))
    .filter((c) => c.purpose === ASSESSMENT && c.withdrawnAt === null && now < c.expiresAt)
    .map(({ id, source }) => ({ id, source }));
  const id = decisionIdOfChange(asked);
  const record = {
    ...{ id, borrowerId, applicationId: null, productId: promise.productId },
    ...{ decidedAt: now, consents, connected, outcome, exposures: promise.exposures, ...used },
    leftBehind: [...new Set([...promise.leftBehind, ...promise.connected])].filter(
      (one) => !connected.includes(one),
    ),
  };
  await saveDecision(tx, record, around);
  const granted = grantedBy(promise, await findReviewOf(tx, borrowerId, promise.id));
  const isMore = outcome.limit > granted;
  const limit = isMore ? granted : outcome.limit;
  return apply(tx, facility, { decisionId: id, limit, on });
}

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one) => b.includes(one));

/** What was promised goes down to what is left, and comes back with what is given again; never above it. */
async function apply(
  tx: Tx,
  facility: Facility,
  o: { readonly decisionId: Id<'decision'>; readonly limit: Fen; readonly on: BusinessDate },
): Promise<Json> {
  const { borrowerId, id: facilityId, annualRate, expiresOn, frozenWhy } = facility;
  if (o.limit <= 0n) return freezeFacility(tx, facility, o.on, WITHDRAWN);
  if (frozenWhy === WITHDRAWN) await unfreezeFacility(tx, facility);
  if (o.limit === facility.limit) return 'same';
  // The price is what was agreed: to take a consent back is not punished.
  const renewed = await renewFacility(tx, { ...o, borrowerId, facilityId, annualRate, expiresOn });
  return renewed.ok ? 'changed' : renewed.error.code;
}

/** The one decision of one change of a consent. */
function decisionIdOfChange({ borrowerId, source, at }: Asked): Id<'decision'> {
  const hex = createHash('sha256').update(`consent:${borrowerId}:${source}:${at}`).digest('hex');
  return `decision_${hex.slice(0, 32)}` as Id<'decision'>;
}
