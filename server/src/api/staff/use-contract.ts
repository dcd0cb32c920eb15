import { createRoute, z } from '@hono/zod-openapi';
import { answer, FenText, InstantMs, idText, jsonBody, pathId, problems, Says } from '../shapes.ts';

// Payments that speak against what a loan is for.

const base = { tags: ['staff'], security: [{ accessKey: [] }] };

const UseFlag = z
  .strictObject({
    id: idText('flag'),
    borrowerId: idText('borrower'),
    loanId: idText('loan'),
    purpose: Says.openapi({ description: 'What the loan is for, as the borrower said.' }),
    payment: z.enum(['own', 'entrusted']),
    loanFen: FenText,
    kind: z.string(),
    says: Says.openapi({ description: 'What the payment looks like.' }),
    payee: z.string().openapi({ description: 'The watched firm that was paid.' }),
    amountFen: FenText,
    paidAt: InstantMs,
    foundAt: InstantMs,
    outcome: z.enum(['explained', 'misused']).nullable(),
    decidedBy: z.string().nullable(),
    reason: z.string().nullable(),
    decidedAt: InstantMs.nullable(),
  })
  .openapi('UseFlag');

export const listUseFlags = createRoute({
  ...base,
  method: 'get',
  path: '/uses',
  summary: 'Payments that speak against what a loan is for',
  description: 'Found each night among the bank statements that borrowers handed in.',
  request: { query: z.object({ state: z.enum(['open', 'decided']).default('open') }) },
  responses: {
    200: answer('The flags.', z.strictObject({ flags: z.array(UseFlag) })),
    ...problems(400, 401),
  },
});

export const decideUseFlag = createRoute({
  ...base,
  method: 'post',
  path: '/uses/{id}',
  summary: 'Decide whether a payment was a misuse',
  description:
    'One that was freezes the limit: what is owed stays as agreed, nothing more is drawn.',
  request: {
    params: pathId('flag'),
    ...jsonBody(
      z.strictObject({
        outcome: z.enum(['explained', 'misused']),
        reason: z.string().trim().min(5).max(500),
      }),
    ),
  },
  responses: {
    200: answer('It is decided.', z.strictObject({ frozen: z.int() })),
    ...problems(400, 401, 404, 409, 413, 415),
  },
});
