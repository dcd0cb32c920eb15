import { randomFillSync } from 'node:crypto';
import { type Id, makeId } from '../kernel/index.ts';
import { type Clock, systemClock } from './clock.ts';

const pool = new Uint8Array(10 * 256); // Random bytes are drawn for 256 ids at once: one call costs as much.
let used = pool.length;

/** A new time-ordered id. Ids of consequences are derived instead (`disbursement:<loanId>`). */
export function newId<K extends string>(prefix: K, clock: Clock = systemClock): Id<K> {
  if (used + 10 > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const random = pool.subarray(used, used + 10);
  used += 10;
  return makeId(prefix, clock.now(), random);
}
