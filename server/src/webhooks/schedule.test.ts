import fc from 'fast-check';
import { expect, test } from 'vitest';
import { retryWaits, waitBefore } from './schedule.ts';

const DAY = 86_400_000;
const ids = fc.string({ minLength: 1, maxLength: 40 });
const last = retryWaits.length;

test('property: waits grow, are the same for the same delivery, and differ from the schedule by a fifth at most', () => {
  fc.assert(
    fc.property(ids, fc.integer({ min: 1, max: last }), (id, n) => {
      const wait = waitBefore(n, id) ?? Number.NaN;
      const usual = retryWaits[n - 1] ?? Number.NaN;
      expect(wait).toBe(waitBefore(n, id));
      expect(wait).toBeGreaterThanOrEqual(usual);
      expect(wait).toBeLessThanOrEqual(Math.ceil(usual * 1.2));
      if (n > 1) expect(retryWaits[n - 1]).toBeGreaterThan(retryWaits[n - 2] ?? 0);
    }),
  );
});

test('property: whatever a receiver asks, it waits a day at most, never less than the schedule, and no attempt follows the last', () => {
  fc.assert(
    fc.property(ids, fc.integer({ min: 1, max: last }), fc.nat(10 * DAY), (id, n, asked) => {
      const wait = waitBefore(n, id, asked) ?? Number.NaN;
      expect(wait).toBeGreaterThanOrEqual(waitBefore(n, id) ?? 0);
      expect(wait).toBeLessThanOrEqual(Math.max(DAY, waitBefore(n, id) ?? 0));
      expect(waitBefore(last + n, id, asked)).toBeUndefined();
    }),
  );
});

test('behaviour: the whole schedule takes three days', () => {
  const total = retryWaits.reduce((sum, wait) => sum + wait, 0);
  expect(total / DAY).toBeGreaterThan(3);
  expect(total / DAY).toBeLessThan(4);
});
