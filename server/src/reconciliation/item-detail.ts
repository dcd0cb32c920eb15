import { type Id, parseId } from '../kernel/index.ts';
import { type Entry, findEntry } from '../ledger/index.ts';
import { lookUpLoan } from '../lending/index.ts';
import { openProfile } from '../party/index.ts';
import { column, type Db, row, type Vault } from '../platform/index.ts';
import { type Clearance, listClearances } from './clearances.ts';
import { type Act, listActs } from './items.ts';
import { findLines } from './lines.ts';
import { getListed, type ListedItem, listItems } from './list-items.ts';
import { openStatement, openTold, type Told } from './statements.ts';
import { type Hint, hintOf, type Loose, type Suggestion, suggest } from './suggest.ts';

/** A loan that money may be a repayment of. `named`: the payer wrote its number; `payer`: money from the same account repaid it before. */
export interface LoanSuggestion {
  readonly loanId: Id<'loan'>;
  readonly why: 'named' | 'payer';
}

/** All there is to know of an item. */
export interface ItemDetail {
  readonly item: ListedItem;
  /** What the statement says beyond numbers: personal data. */
  readonly told: Told | null;
  /** The entry of the books, with its lines; and the one that holds it in suspense. */
  readonly entry: Entry | null;
  readonly acts: readonly Act[];
  readonly clearances: readonly Clearance[];
  readonly suggestions: readonly Suggestion[];
  readonly loans: readonly LoanSuggestion[];
  readonly hint: Hint | null;
}

type Deps = { readonly db: Db; readonly vault: Vault };

const LOOSE_MOST = 400;
const NAMES_MOST = 20; // Profiles that are opened to compare a name.

const looseOf = (item: ListedItem, samePayer: boolean | null = null): Loose[] => {
  const { theirs, ours } = item;
  if (item.state !== 'open' || (theirs && ours) || item.kind === 'ours_unsettled') return [];
  const side = theirs ?? ours;
  if (!side) return [];
  const on = theirs?.on ?? ours?.valueOn ?? item.sinceOn;
  const { direction, amount, orderId } = side;
  return [{ itemId: item.id, isLine: theirs !== null, direction, amount, on, orderId, samePayer }];
};

/** The name of whose loan an entry is about. */
async function holderOf({ db, vault }: Deps, ours: ListedItem['ours']): Promise<string | null> {
  const loanId = ours?.loanId == null ? undefined : parseId('loan', ours.loanId);
  const loan = loanId && (await lookUpLoan(db, loanId));
  return loan ? (await openProfile(db, vault, loan.borrowerId)).holderName : null;
}

async function toldOf({ db, vault }: Deps, lineId: string | undefined): Promise<Told | null> {
  const [line] = lineId === undefined ? [] : await findLines(db, [lineId]);
  return line ? openTold(vault, line.id, line.toldSealed) : null;
}

async function suggestionsOf(deps: Deps, item: ListedItem, told: Told | null) {
  const [self] = looseOf(item);
  if (!self) return [];
  const direction = self.direction;
  const open = await listItems(deps.db, { cleared: false, direction, atMost: LOOSE_MOST });
  const own = told?.name ?? (await holderOf(deps, item.ours));
  let opened = 0;
  const loose: Loose[] = [];
  for (const other of open) {
    const amount = (other.theirs ?? other.ours)?.amount;
    let same: boolean | null = null;
    if (own !== null && amount === self.amount && other.id !== item.id && opened < NAMES_MOST) {
      opened += 1;
      const lineId = other.theirs?.lineId;
      const name = (await toldOf(deps, lineId))?.name ?? (await holderOf(deps, other.ours));
      same = name === null ? null : name === own;
    }
    loose.push(...looseOf(other, same));
  }
  if (self.isLine) {
    const turned = { cleared: false, direction: direction === 'in' ? 'out' : 'in' } as const;
    const found = await listItems(deps.db, { ...turned, atMost: LOOSE_MOST });
    loose.push(...found.flatMap((other) => looseOf(other)));
  }
  return suggest(self, loose);
}

const LoanRow = row({ loanId: column.id('loan') });

/** Loans that money from this account repaid before, by what was matched. */
const findLoansOfPayer = (db: Db, payerIndex: string) =>
  db.many(LoanRow)`
    select distinct m.loan_id
      from reconciliation.lines l
      join reconciliation.match_parts lp on lp.part_id = l.id and lp.live
      join reconciliation.match_parts mp on mp.match_id = lp.match_id and mp.live and not mp.is_line
      join reconciliation.moves m on m.entry_id = mp.part_id and m.loan_id is not null
     where l.payer_index = ${payerIndex}
     limit 5`;

async function loansOf(
  { db }: Deps,
  item: ListedItem,
  told: Told | null,
): Promise<LoanSuggestion[]> {
  const { theirs } = item;
  if (theirs?.direction !== 'in' || item.state !== 'open') return [];
  const named = /loan_[0-9a-f]{32}/.exec(told?.text ?? '')?.[0];
  const [line] = await findLines(db, [theirs.lineId]);
  const index = line?.payerIndex ?? null;
  const before = index === null ? [] : await findLoansOfPayer(db, index);
  const wanted: LoanSuggestion[] = [
    ...(named === undefined ? [] : [{ loanId: named as Id<'loan'>, why: 'named' as const }]),
    ...before.map(({ loanId }) => ({ loanId, why: 'payer' as const })),
  ];
  const found: LoanSuggestion[] = [];
  for (const one of wanted) {
    const loan = await lookUpLoan(db, one.loanId);
    if (loan && !found.some(({ loanId }) => loanId === loan.id)) found.push(one);
  }
  return found;
}

/** An item with both sides, what happened to it, and what it may be; `undefined` when there is none. */
export async function getItemDetail(deps: Deps, id: Id<'item'>): Promise<ItemDetail | undefined> {
  const item = await getListed(deps.db, id);
  if (!item) return undefined;
  const told = await toldOf(deps, item.theirs?.lineId);
  const [entry, acts, clearances] = await Promise.all([
    item.ours ? findEntry(deps.db, item.ours.entryId) : undefined,
    listActs(deps.db, id),
    listClearances(deps.db, id),
  ]);
  const suggestions = await suggestionsOf(deps, item, told);
  // What may have come from the lender's own account is not taken for capital unasked.
  const isOwn = item.kind === 'opening' && suggestions.some(({ why }) => why.code === 'in_and_out');
  return {
    ...{ item, told, entry: entry ?? null, acts, clearances, suggestions },
    loans: await loansOf(deps, item, told),
    hint: item.theirs && !isOwn ? hintOf({ ...item.theirs, kind: item.kind }) : null,
  };
}

/** The entries of a bank's message, in the order of its lines: for lines of before their places were kept. */
const entriesOf = (body: string): string[] =>
  [...body.matchAll(/<Ntry\s*>[\s\S]*?<\/Ntry\s*>/g)].map(([entry]) => entry);

/**
 * The entry of the statement behind an item, as it came: text of the rail's message.
 * `undefined` when there is no such item, or no entry behind it.
 */
export async function openRawEntry(deps: Deps, id: Id<'item'>): Promise<string | undefined> {
  const item = await getListed(deps.db, id);
  const [line] = item?.theirs ? await findLines(deps.db, [item.theirs.lineId]) : [];
  if (!line || line.n <= 0) return undefined;
  const body = (await openStatement(deps.db, deps.vault, line.onDay)) ?? '';
  const { fromByte, toByte } = line;
  if (fromByte === null || toByte === null) return entriesOf(body)[line.n - 1];
  return Buffer.from(body).subarray(fromByte, toByte).toString();
}
