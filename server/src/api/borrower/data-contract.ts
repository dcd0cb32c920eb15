import { createRoute, z } from '@hono/zod-openapi';
import { answer, pathId, problems } from '../shapes.ts';
import * as s from './data-shapes.ts';

// What a borrower may ask of their own data (PIPL Art. 44 to 47).

const base = { tags: ['borrower'], security: [{ session: [] }] };

export const consentCost = createRoute({
  ...base,
  method: 'get',
  path: '/consents/{id}/cost',
  summary: 'What a consent feeds, and what taking it back would cost',
  request: { params: pathId('consent') },
  responses: { 200: answer('The cost.', s.ConsentCost), ...problems(401, 404) },
});

export const listReads = createRoute({
  ...base,
  method: 'get',
  path: '/consents/{id}/reads',
  summary: 'Every read under a consent, the newest first',
  request: { params: pathId('consent') },
  responses: { 200: answer('The reads.', s.Reads), ...problems(401, 404) },
});

export const exportData = createRoute({
  ...base,
  method: 'post',
  path: '/export',
  summary: 'Everything that is kept of the borrower, as a file',
  description: 'JSON, for the borrower to take away. That it was asked for is kept.',
  responses: {
    200: {
      description: 'The file.',
      content: { 'application/json': { schema: z.object({ exportedAt: z.number() }).loose() } },
    },
    ...problems(401),
  },
});

export const erasureNotice = createRoute({
  ...base,
  method: 'get',
  path: '/erasure',
  summary: 'What would be kept after an erasure, and why',
  responses: { 200: answer('What is kept.', s.ErasureNotice), ...problems(401) },
});

export const erase = createRoute({
  ...base,
  method: 'post',
  path: '/erasure',
  summary: 'Be forgotten, as far as the law lets a lender',
  description: 'Ends every session. Refused while an application is under way or money is owed.',
  responses: { 200: answer('What was forgotten.', s.Erased), ...problems(401, 409) },
});
