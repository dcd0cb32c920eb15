import { createRoute, z } from '@hono/zod-openapi';
import {
  answer,
  FenText,
  InstantMs,
  idText,
  jsonBody,
  problems,
  Says,
  SourceName,
} from '../shapes.ts';

// Decisions that a person looks at: who asked, on which record, and what was decided.

const base = { tags: ['staff'], security: [{ accessKey: [] }] };
const path = z.object({
  id: z.string().openapi({ param: { name: 'id', in: 'path' }, description: 'Of the application.' }),
});

const Review = z
  .strictObject({
    applicationId: idText('application'),
    borrowerId: idText('borrower'),
    decisionId: idText('decision'),
    product: z.string(),
    askedAt: InstantMs,
    said: z.string().nullable().openapi({ description: 'What the borrower would have known.' }),
    contests: z
      .array(z.strictObject({ source: SourceName, said: z.string(), at: InstantMs }))
      .openapi({ description: 'What the borrower holds for wrong, by who told it.' }),
    machine: z.strictObject({
      outcome: z.enum(['approve', 'decline', 'refer']),
      reasons: z.array(z.strictObject({ code: z.string(), says: Says })),
      computedLimitFen: FenText,
      limitMinFen: FenText,
      annualRateE9: z.string(),
    }),
    outcome: z.enum(['approve', 'decline']).nullable(),
    limitFen: FenText.nullable(),
    reason: z.string().nullable(),
    decidedBy: z.string().nullable(),
    decidedAt: InstantMs.nullable(),
  })
  .openapi('StaffReview');

export const listReviews = createRoute({
  ...base,
  method: 'get',
  path: '/reviews',
  summary: 'Decisions that wait for a person, or that a person made',
  request: { query: z.object({ state: z.enum(['waiting', 'decided']).default('waiting') }) },
  responses: {
    200: answer('The reviews.', z.strictObject({ reviews: z.array(Review) })),
    ...problems(400, 401),
  },
});

export const decideReview = createRoute({
  ...base,
  method: 'post',
  path: '/reviews/{id}',
  summary: 'Decide on the record that the machine made',
  description:
    'A person may set rules aside; the limit is at most what the parts of the record come to. Final.',
  request: {
    params: path,
    ...jsonBody(
      z.strictObject({
        outcome: z.enum(['approve', 'decline']),
        limitFen: FenText.optional(),
        reason: z.string().trim().min(5).max(500),
      }),
    ),
  },
  responses: { 200: answer('The review.', Review), ...problems(400, 401, 404, 409, 413, 415, 422) },
});
