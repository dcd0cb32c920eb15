import { daysBetween, type Fen, type Instant, instant, shanghaiDay } from '@open310/server/kernel';
import { expect, test } from 'vitest';
import { growMerchant } from './grow.ts';
import { scenarios } from './scenarios.ts';
import type { Merchant } from './types.ts';

const DAY = 86_400_000;
const seeds = [1, 7, 310];
// Far from, before and after the sales of November, and around the lunar new year.
const ends = ['2026-03-15', '2026-08-20', '2026-11-05', '2026-11-23'].map((date) =>
  instant(Date.parse(`${date}T10:00:00+08:00`)),
);
const lives = seeds.flatMap((seed) => ends.map((to) => ({ seed, to })));

const grow = (
  scenario: string,
  { seed, to }: { seed: number; to: Instant },
  days = 200,
): Merchant => {
  const found = scenarios.find(({ name }) => name === scenario);
  return growMerchant({
    seed,
    index: 0,
    scenario,
    segment: found?.segment ?? 'shop',
    from: instant(to - days * DAY),
    to,
  });
};
const paid = (m: Merchant, to: number, from: number, until: number) =>
  m.trades.filter(
    ({ paidAt }) => paidAt !== null && paidAt > to - from * DAY && paidAt <= to - until * DAY,
  );
const sum = (amounts: readonly { payment: Fen }[]) =>
  amounts.reduce((total, { payment }) => total + payment, 0n);

test.each(lives)('behaviour: the healthy online seller has a full record (%o)', (life) => {
  const m = grow('online-seller', life);
  expect(m.owner).toBe('林岚');
  expect(paid(m, life.to, 90, 0).length).toBeGreaterThan(500);
  const first = m.trades[0]?.createdAt ?? life.to;
  expect(life.to - first).toBeGreaterThan(90 * DAY);
  expect(m.refunds.length / m.trades.length).toBeLessThan(0.06);
  expect(m.account.every(({ balance }) => balance > 0n)).toBe(true);
});

test.each(lives)('behaviour: the healthy shop has half a year of takings (%o)', (life) => {
  const m = grow('offline-shop', life);
  const takings = m.account.filter(({ amount }) => amount > 0n);
  const days = new Set(takings.map(({ at }) => shanghaiDay(at)));
  expect(days.size).toBeGreaterThan(180);
  expect(takings.length / days.size).toBeGreaterThan(25);
  expect(m.account.every(({ balance }) => balance > 0n)).toBe(true);
  expect([m.trades, m.refunds, m.taobaoUserId]).toEqual([[], [], null]);
});

test.each(lives)(
  'behaviour: the thin shop has opened weeks ago, whenever one looks (%o)',
  (life) => {
    const m = grow('thin-shop', life);
    expect(daysBetween(m.openedOn, shanghaiDay(life.to))).toBe(24);
    expect(m.account.length).toBeGreaterThan(100);
  },
);

test.each(lives)('behaviour: the troubled seller falls, and much comes back (%o)', (life) => {
  for (const days of [130, 200, 400]) {
    const m = grow('troubled-seller', life, days);
    const recent = paid(m, life.to, 90, 0);
    expect(recent.length).toBeGreaterThan(100);
    expect(m.refunds.length / m.trades.length).toBeGreaterThan(0.15);
    const half = Number(sum(paid(m, life.to, 45, 0))) / Number(sum(paid(m, life.to, 90, 45)));
    expect(half).toBeLessThan(0.9);
  }
});

test('behaviour: scenarios are told apart, in both languages', () => {
  expect(new Set(scenarios.map(({ name }) => name)).size).toBe(scenarios.length);
  for (const { says } of scenarios) expect(says.zh && says.en).toBeTruthy();
});
