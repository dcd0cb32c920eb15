import { createHash } from 'node:crypto';
import { type DecisionOutcome, listDecisions, saveDecision } from '../decision/index.ts';
import { type Id, type Instant, type Json, ok, type Result, type Source } from '../kernel/index.ts';
import { type Facility, freezeFacility, listFacilities, renewFacility } from '../lending/index.ts';
import { listConsents, withdrawConsent } from '../party/index.ts';
import { getBookingDate, type Tx, txOrRefuse, type WorkflowDefinition } from '../platform/index.ts';
import { listAllowed } from './allow.ts';
import { decideWith } from './consent-cost.ts';
import { ASSESSMENT } from './consent-text.ts';
import type { Deps } from './deps.ts';

type NoConsent = { readonly code: 'consent_not_found' };

const RECOMPUTE_WORKFLOW = 'origination.recompute.v1';

/** Why a limit can be drawn on no more. */
export const WITHDRAWN = 'consent_withdrawn';

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
    if (consent?.withdrawnAt === null)
      await recomputeLater(deps, tx, borrowerId, consent.source, at);
    return ok(null);
  });

/** Has the limit computed again once a source counts no more; in the transaction that takes it away. */
export const recomputeLater = (
  deps: Deps,
  tx: Tx,
  borrowerId: Id<'borrower'>,
  source: Source,
  at: Instant,
): Promise<unknown> =>
  deps.workflows.enqueue(tx, {
    workflow: RECOMPUTE_WORKFLOW,
    id: `recompute:${borrowerId}:${source}:${at}`,
    input: { borrowerId, source, at },
  });

interface Asked {
  readonly borrowerId: Id<'borrower'>;
  readonly source: Source;
  readonly at: Instant;
}

/** Computes a limit again after a source was taken back. */
export const recomputeWorkflow = (deps: Deps): WorkflowDefinition => ({
  name: RECOMPUTE_WORKFLOW,
  run: async (flow, input) => {
    await flow.commit('recompute.v1', (tx) => recompute(deps, tx, input as unknown as Asked));
  },
});

async function recompute(deps: Deps, tx: Tx, asked: Asked): Promise<Json> {
  const { borrowerId, source } = asked;
  const [newest] = await listDecisions(tx, borrowerId, 1);
  if (!newest?.connected.includes(source)) return 'untouched';
  const now = deps.clock.now();
  const live = await listAllowed(tx, borrowerId, now);
  if (live.includes(source)) return 'untouched'; // Allowed again meanwhile.
  const today = await getBookingDate(tx);
  const facility = (await listFacilities(tx, borrowerId)).find(
    ({ product, expiresOn, frozenSince }) =>
      product === newest.productId && expiresOn > today && frozenSince === null,
  );
  if (!facility) return 'untouched';
  const connected = newest.connected.filter((one) => live.some((s) => s === one));
  const { outcome, ...used } = await decideWith(deps, tx, newest, connected);
  const consents = (await listConsents(tx, borrowerId))
    .filter((c) => c.purpose === ASSESSMENT && c.withdrawnAt === null && now < c.expiresAt)
    .map(({ id, source: of }) => ({ id, source: of }));
  const id = decisionIdOfTaking(asked);
  await saveDecision(tx, {
    ...{ id, borrowerId, applicationId: null, productId: newest.productId },
    ...{ decidedAt: now, consents, connected, outcome, exposures: newest.exposures, ...used },
    leftBehind: [...newest.leftBehind.filter((one) => one !== source), source],
  });
  return apply(tx, facility, id, outcome);
}

/** What was promised goes down to what is left; it never goes up by taking something away. */
async function apply(
  tx: Tx,
  facility: Facility,
  decisionId: Id<'decision'>,
  outcome: DecisionOutcome,
): Promise<Json> {
  const on = await getBookingDate(tx);
  const { borrowerId, id: facilityId, annualRate, expiresOn } = facility;
  if (outcome.limit <= 0n) {
    await freezeFacility(tx, facility, on, WITHDRAWN);
    return 'frozen';
  }
  if (outcome.limit >= facility.limit) return 'untouched';
  const { limit } = outcome;
  // The price is what was agreed: to take a consent back is not punished.
  const terms = { borrowerId, facilityId, decisionId, on, limit, annualRate, expiresOn };
  const renewed = await renewFacility(tx, terms);
  return renewed.ok ? 'cut' : renewed.error.code;
}

/** The one decision of one taking back. */
function decisionIdOfTaking({ borrowerId, source, at }: Asked): Id<'decision'> {
  const hex = createHash('sha256').update(`taken:${borrowerId}:${source}:${at}`).digest('hex');
  return `decision_${hex.slice(0, 32)}` as Id<'decision'>;
}
