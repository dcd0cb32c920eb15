import { createRoute, z } from '@hono/zod-openapi';
import { identifierKinds } from '../../party/index.ts';
import { answer, InstantMs, idText, jsonBody, pathId, problems, SourceName } from '../shapes.ts';

// Which firm a borrower is, as staff see it. Numbers appear as keyed digests only.

const base = { tags: ['staff'], security: [{ accessKey: [] }] };
const Key = z.string().min(1).max(120).openapi({ description: 'A keyed digest of a number.' });
const Keys = z.array(Key).length(2);

const Firm = z
  .strictObject({
    numbers: z.array(
      z.strictObject({
        kind: z.enum(identifierKinds),
        key: Key,
        source: SourceName.nullable().openapi({
          description: 'Who vouches for it; null: the borrower told it.',
        }),
      }),
    ),
    same: z
      .array(z.strictObject({ borrowerId: idText('borrower'), kind: z.string() }))
      .openapi({ description: 'Other borrowers whose numbers lead to the same firm.' }),
    evidence: z.array(
      z.strictObject({
        keys: Keys.openapi({ description: 'Named as one firm’s by a payload.' }),
        borrowerId: idText('borrower'),
        source: SourceName,
        rawId: z.string().nullable(),
        toldAt: InstantMs,
        brokenBy: z.string().nullable().openapi({
          description: 'Who decided that they are not one firm; null: nobody.',
        }),
        why: z.string().nullable(),
      }),
    ),
  })
  .openapi('Firm');

const responses = { 200: answer('The firm.', Firm) };

export const getFirm = createRoute({
  ...base,
  method: 'get',
  path: '/borrowers/{id}/firm',
  summary: 'Which firm a borrower is, and what speaks for it',
  request: { params: pathId('borrower') },
  responses: { ...responses, ...problems(401, 404) },
});

export const breakTie = createRoute({
  ...base,
  method: 'post',
  path: '/borrowers/{id}/firm/break',
  summary: 'Decide that two numbers are not one firm’s',
  description:
    'The evidence stays; what is concluded from it does not use this piece. A repeat changes nothing.',
  request: {
    params: pathId('borrower'),
    ...jsonBody(z.strictObject({ keys: Keys, why: z.string().trim().min(3).max(400) })),
  },
  responses: { ...responses, ...problems(400, 401, 404, 413, 415) },
});

export const mendTie = createRoute({
  ...base,
  method: 'post',
  path: '/borrowers/{id}/firm/mend',
  summary: 'Take such a decision back',
  request: { params: pathId('borrower'), ...jsonBody(z.strictObject({ keys: Keys })) },
  responses: { ...responses, ...problems(400, 401, 404, 413, 415) },
});
