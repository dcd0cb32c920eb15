import { z } from 'zod';
import { isCreditCode, parseBusinessDate, parseYuan } from '../../kernel/index.ts';
import type { ParseContext } from '../source.ts';

// Fields that records of several feeds have.

/** Yuan with decimals as text, zero or more, read as fen. */
export const fenOfYuan = z.string().transform((text, context) => {
  const amount = parseYuan(text);
  if (amount !== undefined && amount >= 0n) return amount;
  context.addIssue('not an amount');
  return z.NEVER;
});

/** The same, and not nothing. */
export const someFen = fenOfYuan.refine((amount) => amount > 0n);

export const day = z.string().transform((text, context) => {
  const date = parseBusinessDate(text);
  if (date !== undefined) return date;
  context.addIssue('not a date');
  return z.NEVER;
});

/** Who a record names: a firm by its credit code, a person by a name. Read as a keyed digest. */
export const counterparty = z
  .object({
    creditCode: z.string().refine(isCreditCode).nullable(),
    name: z.string().min(1).max(200),
  })
  .transform(
    ({ creditCode, name }) =>
      (context: ParseContext): string =>
        creditCode === null ? context.blind(name) : context.identify('creditCode', creditCode),
  );
