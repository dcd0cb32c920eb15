import { expect, test } from 'vitest';
import { instant } from '../kernel/index.ts';
import { manualClock } from '../platform/index.ts';
import { circuitBreaker } from './circuit-breaker.ts';
import { PartnerUnavailable } from './errors.ts';

const clock = () => manualClock(instant(1_799_035_200_000));

/** A breaker whose partner has just fallen silent for good. */
function opened() {
  const time = clock();
  const breaker = circuitBreaker('eleme', time);
  for (let n = 0; n < 8; n++) {
    breaker.enter('orders');
    breaker.silent();
  }
  return { time, breaker };
}

test('behaviour: a partner that is silent eight times in a row is left alone', () => {
  const { breaker } = opened();
  expect(breaker.state()).toBe('open');
  expect(() => breaker.enter('orders')).toThrow(PartnerUnavailable);
});

test('behaviour: an answer in between starts the count anew', () => {
  const breaker = circuitBreaker('eleme', clock());
  for (let n = 0; n < 20; n++) {
    breaker.enter('orders');
    if (n % 7 === 6) breaker.answered();
    else breaker.silent();
  }
  expect(breaker.state()).toBe('closed');
});

test('behaviour: after its rest one call tries, and the others wait for what it finds', () => {
  const { time, breaker } = opened();
  time.advance(10_000);
  breaker.enter('orders');
  expect(breaker.state()).toBe('trying');
  expect(() => breaker.enter('orders')).toThrow(PartnerUnavailable);
  breaker.silent();
  expect(breaker.state()).toBe('open');
  time.advance(10_000);
  breaker.enter('orders');
  breaker.answered();
  expect(breaker.state()).toBe('closed');
});

test('regression: a try that was given up lets the next one try', () => {
  const { time, breaker } = opened();
  time.advance(10_000);
  breaker.enter('orders');
  breaker.givenUp();
  expect(() => breaker.enter('orders')).not.toThrow();
});
