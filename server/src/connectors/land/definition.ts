import { z } from 'zod';
import type { FeedFact } from '../feed/connector.ts';
import { defineFeed } from '../feed/define-feed.ts';
import { counterparty, day, fenOfYuan } from '../feed/fields.ts';

const digits = (n: number) => z.string().regex(new RegExp(`^\\d{${n}}$`));

/** Codes of the register of contracted land (GB/T 35958-2018): each is built on the one before. */
const Contract = z
  .object({
    issuerCode: digits(14),
    contractorCode: digits(18),
    contractCode: z.string().regex(/^\d{18}[JQ]$/),
    parcelCode: digits(19),
    areaM2: z.int().min(1),
    from: day,
    until: day,
  })
  .refine((c) => c.contractorCode.startsWith(c.issuerCode), { path: ['contractorCode'] })
  .refine((c) => c.contractCode.startsWith(c.contractorCode), { path: ['contractCode'] })
  .refine((c) => c.parcelCode.startsWith(c.issuerCode), { path: ['parcelCode'] })
  .refine((c) => c.from <= c.until, { path: ['until'] });

const Transfer = z
  .object({
    transferNo: z.string().min(1).max(64),
    parcelCode: digits(19),
    direction: z.enum(['in', 'out']),
    areaM2: z.int().min(1),
    from: day,
    until: day,
    rentYear: fenOfYuan,
    other: counterparty,
  })
  .refine((t) => t.from <= t.until, { path: ['until'] });

/** Land that a household works: contracted from its village, rented from others or to them. */
export const landSource = defineFeed(
  {
    theme: 'rural',
    name: { zh: '土地承包与流转', en: 'Land contracts and transfers' },
    reads: [
      { zh: '您承包的地块：编码、面积、期限', en: 'Land you contracted: code, area, term' },
      {
        zh: '流转入和流转出的土地：面积、期限、租金',
        en: 'Land rented in and out: area, term, rent',
      },
      { zh: '对方的身份只以密文比对', en: 'The other side is compared in sealed form only' },
    ],
    historyDays: 10_980, // A contract of the second round runs for 30 years.
    keepRawDays: 365,
    unconfirmed: [
      'counties have no public API: the feed is open310’s own (`docs/guides/feeds.md`)',
      'the last letter of a contract code (J household, Q other)',
    ],
  },
  {
    ...{ source: 'land', scopes: ['contracts', 'transfers'], asks: ['idCard'], whole: true },
    facts: (kind, data, context): readonly FeedFact[] => {
      if (kind === 'contract') {
        const { parcelCode, contractCode, areaM2, from, until } = Contract.parse(data);
        const contracted = { parcelCode, contractCode, areaM2, from, until };
        return [{ kind: 'land.contracted', data: contracted }];
      }
      if (kind !== 'transfer') return [];
      const { rentYear: rentYearFen, other, ...rest } = Transfer.parse(data);
      const told = { ...rest, rentYearFen, other: other(context) };
      return [{ kind: 'land.transferred', data: told }];
    },
  },
);
