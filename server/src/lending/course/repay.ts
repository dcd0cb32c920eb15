import { type Fen, fen, roundInterest } from '../../kernel/index.ts';
import { type Component, lateAllocation, usualAllocation } from '../terms.ts';
import { type Allocation, type Met, nothingMet, partOf } from './allocation.ts';
import { type Course, currentRow, isLevel, lastRow, updateAccrual } from './course.ts';
import { openOf, payRow, type Row } from './row.ts';

const least = (a: Fen, b: Fen): Fen => (a < b ? a : b);

/** Interest of the running period that paying now would make due. Unit: fen. */
export const runningInterest = (course: Course): Fen =>
  fen(course.carried + roundInterest(course.running) - course.runningPaid);

/** What is due is met in the order of the contract. @returns What is left. */
function payDue(course: Course, amount: Fen, met: Met): Fen {
  const { allocation = usualAllocation, allocationNonAccrual = lateAllocation } = course.terms;
  const { by, order } = course.nonAccrual ? allocationNonAccrual : allocation;
  const { rows } = course;
  const steps: readonly (readonly [Row, Component])[] =
    by === 'installment'
      ? rows.flatMap((row) => order.map((component) => [row, component] as const))
      : order.flatMap((component) => rows.map((row) => [row, component] as const));
  let left = amount;
  for (const [row, component] of steps) {
    if (left === 0n) break;
    const part = least(left, openOf(row, component));
    if (part <= 0n) continue;
    payRow(row, component, part);
    met[partOf[component]] = fen(met[partOf[component]] + part);
    left = fen(left - part);
  }
  return left;
}

/** Interest up to this day, of the installment whose period runs. */
function payRunning(course: Course, amount: Fen, met: Met): Fen {
  const part = least(amount, runningInterest(course));
  if (part <= 0n) return amount;
  const current = currentRow(course);
  const row = current ?? lastRow(course);
  row.paidInterest = fen(row.paidInterest + part);
  course.runningPaid = fen(course.runningPaid + part);
  // After the last due date interest joins the last installment by being paid.
  if (!current) {
    row.interest = fen(row.interest + part);
    course.runningSettled = fen(course.runningSettled + part);
  }
  met.accruedInterest = part;
  return fen(amount - part);
}

/** The installment `row` is paid in full before it fell due: what runs from here on is the next one's. */
function settleAhead(course: Course, row: Row): void {
  if (row === currentRow(course)) course.runningSettled = course.runningPaid;
  row.ahead = true;
  row.interest = row.paidInterest;
  row.principal = row.paidPrincipal;
}

/** How much more principal `row` takes before it is paid in full. */
function roomOf(course: Course, row: Row): Fen {
  if (row === lastRow(course)) return course.normal;
  const taken = isLevel(course.terms)
    ? fen(row.paidInterest + row.paidPrincipal)
    : row.paidPrincipal;
  return least(fen(row.planned > taken ? row.planned - taken : 0n), course.normal);
}

const takesInstallments = (course: Course): boolean =>
  isLevel(course.terms) ||
  course.terms.method === 'equalPrincipal' ||
  course.terms.method === 'season';

/**
 * The installment that principal paid early belongs to: the next one that asks for principal, or the
 * last where it stands there. One that asks for interest alone is not skipped by it.
 */
function nextToPay(course: Course): Row {
  const last = lastRow(course);
  if (!takesInstallments(course)) return last;
  const asks = (row: Row): boolean => isLevel(course.terms) || row.planned > 0n || row === last;
  return (
    course.rows.find(
      (row) => row.kind === 'installment' && !row.fallen && !row.ahead && asks(row),
    ) ?? last
  );
}

/** Principal before it falls due: of the next installments, or of the last where it stands there. */
function payAhead(course: Course, amount: Fen, met: Met): Fen {
  let left = amount;
  while (left > 0n && course.normal > 0n) {
    const row = nextToPay(course);
    const room = roomOf(course, row);
    const part = least(left, room);
    row.paidPrincipal = fen(row.paidPrincipal + part);
    course.normal = fen(course.normal - part);
    met.principal = fen(met.principal + part);
    left = fen(left - part);
    if (part < room) break;
    if (!row.fallen && takesInstallments(course)) settleAhead(course, row);
    else if (room === 0n) break;
  }
  return left;
}

/** Principal of the running installment before its interest, as far as its interest leaves room. */
function payPrincipalFirst(course: Course, amount: Fen, met: Met): Fen {
  const row = nextToPay(course);
  if (row.fallen) return amount;
  const isOthers = takesInstallments(course) && row !== currentRow(course);
  const running = isOthers ? 0n : runningInterest(course);
  const room = roomOf(course, row);
  const part = least(amount, fen(room > running ? room - running : 0n));
  row.paidPrincipal = fen(row.paidPrincipal + part);
  course.normal = fen(course.normal - part);
  met.principal = fen(met.principal + part);
  return fen(amount - part);
}

/**
 * Lets a repayment meet the debts of the day: what is due, in the order of the contract; interest up
 * to this day; principal of the installments to come, each as a whole before the next, so that what
 * they ask for stays and the last one shrinks.
 */
export function repay(course: Course, amount: Fen): Allocation {
  const met = nothingMet();
  let left = payDue(course, amount, met);
  if (left > 0n && course.chargedOff === null) {
    if (course.terms.aheadMeets === 'principal') left = payPrincipalFirst(course, left, met);
    left = payRunning(course, left, met);
    left = payAhead(course, left, met);
  }
  course.repaid = fen(course.repaid + amount);
  course.overpaid = fen(course.overpaid + left);
  met.overpaid = left;
  updateAccrual(course);
  return met;
}
