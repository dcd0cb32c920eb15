import { createRoute, z } from '@hono/zod-openapi';
import {
  AfterId,
  answer,
  DateText,
  Day,
  FenText,
  idText,
  jsonBody,
  pathId,
  problems,
} from '../shapes.ts';
import { XLSX } from './file-answer.ts';
import { waits } from './proposal-shapes.ts';

// Joint loans: partners, what is owed to whom, and every movement by share.

const base = { tags: ['staff'], security: [{ accessKey: [] }] };
const binary = { schema: z.string().openapi({ format: 'binary' }) };
const ppm = z.int().min(0).max(1_000_000).openapi({ description: 'Parts per million.' });
const Partner = z.string().regex(/^[\w-]{1,40}$/);

const Agreement = z
  .strictObject({
    partner: z.string(),
    name: z.string(),
    sharePpm: ppm.openapi({ description: 'Of each loan, the partner’s; 0: ended.' }),
    tier1Fen: FenText,
    capPpm: ppm,
    since: DateText,
  })
  .openapi('JointAgreement');

export const listFunders = createRoute({
  ...base,
  method: 'get',
  path: '/funders',
  summary: 'Partners of joint loans, and what is owed to each',
  responses: {
    200: answer(
      'The partners.',
      z.strictObject({
        partners: z.array(
          z.strictObject({
            ...Agreement.shape,
            loans: z.int(),
            partnerFen: FenText.openapi({ description: 'Owed to the partner.' }),
            ownFen: FenText.openapi({ description: 'Owed to the lender of these loans.' }),
            capFen: FenText.openapi({ description: 'The most that may be owed to the lender.' }),
          }),
        ),
      }),
    ),
    ...problems(401),
  },
});

const JointLoan = z
  .strictObject({
    loanId: idText('loan'),
    partner: z.string(),
    drawnOn: DateText,
    principalFen: FenText,
    partnerFen: FenText.openapi({ description: 'Lent by the partner.' }),
    ownFen: FenText.openapi({ description: 'Lent by the lender.' }),
    outstandingFen: FenText.openapi({ description: 'Principal not repaid yet.' }),
    partnerOwedFen: FenText.openapi({ description: 'Of it, owed to the partner.' }),
    ownOwedFen: FenText.openapi({ description: 'Of it, owed to the lender.' }),
  })
  .openapi('JointLoan');

const ofPartner = Partner.optional().openapi({
  param: { name: 'partner', in: 'query' },
  description: 'Of this partner.',
});

export const listJointLoans = createRoute({
  ...base,
  method: 'get',
  path: '/joint-loans',
  summary: 'Joint loans, with each funder’s share to the fen',
  description:
    'A hundred at most, by id, without those that were never paid out; the next follow from `after`, which `next` tells.',
  request: {
    query: z.object({
      partner: ofPartner,
      after: AfterId,
    }),
  },
  responses: {
    200: answer(
      'The loans.',
      z
        .strictObject({
          loans: z.array(JointLoan),
          next: idText('loan').nullable().openapi({
            description: 'What `after` is to be for those that follow; null: these are the last.',
          }),
        })
        .openapi('JointLoans'),
    ),
    ...problems(400, 401),
  },
});

export const exportJointLoans = createRoute({
  ...base,
  method: 'get',
  path: '/joint-loans/file',
  summary: 'Joint loans as a file, with each funder’s share',
  description: 'All of them but those that were never paid out.',
  request: {
    query: z.object({ partner: ofPartner, format: z.enum(['csv', 'xlsx']).default('csv') }),
  },
  responses: {
    200: {
      description: 'The file, as it is written.',
      content: { 'text/csv': binary, [XLSX]: binary },
    },
    ...problems(400, 401, 422),
  },
});

export const getLoanShare = createRoute({
  ...base,
  method: 'get',
  path: '/loans/{id}/share',
  summary: 'Who put what into a loan',
  request: { params: pathId('loan') },
  responses: {
    200: answer(
      'The shares.',
      z
        .strictObject({
          share: JointLoan.nullable().openapi({ description: 'Null: the lender alone.' }),
        })
        .openapi('LoanShare'),
    ),
    ...problems(401, 404),
  },
});

export const setFunder = createRoute({
  ...base,
  method: 'post',
  path: '/funders',
  summary: 'Make, change or end an agreement of joint loans',
  description:
    'For loans from now on; those drawn before keep their shares. One partner at a time.',
  request: {
    ...jsonBody(
      z.strictObject({
        partner: Partner,
        name: z.string().trim().min(1).max(100),
        sharePpm: ppm,
        tier1Fen: z
          .string()
          .regex(/^(0|[1-9]\d{0,15})$/)
          .openapi({ description: 'The lender’s tier-1 capital, in fen, as text.' }),
        capPpm: ppm.default(250_000),
        why: z.string().trim().min(5).max(500),
      }),
    ),
  },
  responses: {
    201: answer('The agreement.', Agreement),
    ...waits,
    ...problems(400, 401, 413, 415, 422),
  },
});

export const getFunderStatement = createRoute({
  ...base,
  method: 'get',
  path: '/funders/{partner}/statement',
  summary: 'Every movement of joint loans, by share to the fen',
  request: {
    params: z.object({ partner: Partner.openapi({ param: { name: 'partner', in: 'path' } }) }),
    query: z.object({
      from: Day.openapi({ param: { name: 'from', in: 'query' } }),
      to: Day.openapi({ param: { name: 'to', in: 'query' } }),
    }),
  },
  responses: {
    200: answer(
      'The movements.',
      z.strictObject({
        movements: z.array(
          z.strictObject({
            loanId: idText('loan'),
            entryId: z.string(),
            kind: z.string(),
            what: z.enum(['cash', 'loss']),
            on: DateText,
            bookedOn: DateText,
            amountFen: FenText.openapi({ description: 'In: above zero. A loss: what was lost.' }),
            partnerFen: FenText,
            ownFen: FenText,
          }),
        ),
      }),
    ),
    ...problems(400, 401),
  },
});
