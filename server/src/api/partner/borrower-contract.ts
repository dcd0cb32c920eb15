import { createRoute, z } from '@hono/zod-openapi';
import { AfterId, answer, DateText, FenText, InstantMs, pathId, problems } from '../shapes.ts';

// What a partner may see of its own borrowers who agreed to it: how applications and loans stand. No reasons, no
// scores, no limits, no personal data.

const base = { tags: ['partner'], security: [{ accessKey: [] }, { partnerSession: [] }] };
const borrowerId = z.string().openapi({ example: 'borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f' });

const Application = z
  .strictObject({
    id: z.string().openapi({ example: 'application_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f' }),
    borrowerId,
    status: z.enum([
      'running',
      'waiting_supplement',
      'offered',
      'disbursing',
      'disbursed',
      'declined',
      'referred',
      'withdrawn',
      'expired',
    ]),
    createdAt: InstantMs,
    loanId: z.string().nullable(),
  })
  .openapi('PartnerApplication');

const Loan = z
  .strictObject({
    id: z.string().openapi({ example: 'loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f' }),
    borrowerId,
    status: z.enum(['paying', 'open', 'closed', 'cancelled', 'chargedOff']),
    principalFen: FenText,
    outstandingFen: FenText.openapi({ description: 'Principal not repaid yet.' }),
    drawnOn: DateText,
    maturesOn: DateText,
    dpd: z.int().openapi({ description: 'Days past due; 0: none.' }),
    closedOn: DateText.nullable(),
  })
  .openapi('PartnerLoan');

const Borrower = z
  .strictObject({
    id: borrowerId,
    externalId: z
      .string()
      .openapi({ description: 'Your own id of the account.', example: '20881234' }),
    until: InstantMs.openapi({
      description: 'When the borrower’s consent ends. Epoch milliseconds.',
    }),
  })
  .openapi('PartnerBorrower');

export const listBorrowers = createRoute({
  ...base,
  method: 'get',
  path: '/borrowers',
  summary: 'Borrowers who agreed that you may see how their loans stand',
  description: 'A hundred at most, by id; the next follow from `after`.',
  request: {
    query: z.object({
      after: AfterId,
    }),
  },
  responses: {
    200: answer(
      'The borrowers.',
      z.strictObject({ borrowers: z.array(Borrower) }).openapi('PartnerBorrowers'),
    ),
    ...problems(400, 401),
  },
});

export const getBorrower = createRoute({
  ...base,
  method: 'get',
  path: '/borrowers/{id}',
  summary: 'A borrower’s applications and loans',
  description: 'Another partner’s borrower, and one who did not agree, are not found.',
  request: { params: pathId('borrower') },
  responses: {
    200: answer(
      'The borrower.',
      z
        .strictObject({
          borrower: Borrower,
          applications: z.array(Application),
          loans: z.array(Loan),
        })
        .openapi('PartnerBorrowerDetail'),
    ),
    ...problems(401, 404),
  },
});

export const getApplication = createRoute({
  ...base,
  method: 'get',
  path: '/applications/{id}',
  summary: 'How an application stands',
  request: { params: pathId('application') },
  responses: { 200: answer('The application.', Application), ...problems(401, 404) },
});

export const getLoan = createRoute({
  ...base,
  method: 'get',
  path: '/loans/{id}',
  summary: 'How a loan stands',
  request: { params: pathId('loan') },
  responses: { 200: answer('The loan.', Loan), ...problems(401, 404) },
});
