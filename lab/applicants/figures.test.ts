import { expect, test } from 'vitest';
import { compareWays } from './figures.ts';
import { type Act, operators, secondsOf, tap } from './klm.ts';
import { peopleOf } from './people.ts';
import type { Walk } from './walk.ts';

const walk = (acts: readonly Act[], more: Partial<Walk> = {}): Walk => ({
  ...{ key: 'shop-1', segment: 'shop', outcome: 'offered', limitFen: '1', reasons: [], acts },
  ...{ askedBefore: 0, supplements: 0, monthTakings: null, ...more },
});
const typed = (keys: number): Act => ({ kind: 'type', of: 'code', keys });

test('behaviour: the keystroke-level model adds up operators as they were published', () => {
  const press = operators.mental + operators.point + operators.press;
  expect(press).toBeCloseTo(2.65);
  expect(secondsOf([tap, { kind: 'wait', ms: 500 }])).toBeCloseTo(press + 0.5);
  expect(secondsOf([typed(18)])).toBeCloseTo(press + 18 * 0.75);
  expect(operators.text).toBeCloseTo(0.331, 3);
});

test('behaviour: what is saved is of the same people, and more offers are no cost', () => {
  const pairs = Array.from({ length: 50 }, (_, i) => ({
    fixed: walk([typed(10), typed(10), tap], { supplements: i % 2 }),
    guided: walk([typed(10)]),
  }));
  const by = new Map(compareWays(pairs, 1).map((c) => [c.name, c]));
  expect(by.get('fields typed')).toMatchObject({ fixed: { value: 2 }, guided: { value: 1 } });
  expect(by.get('fields typed')?.saved?.value).toBeCloseTo(0.5);
  const asked = by.get('asked for after submitting');
  expect(asked?.fixed.value).toBeCloseTo(0.5);
  expect(asked?.fixed.low).toBeLessThan(0.5);
  expect(asked?.fixed.high).toBeGreaterThan(0.5);
  expect(asked?.saved?.value).toBe(1);
  expect(by.get('offered a limit')?.saved).toBeNull();
  expect(compareWays(pairs, 1)).toEqual(compareWays(pairs, 1));
});

test('behaviour: people are the same whenever asked, no two alike, and of every kind', () => {
  const people = peopleOf({ seed: 310, from: 0, n: 60 });
  expect(new Set(people.map(({ key }) => key)).size).toBe(60);
  expect(new Set(people.map(({ segment }) => segment)).size).toBe(6);
  expect(peopleOf({ seed: 310, from: 20, n: 1 })[0]?.key).toBe(people[20]?.key);
});
