import { z } from 'zod';
import type { NewEvent } from '../../events/index.ts';
import type { Fen, Instant } from '../../kernel/index.ts';
import { readFields } from '../read-answer.ts';
import type { ParseContext } from '../source.ts';
import {
  type ChannelCodes,
  channelOf,
  fenText,
  packedStamp,
  receivedFact,
  refundedFact,
} from '../tills/till.ts';

const PARTNER = 'lakala';

/** By which names the lists tell what; nobody confirmed them. */
export type LakalaFields = Readonly<
  Record<
    'list' | 'id' | 'at' | 'amount' | 'fee' | 'payer' | 'channel' | 'kind' | 'state' | 'refundOf',
    string
  >
>;
export type SettleFields = Readonly<
  Record<'list' | 'id' | 'at' | 'amount' | 'fee' | 'count', string>
>;

const Trade = (f: LakalaFields) =>
  z
    .object({
      [f.id]: z.string().min(1).max(64),
      [f.at]: packedStamp,
      [f.amount]: fenText,
      [f.fee]: fenText.nullish(),
      [f.payer]: z.string().nullish(),
      [f.channel]: z.string(),
      [f.kind]: z.string().nullish(),
      [f.state]: z.string().nullish(),
      [f.refundOf]: z.string().nullish(),
    })
    .transform((told) => ({
      id: told[f.id] as string,
      at: told[f.at] as Instant,
      amount: told[f.amount] as Fen,
      fee: (told[f.fee] ?? 0n) as Fen,
      payer: (told[f.payer] || null) as string | null,
      channel: told[f.channel] as string,
      kind: (told[f.kind] ?? 'PAY') as string,
      state: (told[f.state] ?? DONE) as string,
      refundOf: (told[f.refundOf] || null) as string | null,
    }));

const Settle = (f: SettleFields) =>
  z
    .object({
      [f.id]: z.string().min(1).max(64),
      [f.at]: packedStamp,
      [f.amount]: fenText,
      [f.fee]: fenText,
      [f.count]: z.int().nonnegative(),
    })
    .transform((told) => ({
      id: told[f.id] as string,
      at: told[f.at] as Instant,
      amount: told[f.amount] as Fen,
      fee: told[f.fee] as Fen,
      count: told[f.count] as number,
    }));

/** How many records a page holds. */
export const recordsIn = (json: unknown, list: string, what: string): number =>
  readFields(z.object({ [list]: z.array(z.unknown()) }), json, PARTNER, what)[list]?.length ?? 0;

const DONE = 'SUCCESS';
/** Movements by which money goes back. */
const BACK = ['REFUND', 'CANCEL'];

/** One movement at the till that was done. A canceled one went back like a refund; of other kinds nothing is known. */
export function tradeFacts(
  told: unknown,
  context: ParseContext,
  o: { readonly fields: LakalaFields; readonly channels: ChannelCodes; readonly what: string },
): NewEvent[] {
  const trade = readFields(Trade(o.fields), told, PARTNER, o.what);
  const { id, at, amount, fee, payer } = trade;
  if (trade.state !== DONE) return [];
  if (BACK.includes(trade.kind)) {
    const refund = { refundId: id, paymentId: trade.refundOf ?? id, amount, at };
    return refundedFact(refund, PARTNER, context);
  }
  if (trade.kind !== 'PAY') return [];
  const channel = channelOf(o.channels, trade.channel);
  return receivedFact({ paymentId: id, at, amount, fee, payer, channel }, PARTNER, context);
}

export const tradesFacts = (
  json: unknown,
  context: ParseContext,
  o: Parameters<typeof tradeFacts>[2],
): NewEvent[] => {
  const { list } = o.fields;
  const page = readFields(z.object({ [list]: z.array(z.unknown()) }), json, PARTNER, o.what);
  return (page[list] ?? []).flatMap((told) => tradeFacts(told, context, o));
};

/** A day's takings, paid out in one sum. */
export const settleFacts = (
  json: unknown,
  { borrowerId }: ParseContext,
  fields: SettleFields,
  what: string,
): NewEvent[] => {
  const { list } = fields;
  const page = readFields(z.object({ [list]: z.array(Settle(fields)) }), json, PARTNER, what);
  return (page[list] ?? []).map(({ id, at, amount, fee, count }) => ({
    ...{ borrowerId, source: PARTNER, rawId: null, occurredAt: at },
    id: `lakala:settlement:${id}`,
    kind: 'settlement.paid' as const,
    data: { settlementId: id, amountFen: amount, feeFen: fee, orderCount: count },
  }));
};
