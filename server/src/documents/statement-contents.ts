import { addMonths, type BusinessDate, type Id, parseBusinessDate } from '../kernel/index.ts';
import { listLoansOf } from '../lending/index.ts';
import { openProfiles } from '../party/index.ts';
import { type Database, getBusinessDate, type Vault } from '../platform/index.ts';
import { computeOwed, type History, loadHistories } from '../servicing/index.ts';
import type { Content } from './content.ts';
import { type StatementLoan, statementContent } from './templates/statement.ts';

/** A month's statements as far as they have something to tell. */
interface Contents {
  readonly contents: ReadonlyMap<Id<'borrower'>, Content>;
  /** Of whom it could not be worked out, and why: others are not held up. */
  readonly faults: ReadonlyMap<Id<'borrower'>, string>;
}

/**
 * What stands in the statements of these borrowers for a month (`2027-01`): four queries however many they are. One
 * whom the month has nothing to tell of is not in it; nobody is, while the month is not over.
 */
export async function statementContents(
  { db, vault }: { readonly db: Database; readonly vault: Vault },
  { month, lender }: { readonly month: string; readonly lender: string },
  borrowerIds: readonly Id<'borrower'>[],
): Promise<Contents> {
  const contents = new Map<Id<'borrower'>, Content>();
  const faults = new Map<Id<'borrower'>, string>();
  const from = parseBusinessDate(`${month}-01`);
  const on = from && addMonths(from, 1); // The morning after the month.
  if (!from || !on || on > (await getBusinessDate(db))) return { contents, faults };
  const [loans, profiles] = await Promise.all([
    listLoansOf(db, borrowerIds),
    openProfiles(db, vault, borrowerIds),
  ]);
  const ids = [...loans.values()].flat().map(({ id }) => id);
  const histories = await loadHistories(db, ids);
  for (const [borrowerId, own] of loans) {
    try {
      const told = own.flatMap(({ id }) => loanOf(id, histories.get(id), from, on));
      if (told.length === 0) continue;
      const holder = profiles.get(borrowerId)?.holderName ?? '';
      contents.set(borrowerId, statementContent({ lender, holder, month, on, loans: told }));
    } catch (error) {
      faults.set(borrowerId, String(error));
    }
  }
  return { contents, faults };
}

/** What a month brought to a loan; nothing of one that was paid off before, or drawn after. */
function loanOf(
  id: Id<'loan'>,
  history: History | undefined,
  from: BusinessDate,
  on: BusinessDate,
): StatementLoan[] {
  const events = (history?.recorded ?? []).map(({ event }) => event);
  const until = events.filter((event) => event.on < on);
  if (!history || until.length === 0) return [];
  const owed = computeOwed(history.terms, until, on);
  const inMonth = until.filter((event) => event.on >= from);
  return owed.payoff === 0n && inMonth.length === 0 ? [] : [{ id, events: inMonth, owed }];
}
