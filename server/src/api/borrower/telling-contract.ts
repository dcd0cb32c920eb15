import { createRoute, z } from '@hono/zod-openapi';
import { sources } from '../../kernel/index.ts';
import { answer, jsonBody, problems, Says } from '../shapes.ts';

// Whether a partner is told how the borrower's applications and loans stand: a consent of its own.

const base = { tags: ['borrower'], security: [{ session: [] }] };

const Telling = z
  .strictObject({
    version: z.string(),
    digest: z.string(),
    days: z.int().openapi({ description: 'How long the consent lasts.' }),
    says: z.array(Says),
    partners: z.array(
      z.strictObject({
        source: z.enum(sources),
        name: Says,
        consentId: z.string().nullable().openapi({
          description: 'The live consent, to take back at `/consents/{id}`; null: not told.',
        }),
      }),
    ),
  })
  .openapi('Telling');

export const getTelling = createRoute({
  ...base,
  method: 'get',
  path: '/telling',
  summary: 'Which partners are told how loans stand, and what is agreed to',
  responses: { 200: answer('The text and the partners.', Telling), ...problems(401) },
});

export const allowTelling = createRoute({
  ...base,
  method: 'post',
  path: '/telling',
  summary: 'Agree that a partner is told how loans stand',
  request: jsonBody(
    z
      .strictObject({ source: z.enum(sources), version: z.string(), digest: z.string() })
      .openapi('TellingConsent'),
  ),
  responses: {
    201: answer('The text and the partners.', Telling),
    ...problems(400, 401, 409, 413, 415, 422),
  },
});
