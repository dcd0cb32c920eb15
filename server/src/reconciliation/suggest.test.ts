import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, businessDate, fen, type Id, makeId } from '../kernel/index.ts';
import { hintOf, type Loose, lettersApart, suggest } from './suggest.ts';

const day = businessDate('2027-01-04');
const itemOf = (n: number) => makeId('item', n, new Uint8Array(10).fill(n)) as Id<'item'>;
const loose = (n: number, over: Partial<Loose> = {}): Loose => ({
  ...{ itemId: itemOf(n), isLine: false, direction: 'in', amount: fen(1_000n), on: day },
  ...{ orderId: null, samePayer: null, ...over },
});
const line = loose(0, { isLine: true });

test('behaviour: the same amount, the nearest day first, and the same payer before that', () => {
  const found = suggest(line, [
    loose(1, { on: addDays(day, 2) }),
    loose(2, { on: addDays(day, 1) }),
    loose(3, { on: addDays(day, 4), samePayer: true }),
    loose(4, { samePayer: false }), // Another person's.
    loose(5, { direction: 'out' }),
    loose(6, { on: addDays(day, 30) }),
    loose(7, { isLine: true }), // On the same side.
  ]);
  expect(found.map(({ withItems }) => withItems)).toEqual([[itemOf(3)], [itemOf(2)], [itemOf(1)]]);
  expect(found[1]?.why).toEqual({ code: 'same_amount', days: 1, payer: false });
});

test('behaviour: as much the other way on the statement itself is own money moved, or taken back', () => {
  const other = { isLine: true, direction: 'out' } as const;
  const found = suggest(line, [
    loose(1, { ...other, on: addDays(day, 3) }),
    loose(2, other),
    loose(3, { ...other, amount: fen(999n) }),
    loose(4, { ...other, on: addDays(day, 30) }),
    loose(5, { direction: 'out' }), // In the books: it took nothing back.
    loose(6, { on: addDays(day, 14) }),
  ]);
  expect(found).toEqual([
    { why: { code: 'same_amount', days: 14, payer: false }, withItems: [itemOf(6)] },
    { why: { code: 'in_and_out', days: 0 }, withItems: [itemOf(2)] },
    { why: { code: 'in_and_out', days: 3 }, withItems: [itemOf(1)] },
  ]);
  expect(suggest({ ...line, isLine: false }, [loose(2, other)])).toEqual([]);
});

test('behaviour: two or three that add up, and one that this is a part of', () => {
  const parts = [loose(1, { amount: fen(400n) }), loose(2, { amount: fen(600n) })];
  expect(suggest(line, parts)).toEqual([
    { why: { code: 'adds_up', parts: 2, days: 0 }, withItems: [itemOf(1), itemOf(2)] },
  ]);
  const three = [250n, 150n, 600n].map((amount, i) => loose(i + 1, { amount: fen(amount) }));
  expect(suggest(line, three)[0]?.why).toMatchObject({ code: 'adds_up', parts: 3 });
  const whole = [
    loose(1, { amount: fen(1_700n) }),
    loose(2, { isLine: true, amount: fen(700n), on: addDays(day, 1) }),
  ];
  expect(suggest(line, whole)).toEqual([
    { why: { code: 'part_of', days: 1 }, withItems: [itemOf(1), itemOf(2)] },
  ]);
});

test('behaviour: an order with a letter wrong comes first, however far the days are apart', () => {
  const mistyped = { ...line, orderId: 'collect:repayment_0194f0c2' };
  const other = loose(1, { orderId: 'collect:repayment_0194f0d2', on: addDays(day, 60) });
  expect(suggest(mistyped, [loose(2), other]).map(({ why }) => why.code)).toEqual([
    'typing_error',
    'same_amount',
  ]);
});

test('property: letters apart are what a plain recursion says', () => {
  const plain = (a: string, b: string): number =>
    a === '' || b === ''
      ? a.length + b.length
      : Math.min(
          plain(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1),
          plain(a.slice(1), b) + 1,
          plain(a, b.slice(1)) + 1,
        );
  const words = fc.string({ unit: fc.constantFrom('a', 'b', '1'), maxLength: 6 });
  fc.assert(
    fc.property(words, words, fc.nat(4), (a, b, most) => {
      expect(lettersApart(a, b, most)).toBe(Math.min(plain(a, b), most + 1));
    }),
  );
});

test('behaviour: a fee, a first balance and a second payment are what they are', () => {
  const fee = { kind: 'theirs_alone', direction: 'out', code: 'PMNT/MDOP/CHRG' } as const;
  expect(hintOf(fee)).toEqual({ code: 'bank_fee', way: 'book', account: 'bank_charges' });
  expect(hintOf({ ...fee, direction: 'in' })).toBeNull();
  expect(hintOf({ ...fee, code: 'PMNT/ICDT/DMCT' })).toBeNull();
  const first = { kind: 'opening', direction: 'in', code: 'BALANCE' } as const;
  expect(hintOf(first)).toMatchObject({ account: 'funder_capital' });
  expect(hintOf({ ...fee, kind: 'doubled', direction: 'in' })).toMatchObject({ way: 'return' });
});

test('regression: more letters apart than asked for is one more than asked for', () => {
  expect(lettersApart('aaa', 'abb1b', 2)).toBe(3);
});

test('property: what is suggested adds up to the item, to the fen', () => {
  const amounts = fc.array(fc.bigInt({ min: 1n, max: 30n }), { maxLength: 8 });
  fc.assert(
    fc.property(amounts, amounts, fc.bigInt({ min: 1n, max: 40n }), (ours, theirs, own) => {
      const item = loose(0, { isLine: true, amount: fen(own) });
      const others = [
        ...ours.map((amount, i) => loose(i + 1, { amount: fen(amount) })),
        ...theirs.map((amount, i) => loose(i + 50, { isLine: true, amount: fen(amount) })),
      ];
      const byId = new Map(others.map((one) => [one.itemId, one]));
      for (const { withItems } of suggest(item, others)) {
        const all = [item, ...withItems.map((id) => byId.get(id) ?? expect.fail())];
        const sum = (isLine: boolean) =>
          all.filter((one) => one.isLine === isLine).reduce((total, o) => total + o.amount, 0n);
        expect(sum(true)).toBe(sum(false));
        expect(new Set(all.map(({ itemId }) => itemId)).size).toBe(all.length);
      }
    }),
  );
});
