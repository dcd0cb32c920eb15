import { type BusinessDate, formatYuan, ok, type Result, refuse } from '../../kernel/index.ts';
import {
  type LoanEvent,
  type LoanTerms,
  plan,
  replay,
  type ShownRow,
  showRows,
  sumRows,
} from '../../lending/index.ts';
import { historyOf } from './history-of.ts';
import { judgeEvents } from './judge.ts';
import { parseTerms } from './parse.ts';
import type { QuoteRefusal } from './refusal.ts';
import { termsOf } from './terms-of.ts';

/** Agreed for a later day, so that a table can foresee it; anything else has to happen first. */
const isAgreed = ({ type }: LoanEvent): boolean =>
  type === 'rateChange' || type === 'interestPause' || type === 'drawing';

/** What only a table that takes every installment as paid on its day can be drawn up without. */
const isLived = ({ type }: LoanEvent): boolean =>
  type === 'repayment' || type === 'reversal' || type === 'refund' || type === 'chargeOff';

/**
 * The day on which the table stands: `asOf`; or, when money came in or the debt was given up, the day
 * of the last event that was not merely agreed; or none: the plan.
 */
function dayOf(events: readonly LoanEvent[], asOf?: BusinessDate): BusinessDate | undefined {
  if (asOf !== undefined) return asOf;
  if (!events.some(isLived)) return undefined;
  return events
    .filter((event) => !isAgreed(event))
    .map(({ on }) => on)
    .sort()
    .at(-1);
}

/** The table of `events`: as it stands on a day, or the plan. */
function rowsOf(
  terms: LoanTerms,
  events: readonly LoanEvent[],
  day: BusinessDate | undefined,
): ShownRow[] {
  const course = day === undefined ? plan(terms, events) : replay(terms, events, day).course;
  return showRows(course, events);
}

const written = (row: ShownRow) => ({
  nr: row.nr,
  dueOn: row.dueOn,
  days: row.days,
  principal: formatYuan(row.principal),
  interest: formatYuan(row.interest),
  fees: formatYuan(row.fees),
  penalties: formatYuan(row.penalties),
  due: formatYuan(row.due),
  paid: formatYuan(row.paid),
  balance: formatYuan(row.balance),
});

/** A schedule as the command writes it: amounts in yuan with two decimals, as text. */
export interface Schedule {
  readonly rows: readonly ReturnType<typeof written>[];
  readonly totals: Readonly<Record<keyof ReturnType<typeof sumRows>, string>>;
}

/** The schedule that follows from the terms of one document, or why there is none. Pure. */
export function answer(document: unknown): Result<Schedule, QuoteRefusal> {
  const parsed = parseTerms(document);
  if (!parsed.ok) return parsed;
  const agreed = termsOf(parsed.value);
  if (!agreed.ok) return agreed;
  const history = historyOf(parsed.value, agreed.value);
  if (!history.ok) return history;
  const { terms } = agreed.value;
  const day = dayOf(
    history.value.map(({ event }) => event),
    parsed.value.asOf,
  );
  // What happens after the day is not looked at: a reversal still to come has undone nothing yet.
  const counted = history.value.filter(
    ({ event }) => day === undefined || event.on <= day || isAgreed(event),
  );
  const refused = judgeEvents(terms, counted);
  if (refused) return refuse(refused);
  const rows = rowsOf(
    terms,
    counted.map(({ event }) => event),
    day,
  );
  const sums = sumRows(rows);
  return ok({
    rows: rows.map(written),
    totals: {
      principal: formatYuan(sums.principal),
      interest: formatYuan(sums.interest),
      fees: formatYuan(sums.fees),
      penalties: formatYuan(sums.penalties),
      due: formatYuan(sums.due),
      paid: formatYuan(sums.paid),
    },
  });
}
