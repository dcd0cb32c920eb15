import type { BusinessDate, Fen, Id, Instant } from '../kernel/index.ts';
import { column, type Db, type RowOf, row } from '../platform/index.ts';
import type { KeptRepayment } from './repayments.ts';

/** Which attempt of which day a collection is. */
export interface AttemptKey {
  /** The business date whose dues are asked for. */
  readonly on: BusinessDate;
  /** The first of the day is 1. */
  readonly attempt: number;
}

type Asked = Pick<KeptRepayment, 'id' | 'borrowerId' | 'loanId' | 'amountFen'>;

/** Keeps that an attempt was made, or why it could not be. Once: a repeat changes nothing. */
export const insertAttempt = (
  db: Db,
  { on, attempt }: AttemptKey,
  asked: Asked,
  outcome: 'asked' | 'payer_unknown',
  at: Instant,
): Promise<number> =>
  db.exec`
    insert into servicing.collection_days
           (borrower_id, loan_id, asked_on, attempt, repayment_id, asked_fen, at, outcome)
    values (${asked.borrowerId}, ${asked.loanId}, ${on}, ${attempt}, ${asked.id},
            ${asked.amountFen}, ${new Date(at)}, ${outcome})
    on conflict do nothing`;

const outcome = column.oneOf(
  'onItsWay',
  'settled',
  'partial',
  'rejected',
  'reversed',
  'payerUnknown',
);

const AttemptRow = row({
  borrowerId: column.id('borrower'),
  loanId: column.id('loan'),
  askedOn: column.date,
  attempt: column.int,
  repaymentId: column.id('repayment'),
  at: column.instant,
  askedFen: column.fen,
  cameFen: column.fen,
  outcome,
  reason: column.nullable(column.text),
});

/** `onItsWay`: the rail has it, or what became of it is not known yet. */
export type CollectionOutcome = ReturnType<typeof outcome>;

/** An attempt to collect, with what became of it until now. */
export interface CollectionAttempt extends AttemptKey {
  readonly borrowerId: Id<'borrower'>;
  readonly loanId: Id<'loan'>;
  readonly repaymentId: Id<'repayment'>;
  readonly at: Instant;
  /** What was due. Unit: fen. */
  readonly asked: Fen;
  /** What came and was not undone since. Unit: fen. */
  readonly came: Fen;
  readonly outcome: CollectionOutcome;
  /** Why the rail rejected it. */
  readonly reason: string | null;
}

const attemptOf = ({
  askedOn: on,
  askedFen: asked,
  cameFen: came,
  ...rest
}: RowOf<typeof AttemptRow>): CollectionAttempt => ({ ...rest, on, asked, came });

/** The attempts to collect what was due on one loan, the newest first. */
export async function listCollectionAttempts(
  db: Db,
  borrowerId: Id<'borrower'>,
  loanId: Id<'loan'>,
  atMost = 500,
): Promise<CollectionAttempt[]> {
  const rows = await db.many(AttemptRow)`
    select * from servicing.collection_attempts
     where borrower_id = ${borrowerId} and loan_id = ${loanId}
     order by asked_on desc, attempt desc
     limit ${atMost}`;
  return rows.map(attemptOf);
}

/** What was tried with these loans on one day, in the order of the attempts. */
export async function listAttemptsOfDay(
  db: Db,
  on: BusinessDate,
  loanIds: readonly Id<'loan'>[],
): Promise<CollectionAttempt[]> {
  // Served by the index collection_days_day.
  const rows = await db.many(AttemptRow)`
    select * from servicing.collection_attempts
     where asked_on = ${on} and loan_id = any (${loanIds}::text[])
     order by loan_id, attempt`;
  return rows.map(attemptOf);
}

const TotalRow = row({
  outcome,
  reason: column.nullable(column.text),
  attempts: column.int,
  loans: column.int,
  askedFen: column.fen,
  cameFen: column.fen,
});

/** What the attempts of a day that ended alike come to. */
export interface CollectionTotal {
  readonly outcome: CollectionOutcome;
  readonly reason: string | null;
  readonly attempts: number;
  readonly loans: number;
  /** A loan that was asked again counts again. Unit: fen. */
  readonly asked: Fen;
  readonly came: Fen;
}

/** What the collection of a day came to until now, by outcome and reason. */
export async function sumCollections(db: Db, on: BusinessDate): Promise<CollectionTotal[]> {
  const rows = await db.many(TotalRow)`
    select outcome, reason, count(*) as attempts, count(distinct loan_id) as loans,
           sum(asked_fen)::text as asked_fen, sum(came_fen)::text as came_fen
      from servicing.collection_attempts
     where asked_on = ${on}
     group by outcome, reason
     order by outcome, reason nulls first`;
  return rows.map(({ askedFen: asked, cameFen: came, ...rest }) => ({ ...rest, asked, came }));
}
