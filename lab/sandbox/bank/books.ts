import { type BusinessDate, type Fen, fen, type Instant } from '@open310/server/kernel';
import {
  type BankEntry,
  type Bend,
  effectOf,
  entryMovement,
  type Movement,
  movementsOf,
} from './movements.ts';

/** One order as the bank took it. */
export interface BankOrder {
  readonly seq: number;
  readonly at: Instant;
  readonly endToEndId: string;
  /** MsgId and kind of the message that brought it. */
  readonly messageId: string;
  readonly messageKind: 'pain.001.001.09' | 'pain.008.001.08';
  /** `out`: from the lender to `account`; `in`: a collection from `account`. */
  readonly direction: 'out' | 'in';
  readonly account: string;
  readonly name: string;
  readonly amount: Fen;
  /** The least that a collection may take in place of `amount`; `null`: all or nothing. */
  readonly atLeast: Fen | null;
  /** The execution day that was asked for: the sandbox books on it. */
  readonly on: BusinessDate;
  readonly purpose: string;
  readonly mandateId: string | null;
  readonly outcome: 'settled' | 'pending' | 'rejected';
  /** ISO reason code of a rejection. */
  readonly reason: string | null;
  /** What was moved; 0 unless settled. */
  readonly moved: Fen;
}

/**
 * What the journal holds: facts in the order they happened. Amounts are text; without `atLeastFen` an
 * order is all or nothing, without `movedFen` all of what is settled was moved.
 */
export type BankLine =
  | ({
      readonly kind: 'order';
      readonly amountFen: string;
      readonly atLeastFen?: string;
      readonly movedFen?: string;
    } & Omit<BankOrder, 'amount' | 'atLeast' | 'moved'>)
  | {
      readonly kind: 'outcome';
      readonly endToEndId: string;
      readonly outcome: 'settled' | 'rejected';
      readonly reason: string | null;
      readonly movedFen?: string;
    }
  | { readonly kind: 'noticed'; readonly noticeId: string }
  | ({ readonly kind: 'entry'; readonly amountFen: string } & BankEntry)
  | ({ readonly kind: 'bent' } & Bend)
  | { readonly kind: 'stated'; readonly on: BusinessDate }
  | { readonly kind: 'funds'; readonly account: string; readonly amountFen: string | null };

/** The bank's state: nothing but what its lines say. */
export interface Books {
  /** Takes a line into account. The same for a new line and for one of the past. */
  apply(line: BankLine): void;
  find(endToEndId: string): BankOrder | undefined;
  orders(): readonly BankOrder[];
  /** All that is booked, in the order it came. */
  movements(): readonly Movement[];
  /** The last day of which a statement was given: nothing is booked on it or before it any more. */
  statedUntil(): BusinessDate | undefined;
  /** Settled money on the lender's account. */
  balance(): Fen;
  /** `balance` less what is on its way out. */
  available(): Fen;
  /** What the owner of `account` may be debited; `null`: as much as one likes. */
  funds(account: string): Fen | null;
  mandate(mandateId: string): string | undefined;
  isNoticed(noticeId: string): boolean;
  nextSeq(): number;
}

/** What an order does to the lender's account. */
export const signed = (order: BankOrder): bigint =>
  order.direction === 'in' ? order.moved : -order.moved;

/** What a line says of the amount moved: nothing where it is all. */
export const movedIfLess = (amount: Fen, moved: Fen) =>
  moved === amount ? {} : { movedFen: String(moved) };

/** An order as the journal holds it. */
export function orderLine({ amount, atLeast, moved, ...order }: BankOrder): BankLine {
  return {
    kind: 'order',
    ...order,
    amountFen: String(amount),
    ...(atLeast === null ? {} : { atLeastFen: String(atLeast) }),
    ...(order.outcome === 'settled' ? movedIfLess(amount, moved) : {}),
  };
}

function readOrder(line: Extract<BankLine, { kind: 'order' }>): BankOrder {
  const { kind: _, amountFen, atLeastFen, movedFen = amountFen, ...order } = line;
  return {
    ...order,
    amount: fen(BigInt(amountFen)),
    atLeast: atLeastFen === undefined ? null : fen(BigInt(atLeastFen)),
    moved: fen(order.outcome === 'settled' ? BigInt(movedFen) : 0n),
  };
}

export function openBooks(openingBalance: Fen): Books {
  const orders = new Map<string, BankOrder>();
  const funds = new Map<string, Fen>();
  const mandates = new Map<string, string>();
  const noticed = new Set<string>();
  const own: Movement[] = [];
  const bends = new Map<string, Bend>();
  let stated: BusinessDate | undefined;
  let balance: bigint = openingBalance;
  let outgoing = 0n;

  const settle = (order: BankOrder) => {
    balance += signed(order);
    const held = funds.get(order.account);
    if (held !== undefined) funds.set(order.account, fen(held - signed(order)));
    if (order.mandateId !== null && !mandates.has(order.mandateId)) {
      mandates.set(order.mandateId, order.account);
    }
  };
  const take = (order: BankOrder) => {
    orders.set(order.endToEndId, order);
    if (order.outcome === 'settled') settle(order);
    if (order.outcome === 'pending' && order.direction === 'out') outgoing += order.amount;
  };
  const decide = (line: Extract<BankLine, { kind: 'outcome' }>) => {
    const order = orders.get(line.endToEndId);
    if (order?.outcome !== 'pending') return;
    if (order.direction === 'out') outgoing -= order.amount;
    const { outcome, reason, movedFen = String(order.amount) } = line;
    const moved = fen(outcome === 'settled' ? BigInt(movedFen) : 0n);
    const decided = { ...order, outcome, reason, moved };
    orders.set(order.endToEndId, decided);
    if (line.outcome === 'settled') settle(decided);
  };
  const enter = ({ kind: _, amountFen, ...entry }: Extract<BankLine, { kind: 'entry' }>) => {
    const movement = entryMovement({ ...entry, amount: fen(BigInt(amountFen)) });
    own.push(movement);
    balance += effectOf(movement);
  };
  return {
    movements: () => [
      ...[...orders.values()].flatMap((order) => movementsOf(order, bends.get(order.endToEndId))),
      ...own,
    ],
    statedUntil: () => stated,
    apply: (line) => {
      if (line.kind === 'order') take(readOrder(line));
      else if (line.kind === 'outcome') decide(line);
      else if (line.kind === 'noticed') noticed.add(line.noticeId);
      else if (line.kind === 'bent') bends.set(line.endToEndId, line);
      else if (line.kind === 'stated') stated = stated && stated > line.on ? stated : line.on;
      else if (line.kind === 'entry') enter(line);
      else if (line.amountFen === null) funds.delete(line.account);
      else funds.set(line.account, fen(BigInt(line.amountFen)));
    },
    find: (endToEndId) => orders.get(endToEndId),
    orders: () => [...orders.values()],
    balance: () => fen(balance),
    available: () => fen(balance - outgoing),
    funds: (account) => funds.get(account) ?? null,
    mandate: (mandateId) => mandates.get(mandateId),
    isNoticed: (noticeId) => noticed.has(noticeId),
    nextSeq: () => orders.size + 1,
  };
}
