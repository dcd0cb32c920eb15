import type { BusinessDate, Fen, Id, Instant } from '../kernel/index.ts';
import { rateE9 } from '../kernel/index.ts';
import {
  type LoanEvent,
  type LoanTerms,
  loanEventTypes,
  readTerms,
  type TermsJson,
  writeTerms,
} from '../lending/index.ts';
import { column, type Db, json, type RowOf, row, type Tx } from '../platform/index.ts';

/** An event as it is kept: what happened, and when and by whom the books learned of it. */
export interface RecordedEvent {
  readonly event: LoanEvent;
  readonly bookedOn: BusinessDate;
  readonly recordedAt: Instant;
  /** `borrower`, `mandate`, `system`, or the name of a member of staff. */
  readonly byWhom: string;
}

/** A loan's terms and all that happened to it. */
export interface History {
  readonly terms: LoanTerms;
  readonly recorded: readonly RecordedEvent[];
}

export const eventsOf = (history: History): LoanEvent[] =>
  history.recorded.map(({ event }) => event);

const EventRow = row({
  loanId: column.id('loan'),
  id: column.text,
  type: column.oneOf(...loanEventTypes),
  valueOn: column.date,
  bookedOn: column.date,
  recordedAt: column.instant,
  amountFen: column.nullable(column.fen),
  reverses: column.nullable(column.text),
  data: column.json<Readonly<Record<string, unknown>>>(),
  byWhom: column.text,
});

/** What is kept as JSON of an event: all but its id, day, kind, amount and what it reverses. */
function dataOf(event: LoanEvent): Record<string, unknown> {
  const {
    id: _id,
    on: _on,
    type: _type,
    ...rest
  } = event as LoanEvent & {
    amount?: Fen;
    of?: string;
  };
  const { amount: _amount, of: _of, ...data } = rest;
  return data;
}

function eventOf(raw: RowOf<typeof EventRow>): LoanEvent {
  const base = { id: raw.id, on: raw.valueOn, type: raw.type };
  const { data } = raw;
  if (raw.type === 'rateChange') {
    return {
      ...base,
      annualRate: rateE9(BigInt(data.annualRate as string)),
      ...(data.penaltyRate !== undefined && {
        penaltyRate: rateE9(BigInt(data.penaltyRate as string)),
      }),
    } as LoanEvent;
  }
  return {
    ...base,
    ...data,
    ...(raw.amountFen !== null && { amount: raw.amountFen }),
    ...(raw.reverses !== null && { of: raw.reverses }),
  } as LoanEvent;
}

const amountOf = (event: LoanEvent): Fen | null => ('amount' in event ? event.amount : null);

export const insertTerms = (
  tx: Tx,
  loans: readonly { readonly loanId: Id<'loan'>; readonly terms: LoanTerms }[],
): Promise<number> =>
  tx.exec`
    insert into servicing.loan_terms (loan_id, terms)
    select element ->> 'loanId', element -> 'terms'
      from jsonb_array_elements(${json(
        loans.map(({ loanId, terms }) => ({ loanId, terms: writeTerms(terms) })),
      )}::jsonb) as element
    on conflict do nothing`;

/** An event and the loan that it happened to. */
export interface LoanRecord {
  readonly loanId: Id<'loan'>;
  readonly borrowerId: Id<'borrower'>;
  readonly recorded: RecordedEvent;
}

const recordOf = ({ loanId, borrowerId, recorded }: LoanRecord) => ({
  loan_id: loanId,
  id: recorded.event.id,
  borrower_id: borrowerId,
  type: recorded.event.type,
  value_on: recorded.event.on,
  booked_on: recorded.bookedOn,
  recorded_ms: recorded.recordedAt,
  amount_fen: amountOf(recorded.event),
  reverses: recorded.event.type === 'reversal' ? recorded.event.of : null,
  data: dataOf(recorded.event),
  by_whom: recorded.byWhom,
});

/** @returns How many were new: an event of an id that is there already is left as it is. */
export const insertEvents = (tx: Tx, records: readonly LoanRecord[]): Promise<number> =>
  tx.exec`
    insert into servicing.loan_events
           (loan_id, id, borrower_id, type, value_on, booked_on, recorded_at, amount_fen, reverses,
            data, by_whom)
    select loan_id, id, borrower_id, type, value_on, booked_on,
           to_timestamp(recorded_ms / 1000.0::float8), amount_fen, reverses, data, by_whom
      from jsonb_to_recordset(${json(records.map(recordOf))}::jsonb)
           as made (loan_id text, id text, borrower_id text, type text, value_on date, booked_on date,
                    recorded_ms bigint, amount_fen bigint, reverses text, data jsonb, by_whom text)
    on conflict do nothing`;

const TermsRow = row({ loanId: column.id('loan'), terms: column.json<TermsJson>() });

/** The histories of these loans; a loan whose money is not out has none. */
export async function loadHistories(
  db: Db,
  loanIds: readonly Id<'loan'>[],
): Promise<Map<Id<'loan'>, History>> {
  const [terms, events] = await Promise.all([
    db.many(TermsRow)`
      select loan_id, terms from servicing.loan_terms where loan_id = any (${loanIds}::text[])`,
    db.many(EventRow)`
      select * from servicing.loan_events
       where loan_id = any (${loanIds}::text[])
       order by loan_id, recorded_at, id`,
  ]);
  const recorded = new Map<Id<'loan'>, RecordedEvent[]>();
  for (const raw of events) {
    const list = recorded.get(raw.loanId) ?? [];
    list.push({
      event: eventOf(raw),
      bookedOn: raw.bookedOn,
      recordedAt: raw.recordedAt,
      byWhom: raw.byWhom,
    });
    recorded.set(raw.loanId, list);
  }
  return new Map(
    terms.map(({ loanId, terms }) => [
      loanId,
      { terms: readTerms(terms), recorded: recorded.get(loanId) ?? [] },
    ]),
  );
}

/** The history of one loan, or `undefined` before its money is out. */
export const findHistory = async (db: Db, loanId: Id<'loan'>): Promise<History | undefined> =>
  (await loadHistories(db, [loanId])).get(loanId);
