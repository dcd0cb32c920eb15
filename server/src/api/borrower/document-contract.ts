import { createRoute, z } from '@hono/zod-openapi';
import { answer, InstantMs, idText, jsonBody, pathId, problems } from '../shapes.ts';

// Documents of a borrower's: contract, total-cost table, receipts, statements.

const base = { tags: ['borrower'], security: [{ session: [] }] };
const kinds = ['contract', 'disclosure', 'receipt', 'statement'] as const;

const Document = z
  .strictObject({
    id: idText('document'),
    number: z.int().openapi({ description: 'Stands in the file.' }),
    kind: z.enum(kinds),
    language: z.enum(['zh', 'en']),
    subject: z
      .string()
      .openapi({ description: 'A loan, a repayment, or a month: 2027-01.', example: '2027-01' }),
    fileDigest: z.string().openapi({ description: 'SHA-256 of the file, hex.' }),
    madeAt: InstantMs,
  })
  .openapi('Document');

export const listDocuments = createRoute({
  ...base,
  method: 'get',
  path: '/documents',
  summary: 'Documents handed out, the newest first',
  responses: {
    200: answer('The documents.', z.strictObject({ documents: z.array(Document) })),
    ...problems(401),
  },
});

export const makeDocument = createRoute({
  ...base,
  method: 'post',
  path: '/documents',
  summary: 'Have a document made, or be told of the one that was',
  description:
    'Numbered and sealed when it is made; the same file from then on while what it says is the same.',
  request: jsonBody(
    z.strictObject({
      kind: z.enum(kinds),
      subject: z
        .string()
        .regex(/^(loan_[0-9a-f]{32}|repayment_[0-9a-f]{32}|\d{4}-(0[1-9]|1[0-2]))$/)
        .openapi({ description: 'A loan, a repayment, or a month: 2027-01.', example: '2027-01' }),
      language: z.enum(['zh', 'en']).default('zh'),
    }),
  ),
  responses: { 200: answer('The document.', Document), ...problems(400, 401, 404, 409, 413, 415) },
});

export const verifyDocument = createRoute({
  tags: ['borrower'],
  security: [],
  method: 'post',
  path: '/verify-document',
  summary: 'Whether a file is a document of this lender, byte by byte',
  description: 'For whoever holds one; nobody signs in. Tells nothing of what stands in it.',
  request: {
    body: {
      required: true,
      content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
    },
  },
  responses: {
    200: answer(
      'The verdict.',
      z
        .strictObject({
          verdict: z.enum(['genuine', 'altered', 'strange', 'unsealed', 'unknown']),
          number: z.int().nullable(),
          kind: z.enum(kinds).nullable(),
          madeAt: InstantMs.nullable(),
          lender: z.string(),
          fingerprint: z.string().openapi({ description: 'Of the lender’s certificate, SHA-256.' }),
        })
        .openapi('FileVerdict'),
    ),
    ...problems(404, 413),
  },
});

export const getDocumentFile = createRoute({
  ...base,
  method: 'get',
  path: '/documents/{id}/file',
  summary: 'The file of a document: PDF',
  request: { params: pathId('document') },
  responses: {
    200: {
      description: 'PDF.',
      content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
    },
    ...problems(401, 404),
  },
});
