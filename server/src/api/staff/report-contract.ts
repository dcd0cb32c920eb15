import { createRoute, z } from '@hono/zod-openapi';
import { answer, DateText, Day, FenText, InstantMs, problems, Says } from '../shapes.ts';

// Reports about the whole book, of a closed day.

const base = { tags: ['staff'], security: [{ accessKey: [] }] };

const Money = z.strictObject({ fen: FenText }).openapi('ReportMoney');
const Cell = z
  .union([z.string(), z.number(), Says, Money, z.null()])
  .openapi('ReportCell', { description: 'Text, text in both languages, a number, or money.' });

const Column = z.strictObject({
  id: z.string(),
  says: Says,
  kind: z.enum(['text', 'count', 'fen', 'ppm', 'e9']).openapi({
    description: '`ppm`: a share in parts per million. `e9`: a rate in parts per billion.',
  }),
});

const Listed = z
  .strictObject({
    id: z.string(),
    says: Says,
    about: Says,
    confirm: Says.nullable().openapi({
      description: 'What is to be held against the text of a rule before it is handed in.',
    }),
  })
  .openapi('ListedReport');

const Report = z
  .strictObject({
    id: z.string(),
    says: Says,
    about: Says,
    confirm: Says.nullable(),
    closedOn: DateText.openapi({ description: 'What was booked up to this day counts.' }),
    madeAt: InstantMs,
    isKept: z.boolean().openapi({ description: 'As it was kept after the close of that day.' }),
    movedSince: z.boolean().openapi({
      description: 'Something was booked between the close and the making.',
    }),
    tables: z.array(
      z.strictObject({
        id: z.string(),
        says: Says,
        columns: z.array(Column),
        rows: z.array(z.array(Cell)),
        total: z.array(Cell).nullable(),
        chart: z.strictObject({ names: z.string(), values: z.array(z.string()) }).nullable(),
      }),
    ),
    checks: z.array(
      z.strictObject({ says: Says, reportFen: FenText, ledgerFen: FenText }).openapi({
        description: 'A figure beside the ledger’s.',
      }),
    ),
    days: z.array(DateText).openapi({ description: 'Of which it is kept, the newest first.' }),
  })
  .openapi('Report');

export const listReports = createRoute({
  ...base,
  method: 'get',
  path: '/reports',
  summary: 'The reports there are',
  responses: {
    200: answer('The reports.', z.strictObject({ reports: z.array(Listed) })),
    ...problems(401),
  },
});

const params = z.object({
  id: z
    .string()
    .max(60)
    .openapi({ param: { name: 'id', in: 'path' }, example: 'loan-book' }),
});
const on = Day.optional().openapi({
  param: { name: 'on', in: 'query' },
  description: 'As it was kept of this closed day. Default: of the last, as the books stand now.',
});

export const getReport = createRoute({
  ...base,
  method: 'get',
  path: '/reports/{id}',
  summary: 'A report, its figures beside the ledger’s',
  request: { params, query: z.object({ on }) },
  responses: { 200: answer('The report.', Report), ...problems(400, 401, 404) },
});

const binary = { schema: z.string().openapi({ format: 'binary' }) };

export const exportReport = createRoute({
  ...base,
  method: 'get',
  path: '/reports/{id}/file',
  summary: 'A report as a file',
  request: {
    params,
    query: z.object({
      on,
      format: z.enum(['csv', 'xlsx']).default('xlsx'),
      language: z.enum(['zh', 'en']).default('zh'),
    }),
  },
  responses: {
    200: {
      description: 'The file.',
      content: {
        'text/csv': binary,
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': binary,
      },
    },
    ...problems(400, 401, 404),
  },
});
