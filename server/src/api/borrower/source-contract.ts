import { createRoute, z } from '@hono/zod-openapi';
import { answer, jsonBody, problems, sourceParam } from '../shapes.ts';
import * as s from './source-shapes.ts';

// A borrower's sources as OpenAPI sees them: what could be connected, what is, and files.

const base = { tags: ['borrower'], security: [{ session: [] }] };

export const listSources = createRoute({
  ...base,
  method: 'get',
  path: '/sources',
  summary: 'Every source, connected or not, with what it told',
  responses: { 200: answer('The sources.', s.SourceList), ...problems(401) },
});

export const connectSource = createRoute({
  ...base,
  method: 'post',
  path: '/sources/{source}/connect',
  summary: 'Connect a source by what the partner gave to type',
  description: 'For sources of connection `key`. Permits no read: that takes a consent.',
  request: { params: sourceParam, ...jsonBody(s.KeyValues) },
  responses: {
    200: answer('The sources.', s.SourceList),
    ...problems(400, 401, 404, 409, 413, 415, 422, 503),
  },
});

export const tellNumber = createRoute({
  ...base,
  method: 'put',
  path: '/numbers',
  summary: 'Tell a number of the business, by which files and registers know it',
  description: 'Kept sealed. What a source vouches for is not replaced by what is told.',
  request: jsonBody(s.OwnNumber),
  responses: {
    200: answer('The sources.', s.SourceList),
    ...problems(400, 401, 409, 413, 415, 422),
  },
});

export const disconnectSource = createRoute({
  ...base,
  method: 'delete',
  path: '/sources/{source}',
  summary: 'Disconnect a source: reads stop at once',
  description: 'Withdraws its consents and forgets its tokens. Facts that were read stay.',
  request: { params: sourceParam },
  responses: { 204: { description: 'Disconnected.' }, ...problems(401, 404) },
});

export const handInFile = createRoute({
  ...base,
  method: 'post',
  path: '/sources/{source}/files',
  summary: 'Hand in a file: invoices, a statement, a register’s export',
  description:
    'The file as it is, in the body. Taken whole or not at all; the same file again adds nothing. A live consent for the source is wanted.',
  request: {
    params: sourceParam,
    headers: z.object({
      'x-file-name': z.string().min(1).max(600).openapi({
        description: 'The file’s name, percent-encoded.',
        example: '%E6%B5%81%E6%B0%B4.xlsx',
      }),
    }),
    body: {
      required: true,
      content: {
        'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) },
      },
    },
  },
  responses: {
    201: answer('What it brought.', s.FileTaken),
    ...problems(400, 401, 404, 413, 422),
  },
});
