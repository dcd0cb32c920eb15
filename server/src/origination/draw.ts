import { type ConcentrationRefusal, takeRoom } from '../concentration/index.ts';
import { appendEvents } from '../events/index.ts';
import { type ShareRefusal, takeShare } from '../funding/index.ts';
import {
  type BusinessDate,
  type Fen,
  fen,
  type Id,
  ok,
  type Result,
  refuse,
} from '../kernel/index.ts';
import {
  type Drawn as Drawdown,
  type DrawdownRefusal,
  findFacility,
  findLoan,
  loanIdOf,
  openFacility,
  requestLoan,
} from '../lending/index.ts';
import { getBookingDate, type Tx, txOrRefuse, type Work } from '../platform/index.ts';
import { keepUse } from '../purposes/index.ts';
import { keepLoanRisk } from '../servicing/index.ts';
import { hasKey, type SessionId, tieKey } from '../sessions/index.ts';
import { bookRequested } from './book.ts';
import { bucketsOf } from './buckets.ts';
import type { Deps } from './deps.ts';
import { groupStops, lockGroup } from './group.ts';
import { identityStops } from './identity.ts';
import type { ApplicationId, Place } from './nodes.ts';
import { facilityEnd, getOffer } from './offer.ts';
import {
  type Application,
  advance,
  type Disclosure,
  findDisclosure,
  findPayout,
  type Intent,
  insertPayout,
  lockApplication,
  type Payout,
} from './queries.ts';
import { payOut, payoutIdOf, SETTLE_WORKFLOW, settleId } from './settle.ts';
import { keepSignature, type Signature, signatureHolds } from './signature.ts';

/** The borrower's command. `drawdownId` is made by the client and kept across retries. */
export interface DrawCommand {
  readonly borrowerId: Id<'borrower'>;
  readonly drawdownId: Id<'drawdown'>;
  readonly disclosureId: Id<'disclosure'>;
  /** Of the borrower's device, over what was shown; asked for where an offer is signed, and in a session that a key has signed in. */
  readonly signature?: Signature | undefined;
  /** Where it is said; the first key that signs there is the only one. None: not said by a browser. */
  readonly sessionId?: SessionId | undefined;
  /** A first drawing signs the offer of an application; a further one draws under a facility. */
  readonly under:
    | { readonly applicationId: ApplicationId }
    | { readonly facilityId: Id<'facility'> };
}

/** Why a drawing is refused, in order of precedence; then those of `lending`. */
export type DrawRefusal =
  | { readonly code: 'application_not_found' }
  | { readonly code: 'not_offered'; readonly status: string }
  | { readonly code: 'offer_expired' }
  | { readonly code: 'identity_missing' }
  | { readonly code: 'identity_held' }
  | { readonly code: 'group_exposure_high' }
  | { readonly code: 'disclosure_not_found' }
  | { readonly code: 'disclosure_out_of_date'; readonly shownFor: BusinessDate }
  | { readonly code: 'reading_time_not_over'; readonly readableAt: number }
  | { readonly code: 'signature_missing' }
  | { readonly code: 'signature_wrong' }
  | DrawdownRefusal
  | ShareRefusal
  | ConcentrationRefusal;

export interface Drawn {
  readonly loanId: Id<'loan'>;
  readonly facilityId: Id<'facility'>;
  readonly status: 'paying' | 'open' | 'cancelled';
  readonly amount: Fen;
  /** From the confirmation to settled money; `null` while the rail has not answered. Unit: ms. */
  readonly confirmToMoneyMs: number | null;
}

/** The one facility of an offer. */
export const facilityIdOf = (offerId: Id<'offer'>): Id<'facility'> =>
  `facility_${offerId.slice('offer_'.length)}` as Id<'facility'>;

/**
 * From the confirmation to money: one transaction (facility locked, loan, schedule, ledger, intent
 * to pay, and the settle workflow as safety net), one call to the rail, one transaction (settled).
 * A repeat of the command answers with the same loan. An unanswered rail leaves the loan `paying`:
 * what happened is unknown, and the settle workflow finds out.
 */
export async function draw(deps: Deps, command: DrawCommand): Promise<Result<Drawn, DrawRefusal>> {
  const confirmedAt = deps.clock.now();
  deps.probe('draw.before-request');
  const requested = await txOrRefuse(deps.db, (tx) => request(deps, tx, command));
  if (!requested.ok) return requested;
  deps.probe('draw.after-request');
  const { loan, intent } = requested.value;
  const settledAt = intent && (await payOut(deps, intent));
  if (intent && settledAt !== undefined) {
    deps.metrics.time('confirm-to-money', 'settled', (deps.clock.now() - confirmedAt) / 1000);
    return ok(drawnOf(loan, { ...intent, status: 'settled', settledAt }));
  }
  const payout = await findPayout(deps.db, command.borrowerId, loan.id);
  if (!payout) throw new Error(`no payout of ${loan.id}`);
  return ok(drawnOf(loan, payout));
}

function drawnOf(
  { id: loanId, facilityId, principal: amount }: Requested['loan'],
  { status, requestedAt, settledAt }: Pick<Payout, 'status' | 'requestedAt' | 'settledAt'>,
): Drawn {
  const loanStatus = { sent: 'paying', settled: 'open', rejected: 'cancelled' } as const;
  const confirmToMoneyMs =
    status === 'settled' && settledAt !== null ? settledAt - requestedAt : null;
  return { loanId, facilityId, status: loanStatus[status], amount, confirmToMoneyMs };
}

interface Requested {
  readonly loan: Pick<Drawdown, 'id' | 'facilityId' | 'principal'>;
  /** What is to be paid; `undefined` when the command had been carried out before. */
  readonly intent: Intent | undefined;
}

async function request(
  deps: Deps,
  tx: Tx,
  command: DrawCommand,
): Promise<Result<Requested, DrawRefusal>> {
  const { borrowerId, disclosureId, under } = command;
  const place: Place | undefined =
    'applicationId' in under ? { borrowerId, applicationId: under.applicationId } : undefined;
  const [application, known, disclosure, today] = await Promise.all([
    place && lockApplication(tx, borrowerId, place.applicationId), // First: the others wait for it.
    findPayout(tx, borrowerId, loanIdOf(command.drawdownId)),
    findDisclosure(tx, borrowerId, disclosureId),
    getBookingDate(tx),
  ]);
  if (place && !application) return refuse({ code: 'application_not_found' });
  const mine =
    disclosure &&
    ('applicationId' in under
      ? disclosure.applicationId === under.applicationId
      : disclosure.facilityId === under.facilityId);
  if (!mine) return refuse({ code: 'disclosure_not_found' });
  if (known) return repeated(tx, command, disclosure);

  const now = deps.clock.now();
  if (application && application.status !== 'offered') {
    return refuse({ code: 'not_offered', status: application.status });
  }
  if (application && (application.offerExpiresAt ?? 0) <= now)
    return refuse({ code: 'offer_expired' });
  const stopped = await identityStops(deps, tx, borrowerId, { signing: place !== undefined });
  if (stopped) return refuse(stopped);
  const full = application && (await groupFull(tx, application));
  if (full) return refuse(full);
  if (disclosure.terms.drawnOn !== today) {
    // The plan would differ from what was shown and read (rules R4): show it again.
    return refuse({ code: 'disclosure_out_of_date', shownFor: disclosure.terms.drawnOn });
  }
  if (now < disclosure.readableAt) {
    return refuse({ code: 'reading_time_not_over', readableAt: disclosure.readableAt });
  }
  const unsigned = await sign(deps, tx, command, disclosure, place);
  if (unsigned) return refuse(unsigned);
  const facilityId =
    'facilityId' in under
      ? under.facilityId
      : await acceptOffer(deps, tx, borrowerId, application?.decisionId ?? null, today);
  // The safety net hangs before the loan is judged: a refusal takes it away, and neither waits.
  const [result] = await Promise.all([
    requestLoan(tx, terms(command, facilityId, disclosure, today)),
    deps.workflows.enqueue(tx, settleWork(deps, borrowerId, loanIdOf(command.drawdownId))),
  ]);
  if (!result.ok) return result;
  if (result.value.repeat) return repeated(tx, command, disclosure); // Carried out while we waited.
  const intent = await intend(deps, tx, { loan: result.value, place, disclosure, today, now });
  deps.probe('draw.in-request');
  // Last: its counters are locked for others of the region and the trade until all this is committed.
  const { facility, principal } = result.value;
  const noRoom =
    (await takeShare(tx, result.value, now)) ??
    (facility && (await takeRoom(tx, facility, principal, now)));
  return noRoom ? refuse(noRoom) : ok({ loan: result.value, intent });
}

/** Whether the group is full; one who has signed already draws under what was signed. */
async function groupFull(tx: Tx, { borrowerId, product, facilityId }: Application) {
  if (facilityId !== null) return undefined;
  await lockGroup(tx, borrowerId); // Two who belong together and sign at once: one sees the other's.
  return groupStops(tx, borrowerId, product);
}

/**
 * Judges a signature, ties the session to its key, and keeps the one of an offer. @returns Why it is none; `undefined`: it
 * is one, or none is asked for.
 */
async function sign(
  deps: Deps,
  tx: Tx,
  { signature, sessionId }: DrawCommand,
  disclosure: Disclosure,
  place: Place | undefined,
): Promise<{ readonly code: 'signature_missing' | 'signature_wrong' } | undefined> {
  if (!signature) {
    // Whoever asks elsewhere who signs lets it be signed there, too.
    const isAsked =
      (place && deps.identity !== null) || (sessionId && (await hasKey(tx, sessionId)));
    return isAsked ? { code: 'signature_missing' } : undefined;
  }
  if (!signatureHolds(signature, disclosure)) return { code: 'signature_wrong' };
  if (sessionId && !(await tieKey(tx, sessionId, signature.publicKey))) {
    return { code: 'signature_wrong' };
  }
  const at = deps.clock.now();
  if (place) await keepSignature(tx, { ...signature, ...place, disclosureId: disclosure.id, at });
  return undefined;
}

/** The same command again: the loan it made. Another disclosure under the same id is a conflict. */
async function repeated(
  tx: Tx,
  command: DrawCommand,
  disclosure: Disclosure,
): Promise<Result<Requested, DrawRefusal>> {
  const loanId = loanIdOf(command.drawdownId);
  const payout = await findPayout(tx, command.borrowerId, loanId);
  const loan = await findLoan(tx, command.borrowerId, loanId);
  if (!loan || payout?.disclosureId !== disclosure.id) return refuse({ code: 'drawdown_conflict' });
  return ok({ loan, intent: undefined });
}

const terms = (
  command: DrawCommand,
  facilityId: Id<'facility'>,
  disclosure: Disclosure,
  today: BusinessDate,
) => ({
  loanId: loanIdOf(command.drawdownId),
  drawdownId: command.drawdownId,
  facilityId,
  borrowerId: command.borrowerId,
  principal: fen(BigInt(disclosure.terms.amountFen)),
  shape: { method: disclosure.terms.method, installments: disclosure.terms.termMonths },
  on: today,
});

/** Signs the offer: its facility is opened, once. */
async function acceptOffer(
  deps: Deps,
  tx: Tx,
  borrowerId: Id<'borrower'>,
  decisionId: Id<'decision'> | null,
  today: BusinessDate,
): Promise<Id<'facility'>> {
  const offer = await getOffer(tx, borrowerId, decisionId);
  const id = facilityIdOf(offer.id);
  // Signed before, when the rail rejected the first account: it stays as it was opened.
  if (await findFacility(tx, borrowerId, id)) return id;
  await openFacility(tx, {
    id,
    borrowerId,
    product: offer.product.id,
    funderId: deps.funderId,
    limit: offer.limit,
    annualRate: offer.annualRate,
    dayCount: offer.dayCount,
    openedOn: today,
    expiresOn: facilityEnd(offer.product, today),
    decisionId: offer.decisionId,
    buckets: await bucketsOf(deps, tx, borrowerId, { ...offer, at: deps.clock.now() }),
    pd: offer.pd,
  });
  const at = deps.clock.now();
  const opened = {
    id: `open310:facility:${id}:opened`,
    kind: 'facility.opened',
    borrowerId,
    occurredAt: at,
    source: 'open310',
    rawId: null,
    data: { facilityId: id, limitFen: offer.limit },
  } as const;
  await appendEvents(tx, [opened], at);
  return id;
}

/** The workflow that looks after a payout which was not settled in the path. */
function settleWork(deps: Deps, borrowerId: Id<'borrower'>, loanId: Id<'loan'>): Work {
  const orderId = payoutIdOf(loanId);
  return {
    workflow: SETTLE_WORKFLOW,
    id: settleId(orderId),
    input: { orderId, borrowerId, loanId },
    delayMs: deps.times.settleAfterMs,
  };
}

/** Writes the intent to pay: from here on the money goes out, whatever happens to this process. */
async function intend(
  deps: Deps,
  tx: Tx,
  o: {
    readonly loan: Drawdown;
    readonly place: Place | undefined;
    readonly disclosure: Disclosure;
    readonly today: BusinessDate;
    readonly now: ReturnType<Deps['clock']['now']>;
  },
): Promise<Intent> {
  const { loan, place, disclosure, today, now } = o;
  const { id: loanId, borrowerId, facilityId, principal } = loan;
  const orderId = payoutIdOf(loanId);
  const intent: Intent = {
    borrowerId,
    loanId,
    orderId,
    applicationId: place?.applicationId ?? null,
    disclosureId: disclosure.id,
    amountFen: principal,
    valueOn: today,
    payeeSealed: disclosure.payeeSealed,
    requestedAt: now,
  };
  await Promise.all([
    insertPayout(tx, { ...intent, rail: deps.rail.name }),
    disclosure.terms.use &&
      keepUse(tx, {
        ...{ loanId, borrowerId, amount: principal, drawnOn: today },
        ...disclosure.terms.use,
      }),
    loan.facility && keepLoanRisk(tx, loanId, loan.facility, now),
    bookRequested(tx, { loanId, amount: principal, valueOn: today }, today),
    place &&
      advance(tx, place, now, {
        status: 'disbursing',
        facilityId,
        loanId,
        nodes: [
          { name: 'sign', state: 'passed' },
          { name: 'disburse', state: 'running' },
        ],
      }),
  ]);
  return intent;
}
