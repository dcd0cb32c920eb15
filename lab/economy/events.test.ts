import type { FeatureEvent } from '@open310/server/features';
import { type Instant, instant } from '@open310/server/kernel';
import fc from 'fast-check';
import { expect, expectTypeOf, test } from 'vitest';
import { toEvents } from './events.ts';
import { growMerchant } from './grow.ts';
import type { EconomyEvent, Merchant } from './types.ts';

const DAY = 86_400_000;
const to = instant(Date.parse('2026-11-23T10:00:00+08:00'));
const grow = (segment: 'onlineSeller' | 'shop') =>
  growMerchant({ seed: 9, index: 4, segment, from: instant(to - 60 * DAY), to });
const seller = grow('onlineSeller');
const shop = grow('shop');
const context = { borrowerId: 'b1', blind: (text: string) => `#${text}` };

test('behaviour: features take these events as they are', () => {
  expectTypeOf<EconomyEvent>().toExtend<FeatureEvent>();
});

test('property: the same events come out whatever order the records come in', () => {
  const shuffled = <T>(items: readonly T[]) =>
    fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
  for (const merchant of [seller, shop]) {
    const expected = toEvents(merchant, context);
    const orders = fc.record({
      trades: shuffled(merchant.trades),
      refunds: shuffled(merchant.refunds),
      account: shuffled(merchant.account),
    });
    fc.assert(
      fc.property(orders, (records) => {
        expect(toEvents({ ...merchant, ...records }, context)).toEqual(expected);
      }),
      { numRuns: 4 },
    );
  }
});

test('behaviour: ids are those of the connectors, each one once, and times are in order', () => {
  const shape =
    /^(taobao:trade:\d{19}:(paid|finished|closed)|taobao:refund:\d{19}:paid|alipay:entry:\d+)$/;
  for (const merchant of [seller, shop]) {
    const events = toEvents(merchant, context);
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
    expect(events.every(({ id }) => shape.test(id))).toBe(true);
    const times: Instant[] = events.map(({ occurredAt }) => occurredAt);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(events.every(({ recordedAt, occurredAt }) => recordedAt >= occurredAt)).toBe(true);
  }
});

test('behaviour: every paid trade, ended trade, paid refund and account entry is one event', () => {
  const counts = (m: Merchant) => ({
    paid: m.trades.filter(({ paidAt }) => paidAt !== null).length,
    ended: m.trades.filter(({ endedAt }) => endedAt !== null).length,
    refunds: m.refunds.filter(({ status }) => status === 'SUCCESS').length,
    entries: m.account.length,
  });
  const kinds = (events: readonly EconomyEvent[], ...of: string[]) =>
    events.filter(({ kind }) => of.includes(kind)).length;
  for (const merchant of [seller, shop]) {
    const events = toEvents(merchant, context);
    expect({
      paid: kinds(events, 'order.paid'),
      ended: kinds(events, 'order.finished', 'order.closed'),
      refunds: kinds(events, 'refund.paid'),
      entries: kinds(events, 'takings.received', 'account.paid'),
    }).toEqual(counts(merchant));
  }
  expect(counts(seller).refunds).toBeGreaterThan(0);
});

test('behaviour: an order tells where it goes, blinded, and its phone only where the platform tells it', () => {
  const orders = toEvents(seller, context).filter((event) => event.kind === 'order.paid');
  const phones = toEvents(seller, { ...context, tellsDevices: true });
  expect(orders.every(({ data }) => data.address?.startsWith('#') && !('device' in data))).toBe(
    true,
  );
  const told = phones.flatMap((e) => (e.kind === 'order.paid' ? [e.data.device] : []));
  expect(told).toHaveLength(orders.length);
  expect(told.every((device) => device?.startsWith('#'))).toBe(true);
  // People come from many places; who buys again mostly buys to the same one.
  expect(new Set(orders.map(({ data }) => data.address)).size).toBeGreaterThan(orders.length / 4);
  expect(new Set(orders.map(({ data }) => data.address)).size).toBeLessThan(orders.length);
});

test('behaviour: names leave only blinded, and money going out is counted without a sign', () => {
  const people = [...toEvents(seller, context), ...toEvents(shop, context)].flatMap((event) => {
    if (event.kind === 'order.paid') return [event.data.buyer];
    if (event.kind === 'takings.received') return [event.data.payer];
    return event.kind === 'account.paid' && event.data.amountFen > 0n ? [event.data.payee] : [];
  });
  expect(people.filter((text) => !text?.startsWith('#'))).toEqual([]);
  expect(people.length).toBeGreaterThan(1_000);
});
