import assert from 'node:assert/strict';
import { divHalfEven, type Fen, fen } from '../kernel/index.ts';

const PPM = 1_000_000n;

/** What the partner puts into each loan at least. @source Further notice of February 2021 (rules R2): 30 % */
export const PARTNER_SHARE_MIN_PPM = 300_000;

/** Who put what into a loan. Unit: fen. */
export interface Parts {
  readonly partner: Fen;
  readonly own: Fen;
}

/** A loan's principal by share: the partner's part is rounded up, so that it never lies below its share. */
export function splitPrincipal(principal: Fen, sharePpm: number): Parts {
  assert(principal > 0n && sharePpm >= PARTNER_SHARE_MIN_PPM && sharePpm <= Number(PPM));
  const partner = fen((principal * BigInt(sharePpm) + PPM - 1n) / PPM);
  return { partner, own: fen(principal - partner) };
}

/** One movement of a loan's money: `> 0` came in, `< 0` went out. */
export interface Movement {
  readonly amount: Fen;
}

/**
 * Movements by share, each to the fen. The partner's part of all movements so far is its share of their sum, rounded
 * half to even; a movement's part is by how much that moves. So nothing is lost on the way, the parts of a movement add
 * up to it, and whatever was repaid in however many pieces is shared as one repayment would have been.
 */
export function splitMovements<M extends Movement>(
  movements: readonly M[],
  { partner, own }: Parts,
): (M & Parts)[] {
  const principal = partner + own;
  let sum = 0n;
  let before = 0n;
  return movements.map((movement) => {
    sum += movement.amount;
    const now = divHalfEven(sum * partner, principal);
    const part = fen(now - before);
    before = now;
    return { ...movement, partner: part, own: fen(movement.amount - part) };
  });
}
