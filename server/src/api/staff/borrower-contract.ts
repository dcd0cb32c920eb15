import { createRoute, z } from '@hono/zod-openapi';
import {
  answer,
  DateText,
  FenText,
  InstantMs,
  idText,
  pathId,
  problems,
  RateText,
  Says,
  SegmentName,
} from '../shapes.ts';

// One borrower at a glance: what was applied for, promised, lent and handed out. Of each what the key may see.

const orNull = <S extends z.ZodType>(schema: S) => z.union([schema, z.null()]);

export const getOverview = createRoute({
  tags: ['staff'],
  security: [{ accessKey: [] }],
  method: 'get',
  path: '/borrowers/{id}/overview',
  summary: 'A borrower at a glance: applications, limits, loans, documents, rights made use of',
  description: 'A part that the key’s scopes do not let see is null.',
  request: { params: pathId('borrower') },
  responses: {
    200: answer(
      'The borrower.',
      z
        .strictObject({
          id: idText('borrower'),
          segment: SegmentName,
          since: InstantMs,
          name: z.string().nullable().openapi({
            description: 'Of the account’s holder; starred without `identity.read`.',
          }),
          applications: orNull(
            z.array(
              z.strictObject({
                id: idText('application'),
                product: z.string(),
                productSays: Says,
                status: z.string(),
                createdAt: InstantMs,
                decisionId: idText('decision').nullable(),
                loanId: idText('loan').nullable(),
              }),
            ),
          ),
          facilities: orNull(
            z.array(
              z.strictObject({
                id: idText('facility'),
                product: z.string(),
                productSays: Says,
                limitFen: FenText,
                availableFen: FenText,
                annualRateE9: RateText,
                expiresOn: DateText,
                frozenSince: DateText.nullable(),
              }),
            ),
          ),
          loans: orNull(
            z.array(
              z.strictObject({
                id: idText('loan'),
                status: z.enum(['paying', 'open', 'closed', 'cancelled', 'chargedOff']),
                principalFen: FenText,
                outstandingFen: FenText,
                drawnOn: DateText,
                maturesOn: DateText,
              }),
            ),
          ),
          documents: orNull(
            z.array(
              z.strictObject({
                id: idText('document'),
                number: z.int(),
                kind: z.enum(['contract', 'disclosure', 'receipt', 'statement']),
                subject: z.string(),
                madeAt: InstantMs,
              }),
            ),
          ),
          dataRequests: z.array(
            z.strictObject({ kind: z.enum(['export', 'erasure']), askedAt: InstantMs }),
          ),
        })
        .openapi('BorrowerOverview'),
    ),
    ...problems(401, 404),
  },
});
