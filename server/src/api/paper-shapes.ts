import { z } from '@hono/zod-openapi';
import { InstantMs, idText, Says } from './shapes.ts';

// Papers, as their borrower and as staff see them.

const Coded = z.strictObject({ code: z.string(), says: Says });

const paperShape = z.enum([
  'creditCode',
  'invoiceNo',
  'day',
  'yuan',
  'area',
  'account',
  'name',
  'text',
]);

const paperMembers = {
  id: idText('paper'),
  format: z.enum(['picture', 'pdf', 'table', 'records']),
  mediaType: z.string(),
  bytes: z.int(),
  hasFile: z.boolean().openapi({ description: 'Whether the file is kept still.' }),
  state: z.enum(['reading', 'waits', 'accepted', 'refused', 'withdrawn']).openapi({
    description: '`waits`: a person looks at it. `accepted` and `refused` are final.',
  }),
  kind: z.strictObject({ id: z.string(), says: Says }).nullable(),
  readBy: z.enum(['text', 'sight']).nullable(),
  fields: z.array(
    z.strictObject({
      id: z.string(),
      says: Says,
      shape: paperShape,
      needed: z.boolean(),
      value: z.string().nullable().openapi({ description: 'Money in fen, days as 2027-01-04.' }),
      sure: z.number().nullable().openapi({ description: 'How surely it was read, 0 to 1.' }),
    }),
  ),
  fault: Coded.nullable().openapi({ description: 'Why it cannot be used.' }),
  events: z.int().nullable().openapi({ description: 'Facts that it brought.' }),
  judgedBy: z.enum(['machine', 'register', 'person']).nullable(),
  reason: z.string().nullable(),
  receivedAt: InstantMs,
  judgedAt: InstantMs.nullable(),
};

export const Paper = z.strictObject(paperMembers).openapi('Paper');

export const PaperOffer = z
  .strictObject({ id: z.string(), says: Says, why: Says })
  .openapi('PaperOffer', { description: 'A kind of paper that is read.' });

/** A kind with its fields: what a person may say that a paper is. */
export const PaperKind = z
  .strictObject({
    id: z.string(),
    says: Says,
    fields: z.array(
      z.strictObject({ id: z.string(), says: Says, shape: paperShape, needed: z.boolean() }),
    ),
  })
  .openapi('PaperKind');

/** With what speaks against it: for whoever judges. */
export const JudgedPaper = z
  .strictObject({
    ...paperMembers,
    borrowerId: idText('borrower'),
    checks: z.array(Coded),
    signs: z.array(Coded),
    decidedBy: z.string().nullable(),
  })
  .openapi('JudgedPaper');
