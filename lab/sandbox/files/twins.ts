import { strToU8, zipSync } from 'fflate';
import type { BankBook, Invoice } from '../../economy/index.ts';
import type { Resident } from '../merchants.ts';
import { acquirerRows } from './acquirer-file.ts';
import { deskTwin, type Exported, type Kind } from './desk.ts';
import { encodeGbk } from './gbk.ts';
import { type TaxNumbers, writeInvoiceOfd, writeInvoiceXml } from './invoice-file.ts';
import {
  type StatementLayout,
  statementLayouts,
  statementRows,
  writeCsv,
} from './statement-file.ts';
import { writeXlsx } from './xlsx.ts';

/** As many documents as one download of the e-tax bureau holds here. */
const INVOICES_MAX = 400;

/** A firm by its code; a person of the economy by the card of whoever is meant, others by none. */
const numbersOf = ({ firm }: Resident): TaxNumbers => ({
  of: ({ key, creditCode }) => creditCode ?? (key === firm.key ? firm.idCard : ''),
});

const invoicesOf = ({ held, from }: Exported): readonly Invoice[] =>
  held.invoices.filter(({ issuedAt }) => issuedAt >= from).slice(-INVOICES_MAX);

const zipOf = (e: Exported, ending: 'xml' | 'ofd'): Uint8Array =>
  zipSync(
    Object.fromEntries(
      invoicesOf(e).map((invoice) => {
        const numbers = numbersOf(e.resident);
        const written =
          ending === 'xml'
            ? strToU8(writeInvoiceXml(invoice, numbers))
            : writeInvoiceOfd(invoice, numbers);
        return [`${invoice.number}.${ending}`, written];
      }),
    ),
  );

/** The e-tax bureau, where a taxpayer downloads the invoices they issued and received. */
export const einvoiceTwin = deskTwin({
  partner: 'einvoice',
  name: { zh: '电子税务局', en: 'E-tax bureau' },
  environment: { EINVOICE_FILES: 'on' },
  serves: ({ holdings }) => holdings.invoices.length > 0,
  kinds: {
    zip: {
      ending: 'zip',
      says: { zh: '批量下载发票（XML）', en: 'All invoices, as XML' },
      write: (e) => zipOf(e, 'xml'),
    },
    ofd: {
      ending: 'zip',
      says: { zh: '批量下载发票（OFD）', en: 'All invoices, as OFD' },
      write: (e) => zipOf(e, 'ofd'),
    },
    last: {
      ending: 'xml',
      says: { zh: '下载最近一张发票', en: 'The last invoice' },
      write: (e) => {
        const last = invoicesOf(e).at(-1);
        return last ? strToU8(writeInvoiceXml(last, numbersOf(e.resident))) : null;
      },
    },
  },
});

const bookOf = ({ held, from }: Exported): BankBook => ({
  ...held.bank,
  lines: held.bank.lines.filter(({ at }) => at >= from),
});

const statement = (layout: StatementLayout, as: 'gbk' | 'utf8' | 'xlsx'): Kind => ({
  ending: as === 'xlsx' ? 'xlsx' : 'csv',
  says: { zh: `账户明细（${layout}，${as}）`, en: `Statement (${layout}, ${as})` },
  write: (e) => {
    const rows = statementRows(layout, e.resident.firm, bookOf(e));
    if (as === 'xlsx') return writeXlsx(rows);
    return as === 'gbk' ? encodeGbk(writeCsv(rows)) : strToU8(`\ufeff${writeCsv(rows)}`);
  },
});

/** Online banking of four banks, each with the layout of its exports. */
export const statementTwin = deskTwin({
  partner: 'statement',
  name: { zh: '网上银行', en: 'Online banking' },
  environment: { STATEMENT_FILES: 'on' },
  serves: ({ holdings }) => holdings.bank.lines.length > 0,
  kinds: Object.fromEntries(
    statementLayouts.flatMap((layout) =>
      (['gbk', 'utf8', 'xlsx'] as const).map((as) => [`${layout}-${as}`, statement(layout, as)]),
    ),
  ),
});

/** An acquirer whose merchants export what their terminals took. */
export const acquirerTwin = deskTwin({
  partner: 'acquirer',
  name: { zh: '通联支付商户平台', en: 'Allinpay merchant desk' },
  environment: { ACQUIRER_FILES: 'on' },
  serves: ({ holdings }) => holdings.tillPayments.some(({ acquirer }) => acquirer === 'allinpay'),
  kinds: {
    csv: {
      ending: 'csv',
      says: { zh: '交易明细', en: 'Payments' },
      write: ({ resident, held, from }) => {
        const own = held.tillPayments.filter((p) => p.acquirer === 'allinpay' && p.at >= from);
        const merchantNo = `55${resident.firm.bankAccount.slice(-13)}`;
        return encodeGbk(writeCsv(acquirerRows(merchantNo, own)));
      },
    },
  },
});
