import { z } from 'zod';
import type { NewEvent } from '../../events/index.ts';
import { fen } from '../../kernel/index.ts';
import { defineSource } from '../define.ts';
import { FileRefused } from '../errors.ts';
import { Layout, type Line, momentOf, readSheet, yuanOf } from '../files/layout.ts';
import { tableIn, wholeFile } from '../files/whole-file.ts';
import type { ParseContext, RawPage, SourceConnector } from '../source.ts';
import { acquirerLayouts } from './layouts.ts';

const MAX_BYTES = 10 * 1024 * 1024;

/** Statements of acquirers that a merchant exported: each payment at the till. */
export const acquirerSource = defineSource({
  source: 'acquirer',
  theme: 'sales',
  name: { zh: '收单对账单文件', en: 'Acquirer statements' },
  reads: [
    {
      zh: '您交来的收单对账单：时间、金额、手续费、支付方式',
      en: 'Acquirer statements you hand in: time, amount, fee, way of paying',
    },
    { zh: '卡号只以密文比对', en: 'Card numbers are compared in sealed form only' },
  ],
  entry: null,
  historyDays: 365,
  follows: [],
  keepRawDays: 365,
  unconfirmed: [
    'that a merchant’s number alone shows whose statement it is',
    'the words of refunds and of ways to pay',
    'the layout of China UMS',
  ],
  settings: z.object({
    ACQUIRER_FILES: z.literal('on').meta({ description: '`on`: statements are taken.' }),
  }),
  open: (): SourceConnector => {
    const layouts = acquirerLayouts.map((layout) => Layout.parse(layout));
    return {
      source: 'acquirer',
      scopes: ['payments'],
      connection: { kind: 'file' },
      refresh: async (grant) => grant,
      async *pages() {}, // Files only: nobody is asked.
      files: { endings: ['csv', 'xlsx', 'txt'], maxBytes: MAX_BYTES, open: wholeFile('acquirer') },
      parse: (page, context) => parse(page, context, layouts),
    };
  },
});

function parse(page: RawPage, context: ParseContext, layouts: readonly Layout[]): NewEvent[] {
  const { lines } = readSheet(tableIn(page), layouts);
  if (lines.length === 0) throw new FileRefused('period_unknown');
  const merchants = new Set(lines.map((line) => line.text('merchant')));
  if (merchants.size > 1) throw new FileRefused('not_yours'); // A chain's own list, or put together.
  return lines.map((line) => factOf(line, context));
}

const channels: readonly (readonly [RegExp, 'alipay' | 'wechat' | 'unionpay' | 'card'])[] = [
  [/支付宝|alipay/i, 'alipay'],
  [/微信|wechat/i, 'wechat'],
  [/银联|云闪付|unionpay/i, 'unionpay'],
  [/消费|卡|card/i, 'card'],
];

function factOf(line: Line, context: ParseContext): NewEvent {
  const paymentId = line.text('trade') ?? line.text('reference');
  const amount = yuanOf(line, 'amount');
  if (paymentId === null || amount === null) throw new FileRefused('row_malformed', line.place);
  const base = {
    borrowerId: context.borrowerId,
    source: 'acquirer' as const,
    rawId: null,
    occurredAt: momentOf(line, 'day'),
  };
  const merchant = context.blind(line.text('merchant') ?? '');
  const id = (what: string) => `acquirer:${merchant}:${paymentId}:${what}`;
  if (amount < 0n || /退|撤/.test(line.text('type') ?? '')) {
    const amountFen = fen(amount < 0n ? -amount : amount);
    const data = { refundId: paymentId, paymentId: line.text('original') ?? paymentId, amountFen };
    return { ...base, id: id('refunded'), kind: 'till.refunded', data };
  }
  if (amount === 0n) throw new FileRefused('row_malformed', line.place);
  const said = `${line.text('product') ?? ''} ${line.text('type') ?? ''}`;
  const fee = yuanOf(line, 'fee') ?? 0n;
  const card = line.text('card');
  const data = {
    paymentId,
    amountFen: amount,
    feeFen: fen(fee < 0n ? -fee : fee),
    payer: card === null ? null : context.blind(card),
    channel: channels.find(([word]) => word.test(said))?.[1] ?? ('other' as const),
  };
  return { ...base, id: id('received'), kind: 'till.received', data };
}
