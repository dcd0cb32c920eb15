import {
  type Fen,
  isTaxNumber,
  parseBusinessDate,
  parseShanghaiStamp,
  parseYuan,
  startOfDay,
} from '../../kernel/index.ts';
import { FileRefused } from '../errors.ts';
import { all, readXml, textAt, type XmlNode } from '../files/xml.ts';
import { addsUp, type Invoice, type InvoiceParty, weigh } from '../invoices/invoice.ts';

/** What is unconfirmed of how an invoice is marked. */
export interface InvoiceMarks {
  /** In a label's name: a purchase invoice of farm produce. */
  readonly produceWord: string;
  /** In the remark, before the number of the blue invoice. */
  readonly redOfWord: string;
}

const refused = (place: string): FileRefused => new FileRefused('row_malformed', place);

/** The text at a path of the document, which must have it. */
const must = (node: XmlNode | undefined, ...path: readonly string[]): string => {
  const text = textAt(node, ...path);
  if (text === null) throw refused(path.join('.'));
  return text;
};

const yuanAt = (node: XmlNode | undefined, ...path: readonly string[]): Fen => {
  const amount = parseYuan(must(node, ...path));
  if (amount === undefined) throw refused(path.join('.'));
  return amount;
};

export function instantOf(text: string) {
  const day = parseBusinessDate(text);
  const at = day ? startOfDay(day) : parseShanghaiStamp(text.replace('T', ' '));
  if (at === undefined) throw refused('IssueTime');
  return at;
}

/** A tax number that is there must hold: a slip of one character would make a stranger of a customer. */
export function taxNumberOf(text: string | null, place: string): string | null {
  if (text === null) return null;
  const number = text.toUpperCase();
  if (!isTaxNumber(number)) throw new FileRefused('tax_number_wrong', place);
  return number;
}

/**
 * A fully digital invoice (数电发票) in the XML that the tax office hands to its taxpayers. The number is
 * that of `TaxSupervisionInfo`: toll invoices hold others before it. The tax office's signature is not
 * verified: its roots are not public. Throws `FileRefused`.
 * @source partners.md §5: elements seen in several public parsers
 */
export function readXmlInvoice(bytes: Uint8Array, marks: InvoiceMarks): Invoice {
  const root = all(readXml(bytes), 'EInvoice')[0];
  if (root === undefined) throw new FileRefused('layout_unknown', 'EInvoice');
  const data = all(root, 'EInvoiceData')[0];
  const basic = all(data, 'BasicInformation')[0];
  const number = must(root, 'TaxSupervisionInfo', 'InvoiceNumber');
  if (!/^\d{20}$/.test(number)) throw refused('TaxSupervisionInfo.InvoiceNumber');
  const items = all(data, 'IssuItemInformation');
  const lines = items.map((item) => ({
    name: textAt(item, 'ItemName'),
    unit: textAt(item, 'MeaUnits'),
    quantity: textAt(item, 'Quantity'),
    net: yuanAt(item, 'Amount'),
    tax: yuanAt(item, 'ComTaxAm'),
  }));
  const total = yuanAt(basic, 'TotalTax-includedAmount');
  const tax = yuanAt(basic, 'TotalTaxAm');
  const net = yuanAt(basic, 'TotalAmWithoutTax');
  if (!addsUp(total, tax, net, lines)) throw new FileRefused('totals_differ', number);
  return {
    ...{ number, total, tax },
    issuedAt: instantOf(must(root, 'TaxSupervisionInfo', 'IssueTime')),
    isProduce: labelsOf(root).some((label) => label.includes(marks.produceWord)),
    seller: partyOf(data, 'Seller'),
    buyer: partyOf(data, 'Buyer'),
    redOf: total < 0n ? redOf(textAt(data, 'AdditionalInformation', 'Remark'), marks) : null,
    goods: lines[0]?.name?.slice(0, 200) ?? null,
    kilograms: weigh(lines),
  };
}

const labelsOf = (root: XmlNode): string[] =>
  all(root, 'Header', 'InherentLabel').flatMap((labels) =>
    typeof labels === 'string'
      ? []
      : Object.keys(labels).flatMap((name) => textAt(labels, name, 'LabelName') ?? []),
  );

const partyOf = (data: XmlNode | undefined, role: 'Seller' | 'Buyer'): InvoiceParty => {
  const party = all(data, `${role}Information`)[0];
  return {
    taxNumber: taxNumberOf(textAt(party, `${role}IdNum`), `${role}IdNum`),
    name: textAt(party, `${role}Name`) ?? '',
  };
};

/** The number of the blue invoice in a red one's remark. */
export function redOf(remark: string | null, { redOfWord }: InvoiceMarks): string | null {
  const behind = remark?.split(redOfWord)[1];
  return /^[：:\s]*(\d{20})/.exec(behind ?? '')?.[1] ?? null;
}
