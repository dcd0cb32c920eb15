import type { Id } from '../kernel/index.ts';
import type { Database } from '../platform/index.ts';
import { type KeptState, listAllStates } from './loan-states.ts';
import type { Accruing, Position } from './position.ts';
import { historiesOf, relive } from './relive.ts';

/** A loan whose state is not what its terms and history make of it. */
export interface HistoryProblem {
  readonly loanId: Id<'loan'>;
  readonly what: string;
}

const PAGE = 500;

const sameFraction = (a: Accruing, b: Accruing, of: 'exact' | 'nightly'): boolean =>
  a[of].numerator * b[of].denominator === b[of].numerator * a[of].denominator;

/** What of `kept` differs from `lived`; `undefined` when nothing does. */
function differs(kept: KeptState, lived: Position): string | undefined {
  for (const key of [
    'status',
    'wakeOn',
    'nonAccrual',
    'duePrincipal',
    'dueInterest',
    'oldestDueOn',
    'closedOn',
  ] as const) {
    if (kept[key] !== lived[key]) return `${key} is ${kept[key]}, lived ${lived[key]}`;
  }
  for (const [name, amount] of Object.entries(lived.books)) {
    const booked = kept.books[name as keyof typeof kept.books];
    if (booked !== amount) return `${name} is ${booked} in the books, lived ${amount}`;
  }
  if (kept.status !== 'open') return undefined;
  for (const kind of ['running', 'penalty'] as const) {
    const [a, b] = [kept[kind], lived[kind]];
    if (!sameFraction(a, b, 'exact')) return `${kind} interest is not what was lived`;
    if (!sameFraction(a, b, 'nightly')) return `${kind} interest of a night is not what was lived`;
    if (a.offset !== b.offset) return `what was paid of ${kind} interest is not what was lived`;
  }
  return undefined;
}

/**
 * Replays every loan from its terms and history to the day it stands on, and compares: a book that
 * was lived, night by night in the database, must be the one that is replayed, to the last fraction.
 * Meant for a quiet moment; reads in pages. @returns At most 100 loans that differ.
 */
export async function checkHistories(
  db: Database,
  onProgress: (loans: number) => void = () => {},
): Promise<readonly HistoryProblem[]> {
  const problems: HistoryProblem[] = [];
  let after = '';
  for (;;) {
    const states = await listAllStates(db, after, PAGE);
    const last = states.at(-1);
    if (!last || problems.length >= 100) return problems.slice(0, 100);
    after = last.loanId;
    const byDay = Map.groupBy(states, (state) => state.accruedTo);
    for (const [day, group] of byDay) {
      const histories = await historiesOf(db, group);
      for (const { kept, position } of relive(group, histories, day)) {
        const what = differs(kept, position);
        if (what !== undefined) problems.push({ loanId: kept.loanId, what });
      }
    }
    onProgress(states.length);
  }
}
