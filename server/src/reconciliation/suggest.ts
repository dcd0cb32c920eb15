import { type BusinessDate, daysBetween, type Fen, type Id } from '../kernel/index.ts';
import type { Bookable } from './clearances.ts';
import type { DifferenceKind } from './compare.ts';

/** An open item as far as it may fit another: on one side alone. */
export interface Loose {
  readonly itemId: Id<'item'>;
  readonly isLine: boolean;
  readonly direction: 'in' | 'out';
  readonly amount: Fen;
  readonly on: BusinessDate;
  readonly orderId: string | null;
  /** Whether both sides name the same person; `null` where one of them names none. */
  readonly samePayer: boolean | null;
}

/**
 * Why items may belong together. `days` apart; `payer`: both sides name the same person; `in_and_out`: both are the
 * statement's, from one account of the lender's to another, or taken back by the rail.
 */
export type Why =
  | { readonly code: 'same_amount'; readonly days: number; readonly payer: boolean }
  | { readonly code: 'in_and_out'; readonly days: number }
  | { readonly code: 'adds_up'; readonly parts: number; readonly days: number }
  | { readonly code: 'part_of'; readonly days: number }
  | { readonly code: 'typing_error'; readonly letters: number };

export interface Suggestion {
  readonly why: Why;
  /** The items that would be matched with this one. */
  readonly withItems: readonly Id<'item'>[];
}

/** Days apart that are still worth a look. Assumed: banks settle even the slowest order in two weeks. */
const DAYS_MOST = 14;
/** How many items are tried in twos and threes: three of 60 are 34,220 sums. */
const TRIED_MOST = 60;
const LETTERS_MOST = 2;

/** How many letters must be changed, put in or left out to come from `a` to `b`; more than `most` is `most + 1`. */
export function lettersApart(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const here = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (before[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      here.push(Math.min(changed, (before[j] ?? 0) + 1, (here[j - 1] ?? 0) + 1));
    }
    if (Math.min(...here) > most) return most + 1;
    before = here;
  }
  return Math.min(before[b.length] ?? 0, most + 1);
}

const apart = (a: Loose, b: Loose): number => Math.abs(daysBetween(a.on, b.on));

/** Twos and threes of `among` that add up to `sum`, the closest days first; at most three are named. */
function findSums(item: Loose, among: readonly Loose[]): Suggestion[] {
  const parts = among.filter((one) => one.amount < item.amount).slice(0, TRIED_MOST);
  const found: Loose[][] = [];
  for (const [i, a] of parts.entries()) {
    for (const [j, b] of parts.entries()) {
      if (j <= i || a.amount + b.amount > item.amount) continue;
      if (a.amount + b.amount === item.amount) found.push([a, b]);
      const rest = item.amount - a.amount - b.amount;
      const c = parts.slice(j + 1).find((one) => one.amount === rest);
      if (c) found.push([a, b, c]);
    }
  }
  return found
    .map((group) => ({ group, days: Math.max(...group.map((one) => apart(item, one))) }))
    .sort((x, y) => x.group.length - y.group.length || x.days - y.days)
    .slice(0, 3)
    .map(({ group, days }) => ({
      why: { code: 'adds_up', parts: group.length, days },
      withItems: group.map(({ itemId }) => itemId),
    }));
}

/** One on the other side that this one and another of its own side make up. */
function findWhole(item: Loose, across: readonly Loose[], beside: readonly Loose[]): Suggestion[] {
  return across
    .filter((whole) => whole.amount > item.amount)
    .flatMap((whole): Suggestion[] => {
      const rest = whole.amount - item.amount;
      const other = beside.find((one) => one.amount === rest && one.itemId !== item.itemId);
      if (!other) return [];
      const days = Math.max(apart(item, whole), apart(item, other));
      const withItems = [whole.itemId, other.itemId];
      return [{ why: { code: 'part_of', days }, withItems }];
    })
    .slice(0, 3);
}

/** Lines of the statement that move as much the other way. */
const findTurned = (item: Loose, others: readonly Loose[]): Suggestion[] =>
  others
    .filter((one) => item.isLine && one.isLine && one.direction !== item.direction)
    .filter((one) => one.amount === item.amount && apart(item, one) <= DAYS_MOST)
    .map((one) => ({
      why: { code: 'in_and_out', days: apart(item, one) },
      withItems: [one.itemId],
    }));

/** In the order in which a person would try them. */
const rankOf = ({ why }: Suggestion): number => {
  if (why.code === 'typing_error') return why.letters;
  const base = { same_amount: 10, in_and_out: 30, adds_up: 100, part_of: 200 }[why.code];
  return base + why.days - (why.code === 'same_amount' && why.payer ? 5 : 0);
};

/**
 * What an item may belong to, the likeliest first, each with its reason. Nothing here is done by
 * itself: only orders of our own ids match without a person.
 * @param others - Items open on one side alone; those of this item's own side may complete a sum, or take it back.
 */
export function suggest(item: Loose, others: readonly Loose[]): Suggestion[] {
  const alike = others.filter((one) => one.direction === item.direction);
  const near = alike.filter((one) => apart(item, one) <= DAYS_MOST && one.itemId !== item.itemId);
  const across = near.filter((one) => one.isLine !== item.isLine && one.samePayer !== false);
  const beside = near.filter((one) => one.isLine === item.isLine);
  const mistyped = alike.flatMap((one): Suggestion[] => {
    if (one.isLine === item.isLine || one.orderId === null || item.orderId === null) return [];
    if (one.amount !== item.amount) return []; // It could not be matched as it is.
    const letters = lettersApart(one.orderId, item.orderId, LETTERS_MOST);
    return letters > LETTERS_MOST
      ? []
      : [{ why: { code: 'typing_error', letters }, withItems: [one.itemId] }];
  });
  const named = new Set(mistyped.flatMap(({ withItems }) => withItems));
  const same = across
    .filter((one) => one.amount === item.amount && !named.has(one.itemId))
    .map((one): Suggestion => {
      const payer = one.samePayer === true;
      return {
        why: { code: 'same_amount', days: apart(item, one), payer },
        withItems: [one.itemId],
      };
    });
  const sums = [...findSums(item, across), ...findWhole(item, across, beside)];
  return [...mistyped, ...same, ...findTurned(item, others), ...sums]
    .sort((a, b) => rankOf(a) - rankOf(b))
    .slice(0, 8);
}

/** What an item is by itself, and what is usually done then. */
export type Hint =
  | { readonly code: 'bank_fee'; readonly way: 'book'; readonly account: Bookable }
  | { readonly code: 'first_balance'; readonly way: 'book'; readonly account: Bookable }
  | { readonly code: 'paid_twice'; readonly way: 'return' };

const CHARGES = /\/CHRG$/; // ISO 20022 sub-family: charges.

/** What the kind of an item and the bank's transaction code tell; `null`: nothing. */
export function hintOf(o: {
  readonly kind: DifferenceKind;
  readonly direction: 'in' | 'out';
  readonly code: string;
}): Hint | null {
  if (o.kind === 'opening' && o.direction === 'in') {
    return { code: 'first_balance', way: 'book', account: 'funder_capital' };
  }
  if (o.kind === 'doubled' && o.direction === 'in') return { code: 'paid_twice', way: 'return' };
  if (o.kind === 'theirs_alone' && o.direction === 'out' && CHARGES.test(o.code)) {
    return { code: 'bank_fee', way: 'book', account: 'bank_charges' };
  }
  return null;
}
