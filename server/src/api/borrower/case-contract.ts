import { createRoute, z } from '@hono/zod-openapi';
import {
  ComplaintFile,
  ComplaintKindName,
  ComplaintSummary,
  GroundName,
  Hardship,
  Words,
} from '../case-shapes.ts';
import { answer, idText, jsonBody, pathId, problems, Says } from '../shapes.ts';

// What a borrower says when something is wrong: they cannot pay, or they complain.

const base = { tags: ['borrower'], security: [{ session: [] }] };
const command = problems(400, 401, 404, 409, 413, 415);
const judged = { ...command, ...problems(422) };

export const listHardships = createRoute({
  ...base,
  method: 'get',
  path: '/loans/{id}/hardships',
  summary: 'What was asked for about a loan that cannot be paid, the newest first',
  request: { params: pathId('loan') },
  responses: {
    200: answer(
      'What was asked for, and what makes it hard to pay.',
      z.strictObject({
        hardships: z.array(Hardship),
        grounds: z.array(z.strictObject({ ground: GroundName, says: Says })),
      }),
    ),
    ...problems(401, 404),
  },
});

export const askHardship = createRoute({
  ...base,
  method: 'post',
  path: '/loans/{id}/hardships',
  summary: 'Say that a loan cannot be paid: nobody presses until it is answered',
  request: {
    params: pathId('loan'),
    ...jsonBody(
      z.strictObject({
        hardshipId: idText('hardship'),
        ground: GroundName,
        said: Words.optional(),
      }),
    ),
  },
  responses: { 201: answer('What was asked for.', Hardship), ...judged },
});

export const acceptHardship = createRoute({
  ...base,
  method: 'post',
  path: '/hardships/{id}/accept',
  summary: 'Accept what is offered: the loan changes at once',
  request: {
    params: pathId('hardship'),
    ...jsonBody(
      z.strictObject({
        digest: z.string().regex(/^[0-9a-f]{64}$/),
        signature: z
          .strictObject({
            publicKey: z
              .string()
              .regex(/^[\w-]{80,270}$/)
              .openapi({ example: `MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE${'q'.repeat(88)}` }),
            value: z
              .string()
              .regex(/^[\w-]{86}$/)
              .openapi({ example: 'q'.repeat(86) }),
          })
          .openapi({
            description:
              'ECDSA on P-256 over SHA-256 of `open310.signature.1`, the id and the digest, a line each; SPKI and r|s, base64url.',
          }),
      }),
    ),
  },
  responses: { 200: answer('The plan.', Hardship), ...judged },
});

export const withdrawHardship = createRoute({
  ...base,
  method: 'post',
  path: '/hardships/{id}/withdraw',
  summary: 'Need it no more, or not want what is offered',
  request: { params: pathId('hardship') },
  responses: { 200: answer('The plan.', Hardship), ...problems(401, 404, 409) },
});

export const listComplaints = createRoute({
  ...base,
  method: 'get',
  path: '/complaints',
  summary: 'One’s complaints, the newest first, and what may be complained about',
  responses: {
    200: answer(
      'The complaints.',
      z.strictObject({
        complaints: z.array(ComplaintSummary),
        kinds: z.array(z.strictObject({ kind: ComplaintKindName, says: Says })),
        answerDays: z.int(),
      }),
    ),
    ...problems(401),
  },
});

export const fileComplaint = createRoute({
  ...base,
  method: 'post',
  path: '/complaints',
  summary: 'Complain: acknowledged at once, with the day by which it is answered',
  request: jsonBody(
    z.strictObject({
      complaintId: idText('complaint'),
      kind: ComplaintKindName,
      loanId: idText('loan').optional(),
      said: Words,
    }),
  ),
  responses: { 201: answer('The complaint.', ComplaintFile), ...command, ...problems(429) },
});

export const getComplaint = createRoute({
  ...base,
  method: 'get',
  path: '/complaints/{id}',
  summary: 'A complaint, with what was said and done',
  request: { params: pathId('complaint') },
  responses: { 200: answer('The complaint.', ComplaintFile), ...problems(401, 404) },
});

export const sayOfComplaint = createRoute({
  ...base,
  method: 'post',
  path: '/complaints/{id}/messages',
  summary: 'Say more about a complaint',
  request: {
    params: pathId('complaint'),
    ...jsonBody(z.strictObject({ messageId: idText('message'), text: Words })),
  },
  responses: { 201: answer('The complaint.', ComplaintFile), ...command },
});

export const reopenComplaint = createRoute({
  ...base,
  method: 'post',
  path: '/complaints/{id}/reopen',
  summary: 'Have an answered complaint looked at again, once',
  request: { params: pathId('complaint'), ...jsonBody(z.strictObject({ why: Words })) },
  responses: { 200: answer('The complaint.', ComplaintFile), ...command },
});

export const withdrawComplaint = createRoute({
  ...base,
  method: 'post',
  path: '/complaints/{id}/withdraw',
  summary: 'Take a complaint back',
  request: { params: pathId('complaint') },
  responses: { 200: answer('The complaint.', ComplaintFile), ...problems(401, 404, 409) },
});
