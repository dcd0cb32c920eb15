import { createRoute, z } from '@hono/zod-openapi';
import { answer, DateText, FenText, InstantMs, idText, pathId, problems } from '../shapes.ts';

// What a loan's page tells beside the loan itself: all that happened to it in one line of time, its documents.

const base = { tags: ['staff'], security: [{ accessKey: [] }] };

const Happening = z
  .strictObject({
    at: InstantMs.openapi({ description: 'When the books learned of it.' }),
    on: DateText.nullable().openapi({ description: 'The day it counts from, where it has one.' }),
    kind: z.enum([
      'shown',
      'signed',
      'event',
      'collection',
      'refund',
      'class',
      'failure',
      'document',
      'decision',
      'application',
    ]),
    what: z.string().openapi({
      description: 'Of an event its type, of a class the new one, of a document its kind.',
    }),
    id: z.string().nullable(),
    amountFen: FenText.nullable(),
    byWhom: z.string().nullable(),
    detail: z.string().nullable(),
  })
  .openapi('LoanHappening');

export const getTimeline = createRoute({
  ...base,
  method: 'get',
  path: '/loans/{id}/timeline',
  summary: 'All that happened to a loan, the newest first',
  description:
    'What was shown and signed, money out and in, changes, attempts to collect, classes at each close, failures of an end of day, documents handed out.',
  request: { params: pathId('loan') },
  responses: {
    200: answer(
      'What happened.',
      z
        .strictObject({
          happenings: z.array(Happening),
          applicationId: idText('application').nullable(),
          decisionId: idText('decision').nullable(),
        })
        .openapi('LoanTimeline'),
    ),
    ...problems(401, 404),
  },
});

const StaffDocument = z
  .strictObject({
    id: idText('document'),
    borrowerId: idText('borrower'),
    number: z.int(),
    kind: z.enum(['contract', 'disclosure', 'receipt', 'statement']),
    language: z.enum(['zh', 'en']),
    subject: z.string(),
    fileDigest: z.string(),
    madeAt: InstantMs,
  })
  .openapi('StaffDocument');

export const listLoanDocuments = createRoute({
  ...base,
  method: 'get',
  path: '/loans/{id}/documents',
  summary: 'Documents about a loan and its repayments, the newest first',
  request: { params: pathId('loan') },
  responses: {
    200: answer('The documents.', z.strictObject({ documents: z.array(StaffDocument) })),
    ...problems(401, 404),
  },
});

export const getDocument = createRoute({
  ...base,
  method: 'get',
  path: '/documents/{id}',
  summary: 'A document, and whether its file is what was handed out',
  request: { params: pathId('document') },
  responses: {
    200: answer(
      'The document.',
      z
        .strictObject({
          document: StaffDocument,
          verdict: z.enum(['genuine', 'altered', 'strange', 'unsealed', 'unknown']).nullable(),
        })
        .openapi('StaffDocumentVerdict', { description: 'No verdict where there is no seal.' }),
    ),
    ...problems(401, 404),
  },
});

export const openDocument = createRoute({
  ...base,
  method: 'post',
  path: '/documents/{id}/file',
  summary: 'The file of a document, as it was handed out',
  request: { params: pathId('document') },
  responses: {
    200: {
      description: 'The file.',
      content: { 'application/pdf': { schema: z.string().openapi({ format: 'binary' }) } },
    },
    ...problems(401, 404),
  },
});
