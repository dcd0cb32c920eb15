import { createRoute, z } from '@hono/zod-openapi';
import {
  answer,
  DateText,
  FenText,
  InstantMs,
  jsonBody,
  problems,
  Says,
  SegmentName,
} from '../shapes.ts';
import { waits } from './proposal-shapes.ts';

// How much is lent in one region and one industry, and the most that may be.

const base = { tags: ['staff'], security: [{ accessKey: [] }] };
const ppm = z.int().min(0).max(1_000_000).openapi({ description: 'Parts per million.' });
const Dimension = z.enum(['region', 'industry']);

const Limit = z
  .strictObject({
    dimension: Dimension,
    bucket: z.string(),
    says: Says,
    amountFen: FenText.nullable(),
    sharePpm: ppm.nullable(),
    warnPpm: ppm,
  })
  .openapi('ConcentrationLimit');

export const getLimits = createRoute({
  ...base,
  method: 'get',
  path: '/limits',
  summary: 'What is lent by region and by industry, beside the most that may be',
  responses: {
    200: answer(
      'The limits and how full they are.',
      z
        .strictObject({
          bookFen: FenText,
          uses: z.array(
            z.strictObject({
              dimension: Dimension,
              bucket: z.string(),
              says: Says,
              usedFen: FenText,
              limitFen: FenText.nullable().openapi({ description: '`null`: none is set.' }),
              warnPpm: ppm.nullable(),
              state: z.enum(['open', 'warn', 'full']),
            }),
          ),
          limits: z.array(Limit),
          changes: z.array(
            z.strictObject({
              ...Limit.shape,
              since: DateText,
              recordedAt: InstantMs,
              byWhom: z.string(),
              why: z.string(),
            }),
          ),
          products: z.array(
            z.strictObject({
              product: z.string(),
              says: Says,
              segment: SegmentName,
              limitMaxFen: FenText.openapi({ description: 'The most that one facility promises.' }),
              groupMaxFen: FenText.nullable().openapi({
                description: 'What a borrower and those connected with it may owe and draw.',
              }),
            }),
          ),
          buckets: z.array(
            z.strictObject({ dimension: Dimension, bucket: z.string(), says: Says }),
          ),
        })
        .openapi('ConcentrationLimits'),
    ),
    ...problems(401),
  },
});

export const setLimit = createRoute({
  ...base,
  method: 'post',
  path: '/limits',
  summary: 'Set the most that may be owed in a region or an industry',
  description:
    'An amount, a share of the whole book (the amount is then the least that is allowed), or neither, which takes the limit away. The bucket `*` is every one without a limit of its own, but for `unknown`: what nobody knows the place of takes a limit by its own name alone. It holds at once, for drawings under facilities that are signed too.',
  request: {
    ...jsonBody(
      z
        .strictObject({
          dimension: Dimension,
          bucket: z.string().min(1).max(20),
          amountFen: z
            .string()
            .regex(/^(0|[1-9]\d{0,14})$/)
            .nullable()
            .openapi({ description: 'In fen, as text.' }),
          sharePpm: ppm.nullable(),
          warnPpm: ppm.min(1),
          why: z.string().trim().min(5).max(500),
        })
        .openapi('LimitToSet'),
    ),
  },
  responses: { 201: answer('The limit.', Limit), ...waits, ...problems(400, 401, 413, 415, 422) },
});
