import { addDays, type BusinessDate, type Fen, fen } from '@open310/server/kernel';

/** An order of the lender, as far as its booking goes. */
interface Ordered {
  readonly seq: number;
  readonly on: BusinessDate;
  readonly direction: 'in' | 'out';
  readonly endToEndId: string;
  readonly outcome: 'settled' | 'pending' | 'rejected';
  readonly moved: Fen;
  readonly name: string;
  readonly account: string;
  readonly purpose: string;
}

/** What the bank booked without an order of the lender: money somebody brought, a fee, money taken back. */
export interface BankEntry {
  readonly entryId: string;
  readonly direction: 'in' | 'out';
  readonly on: BusinessDate;
  readonly name: string;
  readonly account: string | null;
  readonly text: string | null;
  /** What the statement prints as end-to-end id. */
  readonly endToEndId: string;
  /** Family and sub-family of ISO's transaction codes. */
  readonly family: string;
  readonly sub: string;
}

/** How the bank books a settled order otherwise than it answered. */
export const bendHows = ['drop', 'double', 'alter', 'late', 'reverse'] as const;
export type BendHow = (typeof bendHows)[number];
export interface Bend {
  readonly endToEndId: string;
  readonly how: BendHow;
  /** Of `alter`: what is booked in place of the amount. */
  readonly amountFen?: string;
}

/** One movement of the lender's account, as a statement prints it. */
export interface Movement {
  readonly reference: string;
  readonly on: BusinessDate;
  readonly direction: 'in' | 'out';
  readonly amount: Fen;
  readonly endToEndId: string;
  readonly family: string;
  readonly sub: string;
  readonly name: string;
  readonly account: string | null;
  readonly text: string | null;
}

/** The bank's reference of an order. */
export const referenceOf = (order: Ordered): string => `B${String(order.seq).padStart(12, '0')}`;

const asBooked = (order: Ordered): Movement => ({
  reference: referenceOf(order),
  on: order.on,
  direction: order.direction,
  amount: order.moved,
  endToEndId: order.endToEndId,
  ...(order.direction === 'out'
    ? { family: 'ICDT', sub: 'DMCT' }
    : { family: 'IDDT', sub: 'OTHR' }),
  name: order.name,
  account: order.account,
  text: order.purpose,
});

const turned = { in: 'out', out: 'in' } as const;

/** An order as it is booked: once as it was answered, unless it was bent. */
export function movementsOf(order: Ordered, bend: Bend | undefined): Movement[] {
  if (order.outcome !== 'settled') return [];
  const booked = asBooked(order);
  switch (bend?.how) {
    case undefined:
      return [booked];
    case 'drop':
      return [];
    case 'double':
      return [booked, { ...booked, reference: `${booked.reference}.2` }];
    case 'alter':
      return [{ ...booked, amount: fen(BigInt(bend.amountFen ?? order.moved + 1n)) }];
    case 'late':
      return [{ ...booked, on: addDays(order.on, 1) }];
    case 'reverse':
      return [{ ...booked, direction: turned[order.direction] }];
  }
}

export const entryMovement = ({ entryId, ...entry }: BankEntry & { amount: Fen }): Movement => ({
  ...entry,
  reference: entryId,
});

/** What a movement does to the lender's account. */
export const effectOf = ({ direction, amount }: Movement): bigint =>
  direction === 'in' ? amount : -amount;
