import fc from 'fast-check';
import { expect, test } from 'vitest';
import { afterAnswer, nextParcels, openParcels, startCursor } from './due-parcels.ts';

const parcels = (n: number) =>
  openParcels(
    Array.from({ length: n }, (_, i) => ({ orderId: '1', carrier: 'YTO', parcelNo: `YT${i}` })),
  );

test('behaviour: a parcel told of twice is one, a carrier without a code is not asked about', () => {
  const told = [
    { orderId: '1', carrier: '圆通速递', parcelNo: 'YT1' },
    { orderId: '2', carrier: 'yuantong', parcelNo: 'YT1' },
    { orderId: '3', carrier: '老王托运部', parcelNo: '77' },
  ];
  expect(openParcels(told)).toEqual([{ carrier: 'yuantong', parcelNo: 'YT1' }]);
});

test('behaviour: what ended leaves the cursor', () => {
  const [a, b] = parcels(2);
  if (!a || !b) expect.fail();
  const cursor = afterAnswer(startCursor(null, [a, b]), { asked: [a, b] }, 5);
  expect(Object.keys(startCursor(cursor, [b]).parcels)).toEqual(['yuantong YT1']);
});

test('property: none is asked twice within the time, the rules hold, and every one has its turn', () => {
  const rules = fc.record({
    asks: fc.integer({ min: 1, max: 6 }),
    follows: fc.nat(5),
    againMs: fc.integer({ min: 1, max: 100 }),
  });
  fc.assert(
    fc.property(rules, fc.integer({ min: 1, max: 25 }), (rule, count) => {
      const open = parcels(count);
      const askedAt = new Map<string, number>();
      const looked = new Set<string>();
      let cursor = startCursor(null, open);
      for (let pull = 0; pull < 2 * count; pull++) {
        const now = pull * 10;
        const { ask, follow } = nextParcels(cursor, open, now, rule);
        expect(ask.length).toBeLessThanOrEqual(rule.asks);
        expect(follow.length).toBeLessThanOrEqual(rule.follows);
        for (const parcel of ask) {
          const before = askedAt.get(parcel.parcelNo) ?? Number.NEGATIVE_INFINITY;
          expect(now - before).toBeGreaterThanOrEqual(rule.againMs);
          askedAt.set(parcel.parcelNo, now);
          looked.add(parcel.parcelNo);
          expect(follow).not.toContain(parcel);
        }
        cursor = afterAnswer(cursor, { asked: ask }, now);
        for (const followed of follow) {
          looked.add(followed.parcelNo);
          cursor = afterAnswer(cursor, { followed }, now);
        }
      }
      expect(looked.size).toBe(count);
    }),
  );
});
