import { canonicalJson, type Instant, instant, shanghaiDay } from '@open310/server/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { day, dayNumberAt } from './calendar.ts';
import { growMerchant, plant } from './grow.ts';
import { holdingsOf } from './holdings.ts';
import type { BankBook, Invoice } from './records.ts';
import { creditReportOn, heldAt } from './seen.ts';
import type { Segment } from './types.ts';

const DAY = 86_400_000;
const start = instant(Date.parse('2026-01-05T09:30:00+08:00'));
const later = (at: Instant, ms: number): Instant => instant(at + ms);

const lives = fc.record({
  seed: fc.integer(),
  index: fc.nat(100_000),
  segment: fc.constantFrom<Segment>('onlineSeller', 'shop'),
  from: fc.nat(1_000).map((days) => later(start, -days * DAY)),
  hours: fc.integer({ min: 0, max: 60 * 24 }),
});
const grow = ({ hours, ...o }: { hours: number; from: Instant } & Parameters<typeof plant>[0]) => {
  const life = { ...o, to: later(o.from, hours * 3_600_000) };
  const merchant = growMerchant(life);
  return { life, merchant, held: holdingsOf(merchant, life) };
};
const grown = lives.map((o) => grow({ ...o, to: o.from }));
const few = { numRuns: 15 };

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((a, b) => a + b, 0n);

/** Lines whose balance is not the one before plus the amount, or below nothing. */
const wrongLines = ({ opening, lines }: BankBook) => {
  let balance: bigint = opening;
  return lines.filter((line) => {
    balance += line.amount;
    return line.balance !== balance || line.amount === 0n || balance < 0n;
  });
};
const wrongInvoices = (invoices: readonly Invoice[]) =>
  invoices.filter(
    ({ number, net, tax, total, lines }) =>
      !/^\d{20}$/.test(number) ||
      net + tax !== total ||
      sum(lines.map((l) => l.net)) !== net ||
      sum(lines.map((l) => l.tax)) !== tax,
  );

test('property: equal arguments give equal holdings, and growth is as it was without them', () => {
  fc.assert(
    fc.property(lives, (o) => {
      const once = grow({ ...o, to: o.from });
      const again = grow({ ...o, to: o.from });
      expect(canonicalJson(again.held)).toBe(canonicalJson(once.held));
      expect(canonicalJson(again.merchant)).toBe(canonicalJson(once.merchant));
    }),
    { numRuns: 6 },
  );
});

test('property: bank balances and invoices add up, and lists are by time', () => {
  fc.assert(
    fc.property(grown, ({ held, life }) => {
      expect(wrongLines(held.bank)).toEqual([]);
      expect(wrongInvoices(held.invoices)).toEqual([]);
      const times = [
        held.bank.lines.map(({ at }) => at),
        held.invoices.map(({ issuedAt }) => issuedAt),
        held.tillPayments.map(({ at }) => at),
        held.wholesale.map(({ createdAt }) => createdAt),
        held.parcels.map(({ steps }) => steps[0]?.at ?? 0),
      ];
      for (const list of times) {
        expect(list.every((at, i) => at <= life.to && at >= (list[i - 1] ?? 0))).toBe(true);
      }
    }),
    few,
  );
});

test('property: the bank account is the one that the merchant lives on, to the fen', () => {
  fc.assert(
    fc.property(lives, ({ hours, ...o }) => {
      const last = dayNumberAt(later(o.from, hours * 3_600_000));
      const to = later(day(last + 1).start, -1);
      const life = { ...o, to };
      const { business, firstDay } = plant(life);
      const held = holdingsOf(growMerchant(life), life);
      expect(held.bank.opening).toBe(business.purse.bank);
      for (let n = firstDay.number; n <= last; n++) business.live(day(n));
      expect(held.bank.lines.at(-1)?.balance ?? held.bank.opening).toBe(business.purse.bank);
    }),
    { numRuns: 40 },
  );
});

test('property: what was withdrawn from Alipay arrives in the bank', () => {
  fc.assert(
    fc.property(grown, ({ held, merchant }) => {
      const withdrawn = merchant.account.filter(({ memo }) => memo === '提现');
      const arrived = held.bank.lines.filter(({ memo }) => memo === '提现');
      expect(arrived.map(({ ref, amount }) => [ref, amount])).toEqual(
        withdrawn.map(({ id, amount }) => [id, -amount]),
      );
    }),
    few,
  );
});

test('property: purchases are what Alipay paid for goods, with a parcel and mostly an invoice to the fen', () => {
  fc.assert(
    fc.property(grown, ({ held, merchant, life }) => {
      const paid = merchant.account.filter(({ memo, amount }) => memo === '货款' && amount < 0n);
      const done = held.wholesale.filter(({ paidAt }) => paidAt <= life.to);
      expect(done.map(({ total }) => total)).toEqual(paid.map(({ amount }) => -amount));
      const sent = held.wholesale.filter(({ shippedAt }) => shippedAt <= life.to);
      const parcels = new Map(held.parcels.map((parcel) => [parcel.parcelNo, parcel]));
      for (const order of sent) {
        const parcel = parcels.get(order.parcelNo);
        expect(parcel).toMatchObject({ orderId: order.id, receiver: order.buyer });
        expect(parcel?.steps.at(-1)?.at).toBe(order.completedAt);
      }
      const orders = new Map(held.wholesale.map((order) => [order.id, order]));
      for (const { orderId, total, buyer } of held.invoices) {
        if (orderId === null || buyer.key === null) continue;
        expect(orders.get(orderId)?.total).toBe(total);
      }
    }),
    few,
  );
});

test('property: a Taobao trade that was sent has its parcel, which ends as the trade does', () => {
  const sellers = lives.map((o) => grow({ ...o, segment: 'onlineSeller', to: o.from }));
  fc.assert(
    fc.property(sellers, ({ held, merchant, life }) => {
      const byTrade = new Map(held.parcels.map((parcel) => [parcel.orderId, parcel]));
      const { fakes } = plant(life).traits;
      for (const trade of merchant.trades) {
        const parcel = byTrade.get(trade.tid);
        expect(trade.shippedAt).not.toBeUndefined();
        if (trade.shippedAt === null) expect(parcel).toBeUndefined();
        if (fakes === 0 && trade.shippedAt) expect(parcel).toBeDefined();
        if (!parcel) continue;
        expect(parcel.steps[0]?.at).toBe(trade.shippedAt);
        expect(parcel.sender.key).toBe(merchant.id);
        const end = parcel.steps.at(-1);
        if (trade.status === 'TRADE_FINISHED') expect(end?.what).toBe('signed');
        if (trade.status === 'TRADE_CLOSED') expect(end?.what).toBe('returned');
        if (trade.endedAt) expect(end?.at).toBeLessThanOrEqual(trade.endedAt);
      }
      const trades = new Map(merchant.trades.map((trade) => [trade.tid, trade]));
      for (const { orderId, seller, total } of held.invoices) {
        const trade = orderId === null ? undefined : trades.get(orderId);
        if (seller.key === null || !trade) continue;
        const back = merchant.refunds.filter(({ tid }) => tid === trade.tid).map((r) => r.fee);
        expect(total + sum(back)).toBe(trade.payment);
      }
    }),
    { numRuns: 8 },
  );
});

test('property: a day of takeaway and of the till is paid out in one sum, which is a bank line', () => {
  const shops = lives.map((o) => grow({ ...o, segment: 'shop', to: o.from }));
  fc.assert(
    fc.property(shops, ({ held }) => {
      const lines = new Map(held.bank.lines.map((line) => [line.ref, line.amount]));
      const byDay = (at: Instant) => Math.floor((at + 8 * 3_600_000) / DAY);
      for (const s of held.takeawaySettlements) {
        const day = held.takeawayOrders.filter((o) => byDay(o.createdAt) === byDay(s.paidAt));
        expect(sum(day.map(({ income }) => income))).toBe(s.amount);
        expect(day.filter(({ income }) => income > 0n)).toHaveLength(s.orderCount);
        if (lines.has(s.id)) expect(lines.get(s.id)).toBe(s.amount);
      }
      for (const s of held.tillSettlements) {
        const day = held.tillPayments.filter(({ at }) => byDay(at) === byDay(s.paidAt));
        expect(sum(day.map(({ amount, fee }) => amount - fee))).toBe(s.amount);
        expect(day).toHaveLength(s.paymentCount);
      }
      for (const order of held.takeawayOrders) {
        const items = sum(order.items.map((i) => i.price * BigInt(i.quantity)));
        expect(order.total).toBe(items + order.deliverFee);
        const income = order.canceledAt === null ? items - order.serviceFee : 0n;
        expect(order.income).toBe(income);
      }
      const ids = held.tillPayments.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }),
    { numRuns: 6 },
  );
});

test('property: what a later end tells of an earlier moment is what was told then', () => {
  fc.assert(
    fc.property(lives, fc.integer({ min: 1, max: 400 }), (o, more) => {
      const before = grow({ ...o, to: o.from });
      const after = grow({ ...o, hours: o.hours + more, to: o.from });
      const { to } = before.life;
      const seen = ({ credit: _, ...rest }: typeof before.held) => rest;
      expect(seen(heldAt(after.held, to))).toEqual(seen(heldAt(before.held, to)));
    }),
    { numRuns: 10 },
  );
});

test('property: a debt in the credit file is the debt that the merchant pays', () => {
  fc.assert(
    fc.property(lives, (o) => {
      const { held, merchant, life } = grow({ ...o, hours: 24 * 100, to: o.from });
      const { debt } = plant(life).traits;
      expect(held.credit.debts.length > 0).toBe(debt > 0n);
      const [first] = held.credit.debts;
      if (!first) return;
      expect(first.installments.every(({ amount }) => amount === debt)).toBe(true);
      const fromAlipay = merchant.account.filter(({ memo }) => memo === '还款');
      const fromBank = held.bank.lines.filter(({ memo }) => memo === '还款');
      const paid = -sum([...fromAlipay, ...fromBank].map(({ amount }) => amount));
      const opened = shanghaiDay(life.from);
      const met = held.credit.debts
        .flatMap(({ installments }) => installments)
        .filter(({ dueOn, paidOn }) => dueOn >= opened && paidOn !== null);
      expect(met).toHaveLength(Number(paid / debt));
      expect(creditReportOn(held.credit, first.openedOn).dpd).toBe(0);
    }),
    few,
  );
});

test('behaviour: few of a cheat’s fake orders have a parcel, and those weigh nothing', () => {
  const to = later(start, 40 * DAY);
  const index = Array.from({ length: 200 }, (_, i) => i).find(
    (i) =>
      plant({ seed: 1, index: i, segment: 'onlineSeller', from: start, to }).traits.fakes > 0.2,
  );
  const { merchant, held } = grow({
    ...{ seed: 1, index: index ?? 0, segment: 'onlineSeller', from: start, to, hours: 960 },
  });
  const sent = new Map(held.parcels.map((parcel) => [parcel.orderId, parcel]));
  const fakes = merchant.trades.filter((t) => /R\d{7}$/.test(t.buyer) && t.shippedAt);
  const parcels = fakes.flatMap(({ tid }) => sent.get(tid) ?? []);
  expect(parcels.length).toBeLessThan(fakes.length * 0.7);
  expect(parcels.every(({ weightGrams }) => weightGrams < 100)).toBe(true);
  const lent = held.bank.lines.filter(({ memo, amount }) => memo === '转账' && amount < 0n);
  expect(lent.length).toBeGreaterThan(20); // The cheat's own money, on its way to the ring.
});

test('error: a merchant of another seed has no holdings here', () => {
  const o = { seed: 1, index: 3, segment: 'shop', from: start, to: later(start, DAY) } as const;
  expect(() => holdingsOf(growMerchant(o), { ...o, seed: 2 })).toThrow(RangeError);
});
