import { createRoute, z } from '@hono/zod-openapi';
import { Paper, PaperOffer } from '../paper-shapes.ts';
import { answer, pathId, problems } from '../shapes.ts';

// Papers of a borrower's: hand in, see what was read, take back.

const base = { tags: ['borrower'], security: [{ session: [] }] };
const binary = z.string().openapi({ format: 'binary' });

export const listPapers = createRoute({
  ...base,
  method: 'get',
  path: '/papers',
  summary: 'Papers handed in, the newest first, and kinds that are read',
  responses: {
    200: answer(
      'The papers.',
      z.strictObject({ papers: z.array(Paper), kinds: z.array(PaperOffer) }),
    ),
    ...problems(401),
  },
});

export const handInPaper = createRoute({
  ...base,
  method: 'post',
  path: '/papers',
  summary: 'Hand in a paper: a photo, a PDF, an e-invoice, a table',
  description:
    'The file as it is, in the body: JPEG, PNG, WebP, PDF, XML, OFD, ZIP, CSV, XLSX. It is kept and read right afterwards: ask for it again until it is no longer `reading`. The same file again is the same paper.',
  request: {
    headers: z.object({
      'x-file-name': z.string().min(1).max(600).openapi({
        description: 'The file’s name, percent-encoded. Only its ending is looked at.',
        example: '%E8%90%A5%E4%B8%9A%E6%89%A7%E7%85%A7.jpg',
      }),
    }),
    body: { required: true, content: { 'application/octet-stream': { schema: binary } } },
  },
  responses: { 202: answer('The paper.', Paper), ...problems(400, 401, 413, 422, 429) },
});

export const getPaper = createRoute({
  ...base,
  method: 'get',
  path: '/papers/{id}',
  summary: 'One paper, with what was read off it',
  request: { params: pathId('paper') },
  responses: { 200: answer('The paper.', Paper), ...problems(401, 404) },
});

export const getPaperFile = createRoute({
  ...base,
  method: 'get',
  path: '/papers/{id}/file',
  summary: 'The file as it was handed in',
  request: { params: pathId('paper') },
  responses: {
    200: { description: 'The file.', content: { 'application/octet-stream': { schema: binary } } },
    ...problems(401, 404),
  },
});

export const takeBackPaper = createRoute({
  ...base,
  method: 'delete',
  path: '/papers/{id}',
  summary: 'Take a paper back that nobody has judged yet',
  description: 'Its file and what was read off it are forgotten at once.',
  request: { params: pathId('paper') },
  responses: { 200: answer('The paper.', Paper), ...problems(401, 404, 409) },
});

export const takingsForm = createRoute({
  ...base,
  method: 'get',
  path: '/takings-form',
  summary: 'The form for takings by month, as a workbook to fill in',
  responses: {
    200: { description: 'XLSX.', content: { 'application/octet-stream': { schema: binary } } },
    ...problems(401),
  },
});
