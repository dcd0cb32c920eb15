import { z } from 'zod';
import type { EventData, NewEvent } from '../../events/index.ts';
import {
  type Fen,
  fen,
  type Instant,
  parseShanghaiStamp,
  type Source,
} from '../../kernel/index.ts';
import type { ParseContext } from '../source.ts';

// What acquirers that are asked over the wire have in common.

export type Channel = EventData<'till.received'>['channel'];
/** A partner's own codes of the ways to pay; a code that is not named is another way. */
export type ChannelCodes = Readonly<Record<Exclude<Channel, 'other'>, string>>;

export const channelOf = (codes: ChannelCodes, told: string): Channel =>
  (Object.keys(codes) as (keyof ChannelCodes)[]).find((channel) =>
    codes[channel].split('.').includes(told),
  ) ?? 'other';

/** Money as fen in text, as acquirers write it. */
export const fenText = z
  .union([z.string().regex(/^\d{1,13}$/), z.int().nonnegative()])
  .transform((told): Fen => fen(BigInt(told)));

/** `20270104101112`, wall time in Shanghai. */
export const packedStamp = z
  .string()
  .regex(/^\d{14}$/)
  .transform((text, context): Instant => {
    const part = (from: number, to: number) => text.slice(from, to);
    const at = parseShanghaiStamp(
      `${part(0, 4)}-${part(4, 6)}-${part(6, 8)} ${part(8, 10)}:${part(10, 12)}:${part(12, 14)}`,
    );
    if (at !== undefined) return at;
    context.addIssue('not a time');
    return z.NEVER;
  });

/** A payment at the till, and what went back of it. */
export interface TillPayment {
  readonly paymentId: string;
  readonly at: Instant;
  readonly amount: Fen;
  readonly fee: Fen;
  /** The payer's id at the partner. */
  readonly payer: string | null;
  readonly channel: Channel;
}

const baseOf = (source: Source, { borrowerId }: ParseContext) =>
  ({ borrowerId, source, rawId: null }) as const;

/** The fact that money came in. A payment of nothing is none. */
export const receivedFact = (
  { paymentId, at, amount, fee, payer, channel }: TillPayment,
  source: Source,
  context: ParseContext,
): NewEvent[] => {
  if (amount === 0n) return [];
  const data = {
    ...{ paymentId, amountFen: amount, feeFen: fee, channel },
    payer: payer === null ? null : context.blind(payer),
  };
  const id = `${source}:payment:${paymentId}:received`;
  return [{ ...baseOf(source, context), id, kind: 'till.received', occurredAt: at, data }];
};

/** The fact that money went back. */
export const refundedFact = (
  refund: {
    readonly refundId: string;
    readonly paymentId: string;
    readonly amount: Fen;
    readonly at: Instant;
  },
  source: Source,
  context: ParseContext,
): NewEvent[] => {
  const { refundId, paymentId, amount: amountFen, at: occurredAt } = refund;
  if (amountFen === 0n) return [];
  const id = `${source}:refund:${refundId}:refunded`;
  const data = { refundId, paymentId, amountFen };
  return [{ ...baseOf(source, context), id, kind: 'till.refunded', occurredAt, data }];
};
