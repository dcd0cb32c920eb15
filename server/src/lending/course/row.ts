import type { DayCount } from '../../kernel/index.ts';
import {
  type BusinessDate,
  type ExactInterest,
  type Fen,
  fen,
  noInterest,
  roundInterest,
} from '../../kernel/index.ts';
import type { Component } from '../terms.ts';

/** One row of the plan as it is lived. Amounts in fen. */
export interface Row {
  readonly kind: 'downPayment' | 'installment';
  readonly from: BusinessDate;
  readonly dueOn: BusinessDate;
  /** The whole amount where installments are equal, else the principal. */
  planned: Fen;
  /** Its due date has come. */
  fallen: boolean;
  /** It was paid in full before: interest since then belongs to the next row that was not. */
  ahead: boolean;
  principal: Fen;
  interest: Fen;
  fees: Fen;
  /** Penalty interest on what of it is past due, exactly. */
  penalty: ExactInterest;
  paidPrincipal: Fen;
  paidInterest: Fen;
  paidFees: Fen;
  paidPenalty: Fen;
}

export const newRow = (
  kind: Row['kind'],
  from: BusinessDate,
  dueOn: BusinessDate,
  dayCount: DayCount,
): Row => ({
  kind,
  from,
  dueOn,
  planned: fen(0n),
  fallen: false,
  ahead: false,
  principal: fen(0n),
  interest: fen(0n),
  fees: fen(0n),
  penalty: noInterest(dayCount),
  paidPrincipal: fen(0n),
  paidInterest: fen(0n),
  paidFees: fen(0n),
  paidPenalty: fen(0n),
});

/** What of a row is due and not paid, by component: principal and interest once it has fallen due. */
export function openOf(row: Row, component: Component): Fen {
  if (component === 'fee') return fen(row.fees - row.paidFees);
  if (component === 'penalty') return fen(roundInterest(row.penalty) - row.paidPenalty);
  if (!row.fallen || row.ahead) return fen(0n);
  return component === 'interest'
    ? fen(row.interest - row.paidInterest)
    : fen(row.principal - row.paidPrincipal);
}

/** Whether anything of it is due and not paid: what makes a loan past due once the day is over. */
export const isOpen = (row: Row): boolean =>
  row.fallen &&
  !row.ahead &&
  (row.principal > row.paidPrincipal || row.interest > row.paidInterest);

export function payRow(row: Row, component: Component, amount: Fen): void {
  if (component === 'fee') row.paidFees = fen(row.paidFees + amount);
  if (component === 'penalty') row.paidPenalty = fen(row.paidPenalty + amount);
  if (component === 'interest') row.paidInterest = fen(row.paidInterest + amount);
  if (component === 'principal') row.paidPrincipal = fen(row.paidPrincipal + amount);
}
