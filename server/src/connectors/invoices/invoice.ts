import type { NewEvent } from '../../events/index.ts';
import { type Fen, fen, type Instant, type Source } from '../../kernel/index.ts';
import type { ParseContext } from '../source.ts';

/** A party as an invoice names it. A person may have no number. */
export interface InvoiceParty {
  readonly taxNumber: string | null;
  readonly name: string;
}

/** A fully digital invoice, by whichever way it came. */
export interface Invoice {
  /** 20 digits. */
  readonly number: string;
  readonly issuedAt: Instant;
  /** A purchase invoice (农产品收购发票): the buyer issued it, for a farmer who cannot. */
  readonly isProduce: boolean;
  readonly seller: InvoiceParty;
  readonly buyer: InvoiceParty;
  /** Tax included; negative on a red invoice. */
  readonly total: Fen;
  readonly tax: Fen;
  /** The blue invoice that this red one corrects. */
  readonly redOf: string | null;
  /** What the first line is for: `*服装*衬衫`; `null`: it does not say. */
  readonly goods: string | null;
  /** Of produce that is weighed; `null`: it does not say. */
  readonly kilograms: number | null;
}

/** Which of an invoice's parties a borrower is; `null`: neither, or the borrower's number is not known. */
export function sideOf(invoice: Invoice, own: ParseContext['own']): 'seller' | 'buyer' | null {
  const mine = [own.creditCode, own.idCard].filter((number) => number !== undefined);
  const is = ({ taxNumber }: InvoiceParty) => taxNumber !== null && mine.includes(taxNumber);
  return is(invoice.seller) ? 'seller' : is(invoice.buyer) ? 'buyer' : null;
}

/**
 * The fact that an invoice is to one of its parties. Its id holds the number and the side alone: an
 * invoice that comes as a file and from the invoicing software too is one fact, and so is a purchase
 * invoice of which an OFD could not say that it is one.
 * @param statedAt - Of two ways that tell different amounts of detail, the fuller is the later.
 */
export function invoiceFact(
  invoice: Invoice,
  side: 'seller' | 'buyer',
  source: Source,
  context: ParseContext,
  statedAt: Instant = invoice.issuedAt,
): NewEvent {
  const { number, issuedAt: occurredAt, total, tax, redOf, goods, kilograms } = invoice;
  const base = { borrowerId: context.borrowerId, source, rawId: null, occurredAt, statedAt };
  const id = (what: string) => `invoice:${number}:${what}`;
  const buyer = partyKey(invoice.buyer, context);
  const seller = partyKey(invoice.seller, context);
  if (invoice.isProduce) {
    const data = { saleId: number, amountFen: total, crop: goods, kilograms };
    return side === 'seller'
      ? { ...base, id: id('sold'), kind: 'produce.sold', data: { ...data, buyer } }
      : { ...base, id: id('bought'), kind: 'produce.bought', data: { ...data, seller } };
  }
  const data = { invoiceNo: number, amountFen: total, taxFen: tax, redOf, goods };
  return side === 'seller'
    ? { ...base, id: id('sold'), kind: 'invoice.issued', data: { ...data, buyer } }
    : { ...base, id: id('bought'), kind: 'invoice.received', data: { ...data, seller } };
}

/** A party by its number where it has one: the same digest in all sources. The name is tied to it. */
function partyKey({ taxNumber, name }: InvoiceParty, context: ParseContext): string | null {
  const byName = name === '' ? null : context.identify('name', name);
  if (taxNumber === null) return byName;
  const kind = taxNumber.length === 18 && /^\d{17}[\dX]$/.test(taxNumber) && !/^9/.test(taxNumber);
  const key = context.identify(kind ? 'idCard' : 'creditCode', taxNumber);
  if (byName !== null) context.tie(key, byName);
  return key;
}

const kilogramsOf: Readonly<Record<string, number>> = {
  千克: 1,
  公斤: 1,
  kg: 1,
  斤: 0.5,
  吨: 1000,
};

/** The weight of lines whose unit is one of weight; `null` where any is not. */
export function weigh(
  lines: readonly { readonly unit: string | null; readonly quantity: string | null }[],
): number | null {
  let sum = 0;
  for (const { unit, quantity } of lines) {
    const each = kilogramsOf[unit ?? ''];
    const many = Number(quantity);
    if (each === undefined || !Number.isFinite(many)) return null;
    sum += each * many;
  }
  return lines.length > 0 && sum >= 0 ? Math.round(sum) : null;
}

/** Whether net, tax and total agree, and the lines with them where there are any. */
export const addsUp = (
  total: Fen,
  tax: Fen,
  net: Fen,
  lines: readonly { readonly net: Fen; readonly tax: Fen }[],
): boolean => {
  const sum = (amounts: readonly Fen[]) => fen(amounts.reduce((a, b) => a + b, 0n));
  const whole = net + tax === total;
  if (lines.length === 0) return whole;
  return whole && sum(lines.map((l) => l.net)) === net && sum(lines.map((l) => l.tax)) === tax;
};
