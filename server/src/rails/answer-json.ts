import { type Fen, fen } from '../kernel/index.ts';
import type { RailAnswer } from './port.ts';

type Settled = Extract<RailAnswer, { status: 'settled' }>;

/** A rail's answer where types are lost (JSON has no `Fen`): the name carries the unit. */
export type RailAnswerJson =
  | Exclude<RailAnswer, Settled>
  | (Omit<Settled, 'amount'> & { readonly amountFen?: string });

export function railAnswerToJson(answer: RailAnswer): RailAnswerJson {
  if (answer.status !== 'settled') return answer;
  const { amount, ...rest } = answer;
  return amount === undefined ? rest : { ...rest, amountFen: String(amount) };
}

/** The answer that `railAnswerToJson` wrote. */
export function railAnswerFromJson(kept: RailAnswerJson): RailAnswer {
  if (kept.status !== 'settled') return kept;
  const { amountFen, ...rest } = kept;
  const amount: Fen | undefined = amountFen === undefined ? undefined : fen(BigInt(amountFen));
  return amount === undefined ? rest : { ...rest, amount };
}
