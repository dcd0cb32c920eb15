import type { Fen } from '../kernel/index.ts';
import type { AskedAmount } from './port.ts';

/**
 * What a settled answer moved of what was asked for, or `undefined` when that is not to be trusted:
 * more than was asked for, nothing, or less than the order permits. Unit: fen.
 */
export function settledAmount(
  { amount, atLeast = amount }: AskedAmount,
  answer: { readonly amount?: Fen },
): Fen | undefined {
  const moved = answer.amount ?? amount;
  return moved > 0n && moved >= atLeast && moved <= amount ? moved : undefined;
}
