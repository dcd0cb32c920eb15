import { addDays, type BusinessDate, type Instant } from '../kernel/index.ts';
import { type LoanEvent, resetChanges } from '../lending/index.ts';
import type { Tx } from '../platform/index.ts';
import { type History, insertEvents, type LoanRecord } from './loan-history.ts';
import type { KeptState } from './loan-states.ts';

const resetIdOf = (on: BusinessDate): string => `lpr-reset:${on}`;

/** The changes of the rate that reset days up to and including `to` bring and that are not recorded. */
export function missingResets(
  { terms, recorded }: History,
  after: BusinessDate,
  to: BusinessDate,
): LoanEvent[] {
  if (terms.lpr === undefined) return [];
  const known = new Set(recorded.map(({ event }) => event.id));
  return resetChanges(terms, terms.lpr, addDays(to, 1))
    .filter(({ on }) => on > after && !known.has(resetIdOf(on)))
    .map(({ on, annualRate }) => ({ id: resetIdOf(on), type: 'rateChange', on, annualRate }));
}

/**
 * Records what the reset days of these loans bring, as any change of the rate: what was in force when
 * a loan was reset stays in its history, whatever is published later.
 * @returns The histories with it.
 */
export async function recordResets(
  tx: Tx,
  states: readonly KeptState[],
  histories: ReadonlyMap<KeptState['loanId'], History>,
  { to, bookedOn, at }: { to: BusinessDate; bookedOn: BusinessDate; at: Instant },
): Promise<ReadonlyMap<KeptState['loanId'], History>> {
  const records: LoanRecord[] = [];
  const after = new Map(histories);
  for (const { loanId, borrowerId, accruedTo } of states) {
    const history = histories.get(loanId);
    if (!history) continue;
    const recorded = missingResets(history, accruedTo, to).map((event) => ({
      event,
      bookedOn,
      recordedAt: at,
      byWhom: 'system',
    }));
    if (recorded.length === 0) continue;
    for (const one of recorded) records.push({ loanId, borrowerId, recorded: one });
    after.set(loanId, { ...history, recorded: [...history.recorded, ...recorded] });
  }
  if (records.length > 0) await insertEvents(tx, records);
  return after;
}
