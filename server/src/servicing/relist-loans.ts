import { replay, saveStandings } from '../lending/index.ts';
import { column, type Database, row } from '../platform/index.ts';
import { eventsOf } from './loan-history.ts';
import { lockStates } from './loan-states.ts';
import { historiesOf, standingOf } from './relive.ts';

const Count = row({ loans: column.int });
const PAGE = 500;

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
      const histories = await historiesOf(tx, states);
      const standings = states.flatMap((position) => {
        const history = histories.get(position.loanId);
        if (!history) return [];
        const lived = replay(history.terms, eventsOf(history), position.accruedTo);
        return [standingOf({ position, lived })];
      });
      return { states, changed: await saveStandings(tx, standings) };
    });
    const last = page.states.at(-1);
    if (!last) return { loans: done, changed };
    done += page.states.length;
    changed += page.changed;
    onProgress(done, loans);
    after = last.loanId;
  }
}
