import { type Instant, instant } from '../../kernel/index.ts';
import { FileRefused } from '../errors.ts';
import { ArchiveBudget, openArchive } from '../files/archive.ts';
import { endingOf, sniff } from '../files/sniff.ts';
import { type Invoice, invoiceFact, sideOf } from '../invoices/invoice.ts';
import type { HandedFile, RawPage, SourceConnector } from '../source.ts';
import { readOfdInvoice, rootOf } from './ofd-invoice.ts';
import { readPaperInvoice } from './paper-invoice.ts';
import { type InvoiceMarks, readXmlInvoice } from './xml-invoice.ts';

const MAX_BYTES = 16 * 1024 * 1024;
const XML = 'einvoice.xml';
const OFD = 'einvoice.ofd';
/** Read off a page; never by what a borrower's file calls itself. */
const PAPER = 'einvoice.paper';
type Document = Omit<RawPage, 'cursor'>;

/** Invoices that a taxpayer took out of the e-tax bureau and hands in: XML, OFD, or a ZIP of them. */
export function einvoiceConnector(marks: InvoiceMarks): SourceConnector {
  return {
    source: 'einvoice',
    scopes: ['invoices'],
    connection: { kind: 'file', asks: ['creditCode'] },
    refresh: async (grant) => grant,
    async *pages() {}, // Files only: nobody is asked.
    files: { endings: ['xml', 'ofd', 'zip'], maxBytes: MAX_BYTES, open: openFile },
    parse: (page, context) => {
      const { own } = context;
      const invoice = invoiceOn(page, marks);
      if (own.creditCode === undefined && own.idCard === undefined)
        throw new FileRefused('owner_unknown');
      const side = sideOf(invoice, own);
      if (side === null) throw new FileRefused('not_yours', invoice.number);
      return [invoiceFact(invoice, side, 'einvoice', context, statedAt(invoice, page.method))];
    },
  };
}

function invoiceOn({ method, body }: RawPage, marks: InvoiceMarks): Invoice {
  if (method === PAPER) return readPaperInvoice(body);
  return method === XML ? readXmlInvoice(body, marks) : readOfdInvoice(body);
}

/** What says more holds over what says less of the same invoice, in whatever order they come. */
const fullness: Readonly<Record<string, number>> = { [XML]: 1_000, [OFD]: 0, [PAPER]: -1_000 };
const statedAt = ({ issuedAt }: Invoice, method: string): Instant =>
  instant(issuedAt + (fullness[method] ?? 0));

function openFile({ name, bytes }: HandedFile): Document[] {
  const kind = sniff(name, bytes);
  const budget = new ArchiveBudget();
  if (kind === 'xml') return [document(name, bytes, budget)];
  if (endingOf(name) === 'ofd') return [document(name, bytes, budget)];
  const wanted = (member: string) => ['xml', 'ofd'].includes(endingOf(member));
  const members = openArchive(bytes, wanted, budget);
  if (members.size === 0) throw new FileRefused('file_kind_unknown', 'zip');
  return [...members].map(([member, body]) => {
    sniff(member, body);
    return document(member, body, budget);
  });
}

/** One invoice as it is kept: the XML, or the root of the OFD. */
const document = (name: string, bytes: Uint8Array, budget: ArchiveBudget): Document =>
  endingOf(name) === 'ofd'
    ? { method: OFD, request: {}, body: rootOf(bytes, budget) }
    : { method: XML, request: {}, body: bytes };
