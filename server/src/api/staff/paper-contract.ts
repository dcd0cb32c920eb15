import { createRoute, z } from '@hono/zod-openapi';
import { JudgedPaper, PaperKind } from '../paper-shapes.ts';
import { answer, jsonBody, pathId, problems } from '../shapes.ts';

// Papers that a machine may not judge: a person's queue.

const base = { tags: ['staff'], security: [{ accessKey: [] }] };
const ids = pathId('borrower').extend({
  paper: z
    .string()
    .regex(/^paper_[0-9a-f]{32}$/)
    .openapi({ param: { name: 'paper', in: 'path' } }),
});

export const listPapers = createRoute({
  ...base,
  method: 'get',
  path: '/papers',
  summary: 'Papers that wait for a person, or that a person judged',
  request: { query: z.object({ state: z.enum(['waiting', 'judged']).default('waiting') }) },
  responses: {
    200: answer(
      'The papers.',
      z.strictObject({ papers: z.array(JudgedPaper), kinds: z.array(PaperKind) }),
    ),
    ...problems(400, 401),
  },
});

export const listBorrowerPapers = createRoute({
  ...base,
  method: 'get',
  path: '/papers/{id}',
  summary: 'Every paper of a borrower, the newest first',
  request: { params: pathId('borrower') },
  responses: {
    200: answer(
      'The papers.',
      z.strictObject({ papers: z.array(JudgedPaper), kinds: z.array(PaperKind) }),
    ),
    ...problems(401, 404),
  },
});

export const openPaper = createRoute({
  ...base,
  method: 'post',
  path: '/papers/{id}/{paper}/file',
  summary: 'The file as it was handed in',
  request: { params: ids },
  responses: {
    200: {
      description: 'The file.',
      content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
    },
    ...problems(401, 404),
  },
});

export const judgePaper = createRoute({
  ...base,
  method: 'post',
  path: '/papers/{id}/{paper}',
  summary: 'Accept a paper, with what it says, or refuse it',
  description:
    'Final. Accepted, what it says counts from then on; refused, the borrower is told the reason.',
  request: {
    params: ids,
    ...jsonBody(
      z.strictObject({
        outcome: z.enum(['accept', 'refuse']),
        kind: z.string().max(40).optional(),
        fields: z
          .record(z.string().max(40), z.string().max(200))
          .optional()
          .openapi({ description: 'What was read otherwise, by field; empty: it does not say.' }),
        reason: z.string().trim().min(5).max(500),
      }),
    ),
  },
  responses: {
    200: answer('The paper.', JudgedPaper),
    ...problems(400, 401, 404, 409, 413, 415, 422),
  },
});
