import { fen, parseYuan } from '../../kernel/index.ts';
import { FileRefused } from '../errors.ts';
import { type ArchiveBudget, openArchive } from '../files/archive.ts';
import { all, readXml, textAt } from '../files/xml.ts';
import type { Invoice } from '../invoices/invoice.ts';
import { instantOf, taxNumberOf } from './xml-invoice.ts';

const ROOT = 'OFD.xml';

/** The root of an OFD document: what is kept of the file. Pages, pictures and seals are not read. */
export function rootOf(bytes: Uint8Array, budget: ArchiveBudget): Uint8Array {
  const root = openArchive(bytes, (name) => name === ROOT, budget).get(ROOT);
  if (!root) throw new FileRefused('file_kind_mismatch', ROOT);
  return root;
}

/**
 * An invoice by what an OFD says of itself: number, day, amounts and the parties' tax numbers; no goods
 * and no names. Its seals (SM2) are not verified: their roots are not public. Throws `FileRefused`.
 * @source GB/T 33190-2016, 7.4 (CustomDatas); the names as partners.md §5 saw them
 */
export function readOfdInvoice(root: Uint8Array): Invoice {
  const told = new Map<string, string>();
  const datas = all(readXml(root), 'OFD', 'DocBody', 'DocInfo', 'CustomDatas', 'CustomData');
  for (const data of datas) {
    const name = textAt(data, '@Name');
    if (name !== null) told.set(name, textAt(data) ?? '');
  }
  const must = (name: string): string => {
    const text = told.get(name);
    if (!text) throw new FileRefused('row_malformed', name);
    return text;
  };
  const yuan = (name: string) => {
    const amount = parseYuan(must(name));
    if (amount === undefined) throw new FileRefused('row_malformed', name);
    return amount;
  };
  const number = must('发票号码');
  if (!/^\d{20}$/.test(number)) throw new FileRefused('row_malformed', '发票号码');
  const tax = yuan('合计税额');
  const party = (name: string) => ({
    taxNumber: taxNumberOf(told.get(name) || null, name),
    name: '',
  });
  return {
    ...{ number, tax, total: fen(yuan('合计金额') + tax) },
    issuedAt: instantOf(must('开票日期').replace(/年|月/g, '-').replace('日', '')),
    isProduce: false, // It does not say.
    seller: party('销售方纳税人识别号'),
    buyer: party('购买方纳税人识别号'),
    ...{ redOf: null, goods: null, kilograms: null },
  };
}
