import { expect, test } from 'vitest';
import { instant } from '../kernel/index.ts';
import { manualClock, sleep } from './clock.ts';
import { newId } from './new-id.ts';

test('behaviour: a manual clock stands until it is moved', () => {
  const clock = manualClock(instant(1_000));
  expect([clock.now(), clock.now()]).toEqual([1_000, 1_000]);
  clock.advance(5);
  expect(clock.now()).toBe(1_005);
});

test('behaviour: a sleep ends when its signal aborts, also when it had before', async () => {
  const waker = new AbortController();
  const long = sleep(600_000, waker.signal);
  waker.abort();
  await long;
  await sleep(600_000, waker.signal);
});

test('property: ids made in one millisecond differ', () => {
  const clock = manualClock(instant(1_800_000_000_000));
  const ids = Array.from({ length: 5_000 }, () => newId('loan', clock)); // Several draws of random bytes.
  expect(new Set(ids).size).toBe(ids.length);
});
