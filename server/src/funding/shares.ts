import { type BusinessDate, type Fen, fen, type Id, type Instant } from '../kernel/index.ts';
import { account, listEntries } from '../ledger/index.ts';
import { listOutstanding, lookUpLoans } from '../lending/index.ts';
import { column, type Database, type Db, row, type Tx } from '../platform/index.ts';
import { capOf, currentAgreement } from './agreements.ts';
import { type Parts, splitMovements, splitPrincipal } from './split.ts';

const UsedRow = row({ ownFen: column.fen });
const ShareRow = row({
  loanId: column.id('loan'),
  principalFen: column.fen,
  partnerFen: column.fen,
});

/** Why nothing more is lent with a partner. */
export type ShareRefusal = { readonly code: 'partner_limit_reached' };

/**
 * Keeps who puts what into a loan, where an agreement is in force. The counter of the partner stays locked until the
 * transaction ends: make it one of the last statements.
 * @source Further notice of February 2021 (rules R2)
 */
export async function takeShare(
  tx: Tx,
  loan: { readonly id: Id<'loan'>; readonly principal: Fen; readonly drawnOn: BusinessDate },
  at: Instant,
): Promise<ShareRefusal | undefined> {
  const agreement = await currentAgreement(tx);
  if (!agreement) return undefined;
  const { partner } = agreement;
  const parts = splitPrincipal(loan.principal, agreement.sharePpm);
  const used = await tx.one(UsedRow)`
    select own_fen from funding.uses where partner = ${partner} for update`;
  let [own, measured] = [used.ownFen, 0];
  if (own + parts.own > capOf(agreement)) {
    own = await measureOwn(tx, partner); // What was repaid frees room.
    measured = 1;
    if (own + parts.own > capOf(agreement)) return { code: 'partner_limit_reached' };
  }
  await tx.exec`
    update funding.uses
       set own_fen = ${own + parts.own}, measured_at = ${new Date(at)},
           measurements = measurements + ${measured}
     where partner = ${partner}`;
  await tx.exec`
    insert into funding.shares (loan_id, partner, principal_fen, partner_fen, drawn_on)
    values (${loan.id}, ${partner}, ${loan.principal}, ${parts.partner}, ${loan.drawnOn})
        on conflict do nothing`;
  return undefined;
}

const OneRow = row({ partner: column.text, principalFen: column.fen, partnerFen: column.fen });

/** Who put what into a loan; `undefined`: the lender alone. */
export async function findShare(
  db: Db,
  loanId: Id<'loan'>,
): Promise<{ readonly partner: string; readonly parts: Parts } | undefined> {
  const found = await db.maybe(OneRow)`
    select partner, principal_fen, partner_fen from funding.shares where loan_id = ${loanId}`;
  if (!found) return undefined;
  const { partner, principalFen, partnerFen } = found;
  return { partner, parts: { partner: partnerFen, own: fen(principalFen - partnerFen) } };
}

/** A loan that takes over the principal of another is shared as what is left of that one. */
export async function carryShare(
  tx: Tx,
  from: Id<'loan'>,
  to: { readonly id: Id<'loan'>; readonly principal: Fen; readonly drawnOn: BusinessDate },
): Promise<void> {
  const share = await findShare(tx, from);
  if (!share) return;
  const [part] = splitMovements([{ amount: to.principal }], share.parts);
  if (!part || part.partner <= 0n) return;
  await tx.exec`
    insert into funding.shares (loan_id, partner, principal_fen, partner_fen, drawn_on)
    values (${to.id}, ${share.partner}, ${to.principal}, ${part.partner}, ${to.drawnOn})
        on conflict do nothing`;
}

const listShares = async (db: Db, partner: string) =>
  (
    await db.many(ShareRow)`
      select loan_id, principal_fen, partner_fen from funding.shares
       where partner = ${partner} order by loan_id`
  ).map(({ loanId, principalFen, partnerFen }) => ({
    loanId,
    parts: { partner: partnerFen, own: fen(principalFen - partnerFen) },
  }));

/** What is left of a loan's principal, by whom it is owed to. Unit: fen. */
function leftOf(parts: Parts, left: Fen): Parts {
  // What was repaid is split as money is: what is left is each one's part less its part of that.
  const repaid = fen(parts.partner + parts.own - left);
  const [back] = splitMovements([{ amount: repaid }], parts);
  return {
    partner: fen(parts.partner - (back?.partner ?? 0n)),
    own: fen(parts.own - (back?.own ?? 0n)),
  };
}

/** A joint loan, by whom it was lent and is owed to. Unit: fen. */
export interface JointLoan {
  readonly loanId: Id<'loan'>;
  readonly partner: string;
  readonly drawnOn: BusinessDate;
  readonly lent: Parts;
  /** Principal not repaid yet; the parts add up to it. */
  readonly owed: Parts;
}

const JointRow = row({
  loanId: column.id('loan'),
  partner: column.text,
  principalFen: column.fen,
  partnerFen: column.fen,
  drawnOn: column.date,
});

/**
 * Joint loans by id, from the first after `after` on, without those that were never paid out: nothing was lent.
 * @param o.partner - Of this one; `null`: of each.
 * @param o.only - This loan alone; `null`: all.
 */
export async function listJointLoans(
  db: Db,
  o: {
    readonly partner: string | null;
    readonly only: Id<'loan'> | null;
    readonly after: string;
    readonly atMost: number;
  },
): Promise<JointLoan[]> {
  const found: JointLoan[] = [];
  for (let after = o.after; ; ) {
    const rows = await db.many(JointRow)`
      select loan_id, partner, principal_fen, partner_fen, drawn_on from funding.shares
       where loan_id > ${after}
         and (${o.partner}::text is null or partner = ${o.partner})
         and (${o.only}::text is null or loan_id = ${o.only})
       order by loan_id
       limit ${o.atMost}`;
    const loans = await lookUpLoans(
      db,
      rows.map(({ loanId }) => loanId),
    );
    for (const { loanId, partner, principalFen, partnerFen, drawnOn } of rows) {
      const loan = loans.get(loanId);
      if (loan?.status === 'cancelled') continue;
      const lent = { partner: partnerFen, own: fen(principalFen - partnerFen) };
      const owed = leftOf(lent, loan?.outstanding ?? fen(0n));
      found.push({ loanId, partner, drawnOn, lent, owed });
      if (found.length === o.atMost) return found;
    }
    const last = rows.at(-1);
    if (!last || rows.length < o.atMost) return found;
    after = last.loanId;
  }
}

/** What is owed of joint loans, by whom it is owed to. Unit: fen. */
export async function owedTo(db: Db, partner: string): Promise<Parts & { readonly loans: number }> {
  const shares = await listShares(db, partner);
  const owed = await listOutstanding(
    db,
    shares.map(({ loanId }) => loanId),
  );
  let [mine, theirs, loans] = [0n, 0n, 0];
  for (const { loanId, parts } of shares) {
    const left = owed.get(loanId) ?? 0n;
    if (left === 0n) continue;
    const owes = leftOf(parts, fen(left));
    theirs += owes.partner;
    mine += owes.own;
    loans += 1;
  }
  return { partner: fen(theirs), own: fen(mine), loans };
}

const measureOwn = async (tx: Tx, partner: string): Promise<Fen> => (await owedTo(tx, partner)).own;

/**
 * The counter of every partner as the loans have it now: what was repaid frees room before the next drawing asks. The
 * book is added up while nobody waits; then the counter is moved by what it was off in that moment, so that what was
 * drawn since stays in it. Where somebody measured it meanwhile, that stands. In the night's work.
 */
export async function measureUses(db: Database, at: Instant): Promise<void> {
  const partners = await db.many(PartnerRow)`select partner from funding.uses order by partner`;
  for (const { partner } of partners) {
    const off = await db.tx(async (tx) => {
      // Of one moment: a drawing is in the counter and among the shares, or in neither.
      await tx.exec`set transaction isolation level repeatable read, read only`;
      const seen = await tx.one(CounterRow)`
        select own_fen, measurements from funding.uses where partner = ${partner}`;
      return { by: (await measureOwn(tx, partner)) - seen.ownFen, seen: seen.measurements };
    });
    await db.exec`
      update funding.uses
         set own_fen = own_fen + ${fen(off.by)}, measured_at = ${new Date(at)},
             measurements = measurements + 1
       where partner = ${partner} and measurements = ${off.seen}`;
  }
}

const PartnerRow = row({ partner: column.text });
const CounterRow = row({ ownFen: column.fen, measurements: column.int });

/** A movement of a joint loan's money, or a loss of it, by whom it is. Unit: fen; out is below zero. */
export interface SharedMovement extends Parts {
  readonly loanId: Id<'loan'>;
  readonly entryId: string;
  readonly kind: string;
  readonly what: 'cash' | 'loss';
  readonly on: BusinessDate;
  readonly bookedOn: BusinessDate;
  readonly amount: Fen;
}

/**
 * Every movement of money of the loans shared with a partner that was booked in a span (both days included), split to
 * the fen from the ledger's own entries: drawings out, repayments in, refunds, and losses written off.
 */
export async function statementOf(
  db: Db,
  partner: string,
  span: { readonly from: BusinessDate; readonly to: BusinessDate },
): Promise<SharedMovement[]> {
  const all: SharedMovement[] = [];
  for (const { loanId, parts } of await listShares(db, partner)) {
    const entries = await listEntries(db, { about: { loan: loanId }, atMost: 10_000 });
    const inOrder = entries.toSorted((a, b) =>
      a.bookedOn === b.bookedOn ? a.createdAt - b.createdAt : a.bookedOn < b.bookedOn ? -1 : 1,
    ); // As the books learned of them: what was told of one stays when the next comes.
    for (const what of ['cash', 'loss'] as const) {
      const moves = inOrder.flatMap((entry) => {
        const amount = movedIn(entry.lines, what);
        const { id: entryId, kind, valueOn: on, bookedOn } = entry;
        return amount === 0n ? [] : [{ loanId, entryId, kind, what, on, bookedOn, amount }];
      });
      all.push(...splitMovements(moves, parts));
    }
  }
  return all.filter(({ bookedOn }) => bookedOn >= span.from && bookedOn <= span.to);
}

const LOSS = account.impairmentLoss();

interface EntryLine {
  readonly account: string;
  readonly side: string;
  readonly amount: Fen;
}

function movedIn(lines: readonly EntryLine[], what: 'cash' | 'loss'): Fen {
  let sum = 0n;
  for (const line of lines) {
    const counts =
      what === 'loss' ? line.account === LOSS : line.account.startsWith('funder_cash:');
    if (counts) sum += line.side === 'debit' ? line.amount : -line.amount;
  }
  return fen(sum);
}
