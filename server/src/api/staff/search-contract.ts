import { createRoute, z } from '@hono/zod-openapi';
import { answer, problems } from '../shapes.ts';

// One box that finds anything: by id or its beginning, by name, phone, credit code, document number.

export const hitKinds = [
  'borrower',
  'application',
  'decision',
  'facility',
  'loan',
  'repayment',
  'document',
] as const;

const Hit = z
  .strictObject({
    kind: z.enum(hitKinds),
    id: z.string(),
    borrowerId: z.string(),
    /** What of it one sees first: a state, a product, a number, a name with stars. */
    title: z.string(),
    loanId: z.string().nullable().openapi({ description: 'Of a repayment: the loan.' }),
    by: z
      .enum(['id', 'name', 'namePart', 'phone', 'creditCode', 'idCard', 'bankAccount', 'number'])
      .openapi({ description: 'Why it was found. `number`: it stands on the document.' }),
  })
  .openapi('SearchHit');

export const search = createRoute({
  tags: ['staff'],
  security: [{ accessKey: [] }],
  method: 'get',
  path: '/search',
  summary: 'Find anything by id, name, phone, credit code or document number',
  description:
    'Ids and the beginnings of them; names and parts of them from two letters on; phones, codes, cards and accounts whole. Only kinds that the key’s scopes let see. Who looks for a person by name or number is noted in the log, with what was typed sealed. A name is shown whole to a key with `identity.read`.',
  request: {
    query: z.object({
      q: z
        .string()
        .trim()
        .min(2)
        .max(80)
        .openapi({ param: { name: 'q', in: 'query' }, example: 'loan_0194f0' }),
    }),
  },
  responses: {
    200: answer(
      'What was found, the surest first; of each kind a few.',
      z
        .strictObject({
          hits: z.array(Hit),
          isMore: z.boolean().openapi({ description: 'Of some kind there are more: type more.' }),
        })
        .openapi('SearchHits'),
    ),
    ...problems(400, 401),
  },
});
