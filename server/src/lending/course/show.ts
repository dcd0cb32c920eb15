import {
  type BusinessDate,
  daysBetween,
  type Fen,
  fen,
  roundInterest,
} from '../../kernel/index.ts';
import type { Course } from './course.ts';
import type { LoanEvent } from './history.ts';
import { foresee } from './replay.ts';
import type { Row } from './row.ts';

/** One row of a loan's plan: as it was lived up to now, as it will fall due from here on. Unit: fen. */
export interface ShownRow {
  readonly nr: number;
  readonly kind: Row['kind'];
  readonly dueOn: BusinessDate;
  readonly days: number;
  readonly principal: Fen;
  readonly interest: Fen;
  readonly fees: Fen;
  /** Penalty interest up to the day that is looked at. */
  readonly penalties: Fen;
  readonly due: Fen;
  readonly paid: Fen;
  /** Of that. */
  readonly paidPrincipal: Fen;
  readonly paidInterest: Fen;
  /** Principal left once this row and all before it are paid. */
  readonly balance: Fen;
}

const NIL = fen(0n);

const paidOf = (row: Row): Fen =>
  fen(row.paidPrincipal + row.paidInterest + row.paidFees + row.paidPenalty);

/**
 * The plan as it stands: rows that fell due or were paid with what they came to, the others as they
 * will be when each is paid on its day and nothing is repaid early.
 * @param events - The whole history, what is agreed for later days included.
 */
export function showRows(course: Course, events: readonly LoanEvent[]): ShownRow[] {
  const future = foresee(course, events);
  const drawings = events.filter((event) => event.type === 'drawing');
  let known = 0;
  let coming = future.rows.reduce((sum, row) => sum + row.principal, 0n);
  return future.rows.map((row, i) => {
    // Rows that are still to be added, by drawings of later days, stand between those that are known.
    const next = course.rows[known];
    const now = next && next.kind === row.kind && next.dueOn === row.dueOn ? next : undefined;
    if (now) known += 1;
    const penalties = now ? roundInterest(now.penalty) : NIL;
    coming -= row.principal;
    const later = drawings.reduce((sum, d) => (d.on > row.dueOn ? sum + d.amount : sum), 0n);
    return {
      nr: i + 1,
      kind: row.kind,
      dueOn: row.dueOn,
      days: daysBetween(row.from, row.dueOn),
      principal: row.principal,
      interest: row.interest,
      fees: row.fees,
      penalties,
      due: fen(row.principal + row.interest + row.fees + penalties),
      paid: course.assumePaid || !now ? NIL : paidOf(now),
      paidPrincipal: course.assumePaid || !now ? NIL : now.paidPrincipal,
      paidInterest: course.assumePaid || !now ? NIL : now.paidInterest,
      balance: fen(coming - later),
    };
  });
}

/** What all rows add up to. */
export const sumRows = (rows: readonly ShownRow[]) =>
  rows.reduce(
    (sum, row) => ({
      principal: fen(sum.principal + row.principal),
      interest: fen(sum.interest + row.interest),
      fees: fen(sum.fees + row.fees),
      penalties: fen(sum.penalties + row.penalties),
      due: fen(sum.due + row.due),
      paid: fen(sum.paid + row.paid),
    }),
    { principal: NIL, interest: NIL, fees: NIL, penalties: NIL, due: NIL, paid: NIL },
  );
