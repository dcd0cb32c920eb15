import { createRoute, z } from '@hono/zod-openapi';
import { answer, idText, jsonBody, pathId, problems, SourceName, sourceParam } from '../shapes.ts';
import * as s from './source-shapes.ts';

// Sources as staff see them: how they do, what they sent, under which consents.

const base = { tags: ['staff'], security: [{ accessKey: [] }] };
const before = z.coerce
  .number()
  .int()
  .min(0)
  .max(8_640_000_000_000_000)
  .optional()
  .openapi({
    param: { name: 'before', in: 'query' },
    description: 'Only what was earlier. Epoch milliseconds.',
  });

export const listHealth = createRoute({
  ...base,
  method: 'get',
  path: '/sources',
  summary: 'How every source does',
  request: {
    query: z.object({
      hours: z.coerce
        .number()
        .int()
        .min(1)
        .max(24 * 90)
        .default(24)
        .openapi({
          param: { name: 'hours', in: 'query' },
          description: 'How far back to look.',
        }),
    }),
  },
  responses: { 200: answer('The sources.', s.SourcesHealth), ...problems(400, 401) },
});

export const listPulls = createRoute({
  ...base,
  method: 'get',
  path: '/sources/{source}/pulls',
  summary: 'Pulls of a source, the newest first; 100 at a time',
  request: {
    params: sourceParam,
    query: z.object({
      before,
      failed: z
        .enum(['yes', 'no'])
        .default('no')
        .openapi({
          param: { name: 'failed', in: 'query' },
          description: '`yes`: only those that failed.',
        }),
      borrower: idText('borrower').optional(),
    }),
  },
  responses: { 200: answer('The pulls.', s.EndedPulls), ...problems(400, 401) },
});

export const listPayloads = createRoute({
  ...base,
  method: 'get',
  path: '/borrowers/{id}/payloads',
  summary: 'What is kept of a borrower as it came, the newest first; 100 at a time',
  request: {
    params: pathId('borrower'),
    query: z.object({
      before,
      source: SourceName.optional().openapi({ param: { name: 'source', in: 'query' } }),
    }),
  },
  responses: { 200: answer('The payloads.', s.Payloads), ...problems(400, 401, 404) },
});

export const replayPayload = createRoute({
  ...base,
  method: 'post',
  path: '/borrowers/{id}/payloads/{rawId}/replay',
  summary: 'Read a payload again with the parser of today',
  description: 'Compares with what was recorded. With `record`, what is new or different is.',
  request: {
    params: z.object({
      id: pathId('borrower').shape.id,
      rawId: z
        .string()
        .max(80)
        .openapi({ param: { name: 'rawId', in: 'path' } }),
    }),
    ...jsonBody(s.ReplayStart),
  },
  responses: {
    200: answer('What it says.', s.PayloadReplay),
    ...problems(400, 401, 404, 413, 415),
  },
});

export const listReads = createRoute({
  ...base,
  method: 'get',
  path: '/borrowers/{id}/consents',
  summary: 'The consents of a borrower, and the last reads under them',
  request: { params: pathId('borrower') },
  responses: { 200: answer('The consents.', s.BorrowerReads), ...problems(401, 404) },
});
