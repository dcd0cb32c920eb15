import { addDays, type BusinessDate } from '@open310/server/kernel';

/** What can go wrong on demand. */
export type BankFaultKind =
  /** The answer comes after `ms`; what was asked is done before. */
  | 'slow'
  /** HTTP 500 before anything is done. */
  | 'http500'
  /** Everything is done, then the connection is closed without an answer. */
  | 'answer_lost'
  /** The answer is signed with a key that is not the bank's. */
  | 'forged_answer'
  /** The answer is altered after it was signed. */
  | 'altered_answer'
  /** The next answer about a settled order names 1 fen more than was asked for, signed as it is. */
  | 'amount_above'
  /** It names 1 fen less than is permitted. */
  | 'amount_below'
  /** The next notice is delivered twice. */
  | 'duplicate_notice'
  /** The next notice is held back until the one after it was delivered. */
  | 'out_of_order_notices'
  /** The next order is accepted and settles later, whatever `settle` says. */
  | 'delayed_settlement'
  /** The next order is accepted and rejected later (AC04), told by a pushed pain.002. */
  | 'rejected_later'
  /** The next statement ends in the middle, signed as it is. */
  | 'cut_short'
  /** It is of another account, of another day. */
  | 'other_account'
  | 'other_day';

/** Which requests a fault of the answer hits. */
export type BankRoute = 'payment' | 'inquiry' | 'statement';

export interface BankFault {
  readonly kind: BankFaultKind;
  /** How often; 1 when not given. */
  readonly times?: number;
  /** For `slow`; 1,000 when not given. */
  readonly ms?: number;
  /** `payment` when not given. */
  readonly on?: BankRoute;
}

/** The switchboard of faults: each is armed for a number of times and then gone. */
export interface BankFaults {
  arm(fault: BankFault): void;
  clear(): void;
  /** What is still armed. */
  list(): readonly Required<BankFault>[];
}

export interface ArmedFaults extends BankFaults {
  /** Uses up one `kind` on `route`, if armed. */
  take(kind: BankFaultKind, route: BankRoute): Required<BankFault> | undefined;
}

export function makeFaults(): ArmedFaults {
  let armed: Required<BankFault>[] = [];
  return {
    arm: (fault) => {
      armed.push({ times: 1, ms: 1_000, on: 'payment', ...fault });
    },
    clear: () => {
      armed = [];
    },
    list: () => armed,
    take: (kind, route) => {
      const found = armed.find((fault) => fault.kind === kind && fault.on === route);
      if (!found) return undefined;
      armed = armed.flatMap((fault) => {
        if (fault !== found) return [fault];
        return fault.times > 1 ? [{ ...fault, times: fault.times - 1 }] : [];
      });
      return found;
    },
  };
}

/** A statement with what was armed to be wrong with it, before it is signed. */
export function spoil(
  faults: ArmedFaults,
  body: Buffer,
  account: string,
  on: BusinessDate,
): Buffer {
  if (faults.take('cut_short', 'statement')) return body.subarray(0, Math.floor(body.length * 0.6));
  if (faults.take('other_account', 'statement')) {
    return Buffer.from(body.toString().replace(account, '6100000000009999'));
  }
  if (!faults.take('other_day', 'statement')) return body;
  return Buffer.from(body.toString().replaceAll(`<Dt>${on}<`, `<Dt>${addDays(on, 1)}<`));
}
