import {
  addDays,
  type BusinessDate,
  type Id,
  ok,
  type Refusal,
  type Result,
  refuse,
} from '../kernel/index.ts';
import { type Db, getBusinessDate, type Tx, txOrRefuse } from '../platform/index.ts';
import {
  type ChangeRefusal,
  changeLoan,
  findHistory,
  listOverdue,
  owedOn,
  usualClassRules,
} from '../servicing/index.ts';
import { type SessionId, tieKey } from '../sessions/index.ts';
import type { CollectionsDeps, Person } from './deps.ts';
import {
  findHardship,
  type HardshipState,
  insertHardship,
  type KeptHardship,
  listToEnd,
  lockHardship,
  saveAccepted,
  saveAssignee,
  saveEnd,
  saveOffer,
} from './hardship-store.ts';
import { liftHoldsAbout, placeHold } from './holds.ts';
import {
  changesOf,
  type Ground,
  type Relief,
  type ReliefTable,
  reliefTable,
  tableDigest,
} from './relief.ts';

/** What a lender sets of plans for borrowers in trouble. Assumed. */
export const hardshipRules = {
  /** A borrower is answered within so many days. */
  answerDays: 7,
  /** An offer stands so many days of the books. */
  offerDays: 7,
  /** A plan fails once its loan is more days past due than this, … */
  failsAfterDpd: 30,
  /** … and is completed a year after it began (rules R9: watched for a year at least). */
  completesAfterDays: 365,
} as const;

const saidPlace = (id: string): string => `collections.hardships.said:${id}`;

/** A plan as it is shown. */
export interface Hardship extends Omit<KeptHardship, 'saidSealed'> {
  readonly said: string | null;
}

export const openHardship = (
  { vault }: Pick<CollectionsDeps, 'vault'>,
  { saidSealed, ...kept }: KeptHardship,
): Hardship => ({ ...kept, said: saidSealed && vault.open(saidSealed, saidPlace(kept.id)) });

/** In order of precedence. */
export type AskHardshipRefusal =
  | { readonly code: 'hardship_conflict' }
  | { readonly code: 'loan_not_open' }
  | { readonly code: 'hardship_under_way' };

/** A borrower says, or has it said, that they cannot pay: until it is answered nobody presses them. */
export const askHardship = (
  deps: CollectionsDeps,
  o: {
    readonly id: Id<'hardship'>;
    readonly borrowerId: Id<'borrower'>;
    readonly loanId: Id<'loan'>;
    readonly ground: Ground;
    readonly said?: string;
    readonly by: 'borrower' | Person;
  },
): Promise<Result<Hardship, AskHardshipRefusal>> =>
  txOrRefuse<Hardship, AskHardshipRefusal>(deps.db, async (tx) => {
    const known = await findHardship(tx, o.id);
    if (known) {
      const isSame = known.loanId === o.loanId && known.ground === o.ground;
      return isSame ? ok(openHardship(deps, known)) : refuse({ code: 'hardship_conflict' });
    }
    const owed = await owedOn(tx, o.loanId);
    if (!owed || owed.payoff === 0n) return refuse({ code: 'loan_not_open' });
    const { id, borrowerId, loanId, ground, said } = o;
    const at = deps.clock.now();
    const saidSealed = said === undefined ? null : deps.vault.seal(said, saidPlace(id));
    const askedBy = o.by === 'borrower' ? 'borrower' : 'staff';
    const byName = o.by === 'borrower' ? 'borrower' : o.by.name;
    const made = { id, borrowerId, loanId, ground, saidSealed, askedBy, askedByName: byName, at };
    if ((await insertHardship(tx, { ...made, askedBy })) === 0) {
      const twin = await findHardship(tx, id); // Sent twice at once, it is the first of the two.
      return twin ? ok(openHardship(deps, twin)) : refuse({ code: 'hardship_under_way' });
    }
    const hold = { borrowerId, kind: 'hardship', about: id, reason: ground, byName, at } as const;
    await placeHold(tx, hold);
    return ok(openHardship(deps, await mustFind(tx, id)));
  });

async function mustFind(db: Db, id: Id<'hardship'>): Promise<KeptHardship> {
  const found = await findHardship(db, id);
  if (!found) throw new Error(`no hardship ${id}`);
  return found;
}

/** What was decided on already, or is no more. */
export type HardshipRefusal =
  | { readonly code: 'hardship_not_found' }
  | { readonly code: 'hardship_decided'; readonly state: HardshipState };

/** Who works on it. `null`: nobody. */
export const assignHardship = (
  deps: CollectionsDeps,
  id: Id<'hardship'>,
  to: Person | null,
): Promise<Result<Hardship, HardshipRefusal>> =>
  change(deps, id, ['asked', 'offered', 'running'], (tx) => saveAssignee(tx, id, to));

/** Says no, with a reason that the borrower reads. */
export const declineHardship = (
  deps: CollectionsDeps,
  id: Id<'hardship'>,
  o: { readonly why: string; readonly byName: string },
): Promise<Result<Hardship, HardshipRefusal>> =>
  change(deps, id, ['asked', 'offered'], (tx) => end(deps, tx, id, 'declined', o.why, o.byName));

/** The borrower needs it no more, or does not want what was offered. */
export const withdrawHardship = (
  deps: CollectionsDeps,
  id: Id<'hardship'>,
): Promise<Result<Hardship, HardshipRefusal>> =>
  change(deps, id, ['asked', 'offered'], (tx) =>
    end(deps, tx, id, 'withdrawn', 'withdrawn', 'borrower'),
  );

async function end(
  deps: CollectionsDeps,
  tx: Tx,
  id: Id<'hardship'>,
  state: HardshipState,
  why: string,
  byName: string,
): Promise<void> {
  const at = deps.clock.now();
  await saveEnd(tx, id, { state, why, at });
  await liftHoldsAbout(tx, id, { byName, why: state, at });
}

function change(
  deps: CollectionsDeps,
  id: Id<'hardship'>,
  from: readonly HardshipState[],
  work: (tx: Tx) => Promise<unknown>,
): Promise<Result<Hardship, HardshipRefusal>> {
  return txOrRefuse<Hardship, HardshipRefusal>(deps.db, async (tx) => {
    const kept = await lockHardship(tx, id);
    if (!kept) return refuse({ code: 'hardship_not_found' });
    if (!from.includes(kept.state)) return refuse({ code: 'hardship_decided', state: kept.state });
    await work(tx);
    return ok(openHardship(deps, await mustFind(tx, id)));
  });
}

/** In order of precedence. */
export type OfferHardshipRefusal =
  | HardshipRefusal
  /** The loan does not stand so that it could be given. */
  | { readonly code: 'relief_not_possible' };

/** Offers a relief to the borrower: whoever lets this happen is the second person. */
export const offerHardship = (
  deps: CollectionsDeps,
  id: Id<'hardship'>,
  o: { readonly relief: Relief; readonly by: Person },
): Promise<Result<Hardship, OfferHardshipRefusal>> =>
  txOrRefuse<Hardship, OfferHardshipRefusal>(deps.db, async (tx) => {
    const kept = await lockHardship(tx, id);
    if (!kept) return refuse({ code: 'hardship_not_found' });
    if (kept.state !== 'asked' && kept.state !== 'offered') {
      return refuse({ code: 'hardship_decided', state: kept.state });
    }
    const today = await getBusinessDate(tx);
    const history = await findHistory(tx, kept.loanId);
    const table = history && reliefTable(history, o.relief, today, id);
    if (!table || table.before.total === 0n) return refuse({ code: 'relief_not_possible' });
    const until = addDays(today, hardshipRules.offerDays);
    await saveOffer(tx, id, { relief: o.relief, by: o.by.name, at: deps.clock.now(), until });
    return ok(openHardship(deps, await mustFind(tx, id)));
  });

/** An offer as it is today: the table moves with the day, and with whatever is paid. */
export interface ReliefOffer {
  readonly relief: Relief;
  readonly table: ReliefTable;
  /** Of the plan's id, its relief and every figure: what the borrower signs. */
  readonly digest: string;
  readonly until: BusinessDate;
}

/** The offer of a plan as of today; `undefined` where none stands. */
export async function findOffer(
  db: Db,
  { id, loanId, state, relief, offerUntil }: Hardship,
): Promise<ReliefOffer | undefined> {
  const today = await getBusinessDate(db);
  if (state !== 'offered' || relief === null || offerUntil === null || offerUntil < today) {
    return undefined;
  }
  const history = await findHistory(db, loanId);
  const table = history && reliefTable(history, relief, today, id);
  return table && { relief, table, digest: tableDigest(id, relief, table), until: offerUntil };
}

/** In order of precedence. */
export type AcceptHardshipRefusal =
  | { readonly code: 'hardship_not_found' }
  | { readonly code: 'hardship_not_offered'; readonly state: HardshipState }
  | { readonly code: 'hardship_offer_expired' }
  /** The table is another by now: it is to be read again. */
  | { readonly code: 'hardship_table_changed' }
  | { readonly code: 'relief_not_possible' }
  | ChangeRefusal
  /** Another key has signed in this session. */
  | { readonly code: 'signature_wrong' };

/** What a borrower accepts: the table they saw, by its digest, with their signature over it where they have a key. */
export interface Acceptance {
  readonly digest: string;
  readonly signature?: { readonly publicKey: Uint8Array; readonly value: Uint8Array };
  /** Where it is accepted: the first key that signs there is the only one. */
  readonly sessionId?: SessionId;
}

/**
 * The borrower takes the offer: the loan changes in the same transaction, or nothing does. Accepted again, it is the
 * same plan. @param borrowerId - Whose it must be: another's is not found.
 */
export const acceptHardship = (
  deps: CollectionsDeps,
  borrowerId: Id<'borrower'>,
  id: Id<'hardship'>,
  o: Acceptance,
): Promise<Result<Hardship, AcceptHardshipRefusal>> =>
  txOrRefuse<Hardship, AcceptHardshipRefusal>(deps.db, async (tx) => {
    const kept = await lockHardship(tx, id);
    if (!kept || kept.borrowerId !== borrowerId) return refuse({ code: 'hardship_not_found' });
    if (kept.state === 'running' && kept.acceptedDigest === o.digest) {
      return ok(openHardship(deps, kept));
    }
    // Before anything of the offer is said; what is refused later ties nothing.
    if (!(await tied(tx, o))) return refuse({ code: 'signature_wrong' });
    if (kept.state !== 'offered' || kept.relief === null) {
      return refuse({ code: 'hardship_not_offered', state: kept.state });
    }
    const today = await getBusinessDate(tx);
    if (kept.offerUntil === null || kept.offerUntil < today) {
      return refuse({ code: 'hardship_offer_expired' });
    }
    const applied = await applyRelief(deps, tx, kept, kept.relief, today, o.digest);
    if (!applied.ok) return applied;
    await saveAccepted(tx, id, {
      ...{ on: today, table: applied.value, digest: o.digest },
      publicKey: o.signature?.publicKey ?? null,
      signature: o.signature?.value ?? null,
    });
    const lift = { byName: 'borrower', why: 'running', at: deps.clock.now() };
    await liftHoldsAbout(tx, id, lift);
    return ok(openHardship(deps, await mustFind(tx, id)));
  });

/** Whether the session is tied to the key that signs, or there is none to tie. */
async function tied(tx: Tx, { signature, sessionId }: Acceptance): Promise<boolean> {
  if (!signature || !sessionId) return true;
  return tieKey(tx, sessionId, Buffer.from(signature.publicKey).toString('base64url'));
}

async function applyRelief(
  deps: CollectionsDeps,
  tx: Tx,
  { id, loanId, offeredBy }: KeptHardship,
  relief: Relief,
  today: BusinessDate,
  digest: string,
): Promise<Result<ReliefTable, AcceptHardshipRefusal & Refusal>> {
  const history = await findHistory(tx, loanId);
  const table = history && reliefTable(history, relief, today, id);
  const changes = history && changesOf(history, relief, today, id);
  if (!table || !changes) return refuse({ code: 'relief_not_possible' });
  if (tableDigest(id, relief, table) !== digest) return refuse({ code: 'hardship_table_changed' });
  for (const event of changes) {
    const made = await changeLoan(
      tx,
      { loanId, event, byWhom: offeredBy ?? 'system' },
      deps.clock.now(),
    );
    if (!made.ok) return refuse(made.error);
  }
  return ok(table);
}

/**
 * Ends what is over by rule: offers that nobody took, plans whose loan fell behind or that were kept for a year. Run
 * after each end of day; run again it finds nothing. @returns How many ended, by how.
 */
export async function endHardships(
  deps: CollectionsDeps,
): Promise<{ readonly expired: number; readonly failed: number; readonly completed: number }> {
  const today = await getBusinessDate(deps.db);
  const open = await listToEnd(deps.db, today);
  const late = await listOverdue(deps.db, {
    today,
    filter: { only: open.map((one) => one.loanId), dpdMin: hardshipRules.failsAfterDpd + 1 },
    ...{ sort: 'dpd', most: open.length, rules: usualClassRules },
  });
  const behind = new Set(late.map((loan) => loan.loanId));
  const ended = { expired: 0, failed: 0, completed: 0 };
  for (const one of open) {
    const state = howItEnds(one, behind.has(one.loanId), today);
    if (!state) continue;
    const done = await change(deps, one.id, [one.state], (tx) =>
      end(deps, tx, one.id, state, state, 'system'),
    );
    if (done.ok) ended[state] += 1;
  }
  return ended;
}

function howItEnds(
  one: { readonly state: HardshipState; readonly acceptedOn: BusinessDate | null },
  isBehind: boolean,
  today: BusinessDate,
): 'expired' | 'failed' | 'completed' | undefined {
  if (one.state === 'offered') return 'expired';
  if (isBehind) return 'failed';
  const until = one.acceptedOn && addDays(one.acceptedOn, hardshipRules.completesAfterDays);
  return until !== null && until <= today ? 'completed' : undefined;
}
