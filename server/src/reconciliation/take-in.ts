import { daysBetween } from '../kernel/index.ts';
import { newId, type Tx } from '../platform/index.ts';
import type { KeptMove } from './books.ts';
import type { BankLine, BookMove, Difference, DifferenceKind, Match } from './compare.ts';
import type { ReconcileDeps } from './deps.ts';
import { changeItem, clearItem, type Item, insertAct, insertItem } from './items.ts';
import type { KeptLine } from './lines.ts';
import { insertMatches, type NewMatch, type Stamp } from './matches.ts';
import { putInSuspense, releaseSuspense } from './suspense.ts';

export const bankLineOf = (line: KeptLine): BankLine => ({
  ...{ id: line.id, onDay: line.onDay, n: line.n, direction: line.direction },
  ...{ amount: line.amountFen, orderId: line.orderId, account: line.payerIndex },
});

export const bookMoveOf = (move: KeptMove, account: string | null): BookMove => ({
  ...{ entryId: move.entryId, direction: move.direction, amount: move.amountFen },
  ...{ valueOn: move.valueOn, orderId: move.orderId, reverses: move.reverses },
  account,
});

/** Money that the rail moved and the books do not know at all. */
export const suspended: ReadonlySet<DifferenceKind> = new Set([
  'theirs_alone',
  'doubled',
  'opening',
  'gap',
]);

interface Found {
  readonly matches: readonly Match[];
  readonly differences: readonly Difference[];
  /** Those that were open before. */
  readonly items: readonly Item[];
  readonly stamp: Stamp;
}

/** How many items the run opened, and cleared by itself. */
export interface TakenIn {
  readonly opened: number;
  readonly cleared: number;
}

/** Writes what a comparison found: matches, items that clear themselves, items that are new or changed. */
export async function takeIn(deps: ReconcileDeps, tx: Tx, found: Found): Promise<TakenIn> {
  const { stamp } = found;
  const byPart = new Map(
    found.items.flatMap((item) =>
      [item.lineId, item.entryId].flatMap((part) => (part === null ? [] : [[part, item] as const])),
    ),
  );
  const written: NewMatch[] = [];
  let cleared = 0;
  for (const match of found.matches) {
    const lineIds = match.lines.map(({ id }) => id);
    const entryIds = match.moves.map(({ entryId }) => entryId);
    const items = itemsIn(byPart, [...lineIds, ...entryIds]);
    const how = match.how === 'id' && items.length > 0 ? ('late' as const) : match.how;
    for (const item of items) {
      await releaseSuspense(tx, item, stamp);
      await clearItem(tx, item.id, how, stamp);
      await insertAct(tx, item.id, 'cleared_itself', stamp, { how, lineIds, entryIds });
      cleared += 1;
    }
    written.push({ how, lineIds, entryIds });
  }
  await insertMatches(tx, written, stamp);
  let opened = 0;
  for (const difference of found.differences) {
    const done = await keepDifference(deps, tx, byPart, difference, stamp);
    opened += done.opened;
    cleared += done.cleared;
  }
  return { opened, cleared };
}

const itemsIn = (byPart: ReadonlyMap<string, Item>, parts: readonly string[]): Item[] => [
  ...new Set(parts.flatMap((part) => byPart.get(part) ?? [])),
];

/** Keeps one difference: a new item, the one that is there, or one that has become another. */
async function keepDifference(
  deps: ReconcileDeps,
  tx: Tx,
  byPart: ReadonlyMap<string, Item>,
  { kind, line, move }: Difference,
  stamp: Stamp,
): Promise<TakenIn> {
  const parts = { lineId: line?.id ?? null, entryId: move?.entryId ?? null };
  const [first, ...others] = itemsIn(byPart, [line?.id ?? '', move?.entryId ?? '']);
  const isSame =
    first?.kind === kind && first.lineId === parts.lineId && first.entryId === parts.entryId;
  if (first && isSame) return { opened: 0, cleared: 0 };
  for (const other of others) {
    await releaseSuspense(tx, other, stamp);
    await clearItem(tx, other.id, 'merged', stamp);
    await insertAct(tx, other.id, 'merged', stamp, { into: first?.id });
  }
  const sinceOn = line?.onDay ?? stamp.on;
  const item: Item = first
    ? await changed(tx, first, { kind, ...parts, sinceOn }, stamp)
    : await opened(tx, { kind, ...parts, sinceOn }, stamp);
  if (line && suspended.has(kind) && item.suspenseEntryId === null) {
    await putInSuspense(tx, item, line, deps.funderId, stamp);
  }
  return { opened: first ? 0 : 1, cleared: others.length };
}

type What = Pick<Item, 'kind' | 'lineId' | 'entryId' | 'sinceOn'>;

async function opened(tx: Tx, what: What, stamp: Stamp): Promise<Item> {
  const id = newId('item');
  await insertItem(tx, { id, ...what }, stamp);
  await insertAct(tx, id, 'found', stamp, { kind: what.kind });
  return { id, ...what, ...fresh, openedAt: stamp.at };
}

const fresh = {
  state: 'open',
  suspenseEntryId: null,
  suspenseCount: 0,
  clearedOn: null,
  clearedAt: null,
  clearedHow: null,
} as const;

async function changed(tx: Tx, item: Item, what: What, stamp: Stamp): Promise<Item> {
  const stays = suspended.has(what.kind);
  if (!stays) await releaseSuspense(tx, item, stamp);
  const sinceOn = daysBetween(item.sinceOn, what.sinceOn) > 0 ? item.sinceOn : what.sinceOn;
  await changeItem(tx, { id: item.id, ...what, sinceOn });
  await insertAct(tx, item.id, 'changed', stamp, { from: item.kind, to: what.kind });
  return {
    ...{ ...item, ...what, sinceOn },
    suspenseEntryId: stays ? item.suspenseEntryId : null,
  };
}
