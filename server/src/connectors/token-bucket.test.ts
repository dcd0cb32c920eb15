import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instant } from '../kernel/index.ts';
import { manualClock } from '../platform/index.ts';
import { tokenBucket } from './token-bucket.ts';

/** Takes a token at each of the times and tells when each was let through. */
async function letThrough(times: readonly number[], perSecond: number, burst: number) {
  const clock = manualClock(instant(0));
  const granted: number[] = [];
  const waits: number[] = [];
  const sleep = async (ms: number) => void waits.push(ms);
  const bucket = tokenBucket({ perSecond, burst }, { clock, sleep });
  for (const [i, at] of times.entries()) {
    clock.advance(at - (times[i - 1] ?? 0));
    waits.length = 0;
    await bucket.take();
    granted.push(at + (waits[0] ?? 0));
  }
  return granted;
}

test('behaviour: a burst passes at once, the rest at an even pace', async () => {
  expect(await letThrough([0, 0, 0, 0, 0], 10, 3)).toEqual([0, 0, 0, 100, 200]);
});

test('behaviour: an idle bucket fills up again, and not beyond its burst', async () => {
  expect(await letThrough([0, 0, 9000, 9000, 9000], 10, 2)).toEqual([0, 0, 9000, 9000, 9100]);
});

test('property: no span of time sees more calls than the burst plus its share', async () => {
  const gaps = fc.array(fc.nat(400), { minLength: 1, maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(
      gaps,
      fc.integer({ min: 1, max: 50 }),
      fc.integer({ min: 1, max: 9 }),
      async (g, rate, burst) => {
        let at = 0;
        const granted = await letThrough(
          g.map((gap) => (at += gap)),
          rate,
          burst,
        );
        for (const [i, from] of granted.entries()) {
          for (let n = i + 1; n < granted.length; n++) {
            const span = (granted[n] ?? 0) - from;
            expect(n - i + 1).toBeLessThanOrEqual(burst + Math.ceil(((span + 1) * rate) / 1000));
          }
        }
      },
    ),
  );
});

test('behaviour: a partner that asks for a pause gets it', async () => {
  const clock = manualClock(instant(0));
  const waits: number[] = [];
  const sleep = async (ms: number) => void waits.push(ms);
  const bucket = tokenBucket({ perSecond: 10, burst: 5 }, { clock, sleep });
  bucket.block(3000);
  await bucket.take();
  expect(waits).toEqual([3000]);
});

test('error: whoever gives up while waiting takes no call', async () => {
  const clock = manualClock(instant(0));
  const stop = new AbortController();
  const sleep = async () => stop.abort(new Error('out of time'));
  const bucket = tokenBucket({ perSecond: 1, burst: 1 }, { clock, sleep });
  await bucket.take();
  await expect(bucket.take(stop.signal)).rejects.toThrow('out of time');
});
