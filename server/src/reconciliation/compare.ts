import { type BusinessDate, daysBetween, type Fen } from '../kernel/index.ts';

/** A line of a statement, as far as it is compared. */
export interface BankLine {
  readonly id: string;
  readonly onDay: BusinessDate;
  /** 0 and -1 are none of the rail's: a difference between two balances, and what an account held that begins or ends. */
  readonly n: number;
  readonly direction: 'in' | 'out';
  readonly amount: Fen;
  readonly orderId: string | null;
  /** A digest of the account on the other side; `null` where the rail does not say. */
  readonly account: string | null;
}

/** An entry of the books that moved cash. */
export interface BookMove {
  readonly entryId: string;
  readonly direction: 'in' | 'out';
  readonly amount: Fen;
  readonly valueOn: BusinessDate;
  readonly orderId: string | null;
  /** A digest of the account that the order was for; `null` where that is not known. */
  readonly account: string | null;
  /** The entry that it takes back. */
  readonly reverses: string | null;
}

/** Lines and moves of the same sum. `undone`: two moves that take each other back. */
export interface Match {
  readonly how: 'id' | 'undone';
  readonly lines: readonly BankLine[];
  readonly moves: readonly BookMove[];
}

/**
 * What does not fit. `theirs_alone`: the rail moved money of which the books know nothing; `doubled`:
 * it did so a second time under one order; `ours_unsettled`: the order is ours and its answer is not
 * here yet; `opening`, `gap`: between balances; `ours_alone`: the books moved what the rail did not;
 * the others: both did, otherwise.
 */
export const differenceKinds = [
  'theirs_alone',
  'doubled',
  'ours_unsettled',
  'opening',
  'gap',
  'ours_alone',
  'amount_differs',
  'direction_differs',
  'date_differs',
  'account_differs',
] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

export interface Difference {
  readonly kind: DifferenceKind;
  readonly line: BankLine | null;
  readonly move: BookMove | null;
}

/** What is known beyond the two sides. */
export interface Known {
  /** Whether a line of this order and direction was matched before. */
  readonly isMatched: (orderId: string, direction: 'in' | 'out') => boolean;
  /** Whether the order is ours and still waits for its answer. */
  readonly isUnderWay: (orderId: string) => boolean;
  /** The first day whose statement is kept. */
  readonly firstDay: BusinessDate;
}

/** Days that a rail may book later or earlier than the books count it. Assumed: a weekend and a day. */
export const DAYS_APART_MOST = 3;

export const signedOf = (part: Pick<BankLine, 'direction' | 'amount'>): bigint =>
  part.direction === 'in' ? part.amount : -part.amount;

const keyOf = ({ orderId, direction }: Pick<BankLine, 'orderId' | 'direction'>): string =>
  `${direction} ${orderId}`;

/** Parts by their order and direction; those without an order stay out. */
function byKey<T extends Pick<BankLine, 'orderId' | 'direction'>>(
  parts: readonly T[],
): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const part of parts) {
    if (part.orderId === null) continue;
    const list = found.get(keyOf(part));
    if (list) list.push(part);
    else found.set(keyOf(part), [part]);
  }
  return found;
}

interface Pair {
  readonly line: BankLine;
  readonly move: BookMove;
}

/** Pairs lines and moves of one key: of the same amount first, then as they come. */
function pairUp(lines: readonly BankLine[], moves: readonly BookMove[]): Pair[] {
  const left = [...moves];
  const take = (found: number): BookMove | undefined => left.splice(found, 1)[0];
  const pairs: Pair[] = [];
  const rest: BankLine[] = [];
  for (const line of lines) {
    const found = left.findIndex((move) => move.amount === line.amount);
    const move = found < 0 ? undefined : take(found);
    if (move) pairs.push({ line, move });
    else rest.push(line);
  }
  for (const line of rest) {
    const move = left.length > 0 ? take(0) : undefined;
    if (move) pairs.push({ line, move });
  }
  return pairs;
}

function kindOfPair({ line, move }: Pair): DifferenceKind | 'same' {
  if (line.amount !== move.amount) return 'amount_differs';
  const isElsewhere = line.account !== null && move.account !== null;
  if (isElsewhere && line.account !== move.account) return 'account_differs';
  const apart = Math.abs(daysBetween(move.valueOn, line.onDay));
  return apart > DAYS_APART_MOST ? 'date_differs' : 'same';
}

/** Moves that take each other back, neither of which the rail made. */
function findUndone(moves: readonly BookMove[]): Match[] {
  const byId = new Map(moves.map((move) => [move.entryId, move]));
  return moves.flatMap((move) => {
    const of = move.reverses === null ? undefined : byId.get(move.reverses);
    return of ? [{ how: 'undone' as const, lines: [], moves: [of, move] }] : [];
  });
}

function kindAlone(line: BankLine, matched: ReadonlySet<string>, known: Known): DifferenceKind {
  if (line.n < 0) return 'opening';
  if (line.n === 0) return line.onDay === known.firstDay ? 'opening' : 'gap';
  if (line.orderId === null) return 'theirs_alone';
  if (matched.has(keyOf(line)) || known.isMatched(line.orderId, line.direction)) return 'doubled';
  return known.isUnderWay(line.orderId) ? 'ours_unsettled' : 'theirs_alone';
}

/**
 * Holds what the rail booked against what the books say, by our own order ids alone: what only looks
 * alike is for a person (`suggest`). Every line and every move given is in exactly one match or in
 * exactly one difference.
 */
export function compare(
  lines: readonly BankLine[],
  moves: readonly BookMove[],
  known: Known,
): { readonly matches: readonly Match[]; readonly differences: readonly Difference[] } {
  const linesByKey = byKey(lines);
  const movesByKey = byKey(moves);
  const matches: Match[] = [];
  const differences: Difference[] = [];
  const used = new Set<BankLine | BookMove>();
  const differ = (kind: DifferenceKind, line: BankLine | null, move: BookMove | null) => {
    if (line) used.add(line);
    if (move) used.add(move);
    differences.push({ kind, line, move });
  };
  const match = (found: Match) => {
    for (const part of [...found.lines, ...found.moves]) used.add(part);
    matches.push(found);
  };
  const left = () => moves.filter((move) => !used.has(move));
  for (const [key, both] of linesByKey) {
    for (const pair of pairUp(both, movesByKey.get(key) ?? [])) {
      const kind = kindOfPair(pair);
      if (kind === 'same') match({ how: 'id', lines: [pair.line], moves: [pair.move] });
      else differ(kind, pair.line, pair.move);
    }
  }
  for (const undone of findUndone(left())) match(undone);
  const matched = new Set(matches.flatMap((m) => m.lines.map(keyOf)));
  const leftByKey = byKey(left());
  for (const line of lines.filter((one) => !used.has(one))) {
    const turned = line.direction === 'in' ? ('out' as const) : ('in' as const);
    const across = leftByKey.get(keyOf({ ...line, direction: turned }))?.find((m) => !used.has(m));
    if (line.orderId !== null && across) differ('direction_differs', line, across);
    else differ(kindAlone(line, matched, known), line, null);
  }
  for (const move of left()) differ('ours_alone', null, move);
  return { matches, differences };
}
