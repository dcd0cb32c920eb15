import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type BusinessDate, businessDate, fen } from '../kernel/index.ts';
import {
  type BankLine,
  type BookMove,
  compare,
  DAYS_APART_MOST,
  type DifferenceKind,
  type Known,
  signedOf,
} from './compare.ts';

const day = businessDate('2027-01-04');
const unknown: Known = { isMatched: () => false, isUnderWay: () => false, firstDay: day };

const moveOf = (n: number, over: Partial<BookMove> = {}): BookMove => ({
  ...{ entryId: `e${n}`, direction: n % 2 === 0 ? 'in' : 'out', amount: fen(1_000n + BigInt(n)) },
  ...{ valueOn: day, orderId: `order:${n}`, reverses: null, account: 'a' },
  ...over,
});
const lineOf = (move: BookMove, n: number, over: Partial<BankLine> = {}): BankLine => ({
  ...{ id: `l${n}`, onDay: day, n, direction: move.direction, amount: move.amount },
  ...{ orderId: move.orderId, account: 'a', ...over },
});

/** What is done to the rail's side of one payment, and what a comparison must make of it. */
const plants = {
  none: { lines: (m: BookMove, n: number) => [lineOf(m, n)], finds: [] },
  dropped: { lines: () => [], finds: ['ours_alone'] },
  doubled: {
    lines: (m: BookMove, n: number) => [lineOf(m, n), lineOf(m, n + 10_000)],
    finds: ['doubled'],
  },
  altered: {
    lines: (m: BookMove, n: number) => [lineOf(m, n, { amount: fen(m.amount + 1n) })],
    finds: ['amount_differs'],
  },
  late: {
    lines: (m: BookMove, n: number) => [lineOf(m, n, { onDay: addDays(day, DAYS_APART_MOST + 1) })],
    finds: ['date_differs'],
  },
  reversed: {
    lines: (m: BookMove, n: number) => [
      lineOf(m, n, { direction: m.direction === 'in' ? 'out' : 'in' }),
    ],
    finds: ['direction_differs'],
  },
  elsewhere: {
    lines: (m: BookMove, n: number) => [lineOf(m, n, { account: 'b' })],
    finds: ['account_differs'],
  },
  unsaid: {
    lines: (m: BookMove, n: number) => [lineOf(m, n, { account: null })],
    finds: [],
  },
  unnamed: {
    lines: (m: BookMove, n: number) => [lineOf(m, n, { orderId: null })],
    finds: ['ours_alone', 'theirs_alone'],
  },
  foreign: {
    lines: (m: BookMove, n: number) => [lineOf(m, n), lineOf(m, n + 10_000, { orderId: null })],
    finds: ['theirs_alone'],
  },
} as const satisfies Record<
  string,
  { lines: (m: BookMove, n: number) => BankLine[]; finds: readonly DifferenceKind[] }
>;
const names = Object.keys(plants) as (keyof typeof plants)[];

const planted = fc.array(
  fc.record({
    plant: fc.constantFrom(...names),
    amount: fc.bigInt({ min: 1n, max: 10n ** 12n }).map(fen),
  }),
  { maxLength: 40 },
);

const shuffled = <T>(list: readonly T[], seed: number): T[] =>
  list
    .map((item, i) => ({ item, at: (i * 7_919 + seed) % 1_000_003 }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);

test('property: every planted difference is found, and nothing else', () => {
  fc.assert(
    fc.property(planted, fc.nat(), (list, seed) => {
      const moves = list.map(({ amount }, n) => moveOf(n, { amount }));
      const lines = list.flatMap(({ plant }, n) =>
        plants[plant].lines(moves[n] as BookMove, n + 1),
      );
      const found = compare(shuffled(lines, seed), shuffled(moves, seed), unknown);
      const expected = list.flatMap(({ plant }) => plants[plant].finds);
      expect(found.differences.map(({ kind }) => kind).sort()).toEqual([...expected].sort());
    }),
  );
});

test('property: every part is in one match or one difference, and a match adds up', () => {
  fc.assert(
    fc.property(planted, fc.nat(), (list, seed) => {
      const moves = list.map(({ amount }, n) => moveOf(n, { amount }));
      const lines = list.flatMap(({ plant }, n) =>
        plants[plant].lines(moves[n] as BookMove, n + 1),
      );
      const { matches, differences } = compare(shuffled(lines, seed), moves, unknown);
      const inMatches = matches.flatMap((m) => [
        ...m.lines.map(({ id }) => id),
        ...m.moves.map(({ entryId }) => entryId),
      ]);
      const inDifferences = differences.flatMap(({ line, move }) => [
        ...(line ? [line.id] : []),
        ...(move ? [move.entryId] : []),
      ]);
      const all = [...lines.map(({ id }) => id), ...moves.map(({ entryId }) => entryId)];
      expect([...inMatches, ...inDifferences].sort()).toEqual(all.sort());
      const sum = (parts: readonly { direction: 'in' | 'out'; amount: bigint }[]) =>
        parts.reduce((total, p) => total + signedOf({ ...p, amount: fen(p.amount) }), 0n);
      for (const match of matches) expect(sum(match.lines)).toBe(sum(match.moves));
      // The rail's account less the books' is what stands in the differences, and nothing else.
      const open = differences.map(
        ({ line, move }) => sum(line ? [line] : []) - sum(move ? [move] : []),
      );
      expect(open.reduce((a, b) => a + b, 0n)).toBe(sum(lines) - sum(moves));
    }),
  );
});

test('behaviour: an order that is ours and unanswered, a second line, a line between balances', () => {
  const [move] = [moveOf(1)];
  const known: Known = {
    isMatched: (orderId, direction) => orderId === 'order:2' && direction === 'in',
    isUnderWay: (orderId) => orderId === 'order:1',
    firstDay: day,
  };
  const lines = [
    lineOf(move as BookMove, 1),
    lineOf(moveOf(2), 2),
    lineOf(moveOf(4), 3),
    lineOf(moveOf(6), 0, { orderId: null }),
  ];
  const kinds = (firstDay: BusinessDate) =>
    compare(lines, [], { ...known, firstDay }).differences.map(({ kind }) => kind);
  expect(kinds(day)).toEqual(['ours_unsettled', 'doubled', 'theirs_alone', 'opening']);
  expect(kinds(addDays(day, -1))).toEqual(['ours_unsettled', 'doubled', 'theirs_alone', 'gap']);
});

test('behaviour: what the books took back themselves, and the rail never moved, is nobody’s to clear', () => {
  const paid = moveOf(2);
  const back = moveOf(3, { amount: paid.amount, orderId: paid.orderId, reverses: paid.entryId });
  expect(compare([], [paid, back], unknown)).toMatchObject({
    matches: [{ how: 'undone', lines: [], moves: [paid, back] }],
    differences: [],
  });
  // The rail took it back too: each goes with its own line.
  const lines = [lineOf(paid, 1), lineOf(back, 2)];
  expect(compare(lines, [paid, back], unknown).matches).toHaveLength(2);
});

test('behaviour: of two lines of one order the one with the right amount is matched', () => {
  const move = moveOf(2);
  const lines = [lineOf(move, 1, { amount: fen(5n) }), lineOf(move, 2)];
  const { matches, differences } = compare(lines, [move], unknown);
  expect(matches[0]?.lines[0]?.id).toBe('l2');
  expect(differences).toMatchObject([{ kind: 'doubled', line: { id: 'l1' } }]);
});
