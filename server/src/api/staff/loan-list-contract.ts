import { createRoute, z } from '@hono/zod-openapi';
import { loanSorts, methods } from '../../lending/index.ts';
import { classes } from '../../servicing/index.ts';
import { answer, DateText, Day, FenText, idText, problems, RateText, Says } from '../shapes.ts';

// The list of all loans: filtered, in order, page by page, and as a file.

const base = { tags: ['staff'], security: [{ accessKey: [] }] };
const states = ['paying', 'open', 'closed', 'cancelled', 'chargedOff'] as const;
const dpd = z.coerce.number().int().min(1).max(100_000).optional();

const filters = {
  status: z.enum(states).optional(),
  product: z.string().max(60).optional(),
  borrower: z.string().max(80).optional(),
  class: z
    .enum(classes)
    .optional()
    .openapi({ param: { name: 'class', in: 'query' }, description: 'As of the last close.' }),
  dpdFrom: dpd.openapi({
    param: { name: 'dpdFrom', in: 'query' },
    description: 'Days past due today, at least.',
  }),
  dpdTo: dpd,
  drawnFrom: Day.optional(),
  drawnTo: Day.optional(),
  dueFrom: Day.optional().openapi({
    param: { name: 'dueFrom', in: 'query' },
    description: 'Something falls due next on this day or later.',
  }),
  dueTo: Day.optional(),
  sort: z.enum(loanSorts).default('drawn'),
  order: z.enum(['desc', 'asc']).default('desc'),
};

const Line = z
  .strictObject({
    id: idText('loan'),
    borrowerId: idText('borrower'),
    facilityId: idText('facility'),
    product: z.string(),
    status: z.enum(states),
    class: z.enum(classes),
    method: z.enum(methods),
    principalFen: FenText,
    outstandingFen: FenText,
    annualRateE9: RateText,
    drawnOn: DateText,
    maturesOn: DateText,
    nextDueOn: DateText.nullable(),
    oldestDueOn: DateText.nullable().openapi({ description: 'Since when something is past due.' }),
    dpd: z.int().openapi({ description: 'Days past due; 0 within days of grace.' }),
  })
  .openapi('LoanLine');

export const listLoans = createRoute({
  ...base,
  method: 'get',
  path: '/loans',
  summary: 'All loans, filtered, in order, page by page',
  request: {
    query: z.object({
      ...filters,
      after: z
        .string()
        .max(200)
        .optional()
        .openapi({
          param: { name: 'after', in: 'query' },
          description: 'The `next` of the page before, of the same filters and order.',
        }),
    }),
  },
  responses: {
    200: answer(
      'A page of 50.',
      z
        .strictObject({
          today: DateText,
          loans: z.array(Line),
          next: z.string().nullable(),
          count: z.strictObject({
            loans: z.int(),
            isAll: z.boolean().openapi({ description: '`false`: there are more than so many.' }),
          }),
          products: z
            .array(z.strictObject({ id: z.string(), says: Says }))
            .openapi({ description: 'To filter by, with what each is called.' }),
        })
        .openapi('LoanPage'),
    ),
    ...problems(400, 401),
  },
});

const binary = { schema: z.string().openapi({ format: 'binary' }) };

export const exportLoans = createRoute({
  ...base,
  method: 'get',
  path: '/loans/file',
  summary: 'All loans that the filters leave, as a file, as they are at one moment',
  request: { query: z.object({ ...filters, format: z.enum(['csv', 'xlsx']).default('csv') }) },
  responses: {
    200: {
      description: 'The file, as it is written.',
      content: {
        'text/csv': binary,
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': binary,
      },
    },
    ...problems(400, 401, 422),
  },
});
