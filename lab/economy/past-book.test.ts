import {
  addDays,
  addMonths,
  businessDate,
  canonicalJson,
  daysBetween,
  fen,
  rateE9,
  shanghaiDay,
} from '@open310/server/kernel';
import { expect, test } from 'vitest';
import { day, dayNumber } from './calendar.ts';
import { PastDebt } from './debt.ts';
import { parameters } from './parameters.ts';
import { pastBook } from './past-book.ts';
import { Evening, Purse } from './purse.ts';
import type { PastLoan } from './types.ts';

const book: PastLoan[] = [...pastBook({ seed: 5, loans: 60 })];

test('behaviour: a past loan shows the lender what was known, and nothing of later', () => {
  for (const { events, decidedAt, merchant, granted, segment } of book) {
    expect(events.length).toBeGreaterThan(100);
    expect(events.every((e) => e.recordedAt < decidedAt && e.occurredAt <= e.recordedAt)).toBe(
      true,
    );
    const first = events[0]?.occurredAt ?? decidedAt;
    expect((decidedAt - first) / 86_400_000).toBeGreaterThan(100);
    expect(merchant.segment).toBe(segment);
    expect(granted.principal % BigInt(parameters.lender.principal.step)).toBe(0n);
    expect(merchant.account.every(({ at }) => at < decidedAt)).toBe(true);
  }
});

test('behaviour: nobody defaults before cash has run out for 90 days', () => {
  for (const { defaulted, defaultedOn, cashRanOutOn, decidedAt } of book) {
    expect(defaultedOn !== null).toBe(defaulted);
    if (!defaultedOn) continue;
    expect(cashRanOutOn && daysBetween(cashRanOutOn, defaultedOn) >= 90).toBe(true);
    const decidedOn = shanghaiDay(decidedAt);
    expect(daysBetween(decidedOn, defaultedOn)).toBeGreaterThan(90 + 27);
    expect(defaultedOn < addMonths(decidedOn, 12)).toBe(true);
  }
  expect(book.some(({ defaulted }) => defaulted)).toBe(true);
  expect(book.some(({ cashRanOutOn, defaulted }) => cashRanOutOn && !defaulted)).toBe(true);
});

test('property: the same seed gives the same book; a longer one begins alike; another differs', () => {
  // The last entry's balance follows from every entry before it.
  const text = ({ merchant, events, ...loan }: PastLoan) =>
    canonicalJson({ ...loan, last: merchant.account.at(-1), events: events.slice(-200) });
  const two = (seed: number) => [...pastBook({ seed, loans: 2 })].map(text);
  expect(two(5)).toEqual(book.slice(0, 2).map(text));
  expect(two(6)).not.toEqual(two(5));
});

test('behaviour: the book is made loan by loan, tells how far it is, and keeps to a segment', () => {
  const progress: number[] = [];
  const loans = pastBook({
    seed: 2,
    loans: 3,
    segment: 'shop',
    onProgress: (n) => progress.push(n),
  });
  expect(progress).toEqual([]);
  expect([...loans].map(({ segment }) => segment)).toEqual(['shop', 'shop', 'shop']);
  expect(progress).toEqual([1, 2, 3]);
  expect(new Set(book.map(({ segment }) => segment)).size).toBe(2);
});

test('behaviour: installments fall due monthly; days past due count from the oldest unpaid one', () => {
  const drawnOn = businessDate('2026-01-31');
  const debt = new PastDebt({
    principal: fen(1_200_000n),
    annualRate: rateE9(108_000_000n),
    termMonths: 12,
    drawnOn,
  });
  const at = (date: string) => day(dayNumber(businessDate(date)));
  const pay = (date: string, cash: bigint) => {
    const purse = new Purse({ alipay: 0n, bank: cash, savings: 0n }, '00000000');
    debt.pay(new Evening(at(date)), purse);
    return cash - purse.wealth;
  };
  // 28 days on 12,000.00 yuan at 10.8 % act/360: 100.80 yuan, beside 1,000.00 of principal.
  expect(pay('2026-02-27', 10n ** 9n)).toBe(0n);
  expect(pay('2026-02-28', 100_000n)).toBe(100_000n);
  expect(debt.dpd(at('2026-02-28'))).toBe(0);
  expect(debt.dpd(at('2026-03-05'))).toBe(5);
  expect(pay('2026-03-05', 10n ** 9n)).toBe(10_080n);
  expect(debt.dpd(at('2026-03-05'))).toBe(0);
  expect(debt.dpd(day(dayNumber(addDays(businessDate('2026-03-31'), 90))))).toBe(90);
});
