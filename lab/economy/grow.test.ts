import { canonicalJson, type Instant, instant } from '@open310/server/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { day, dayNumberAt } from './calendar.ts';
import { growMerchant, plant } from './grow.ts';
import { purposes } from './purse.ts';
import type { Merchant, Segment, TaobaoTradeStatus } from './types.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const start = instant(Date.parse('2026-01-05T09:30:00+08:00'));
const later = (at: Instant, ms: number): Instant => instant(at + ms);

const lives = fc.record({
  seed: fc.integer(),
  index: fc.nat(100_000),
  segment: fc.constantFrom<Segment>('onlineSeller', 'shop'),
  from: fc.nat(1_500).map((days) => later(start, -days * DAY)),
  hours: fc.integer({ min: 0, max: 40 * 24 }),
});
const grown = lives.map(({ hours, ...o }) => ({
  asOf: later(o.from, hours * HOUR),
  merchant: growMerchant({ ...o, to: later(o.from, hours * HOUR) }),
}));
const few = { numRuns: 25 };

test('property: equal arguments give an equal merchant, whoever was grown in between', () => {
  fc.assert(
    fc.property(lives, ({ hours, ...o }) => {
      const life = { ...o, to: later(o.from, hours * HOUR) };
      const once = canonicalJson(growMerchant(life));
      growMerchant({ ...life, index: life.index + 1 });
      expect(canonicalJson(growMerchant(life))).toBe(once);
    }),
    { numRuns: 8 },
  );
});

test('property: every balance is the one before plus the amount, and none is negative', () => {
  fc.assert(
    fc.property(grown, ({ merchant }) => {
      let balance: bigint = merchant.opening;
      const wrong = merchant.account.filter((entry) => {
        balance += entry.amount;
        return entry.balance !== balance || entry.amount === 0n || balance < 0n;
      });
      expect(wrong).toEqual([]);
    }),
    few,
  );
});

test('property: no money is made: what a merchant has is what it had, and what came, and what went', () => {
  fc.assert(
    fc.property(lives, ({ hours, ...o }) => {
      const { business, firstDay } = plant({ ...o, to: o.from });
      const opening = business.purse.wealth;
      for (let n = 0; n < hours / 24; n++) business.live(day(firstDay.number + n));
      const all = [...purposes.in, ...purposes.out] as const;
      const net = all.reduce((sum, purpose) => sum + business.purse.tally(purpose), 0n);
      expect(business.purse.wealth).toBe(opening + net);
      for (const purpose of purposes.in) expect(business.purse.tally(purpose) >= 0n).toBe(true);
      for (const purpose of purposes.out) expect(business.purse.tally(purpose) <= 0n).toBe(true);
      expect(business.purse.cash >= 0n && business.shelf.worth >= 0n).toBe(true);
    }),
    few,
  );
});

test('property: times are in order, on whole seconds, and none lies after the end', () => {
  fc.assert(
    fc.property(grown, ({ merchant, asOf }) => {
      const { trades, refunds, account } = merchant;
      const ordered = (times: readonly number[]): boolean =>
        times.every((at, i) => at % 1_000 === 0 && (i === 0 || at >= (times[i - 1] ?? 0)));
      const wrong = trades.filter(
        (t) =>
          !ordered([t.createdAt, t.paidAt ?? t.createdAt, t.endedAt ?? t.modifiedAt]) ||
          !ordered([t.createdAt, t.modifiedAt, asOf]),
      );
      expect(wrong).toEqual([]);
      expect(refunds.every((r) => ordered([r.createdAt, r.modifiedAt, asOf]))).toBe(true);
      expect(ordered(trades.map((t) => t.createdAt))).toBe(true);
      expect(ordered(refunds.map((r) => r.createdAt))).toBe(true);
      expect(ordered([...account.map((entry) => entry.at), asOf])).toBe(true);
    }),
    few,
  );
});

const shows: Record<TaobaoTradeStatus, { paid: boolean; ended: boolean }> = {
  WAIT_BUYER_PAY: { paid: false, ended: false },
  WAIT_SELLER_SEND_GOODS: { paid: true, ended: false },
  WAIT_BUYER_CONFIRM_GOODS: { paid: true, ended: false },
  TRADE_FINISHED: { paid: true, ended: true },
  TRADE_CLOSED: { paid: true, ended: true },
  TRADE_CLOSED_BY_TAOBAO: { paid: false, ended: true },
};

test('property: a trade is 19 digits, adds up, and its state tells what has happened to it', () => {
  fc.assert(
    fc.property(grown, ({ merchant: { trades, refunds } }) => {
      expect(new Set(trades.map((t) => t.tid)).size).toBe(trades.length);
      expect(new Set(refunds.map((r) => r.refundId)).size).toBe(refunds.length);
      const wrong = trades.filter((t) => {
        const { paid, ended } = shows[t.status];
        const worth = t.items.reduce((sum, i) => sum + i.price * BigInt(i.quantity), 0n);
        return (
          !/^[1-9]\d{18}$/.test(t.tid) || // So beyond 2^53; below 2^63 by its first digit.
          !(BigInt(t.tid) < 2n ** 63n) ||
          worth !== t.payment ||
          paid !== (t.paidAt !== null) ||
          ended !== (t.endedAt !== null)
        );
      });
      expect(wrong).toEqual([]);
      const byTid = new Map(trades.map((t) => [t.tid, t]));
      const tooMuch = refunds.filter((r) => {
        const item = byTid.get(r.tid)?.items.find(({ oid }) => oid === r.oid);
        return !item || r.fee <= 0n || r.fee > item.price * BigInt(item.quantity);
      });
      expect(tooMuch).toEqual([]);
    }),
    few,
  );
});

test('property: what a finished trade brought stands in Alipay once, less what was given back', () => {
  fc.assert(
    fc.property(grown, ({ merchant }) => {
      const settled = merchant.account.filter((entry) => entry.orderNo !== null);
      const finished = merchant.trades.filter((t) => t.status === 'TRADE_FINISHED');
      expect(settled.map((entry) => entry.orderNo).sort()).toEqual(
        finished.map((t) => t.tid).sort(),
      );
      const whole = new Set(finished.map((t) => t.tid));
      const back = merchant.refunds.reduce((sum, r) => sum + (whole.has(r.tid) ? r.fee : 0n), 0n);
      const brought = finished.reduce((sum, t) => sum + t.payment, 0n) - back;
      expect(settled.reduce((sum, entry) => sum + entry.amount, 0n)).toBe(brought);
    }),
    few,
  );
});

test('property: growing on changes nothing that was over', () => {
  fc.assert(
    fc.property(lives, fc.integer({ min: 1, max: 400 }), ({ hours, ...o }, more) => {
      const early = later(o.from, hours * HOUR);
      const before = growMerchant({ ...o, to: early });
      const after = growMerchant({ ...o, to: later(early, more * HOUR) });
      const over = (m: Merchant) =>
        m.trades.filter((t) => t.endedAt !== null && t.endedAt <= early);
      expect(over(after)).toEqual(over(before));
      expect(after.account.slice(0, before.account.length)).toEqual(before.account);
      expect(after.trades.slice(0, before.trades.length).map((t) => t.tid)).toEqual(
        before.trades.map((t) => t.tid),
      );
    }),
    { numRuns: 12 },
  );
});

test('behaviour: customers come back, and some are new', () => {
  const to = later(start, 90 * DAY);
  const seller = growMerchant({ seed: 1, index: 3, segment: 'onlineSeller', from: start, to });
  const buyers = new Set(seller.trades.map((t) => t.buyer));
  expect(buyers.size).toBeLessThan(seller.trades.length);
  expect(buyers.size).toBeGreaterThan(seller.trades.length / 3);
});

test('behaviour: a cheat orders from a small ring, with money that comes back through Alipay', () => {
  const to = later(start, 60 * DAY);
  const sprouts = Array.from({ length: 200 }, (_, index) => index).filter(
    (index) => plant({ seed: 1, index, segment: 'onlineSeller', from: start, to }).traits.fakes > 0,
  );
  expect(sprouts.length).toBeGreaterThan(0);
  for (const index of sprouts.slice(0, 3)) {
    const m = growMerchant({ seed: 1, index, segment: 'onlineSeller', from: start, to });
    const ofRing = m.trades.filter(({ buyer }) => /R\d{7}$/.test(buyer));
    expect(ofRing.length).toBeGreaterThan(20);
    expect(new Set(ofRing.map(({ buyer }) => buyer)).size).toBeLessThanOrEqual(20);
    expect(m.account.some(({ memo }) => memo === '网络推广服务')).toBe(true);
  }
});

test('error: an end before the start, and a scenario that is not there', () => {
  const o = { seed: 1, index: 0, segment: 'shop', from: start } as const;
  expect(() => growMerchant({ ...o, to: later(start, -1) })).toThrow(RangeError);
  expect(() => growMerchant({ ...o, to: start, scenario: 'nobody' })).toThrow(RangeError);
});

test('behaviour: a day that was begun is cut at the end, not left out', () => {
  const noon = instant(day(dayNumberAt(start)).start + 12 * HOUR);
  const shop = growMerchant({ seed: 1, index: 0, segment: 'shop', from: start, to: noon });
  expect(shop.account.length).toBeGreaterThan(0);
  expect(shop.account.every((entry) => entry.at <= noon)).toBe(true);
});
