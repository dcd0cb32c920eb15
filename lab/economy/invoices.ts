import {
  apportion,
  divHalfEven,
  type Fen,
  fen,
  type Instant,
  shanghaiDay,
} from '@open310/server/kernel';
import { drawInvoiceNo } from './codes.ts';
import type { Counterparty } from './parties.ts';
import type { Random } from './random.ts';
import type { Invoice, InvoiceLine } from './records.ts';

/** A thing on an invoice with what it costs, tax included. */
export interface Invoiced {
  readonly name: string;
  readonly quantity: number;
  readonly unit?: string;
  readonly amount: bigint;
}

/** Splits an amount that includes tax. @returns The line; its net and tax add up to `amount`. */
export function invoiceLine(thing: Invoiced, taxRate: number): InvoiceLine {
  const tax = divHalfEven(thing.amount * BigInt(taxRate), 100n + BigInt(taxRate));
  return {
    ...{ name: thing.name, quantity: thing.quantity, unit: thing.unit ?? '件' },
    ...{ net: fen(thing.amount - tax), taxRate, tax: fen(tax) },
  };
}

const sum = (amounts: readonly bigint[]): Fen => fen(amounts.reduce((a, b) => a + b, 0n));

/** An invoice over `things`. */
export function drawInvoice(
  random: Random,
  o: {
    readonly at: Instant;
    readonly kind: Invoice['kind'];
    readonly seller: Counterparty;
    readonly buyer: Counterparty;
    readonly orderId: string | null;
    readonly things: readonly Invoiced[];
    readonly taxRate: number;
  },
): Invoice {
  const lines = o.things.map((thing) => invoiceLine(thing, o.taxRate));
  const [net, tax] = [sum(lines.map((l) => l.net)), sum(lines.map((l) => l.tax))];
  const issuer = o.kind === 'produce' ? o.buyer : o.seller;
  return {
    number: drawInvoiceNo(random, shanghaiDay(o.at), issuer.creditCode?.slice(2, 8) ?? ''),
    ...{ issuedAt: o.at, kind: o.kind, seller: o.seller, buyer: o.buyer, orderId: o.orderId },
    ...{ lines, net, tax, total: fen(net + tax), redOf: null },
  };
}

/** `things` whose amounts are moved in proportion so that they add up to `total`. */
export function scaled(things: readonly Invoiced[], total: bigint): Invoiced[] {
  const parts = apportion(
    fen(total),
    things.map(({ amount }) => amount),
  );
  return things.flatMap((thing, i) => {
    const amount = parts[i] ?? 0n;
    return amount > 0n ? [{ ...thing, amount }] : [];
  });
}
