import { type BusinessDate, type Fen, type Id, ok, type Result, refuse } from '../kernel/index.ts';
import { lookUpLoan } from '../lending/index.ts';
import {
  column,
  type Db,
  getBusinessDate,
  json,
  type RowOf,
  row,
  txOrRefuse,
} from '../platform/index.ts';
import { type ChangeRefusal, changeLoan, owedOn } from '../servicing/index.ts';
import type { CollectionsDeps, Person } from './deps.ts';

/** What may be done about a debt that will not be paid. */
export const disposalKinds = ['chargeOff', 'assignment', 'legalAction'] as const;
export type DisposalKind = (typeof disposalKinds)[number];

/** A paper that it rests on: its name, and the digest by which the file is known wherever it is kept. */
export interface DisposalPaper {
  readonly name: string;
  readonly sha256: string;
}

const DisposalRow = row({
  id: column.id('disposal'),
  borrowerId: column.id('borrower'),
  loanId: column.id('loan'),
  kind: column.oneOf(...disposalKinds),
  onDay: column.date,
  reason: column.text,
  reference: column.nullable(column.text),
  documents: column.json<readonly DisposalPaper[]>(),
  dpd: column.int,
  owedFen: column.fen,
  byName: column.text,
  at: column.instant,
});
/** What was done about a debt, as it stood then. */
export type Disposal = RowOf<typeof DisposalRow>;

const find = (db: Db, id: Id<'disposal'>) =>
  db.maybe(DisposalRow)`select * from collections.disposals where id = ${id}`;

/** What was done about a loan, in order. */
export const listDisposals = (db: Db, loanId: Id<'loan'>): Promise<Disposal[]> =>
  db.many(DisposalRow)`
    select * from collections.disposals where loan_id = ${loanId} order by at, id`;

/** Fewer days past due than these, no debt is given up. Assumed; the lender's to set. */
export const DISPOSAL_DPD = 90;

/** In order of precedence. */
export type DisposalRefusal =
  | { readonly code: 'loan_not_found' }
  | { readonly code: 'disposal_conflict' }
  | { readonly code: 'loan_not_open' }
  | { readonly code: 'disposal_too_early'; readonly dpd: number; readonly least: number }
  | { readonly code: 'disposal_unfounded' }
  | ChangeRefusal;

/**
 * Records what is done about a debt, and for a charge-off does it in the books in the same transaction; whoever lets it
 * happen is the second person. A sale or an action at law is recorded with its reference and papers and changes no book:
 * what comes of it comes in as repayments, recoveries after a charge-off.
 */
export const disposeLoan = (
  deps: CollectionsDeps,
  o: {
    readonly id: Id<'disposal'>;
    readonly loanId: Id<'loan'>;
    readonly kind: DisposalKind;
    readonly reason: string;
    readonly reference?: string;
    readonly documents: readonly DisposalPaper[];
    readonly by: Person;
  },
): Promise<Result<Disposal, DisposalRefusal>> =>
  txOrRefuse<Disposal, DisposalRefusal>(deps.db, async (tx) => {
    const loan = await lookUpLoan(tx, o.loanId);
    if (!loan) return refuse({ code: 'loan_not_found' });
    const known = await find(tx, o.id);
    if (known) {
      const isSame = known.loanId === o.loanId && known.kind === o.kind;
      return isSame ? ok(known) : refuse({ code: 'disposal_conflict' });
    }
    const today = await getBusinessDate(tx);
    const owed = await owedOn(tx, o.loanId, today);
    const refusal = judgeDisposal(o, loan.status, owed);
    if (refusal || !owed) return refuse(refusal ?? { code: 'loan_not_open' });
    if (o.kind === 'chargeOff') {
      const event = {
        id: o.id.replace('disposal_', 'change_'),
        type: 'chargeOff',
        on: today,
      } as const;
      const request = { loanId: o.loanId, event, byWhom: o.by.name };
      const done = await changeLoan(tx, request, deps.clock.now());
      if (!done.ok) return refuse(done.error);
    }
    await insert(tx, deps, {
      ...o,
      ...owed,
      borrowerId: loan.borrowerId,
      owed: owed.payoff,
      today,
    });
    return ok((await find(tx, o.id)) ?? fail(o.id));
  });

function judgeDisposal(
  o: { readonly kind: DisposalKind; readonly documents: readonly DisposalPaper[] },
  status: string,
  owed: { readonly payoff: Fen; readonly dpd: number } | undefined,
): DisposalRefusal | undefined {
  const isOpen = status === 'open' || (status === 'chargedOff' && o.kind !== 'chargeOff');
  if (!isOpen || !owed || owed.payoff === 0n) return { code: 'loan_not_open' };
  if (status === 'open' && owed.dpd < DISPOSAL_DPD) {
    return { code: 'disposal_too_early', dpd: owed.dpd, least: DISPOSAL_DPD };
  }
  // A sale or an action at law is somebody's paper: without it there is nothing to record.
  if (o.kind !== 'chargeOff' && o.documents.length === 0) return { code: 'disposal_unfounded' };
  return undefined;
}

const insert = (
  db: Db,
  { clock }: Pick<CollectionsDeps, 'clock'>,
  o: {
    readonly id: Id<'disposal'>;
    readonly borrowerId: Id<'borrower'>;
    readonly loanId: Id<'loan'>;
    readonly kind: DisposalKind;
    readonly reason: string;
    readonly reference?: string;
    readonly documents: readonly DisposalPaper[];
    readonly dpd: number;
    readonly owed: Fen;
    readonly by: Person;
    readonly today: BusinessDate;
  },
): Promise<number> =>
  db.exec`
    insert into collections.disposals (borrower_id, loan_id, id, kind, on_day, reason, reference,
                                       documents, dpd, owed_fen, by_name, at)
    values (${o.borrowerId}, ${o.loanId}, ${o.id}, ${o.kind}, ${o.today}, ${o.reason},
            ${o.reference ?? null}, ${json(o.documents)}::jsonb, ${o.dpd}, ${o.owed}, ${o.by.name},
            ${new Date(clock.now())})
        on conflict (id) do nothing`;

const fail = (id: string): never => {
  throw new Error(`no disposal ${id}`);
};
