import assert from 'node:assert/strict';
import { appendEvents, type NewEvent } from '../events/index.ts';
import { type BusinessDate, type Instant, startOfDay } from '../kernel/index.ts';
import {
  dpdOf,
  type Lived,
  nextDueOf,
  replay,
  type Standing,
  saveStandings,
} from '../lending/index.ts';
import type { Db, Tx } from '../platform/index.ts';
import { eventsOf, type History, loadHistories } from './loan-history.ts';
import { type KeptState, saveStates } from './loan-states.ts';
import { dpdThresholds, type Position, positionOf } from './position.ts';

/** A loan played again from its terms and history, beside what the books hold of it. */
export interface Relived {
  readonly kept: KeptState;
  readonly lived: Lived;
  readonly position: Position;
}

/** Plays a loan to the morning of `to`. Pure. @param about - An event of which `around` is wanted. */
export function reliveOne(
  kept: KeptState,
  history: History,
  to: BusinessDate,
  about?: string,
): Relived {
  const events = eventsOf(history);
  const lived = replay(history.terms, events, to, about);
  const position = positionOf(kept, lived.course, events, kept);
  return { kept, lived, position };
}

/** The histories of loans in these states. */
export const historiesOf = (db: Db, states: readonly KeptState[]) =>
  loadHistories(
    db,
    states.map((state) => state.loanId),
  );

/** Plays loans to the morning of `to`. Pure. */
export const relive = (
  states: readonly KeptState[],
  histories: ReadonlyMap<KeptState['loanId'], History>,
  to: BusinessDate,
): Relived[] =>
  states.map((kept) => {
    const history = histories.get(kept.loanId) ?? assert.fail(`${kept.loanId} has no terms`);
    return reliveOne(kept, history, to);
  });

const thresholdOf = (dpd: number): number => dpdThresholds.findLast((t) => t <= dpd) ?? 0;

/** The days past due to tell: none unless a threshold was reached since they were told last. */
function dpdToTell({ kept, lived, position }: Relived): number | undefined {
  const dpd = dpdOf(lived.course);
  const tell = position.status === 'open' && thresholdOf(dpd) > thresholdOf(kept.toldDpd);
  return tell ? dpd : undefined;
}

const own = { source: 'open310', rawId: null } as const;

const delinquentEvent = (state: KeptState, on: BusinessDate, dpd: number): NewEvent => ({
  ...own,
  id: `open310:loan:${state.loanId}:delinquent:${on}`,
  kind: 'loan.delinquent',
  borrowerId: state.borrowerId,
  occurredAt: startOfDay(on),
  data: { loanId: state.loanId, dpd, on },
});

/** Of a loan that was past due until a repayment on `on`: the days it had reached. */
export function curedEvent(state: KeptState, on: BusinessDate, dpd: number): NewEvent[] {
  return dpd > state.toldDpd && dpd > 0 ? [delinquentEvent(state, on, dpd)] : [];
}

/** Where a loan stands, as lending lists it. */
export const standingOf = ({ position, lived }: Pick<Relived, 'position' | 'lived'>): Standing => ({
  loanId: position.loanId,
  outstanding: position.status === 'chargedOff' ? position.duePrincipal : position.books.principal,
  status: position.status,
  closedOn: position.closedOn,
  oldestDueOn: position.oldestDueOn,
  nextDueOn: position.status === 'open' ? nextDueOf(lived.course) : null,
});

/**
 * Writes where relived loans stand: states, what lending says is outstanding, and the days past due
 * that are told. The entries are the caller's: it knows what happened.
 */
export async function saveRelived(tx: Tx, relived: readonly Relived[], at: Instant): Promise<void> {
  const told = relived.map((one) => ({ one, dpd: dpdToTell(one) }));
  const positions = told.map(({ one, dpd }): Position => {
    const late = one.position.oldestDueOn !== null;
    return { ...one.position, toldDpd: dpd ?? (late ? one.kept.toldDpd : 0) };
  });
  const saved = await saveStates(tx, positions);
  assert.equal(saved, relived.length, 'a state that was locked is gone');
  if (relived.length > 0) await saveStandings(tx, relived.map(standingOf)); // As they were: nothing.
  const events = told.flatMap(({ one, dpd }) =>
    dpd === undefined ? [] : [delinquentEvent(one.kept, one.position.accruedTo, dpd)],
  );
  if (events.length > 0) await appendEvents(tx, events, at);
}
