import { addDays, type BusinessDate, type Fen, fen, type Instant } from '../kernel/index.ts';
import type { Tx } from '../platform/index.ts';
import { addMoves, bookMoves, movesOf } from './book-difference.ts';
import { lockToWake } from './loan-states.ts';
import { recordResets } from './lpr-resets.ts';
import type { MovedStretch, Stretch } from './move-nights.ts';
import { nothingMoved } from './move-nights.ts';
import { historiesOf, type Relived, relive, saveRelived } from './relive.ts';

const sumOf = (relived: readonly Relived[], of: (one: Relived) => bigint): Fen =>
  fen(relived.reduce((sum, one) => sum + of(one), 0n));

const atLeastNothing = (n: bigint): bigint => (n > 0n ? n : 0n);

/**
 * Wakes the next loans of the walk to which more happens than a night: each is played again from its
 * terms and history to the morning after `closing`, and what the books then hold otherwise is one
 * entry for all of them.
 */
export async function wakeLoans(
  tx: Tx,
  closing: BusinessDate,
  { after, atMost }: Stretch,
  at: Instant,
): Promise<MovedStretch> {
  const to = addDays(closing, 1);
  const states = await lockToWake(tx, to, after, atMost);
  const first = states[0];
  if (!first) return { moved: nothingMoved, lastId: undefined };
  const histories = await recordResets(tx, states, await historiesOf(tx, states), {
    to,
    bookedOn: closing,
    at,
  });
  const relived = relive(states, histories, to);
  await bookMoves(
    tx,
    {
      id: `woken:${closing}:${first.loanId}`,
      kind: 'interest.due',
      on: closing,
      bookedOn: closing,
      about: { endOfDay: closing },
    },
    addMoves(relived.map(({ kept, position }) => movesOf(kept, kept.books, position.books))),
  );
  await saveRelived(tx, relived, at);
  return {
    moved: {
      loans: relived.length,
      woken: relived.length,
      interest: sumOf(
        relived,
        (r) => r.position.books.interestIncome - r.kept.books.interestIncome,
      ),
      penalty: sumOf(relived, (r) => r.position.books.penaltyIncome - r.kept.books.penaltyIncome),
      offBalance: sumOf(relived, (r) => r.position.books.offBalance - r.kept.books.offBalance),
      due: sumOf(relived, (r) => atLeastNothing(r.position.dueInterest - r.kept.dueInterest)),
    },
    lastId: states.at(-1)?.loanId,
  };
}
