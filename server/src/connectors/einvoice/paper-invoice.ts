import { z } from 'zod';
import { fen, isTaxNumber, parseBusinessDate, startOfDay } from '../../kernel/index.ts';
import { FileRefused } from '../errors.ts';
import type { Invoice } from '../invoices/invoice.ts';

const fenText = z
  .string()
  .regex(/^-?\d{1,15}$/)
  .transform((text) => fen(BigInt(text)));
const taxNumber = z.string().refine(isTaxNumber);

/** What was read off an invoice's page, by a machine or a person. Money in fen. */
const PaperInvoice = z.object({
  number: z.string().regex(/^\d{20}$/),
  issuedOn: z.string(),
  total: fenText,
  net: fenText,
  tax: fenText,
  sellerNumber: taxNumber,
  buyerNumber: taxNumber.optional(),
  sellerName: z.string().default(''),
  buyerName: z.string().default(''),
});

/**
 * An invoice by what its page shows: no goods, and of a purchase invoice not that it is one. Throws `FileRefused`.
 */
export function readPaperInvoice(body: Uint8Array): Invoice {
  const read = PaperInvoice.safeParse(JSON.parse(Buffer.from(body).toString('utf8')));
  if (!read.success) throw new FileRefused('row_malformed', String(read.error.issues[0]?.path[0]));
  const { number, issuedOn, total, net, tax, sellerNumber, buyerNumber, ...names } = read.data;
  const day = parseBusinessDate(issuedOn);
  if (!day) throw new FileRefused('row_malformed', 'issuedOn');
  if (net + tax !== total) throw new FileRefused('totals_differ', number);
  return {
    ...{ number, total, tax, issuedAt: startOfDay(day), isProduce: false },
    seller: { taxNumber: sellerNumber, name: names.sellerName },
    buyer: { taxNumber: buyerNumber ?? null, name: names.buyerName },
    ...{ redOf: null, goods: null, kilograms: null },
  };
}
