import { createRoute, z } from '@hono/zod-openapi';
import { answer, jsonBody, pathId, problems, SourceName } from '../shapes.ts';
import { ContestRequest, Guide } from './guide-shapes.ts';
import { Application } from './shapes.ts';

// What an application that waits for its borrower knows, and what is worth asking.

const base = { tags: ['borrower'], security: [{ session: [] }] };

export const getGuide = createRoute({
  ...base,
  method: 'get',
  path: '/applications/{id}/guide',
  summary: 'What is known, what it would come to, and what is worth asking',
  request: { params: pathId('application') },
  responses: { 200: answer('The guide.', Guide), ...problems(401, 404) },
});

export const addSource = createRoute({
  ...base,
  method: 'post',
  path: '/applications/{id}/sources',
  summary: 'Read one more source for an application that waits',
  description: 'Answered at once; what was read comes with the next version of the application.',
  request: {
    params: pathId('application'),
    ...jsonBody(z.strictObject({ source: SourceName })),
  },
  responses: {
    202: answer('The application.', Application),
    ...problems(400, 401, 404, 409, 413, 415, 422),
  },
});

export const contest = createRoute({
  ...base,
  method: 'post',
  path: '/applications/{id}/contests',
  summary: 'Say that what a source told is wrong',
  description:
    'While the application waits the source is read again. A person who is asked to decide reads it.',
  request: { params: pathId('application'), ...jsonBody(ContestRequest) },
  responses: {
    201: answer('The application.', Application),
    ...problems(400, 401, 404, 409, 413, 415),
  },
});

export const submit = createRoute({
  ...base,
  method: 'post',
  path: '/applications/{id}/submit',
  summary: 'Go on with what is known',
  request: { params: pathId('application') },
  responses: {
    200: answer('The application.', Application),
    ...problems(401, 404, 409, 422),
  },
});
