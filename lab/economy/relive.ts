import type { Instant } from '@open310/server/kernel';
import { type Day, day, dayNumberAt } from './calendar.ts';
import { plant } from './grow.ts';
import type { TradePlan } from './online.ts';
import type { BankMove } from './purse.ts';
import type { Traits } from './traits.ts';
import type { AccountEntry, Merchant, Segment } from './types.ts';

/** A move of the bank account with its moment, in order. */
export interface TimedMove extends BankMove {
  readonly at: Instant;
  readonly day: Day;
}

/** What only the merchant itself knows, from the same life that `growMerchant` told partners of. */
export interface Life {
  readonly traits: Traits;
  readonly firstDay: Day;
  readonly plans: readonly TradePlan[];
  /** The Alipay account, to the end of the last day. */
  readonly account: readonly AccountEntry[];
  /** What stood in the bank account on the first morning. Unit: fen. */
  readonly opening: bigint;
  /** To the end of the last day. */
  readonly moves: readonly TimedMove[];
  /** The last day on which it was open in the morning. */
  readonly openUntil: Day;
}

const TILL_CLOSED_MS = 21 * 3_600_000 + 600_000; // After the last guest, before the evening's bills.

/**
 * Lives the merchant's life once more, this time with the bank account watched. `growMerchant` does not
 * watch it, as whoever trains a model on thousands of merchants reads nothing of it.
 */
export function relive(
  merchant: Merchant<Segment>,
  o: { seed: number; from: Instant; to: Instant },
): Life {
  const index = Number(/-(\d+)$/.exec(merchant.id)?.[1] ?? Number.NaN);
  const { segment, scenario } = merchant;
  const { business, traits, firstDay, identity } = plant({
    ...{ ...o, index, segment },
    ...(scenario === null ? {} : { scenario }),
  });
  if (identity.id !== merchant.id || identity.alipayUserId !== merchant.alipayUserId) {
    throw new RangeError(`${merchant.id} did not grow from seed ${o.seed}`);
  }
  const opening = business.purse.bank;
  const moves: TimedMove[] = [];
  let today = firstDay;
  let last = 0;
  business.purse.watchBank((move) => {
    last = Math.max(move.at ?? 0, last + 1_000, today.start + TILL_CLOSED_MS);
    moves.push({ ...move, at: last as Instant, day: today });
  });
  let openUntil = firstDay;
  for (let n = firstDay.number; n <= dayNumberAt(o.to); n++) {
    today = day(n);
    if (business.closedOn === null) openUntil = today;
    business.live(today);
  }
  return {
    plans: business.closeBook().filter(({ createdAt }) => createdAt <= o.to),
    account: business.purse.closeBook(),
    ...{ traits, firstDay, opening, moves, openUntil },
  };
}
