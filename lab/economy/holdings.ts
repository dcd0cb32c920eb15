import { fen, type Instant, shanghaiDay } from '@open310/server/kernel';
import { invoicesOfPurchases, invoicesOfTransfers, parcelOfOrder } from './buyer-records.ts';
import { creditFileOf, type DebtPayment } from './credit-file.ts';
import { drawFirm, seenOf } from './firms.ts';
import { invoiceClasses } from './names.ts';
import type { Firm } from './parties.ts';
import { purchasesOf } from './purchases.ts';
import type { CreditFile, Holdings, Invoice, Parcel } from './records.ts';
import { type Life, relive } from './relive.ts';
import { invoicesOfTrades, parcelsOfTrades } from './seller-records.ts';
import { Statement } from './shop-records.ts';
import type { Merchant, Segment } from './types.ts';

interface Span {
  readonly seed: number;
  readonly from: Instant;
  readonly to: Instant;
}

/** Who a merchant that lives alone is to registers. Costs no growth. */
export const firmOf = (merchant: Merchant<Segment>, { seed }: { seed: number }): Firm =>
  drawFirm(seed, {
    ...{ key: merchant.id, name: merchant.name, owner: merchant.owner, kind: 'soleTrader' },
    ...{ registeredOn: merchant.openedOn, bankAccount: merchant.bankCard },
  });

/** The holdings of one about whom nobody knows anything. */
export const noHoldings = (firm: Firm): Holdings => ({
  ...{ firm, wholesale: [], parcels: [], invoices: [] },
  ...{ takeawayOrders: [], takeawaySettlements: [], tillPayments: [], tillSettlements: [] },
  bank: { account: firm.bankAccount, bankName: firm.bankName, opening: fen(0n), lines: [] },
  credit: { debts: [], inquiries: [], guarantees: [] },
  ...{ anchorOrders: [], landContracts: [], landTransfers: [], inputs: [], produce: [] },
});

/**
 * All that partners beside Taobao and Alipay hold about a merchant that `growMerchant` grew with the
 * same arguments: it agrees with its trades and its account to the fen, as it comes from the same life.
 */
export function holdingsOf(merchant: Merchant<Segment>, o: Span): Holdings {
  const firm = firmOf(merchant, o);
  const seen = seenOf(firm);
  const life = relive(merchant, o);
  const { line } = life.traits;
  // Placed by now, though some of the last day's are paid a little later.
  const wholesale = purchasesOf({ ...merchant, account: life.account }, seen).filter(
    ({ createdAt }) => createdAt <= o.to,
  );
  const sold = { seed: o.seed, to: o.to, firm, sender: seen, className: invoiceClasses[line][0] };
  const bought = { seed: o.seed, to: o.to, line, buyer: seen, firm };
  const statement = new Statement(life, firm, o.seed);
  const { takeaway, till } = statement;
  const sent = wholesale.filter(({ shippedAt }) => shippedAt <= o.to).map(parcelOfOrder);
  return {
    ...noHoldings(firm),
    wholesale,
    parcels: [...parcelsOfTrades(life.plans, sold), ...sent].sort(byStart),
    invoices: [
      ...invoicesOfTrades(life.plans, sold),
      ...invoicesOfPurchases(wholesale, bought),
      ...invoicesOfTransfers(life.moves, bought),
    ].sort(byIssue),
    takeawayOrders: takeaway.orders.filter(({ createdAt }) => createdAt <= o.to),
    takeawaySettlements: takeaway.settlements.filter(({ paidAt }) => paidAt <= o.to),
    tillPayments: till.payments.filter(({ at }) => at <= o.to),
    tillSettlements: till.settlements.filter(({ paidAt }) => paidAt <= o.to),
    bank: statement.book(o.to),
    credit: creditOf(merchant, life, o),
  };
}

const byStart = (a: Parcel, b: Parcel): number =>
  (a.steps[0]?.at ?? 0) - (b.steps[0]?.at ?? 0) || (a.parcelNo < b.parcelNo ? -1 : 1);
const byIssue = (a: Invoice, b: Invoice): number =>
  a.issuedAt - b.issuedAt || (a.number < b.number ? -1 : 1);

function creditOf(merchant: Merchant<Segment>, life: Life, o: Span): CreditFile {
  const payments: DebtPayment[] = [
    ...merchant.account.filter(({ memo }) => memo === '还款'),
    ...life.moves.filter(({ why, at }) => why === 'debt' && at <= o.to),
  ]
    .map(({ at, amount }) => ({ at, amount: -amount }))
    .sort((a, b) => a.at - b.at);
  return creditFileOf({
    ...{ seed: o.seed, key: merchant.id, monthly: life.traits.debt, payments },
    ...{ firstOn: life.firstDay.date, billedUntil: life.openUntil.date, lastOn: shanghaiDay(o.to) },
  });
}
