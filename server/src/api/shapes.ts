import { z } from '@hono/zod-openapi';
import { type BusinessDate, parseBusinessDate, segments, sources } from '../kernel/index.ts';

// The shapes that more than one route speaks in. Money and rates travel as text: a JSON number
// would lose fen.

export const FenText = z
  .string()
  .regex(/^-?\d{1,16}$/)
  .openapi('Fen', { description: 'Renminbi in fen (1/100 yuan), as text.', example: '1250000' });

/** An amount a caller asks for: positive, at most 10 trillion yuan. */
export const PositiveFen = z
  .string()
  .regex(/^[1-9]\d{0,14}$/)
  .openapi({ description: 'A positive amount in fen, as text.', example: '1250000' });

export const RateText = z
  .string()
  .regex(/^-?\d{1,12}$/)
  .openapi('Rate', {
    description: 'A rate in parts per billion a year, as text: 72000000 is 7.2 %.',
    example: '72000000',
  });

export const DateText = z
  .string()
  .openapi({ description: 'A day, Asia/Shanghai.', example: '2027-01-04' });

const WRITTEN_DAY = /^(?:19|2[01])\d\d-\d\d-\d\d$/; // Arithmetic on days stays in four-digit years.

/** A day a caller names: one of the calendar. */
export const Day = z
  .string()
  .regex(WRITTEN_DAY)
  .transform((text, ctx): BusinessDate => {
    const day = parseBusinessDate(text);
    if (day !== undefined) return day;
    ctx.addIssue('is not a day of the calendar');
    return z.NEVER;
  })
  .openapi({
    type: 'string',
    pattern: WRITTEN_DAY.source,
    description: 'A day, Asia/Shanghai.',
    example: '2027-01-04',
  });

/** An annual rate a caller names: 0 to 1,000 percent. */
export const PositiveRate = z
  .string()
  .regex(/^(0|[1-9]\d{0,9}|10000000000)$/)
  .openapi({
    description: 'A rate in parts per billion a year, as text: 72000000 is 7.2 %.',
    example: '72000000',
  });

export const InstantMs = z.number().int().openapi({ description: 'Epoch milliseconds.' });

export const Says = z
  .strictObject({ zh: z.string(), en: z.string() })
  .openapi('Says', { description: 'A text in Chinese and English.' });

export const SourceName = z.enum(sources).openapi('Source');
export const sourceParam = z.object({
  source: SourceName.openapi({ param: { name: 'source', in: 'path' } }),
});
export const ThemeName = z
  .enum(['sales', 'money', 'invoices', 'logistics', 'rural', 'chain', 'credit'])
  .openapi('SourceTheme', { description: 'What kind of trace a source holds.' });
export const SegmentName = z
  .enum(segments)
  .openapi('Segment', { description: 'What kind of business it is.' });

export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string().openapi({ description: 'Stable: see docs/reference/problems.md.' }),
    detail: z.string().optional(),
  })
  .loose()
  .openapi('Problem', { description: 'RFC 9457, with a stable `code`.' });

/** An id of ours: a prefix and 32 hexadecimal digits. */
export const idText = (prefix: string) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}_[0-9a-f]{32}$`))
    .openapi({
      description: `An id: \`${prefix}_\` and 32 hexadecimal digits.`,
      example: `${prefix}_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f`,
    });

/** Any text where an id stands in a path: a wrong one answers 404, like another party's. */
export const pathId = (prefix: string) =>
  z.strictObject({
    id: z
      .string()
      .max(80)
      .openapi({
        param: { name: 'id', in: 'path' },
        example: `${prefix}_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f`,
      }),
  });

const problemContent = { 'application/problem+json': { schema: Problem } };
const told: Record<number, string> = {
  400: 'The request is not understood.',
  401: 'Not signed in, or the session ended.',
  404: 'There is no such thing, or it is not yours.',
  409: 'It contradicts what is there.',
  413: 'The request is too large.',
  415: 'The request is not JSON.',
  422: 'Understood, and refused: `code` says why.',
  429: 'Too many tries: wait before the next.',
  502: 'A partner did not answer as it should.',
  503: 'Try again later.',
};

/** The refusals a route may answer with. */
export const problems = <const S extends readonly number[]>(...statuses: S) =>
  Object.fromEntries(
    statuses.map((s) => [s, { description: told[s] ?? 'Problem', content: problemContent }]),
  ) as { [K in S[number]]: { description: string; content: typeof problemContent } };

export const jsonBody = <S extends z.ZodType>(schema: S) => ({
  body: { required: true, content: { 'application/json': { schema } } },
});
export const answer = <S extends z.ZodType>(description: string, schema: S) => ({
  description,
  content: { 'application/json': { schema } },
});

export const IdempotencyHeader = z.object({
  'idempotency-key': z.string().min(8).max(120).optional().openapi({
    description: 'Made once an action and kept across retries: a repeat answers as the first did.',
  }),
});

/** Where a list goes on. */
export const AfterId = z
  .string()
  .max(80)
  .optional()
  .openapi({ param: { name: 'after', in: 'query' }, description: 'Only those after this id.' });
