import { isTaxNumber } from '../../kernel/index.ts';
import { type CheckCode, definePaper } from '../define.ts';
import type { Fields, FieldValue } from '../fields.ts';
import { linesOf, plain, type Run } from '../paper-text.ts';
import { creditCodeIn, yuanIn } from '../shapes.ts';

/** A fully digital invoice as it is seen or printed. @source 数电票's page: buyer left, seller right */
export const invoicePaper = definePaper({
  id: 'invoice',
  says: { zh: '发票', en: 'Invoice' },
  why: { zh: '证明销售或采购', en: 'Shows what was sold or bought' },
  marks: [
    ['电子发票', 3],
    ['增值税专用发票', 3],
    ['普通发票', 2],
    ['发票号码', 2],
    ['开票日期', 2],
    ['价税合计', 2],
    ['购买方', 1],
    ['销售方', 1],
    ['开票人', 1],
  ],
  fields: [
    {
      id: 'number',
      says: { zh: '发票号码', en: 'Number' },
      ...{ shape: 'invoiceNo', labels: ['发票号码'], needed: true, anywhere: true },
    },
    {
      id: 'issuedOn',
      says: { zh: '开票日期', en: 'Issued on' },
      ...{ shape: 'day', labels: ['开票日期'], needed: true, anywhere: true },
    },
    {
      id: 'total',
      says: { zh: '价税合计', en: 'Total' },
      shape: 'yuan',
      labels: ['(小写)', '小写'],
      needed: true,
    },
    { id: 'net', says: { zh: '金额', en: 'Amount' }, shape: 'yuan', labels: [], needed: true },
    { id: 'tax', says: { zh: '税额', en: 'Tax' }, shape: 'yuan', labels: [], needed: true },
    {
      id: 'buyerNumber',
      says: { zh: '购买方税号', en: 'Buyer’s tax number' },
      shape: 'creditCode',
      labels: [],
    },
    {
      id: 'sellerNumber',
      says: { zh: '销售方税号', en: 'Seller’s tax number' },
      shape: 'creditCode',
      labels: [],
      needed: true,
    },
    { id: 'buyerName', says: { zh: '购买方名称', en: 'Buyer' }, shape: 'name', labels: [] },
    { id: 'sellerName', says: { zh: '销售方名称', en: 'Seller' }, shape: 'name', labels: [] },
  ],
  look: (text, found) => ({ ...sidesOf(text.runs), ...sumsOf(text.runs), ...found }),
  check: ({ fields, today }) => checksOf(fields, today),
  ...{ byMachine: true, byBothParties: true, same: ['number'], keepDays: 365 },
  facts: (fields) => ({ source: 'einvoice', method: 'einvoice.paper', body: bodyOf(fields) }),
});

/** What connectors read of a paper: the values alone, as text. */
const bodyOf = (fields: Fields): Uint8Array =>
  Buffer.from(
    JSON.stringify(
      Object.fromEntries(Object.entries(fields).map(([id, { value }]) => [id, value])),
    ),
  );

/** Tax numbers on a page, with where they stand. */
const numbersOn = (runs: readonly Run[]): { readonly run: Run; readonly text: string }[] =>
  runs.flatMap((run) => {
    const word = /(?<![0-9A-Z])[0-9A-Z]{18}(?![0-9A-Z])/.exec(plain(run.text).toUpperCase())?.[0];
    const code = word === undefined ? undefined : creditCodeIn(word);
    return code === undefined ? [] : [{ run, text: code }];
  });

const namesOn = (runs: readonly Run[]): { readonly run: Run; readonly text: string }[] =>
  runs.flatMap((run) => {
    const name = /^(?:名称|购买方名称|销售方名称)[:;](.{2,60})$/.exec(plain(run.text))?.[1];
    return name === undefined ? [] : [{ run, text: name }];
  });

/** The parties: two blocks beside each other, the buyer's left, or one under the other. */
function sidesOf(runs: readonly Run[]): Fields {
  const order = (list: ReturnType<typeof numbersOn>) => {
    const [a, b] = list;
    const beside = a && b && Math.abs(a.run.x - b.run.x) > 0.2;
    return list.toSorted((one, other) =>
      beside ? one.run.x - other.run.x : one.run.y - other.run.y,
    );
  };
  const [numbers, names] = [order(numbersOn(runs)), order(namesOn(runs))];
  const at = (list: ReturnType<typeof numbersOn>, i: number): FieldValue | undefined => {
    const one = list[i];
    return one && { value: one.text, sure: one.run.sure };
  };
  // A private buyer has no number: one alone is the seller's.
  const alone = numbers.length === 1;
  const sides = {
    buyerNumber: alone ? undefined : at(numbers, 0),
    sellerNumber: at(numbers, alone ? 0 : 1),
    buyerName: at(names, 0),
    sellerName: at(names, 1),
  };
  return Object.fromEntries(Object.entries(sides).filter(([, one]) => one !== undefined)) as Fields;
}

/** Amount and tax stand on the line that begins with 合计. */
function sumsOf(runs: readonly Run[]): Fields {
  for (const line of linesOf(runs)) {
    const text = line.map((run) => plain(run.text)).join(' ');
    if (!/^合\s?计/.test(text)) continue;
    const amounts = text.match(/[¥￥Y]?\s?-?[\d,]+\.\d{2}/g) ?? [];
    const [net, tax] = amounts.map((amount) => yuanIn(amount));
    const sure = Math.min(...line.map((run) => run.sure));
    if (net === undefined || tax === undefined) continue;
    return { net: { value: String(net), sure }, tax: { value: String(tax), sure } };
  }
  return {};
}

function checksOf(fields: Fields, today: string): CheckCode[] {
  const { number, issuedOn, total, net, tax, sellerNumber, buyerNumber } = fields;
  const found: CheckCode[] = [];
  if (number && !/^\d{20}$/.test(number.value)) found.push('invoice_number_wrong');
  if (issuedOn && issuedOn.value > today) found.push('day_to_come');
  if (total && net && tax && BigInt(net.value) + BigInt(tax.value) !== BigInt(total.value)) {
    found.push('totals_differ');
  }
  const numbers = [sellerNumber, buyerNumber].filter((one) => one !== undefined);
  if (numbers.some(({ value }) => !isTaxNumber(value))) found.push('credit_code_wrong');
  return found;
}
