import type { Instant } from '@open310/server/kernel';
import type { Books, ClusterBooks } from './cluster-books.ts';
import { outside } from './cluster-books.ts';
import { person } from './firms.ts';
import { drawInvoice } from './invoices.ts';
import { payees } from './names.ts';
import { parameters } from './parameters.ts';
import type { Counterparty } from './parties.ts';
import type { Random } from './random.ts';
import { part } from './traits.ts';

/** What every owner of a cluster does, whatever the trade: wages, rent, debts and profit taken. */
export interface Owner {
  readonly books: Books;
  /** Of a month; unit: fen. */
  readonly wages: bigint;
  readonly rent: bigint;
  readonly debt: bigint;
  /** Left in the business when profit is taken. Unit: fen. */
  readonly kept: bigint;
}

/** Bills of the calendar: rent on the 1st, wages on the 10th, debts on the 20th, profit on the 28th. */
export function payMonthly(books: ClusterBooks, owner: Owner): void {
  const { dayOfMonth } = books.today;
  const { books: own } = owner;
  if (dayOfMonth === 1) books.owe(own, outside('园区物业'), owner.rent, '房租及水电');
  if (dayOfMonth === 10) books.owe(own, person(payees.staff), owner.wages, '工资');
  if (dayOfMonth === 20) {
    const paid = (at: Instant) => own.debtPayments.push({ at, amount: owner.debt });
    books.owe(own, outside('消费金融公司'), owner.debt, '还款', null, paid);
  }
  const above = own.bank.balance - owner.kept;
  if (dayOfMonth === 28 && above > 0n && !own.keepsProfit) {
    books.owe(own, person(own.firm.owner), part(above, 0.5), '股东分红');
  }
}

/** What a firm owes another lender a month, by chance. @param outflow - A month's. Unit: fen. */
export function drawDebt(random: Random, outflow: bigint, own: Books): bigint {
  const { debt, debtOdds } = parameters.cluster;
  own.debtMonthly = random.chance(debtOdds) ? part(outflow, debt) : 0n;
  return own.debtMonthly;
}

/** Goods from somebody outside, paid tonight, with the invoice. */
export function buyOutside(
  books: ClusterBooks,
  random: Random,
  o: { buyer: Books; seller: Counterparty; worth: bigint; name: string; taxRate: number },
): void {
  if (o.worth <= 0n) return;
  books.owe(o.buyer, o.seller, o.worth, '货款', null, (at) => {
    o.buyer.invoices.push(
      drawInvoice(random, {
        ...{ at, kind: 'special', seller: o.seller, buyer: o.buyer.seen, orderId: null },
        things: [{ name: o.name, quantity: 1, unit: '批', amount: o.worth }],
        taxRate: o.taxRate,
      }),
    );
  });
}

/** Goods sold to somebody outside who pays now. @returns The sale's number. */
export function sellOutside(
  books: ClusterBooks,
  random: Random,
  o: {
    seller: Books;
    buyer: Counterparty;
    worth: bigint;
    name: string;
    taxRate: number;
    invoiced: number;
  },
): { readonly id: string; readonly at: Instant } | null {
  if (o.worth <= 0n) return null;
  const id = `X${books.today.digits}${String(random.whole(0, 99_999_999)).padStart(8, '0')}`;
  const at = books.receive(o.seller, o.buyer, o.worth, '货款', id);
  const invoice = drawInvoice(random, {
    ...{ at, kind: 'special', seller: o.seller.seen, buyer: o.buyer, orderId: id },
    things: [{ name: o.name, quantity: 1, unit: '批', amount: o.worth }],
    taxRate: o.taxRate,
  });
  if (random.chance(o.invoiced)) o.seller.invoices.push(invoice);
  return { id, at };
}
