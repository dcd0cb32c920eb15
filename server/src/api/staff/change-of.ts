import type { z } from '@hono/zod-openapi';
import { type BusinessDate, rateE9 } from '../../kernel/index.ts';
import type { LoanChange } from '../../servicing/index.ts';
import { amountOf } from '../borrower/applications.ts';
import type { Change } from './shapes.ts';

const rateOf = (text: string) => rateE9(BigInt(text));

/**
 * The change that a body asks for. Its id is the client's; members that were left out stay away, so that
 * a repeat is told from another change.
 * @param today - For a reversal, which takes its day from the repayment that it undoes.
 */
export function changeOf(body: z.output<typeof Change>, today: BusinessDate): LoanChange {
  const id = body.changeId;
  switch (body.type) {
    case 'repayment':
    case 'fee':
      return { id, type: body.type, on: body.on, amount: amountOf(body.amountFen) };
    case 'reversal':
      return { id, type: 'reversal', on: today, of: body.of };
    case 'rateChange':
      return {
        id,
        type: 'rateChange',
        on: body.on,
        annualRate: rateOf(body.annualRateE9),
        ...(body.penaltyRateE9 !== undefined && { penaltyRate: rateOf(body.penaltyRateE9) }),
      };
    case 'interestPause':
      return { id, type: 'interestPause', on: body.on, until: body.until };
    case 'chargeOff':
      return { id, type: 'chargeOff', on: body.on };
    case 'restructuring': {
      const { changeId: _, ...restructuring } = body;
      return { id, ...present(restructuring) };
    }
  }
}

/** `value` without the members that are `undefined`. */
const present = <T extends object>(value: T): Present<T> =>
  Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as Present<T>;

type Present<T> = { readonly [K in keyof T]: Exclude<T[K], undefined> };
