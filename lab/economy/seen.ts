import {
  addDays,
  addMonths,
  type BusinessDate,
  daysBetween,
  type Fen,
  fen,
  type Instant,
  shanghaiDay,
  startOfDay,
} from '@open310/server/kernel';
import type { AnchorOrder } from './anchor-records.ts';
import type { InputPurchase, ProduceSale } from './farm-records.ts';
import type { CreditFile, Holdings, Parcel, ParcelStep, WholesaleOrder } from './records.ts';
import { SETTLED_MS } from './takeaway.ts';
import type { TakeawayOrder } from './till-records.ts';

// Records hold what will be. Here is what shows of them at a moment: nothing that lies after it.

export type WholesaleStatus =
  | 'waitbuyerpay'
  | 'waitsellersend'
  | 'waitbuyerreceive'
  | 'success'
  | 'cancel'
  | 'terminated';

/** The order's state in 1688's words, or `undefined` before it is placed. */
export function wholesaleStatusAt(order: WholesaleOrder, at: Instant): WholesaleStatus | undefined {
  const { createdAt, paidAt, shippedAt, completedAt, closed } = order;
  if (createdAt > at) return undefined;
  if (closed && closed.at <= at) return closed.how;
  if (closed?.how === 'cancel' || paidAt > at) return 'waitbuyerpay';
  if (closed || shippedAt > at) return 'waitsellersend'; // What is to be terminated is never sent.
  return completedAt > at ? 'waitbuyerreceive' : 'success';
}

/** When the order last changed, or `undefined` before it is placed. */
export function wholesaleModifiedAt(order: WholesaleOrder, at: Instant): Instant | undefined {
  const { createdAt, paidAt, shippedAt, completedAt, closed } = order;
  const came = (
    closed?.how === 'cancel'
      ? [createdAt, closed.at]
      : closed
        ? [createdAt, paidAt, closed.at]
        : [createdAt, paidAt, shippedAt, completedAt]
  ).filter((moment) => moment <= at);
  return came.length === 0 ? undefined : (Math.max(...came) as Instant);
}

/** The order's state in Ele.me's words, or `undefined` before it is placed. */
export function takeawayStatusAt(
  order: TakeawayOrder,
  at: Instant,
): 'unprocessed' | 'valid' | 'invalid' | 'settled' | undefined {
  if (order.createdAt > at) return undefined;
  if (order.canceledAt !== null && order.canceledAt <= at) return 'invalid';
  if (order.acceptedAt === null || order.acceptedAt > at) return 'unprocessed';
  const settledAt = startOfDay(shanghaiDay(order.createdAt)) + SETTLED_MS;
  return order.canceledAt === null && settledAt <= at ? 'settled' : 'valid';
}

/** What had befallen the parcel, the oldest first; nothing before it was collected. */
export const parcelStepsAt = ({ steps }: Parcel, at: Instant): ParcelStep[] =>
  steps.filter((step) => step.at <= at);

/** The order as the anchor's system shows it, or `undefined` before it is placed. */
export function anchorOrderAt(order: AnchorOrder, at: Instant): AnchorOrder | undefined {
  if (order.orderedAt > at) return undefined;
  const { payable, invoicedAt } = order;
  const invoiced = invoicedAt !== null && invoicedAt <= at;
  return {
    ...order,
    receipts: order.receipts.filter((receipt) => receipt.at <= at),
    ...(invoiced ? {} : { invoiceNo: null, invoicedAt: null }),
    payable:
      payable && payable.confirmedAt <= at
        ? { ...payable, payments: payable.payments.filter((payment) => payment.at <= at) }
        : null,
  };
}

/** What is still owed of a payable. */
export function owedAt({ payable }: AnchorOrder, at: Instant): Fen {
  if (!payable || payable.confirmedAt > at) return fen(0n);
  const paid = payable.payments.filter((payment) => payment.at <= at);
  return fen(paid.reduce((left, payment) => left - payment.amount, payable.amount as bigint));
}

/** The record with its payment hidden while that lies ahead, or `undefined` before it is made. */
export function paidSeenAt<R extends InputPurchase | ProduceSale>(
  record: R,
  at: Instant,
): R | undefined {
  if (record.at > at) return undefined;
  return record.paidAt !== null && record.paidAt > at ? { ...record, paidAt: null } : record;
}

export interface CreditReport {
  readonly lenders: number;
  /** Of all debts that run. */
  readonly limit: Fen;
  /** Installments to come and those missed. */
  readonly owed: Fen;
  readonly overdue: Fen;
  /** What is owed of debts that are past due for more than 90 days. */
  readonly overdue90: Fen;
  readonly dpd: number;
  readonly maxDpd24m: number;
  readonly inquiries90d: number;
}

/** What a bureau's report of the day `on` says: the day's own payments are not in yet. */
export function creditReportOn(file: CreditFile, on: BusinessDate): CreditReport {
  const running = file.debts.filter(
    ({ openedOn, installments }) =>
      openedOn <= on && installments.some(({ paidOn }) => paidOn === null || paidOn >= on),
  );
  const open = running.flatMap(({ installments }) =>
    installments.filter(({ paidOn }) => paidOn === null || paidOn >= on),
  );
  const missed = open.filter(({ dueOn }) => dueOn < on);
  const longMissed = running.flatMap(({ installments }) => {
    const left = installments.filter(({ paidOn }) => paidOn === null || paidOn >= on);
    return left.some(({ dueOn }) => dueOn < addDays(on, -90)) ? left : [];
  });
  const since = addMonths(on, -24);
  const late = file.debts.flatMap(({ installments }) =>
    installments.flatMap(({ dueOn, paidOn }) => {
      const until = paidOn !== null && paidOn < on ? paidOn : on;
      return dueOn < on && until >= since ? [daysBetween(dueOn, until)] : [];
    }),
  );
  const sum = (amounts: readonly bigint[]): Fen => fen(amounts.reduce((a, b) => a + b, 0n));
  return {
    lenders: new Set(running.map(({ lender }) => lender)).size,
    limit: sum(running.map(({ principal }) => principal)),
    owed: sum(open.map(({ amount }) => amount)),
    overdue: sum(missed.map(({ amount }) => amount)),
    overdue90: sum(longMissed.map(({ amount }) => amount)),
    dpd: Math.max(0, ...missed.map(({ dueOn }) => daysBetween(dueOn, on))),
    maxDpd24m: Math.max(0, ...late),
    inquiries90d: file.inquiries.filter((i) => i.on < on && i.on >= addDays(on, -90)).length,
  };
}

/**
 * Holdings as partners show them at `at`. Wholesale and takeaway orders keep their times to come: their
 * state is asked of `wholesaleStatusAt` and `takeawayStatusAt`. The credit file is read by `creditReportOn`.
 */
export function heldAt(holdings: Holdings, at: Instant): Holdings {
  const h = holdings;
  return {
    ...h,
    wholesale: h.wholesale.filter(({ createdAt }) => createdAt <= at),
    parcels: h.parcels.flatMap((parcel) => {
      const steps = parcelStepsAt(parcel, at);
      return steps.length === 0 ? [] : [{ ...parcel, steps }];
    }),
    invoices: h.invoices.filter(({ issuedAt }) => issuedAt <= at),
    takeawayOrders: h.takeawayOrders.filter(({ createdAt }) => createdAt <= at),
    takeawaySettlements: h.takeawaySettlements.filter(({ paidAt }) => paidAt <= at),
    tillPayments: h.tillPayments.filter((payment) => payment.at <= at),
    tillSettlements: h.tillSettlements.filter(({ paidAt }) => paidAt <= at),
    bank: { ...h.bank, lines: h.bank.lines.filter((line) => line.at <= at) },
    anchorOrders: h.anchorOrders.flatMap((order) => anchorOrderAt(order, at) ?? []),
    landContracts: h.landContracts.filter(({ from }) => startOfDay(from) <= at),
    landTransfers: h.landTransfers.filter(({ signedAt }) => signedAt <= at),
    inputs: h.inputs.flatMap((input) => paidSeenAt(input, at) ?? []),
    produce: h.produce.flatMap((sale) => paidSeenAt(sale, at) ?? []),
  };
}
