import { addMonths, canonicalJson, daysBetween, shanghaiDay } from '@open310/server/kernel';
import { expect, test } from 'vitest';
import { type ClusterLoan, growPastCluster } from './cluster-past.ts';
import { heldEvents } from './held-events.ts';
import { parameters } from './parameters.ts';

const clusters = Array.from({ length: 16 }, (_, index) => growPastCluster({ seed: 5, index }));
const loans = clusters.flat();

test('behaviour: a loan of a cluster shows what was known when it was decided, and nothing of later', () => {
  expect(loans.length).toBeGreaterThan(60);
  for (const { holdings, decidedAt, principal, segment } of loans) {
    const events = heldEvents(holdings);
    expect(events.length).toBeGreaterThan(50);
    expect(events.every(({ occurredAt }) => occurredAt <= decidedAt)).toBe(true);
    const days = Math.max(...events.map(({ occurredAt }) => decidedAt - occurredAt)) / 86_400_000;
    expect(days).toBeLessThan(parameters.cluster.lender.historyDays + 1);
    expect(principal).toBeGreaterThan(0n);
    expect(events.some(({ source }) => source === 'anchor')).toBe(segment === 'supplier');
  }
});

test('behaviour: default takes ninety days of an installment that waits, within twelve months', () => {
  for (const { defaulted, defaultedOn, decidedAt } of loans) {
    expect(defaultedOn !== null).toBe(defaulted);
    if (defaultedOn === null) continue;
    const on = shanghaiDay(decidedAt);
    expect(daysBetween(on, defaultedOn)).toBeGreaterThanOrEqual(28 + 90);
    expect(defaultedOn <= addMonths(on, 12)).toBe(true);
  }
  const bads = loans.filter(({ defaulted }) => defaulted).length;
  expect(bads).toBeGreaterThan(0);
  expect(bads).toBeLessThan(loans.length / 2);
});

test('property: the same seed gives the same loans; another cluster lives another life', () => {
  const text = (of: readonly ClusterLoan[]) =>
    canonicalJson(of.map(({ holdings, ...loan }) => [loan, holdings.bank.lines.at(-1)] as never));
  expect(text(growPastCluster({ seed: 5, index: 0 }))).toBe(text(clusters[0] ?? []));
  expect(text(clusters[1] ?? [])).not.toBe(text(clusters[0] ?? []));
});
