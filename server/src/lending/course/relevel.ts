import { apportion, divHalfEven, type Fen, fen } from '../../kernel/index.ts';
import { advance, type Course, copyOf, factorOf, isLevel, lastRow } from './course.ts';
import { equalInstallment, levelled, toMultiple } from './level.ts';
import type { Row } from './row.ts';

const comingRows = (course: Course): Row[] =>
  course.rows.filter((row) => row.kind === 'installment' && !row.fallen && !row.ahead);

/** A copy in which what is due counts as paid, and what falls due is paid on its day. */
export function asPaid(course: Course): Course {
  const ahead = copyOf(course);
  ahead.assumePaid = true;
  for (const row of ahead.rows) {
    if (!row.fallen || row.ahead) continue;
    row.paidInterest = row.interest;
    row.paidPrincipal = row.principal;
  }
  return ahead;
}

/** The last installment as it comes out when the coming ones are of `installment`. */
function lastOf(course: Course, installment: Fen): Fen {
  const trial = copyOf(course);
  for (const row of comingRows(trial)) row.planned = installment;
  const future = asPaid(trial);
  const last = lastRow(future);
  advance(future, last.dueOn);
  return fen(last.interest + last.principal);
}

/** Principal and the interest of all coming periods in equal parts; the last takes what is left. */
function flatInstallment(course: Course, rows: readonly Row[]): Fen {
  const trial = copyOf(course);
  for (const row of comingRows(trial)) row.planned = fen(0n);
  trial.assumePaid = true;
  // With nothing planned all interest gathers, period by period rounded, until the last.
  advance(trial, lastRow(trial).dueOn);
  const interest = trial.rows.reduce(
    (sum, row, i) => (rows.includes(course.rows[i] as Row) ? sum + row.interest : sum),
    0n,
  );
  const total = fen(course.normal + interest + paidAhead(rows));
  return toMultiple(fen(divHalfEven(total, BigInt(rows.length))), course.terms.installmentMultiple);
}

const paidAhead = (rows: readonly Row[]): Fen =>
  fen(rows.reduce((sum, row) => sum + row.paidPrincipal, 0n));

/** The share of each of `rows` in a seasonal plan, which is counted from its end. */
function seasonShares({ terms, rows: all }: Course, rows: readonly Row[]): bigint[] {
  const { plan = [] } = terms;
  const installments = all.filter((row) => row.kind === 'installment');
  const missing = plan.length - installments.length;
  return rows.map((row) => plan[installments.indexOf(row) + missing]?.principalPpm ?? 0n);
}

/** The principal of each coming installment where interest comes on top of it. */
function principalParts(course: Course, total: Fen, rows: readonly Row[]): Fen[] {
  const { terms } = course;
  if (terms.method === 'equalPrincipal') {
    const part = toMultiple(
      fen(divHalfEven(total, BigInt(rows.length))),
      terms.installmentMultiple,
    );
    return rows.map(() => part);
  }
  if (terms.method === 'season') {
    const shares = seasonShares(course, rows);
    const sum = shares.reduce((a, b) => a + b, 0n);
    if (sum > 0n) return apportion(total, shares);
  }
  return rows.map(() => fen(0n)); // All of it at maturity.
}

/** Sets what every coming installment is to be, from the balance as it stands. */
export function relevel(course: Course): void {
  const { terms } = course;
  const rows = comingRows(course);
  const first = rows[0];
  if (!first || course.normal === 0n) return;
  const balance = fen(course.normal + paidAhead(rows));
  if (!isLevel(terms)) {
    const parts = principalParts(course, balance, rows);
    for (const [i, row] of rows.entries()) row.planned = parts[i] ?? fen(0n);
    return;
  }
  const installment =
    terms.method === 'flat' ? flatInstallment(course, rows) : levelOf(course, balance, rows);
  for (const row of rows) row.planned = installment;
}

function levelOf(course: Course, balance: Fen, rows: readonly Row[]): Fen {
  const { installmentMultiple: multiple } = course.terms;
  const factors = rows.map((row) => factorOf(course, row));
  const first = toMultiple(equalInstallment(balance, factors), multiple);
  return levelled(first, rows.length, multiple, (installment) => lastOf(course, installment));
}
