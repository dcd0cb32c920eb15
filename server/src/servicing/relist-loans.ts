import type { Id } from '../kernel/index.ts';
import { listUnlisted, replay, saveStandings } from '../lending/index.ts';
import { column, type Database, row, type Tx } from '../platform/index.ts';
import { eventsOf } from './loan-history.ts';
import { type KeptState, lockStates, lockStatesOf } from './loan-states.ts';
import { historiesOf, standingOf } from './relive.ts';

const Count = row({ loans: column.int });
const PAGE = 500;

/** Writes where locked loans stand. @returns How many were listed otherwise. */
async function relist(tx: Tx, states: readonly KeptState[]): Promise<number> {
  const histories = await historiesOf(tx, states);
  const standings = states.flatMap((position) => {
    const history = histories.get(position.loanId);
    if (!history) return [];
    const lived = replay(history.terms, eventsOf(history), position.accruedTo);
    return [standingOf({ position, lived })];
  });
  return saveStandings(tx, standings);
}

/**
 * Writes of every loan where it stands, for lending's lists: what end of day and repayments do as they go. For
 * loans of before there were lists; a repeat changes nothing. @returns How many loans there are, and were listed otherwise.
 */
export async function relistLoans(
  db: Database,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<{ readonly loans: number; readonly changed: number }> {
  const { loans } = await db.one(Count)`select count(*) as loans from servicing.loan_states`;
  let [done, changed, after] = [0, 0, ''];
  for (;;) {
    // Whoever repays meanwhile waits for a page, and is not overwritten.
    const page = await db.tx(async (tx) => {
      const states = await lockStates(tx, after, PAGE);
      return { states, changed: await relist(tx, states) };
    });
    const last = page.states.at(-1);
    if (!last) return { loans: done, changed };
    done += page.states.length;
    changed += page.changed;
    onProgress(done, loans);
    after = last.loanId;
  }
}

/**
 * The same for open loans that no list knows the next due date of, which are none but those of before there were lists:
 * the report of arrears reads the list. One short question where there are none.
 * @param onProgress - Told how many loans were looked at.
 * @returns How many were listed.
 */
export async function listTheUnlisted(
  db: Database,
  onProgress: (loans: number) => void = () => {},
): Promise<number> {
  let [done, changed, after] = [0, 0, '' as Id<'loan'> | ''];
  for (;;) {
    const ids = await listUnlisted(db, after, PAGE);
    const last = ids.at(-1);
    if (last === undefined) return changed;
    changed += await db.tx(async (tx) => relist(tx, await lockStatesOf(tx, ids)));
    done += ids.length;
    onProgress(done);
    after = last;
  }
}
