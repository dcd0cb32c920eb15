import { z } from 'zod';
import type { NewEvent } from '../../events/index.ts';
import { addDays, type BusinessDate, fen, instant, shanghaiDay } from '../../kernel/index.ts';
import {
  FileRefused,
  PartnerAnswerMalformed,
  PartnerRefusedCall,
  PartnerUnavailable,
} from '../errors.ts';
import { ArchiveBudget, openArchive } from '../files/archive.ts';
import { Layout, type Line, momentOf, readSheet, yuanOf } from '../files/layout.ts';
import { readTable, type Table } from '../files/table.ts';
import { readFields } from '../read-answer.ts';
import type { ParseContext, RawPage, Reading } from '../source.ts';
import type { AlipayGateway } from './gateway.ts';

const ADDRESS = 'alipay.data.dataservice.bill.downloadurl.query';
/** A month's bill of takings, as it was downloaded. */
export const BILL = 'alipay.bill';
const MONTHS_MAX = 12;

/** A bill's lines, of which these columns are read; nobody confirmed their names. */
const layout = Layout.parse({
  id: 'alipay-bill',
  needs: ['支付宝交易号', '业务类型', '订单金额（元）'],
  columns: {
    trade: ['支付宝交易号'],
    type: ['业务类型'],
    day: ['完成时间', '创建时间'],
    payer: ['对方账户'],
    amount: ['订单金额（元）'],
    fee: ['服务费（元）'],
    refund: ['退款批次号/请求号'],
  },
});

/** Months that are over at `to` and begin after `from`, or with it in the middle: the newest first. */
export function monthsOf({ from, to }: Reading['window']): string[] {
  const months: string[] = [];
  let first = `${shanghaiDay(to).slice(0, 7)}-01` as BusinessDate;
  while (months.length < MONTHS_MAX) {
    const last = addDays(first, -1);
    if (last < shanghaiDay(from)) break;
    months.push(last.slice(0, 7));
    first = `${last.slice(0, 7)}-01` as BusinessDate;
  }
  return months;
}

const Address = z.object({ bill_download_url: z.url({ protocol: /^https?$/ }) });

/** Which bill: of a merchant's takings, or of the lender's own account. */
export interface BillAsked {
  readonly type: 'trade' | 'signcustomer';
  /** A month, `2027-01`, or a day. */
  readonly date: string;
  /** Of the merchant for whom it is read; none: our own. */
  readonly appAuthToken?: string;
  readonly signal?: AbortSignal | undefined;
}

/** A bill as it comes, a ZIP; `null`: Alipay has none. */
export async function downloadBill(
  gateway: AlipayGateway,
  asked: BillAsked,
): Promise<Uint8Array | null> {
  const { signal } = asked;
  // The address is dead after 30 s: one that was too slow is asked for again.
  for (let tries = 2; ; tries--) {
    const url = await addressOf(gateway, asked);
    if (url === null) return null;
    try {
      return await gateway.caller.call({
        ...{ what: BILL, repeat: false, signal },
        request: () => ({ method: 'GET', url, headers: {} }),
        read: ({ status, body }) => {
          if (status !== 200) throw new PartnerUnavailable('alipay', BILL, `HTTP ${status}`);
          return body;
        },
      });
    } catch (error) {
      if (tries <= 1 || !(error instanceof PartnerUnavailable)) throw error;
    }
  }
}

async function addressOf(
  gateway: AlipayGateway,
  { type, date, appAuthToken, signal }: BillAsked,
): Promise<string | null> {
  try {
    const { json } = await gateway.call({
      ...{ method: ADDRESS, repeat: true, signal },
      ...(appAuthToken !== undefined && { appAuthToken }),
      bizContent: { bill_type: type, bill_date: date },
    });
    return readFields(Address, json, 'alipay', ADDRESS).bill_download_url;
  } catch (error) {
    const none =
      error instanceof PartnerRefusedCall && /NOT_EXIST/i.test(error.partnerSubCode ?? '');
    if (none) return null;
    throw error;
  }
}

/** The facts in a bill: what guests paid by code, what went back. A sheet that only sums up is left out. */
export function billFacts({ body }: RawPage, context: ParseContext): NewEvent[] {
  try {
    const sheets = openArchive(body, (name) => /\.csv$/i.test(name), new ArchiveBudget());
    return [...sheets.values()].flatMap((bytes) =>
      linesOf(readTable('text', bytes)).flatMap((line) => factOf(line, context)),
    );
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    throw new PartnerAnswerMalformed('alipay', BILL, `${error.code} ${error.place ?? ''}`.trim());
  }
}

const linesOf = (table: Table): readonly Line[] => {
  const isLines = table.some((cells) => layout.needs.every((name) => cells.includes(name)));
  return isLines ? readSheet(table, [layout]).lines : [];
};

function factOf(line: Line, context: ParseContext): NewEvent[] {
  const paymentId = line.text('trade');
  const amount = yuanOf(line, 'amount');
  if (paymentId === null || amount === null) throw new FileRefused('row_malformed', line.place);
  const base = {
    ...({ borrowerId: context.borrowerId, source: 'alipay', rawId: null } as const),
    occurredAt: instant(momentOf(line, 'day')),
  };
  const positive = fen(amount < 0n ? -amount : amount);
  if (positive === 0n) return [];
  if (amount < 0n || line.text('type') === '退款') {
    const refundId = line.text('refund') ?? paymentId;
    const id = `alipay:trade:${paymentId}:refunded:${refundId}`;
    const data = { refundId, paymentId, amountFen: positive };
    return [{ ...base, id, kind: 'till.refunded', data }];
  }
  const fee = yuanOf(line, 'fee') ?? 0n;
  const payer = line.text('payer');
  const data = {
    paymentId,
    amountFen: positive,
    feeFen: fen(fee < 0n ? -fee : fee),
    payer: payer === null ? null : context.blind(payer),
    channel: 'alipay' as const,
  };
  return [{ ...base, id: `alipay:trade:${paymentId}:received`, kind: 'till.received', data }];
}
