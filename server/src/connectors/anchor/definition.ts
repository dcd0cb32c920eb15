import { z } from 'zod';
import type { FeedFact } from '../feed/connector.ts';
import { defineFeed } from '../feed/define-feed.ts';
import { counterparty, day, fenOfYuan, someFen } from '../feed/fields.ts';

const no = z.string().min(1).max(64);
const Order = z.object({ anchor: counterparty, orderNo: no, amount: someFen });
const Receipt = z.object({
  ...{ anchor: counterparty, receiptNo: no, orderNo: no },
  ...{ accepted: fenOfYuan, rejected: fenOfYuan },
});
const Invoice = z.object({ anchor: counterparty, invoiceNo: no, orderNo: no, amount: someFen });
const Payable = z.object({
  ...{ anchor: counterparty, payableNo: no, orderNo: no, amount: someFen, dueOn: day },
});
const Payment = z.object({ anchor: counterparty, payableNo: no, amount: someFen, dueOn: day });

/** What a core enterprise's books say of a supplier: ordered, received, invoiced, owed, paid. */
export const anchorSource = defineFeed(
  {
    theme: 'chain',
    name: { zh: '核心企业供应链', en: 'An anchor’s books' },
    reads: [
      {
        zh: '核心企业给您的订单、收货、发票、应付和付款：编号、金额、日期',
        en: 'Orders, receipts, invoices, payables and payments of an anchor: number, amount, day',
      },
      { zh: '核心企业的名称只以密文比对', en: 'The anchor’s name is compared in sealed form only' },
    ],
    historyDays: 730,
    keepRawDays: 365,
    unconfirmed: [
      'every ERP differs: the feed is open310’s own (`docs/guides/feeds.md`), which an anchor’s ' +
        'integrator fills',
    ],
  },
  {
    ...{ source: 'anchor', scopes: ['orders', 'payables'], asks: ['creditCode'], whole: false },
    facts: (kind, data, context): readonly FeedFact[] => {
      if (kind === 'order') {
        const { orderNo, amount: amountFen, anchor } = Order.parse(data);
        const ordered = { orderNo, amountFen, anchor: anchor(context) };
        return [{ kind: 'anchor.ordered', data: ordered }];
      }
      if (kind === 'receipt') {
        const { receiptNo, orderNo, accepted, rejected, anchor } = Receipt.parse(data);
        const amounts = { acceptedFen: accepted, rejectedFen: rejected };
        const received = { receiptNo, orderNo, ...amounts, anchor: anchor(context) };
        return [{ kind: 'anchor.received', data: received }];
      }
      if (kind === 'invoice') {
        const { invoiceNo, orderNo, amount: amountFen, anchor } = Invoice.parse(data);
        const invoiced = { invoiceNo, orderNo, amountFen, anchor: anchor(context) };
        return [{ kind: 'anchor.invoiced', data: invoiced }];
      }
      if (kind === 'payable') {
        const { payableNo, orderNo, amount: amountFen, dueOn, anchor } = Payable.parse(data);
        const owed = { payableNo, orderNo, amountFen, dueOn, anchor: anchor(context) };
        return [{ kind: 'anchor.confirmed', data: owed }];
      }
      if (kind !== 'payment') return [];
      const { payableNo, amount: amountFen, dueOn, anchor } = Payment.parse(data);
      const paid = { payableNo, amountFen, dueOn, anchor: anchor(context) };
      return [{ kind: 'anchor.paid', data: paid }];
    },
  },
);
