import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type HoldingsCase, likelyOf, readLikely, trainLikely } from './likely.ts';

/** Shops of which the busy have a till, and farms of which none has. */
const cases: HoldingsCase[] = Array.from({ length: 400 }, (_, i) => {
  const early = { events: (i % 20) * 100, limitYuan: 10_000 };
  return i % 2 === 0
    ? { segment: 'shop', ...early, holds: early.events > 900 ? ['till', 'bank'] : ['bank'] }
    : { segment: 'cropFarm', ...early, holds: ['bank'] };
});
const train = () => trainLikely(cases, ['till', 'bank', 'nobody'], { cases: cases.length });
const { text, likely } = train();
const of = (segment: string, events: number) =>
  likelyOf(likely, { segment, events, limitYuan: 10_000 });

test('behaviour: what is likely follows the kind of business and how much is known of it', () => {
  expect(of('shop', 1_900).get('till')).toBeGreaterThan(0.7);
  expect(of('shop', 100).get('till')).toBeLessThan(0.2);
  expect(of('cropFarm', 1_900).get('till')).toBeLessThan(0.05);
  expect(of('shop', 100).get('bank')).toBeGreaterThan(0.95);
  expect(of('shop', 100).get('nobody')).toBeLessThan(0.05);
});

test('behaviour: a kind never seen, nothing known, or more than ever seen, is a number from 0 to 1', () => {
  for (const early of [
    { segment: 'never', events: 0, limitYuan: 0 },
    { segment: 'shop', events: 0, limitYuan: 0 },
    { segment: 'shop', events: 1e9, limitYuan: 1e9 },
  ]) {
    for (const p of likelyOf(likely, early).values()) {
      expect(p).toBeGreaterThanOrEqual(0);
      expect(p).toBeLessThanOrEqual(1);
    }
  }
});

test('error: a file that was altered by a byte, or is of other inputs, is refused', () => {
  const dir = mkdtempSync(join(tmpdir(), 'likely-'));
  const path = join(dir, 'model.json');
  writeFileSync(path, text);
  expect(readLikely(path)).toEqual(likely);
  writeFileSync(path, text.replace(/"intercept": (-?)\d/, '"intercept": $19'));
  expect(() => readLikely(path)).toThrow('altered');
  writeFileSync(path, text.replace('"open310.likely.1"', '"open310.likely.2"'));
  expect(() => readLikely(path)).toThrow();
  expect(() => trainLikely([], ['till'], null)).toThrow('nothing to learn from');
});

test('property: the same cases give the same bytes', () => {
  expect(train().text).toBe(text);
});
