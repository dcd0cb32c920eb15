import { createRoute, z } from '@hono/zod-openapi';
import { answer, InstantMs, problems } from '../shapes.ts';

// What the lender's people did, in a log that shows any change of it.

const base = { tags: ['staff'], security: [{ accessKey: [] }] };

const Entry = z
  .strictObject({
    seq: z.int(),
    at: InstantMs,
    actorId: z.string(),
    actorName: z.string(),
    step: z.enum(['begun', 'ended', 'done']).openapi({
      description: '`begun`: before it is tried. `ended`: what came of it. `done`: by a command.',
    }),
    ofSeq: z.int().nullable(),
    action: z.string(),
    subjects: z.record(z.string(), z.string()),
    status: z.int().nullable(),
    code: z.string().nullable(),
    digest: z.string(),
  })
  .openapi('AuditEntry');

export const listAudit = createRoute({
  ...base,
  method: 'get',
  path: '/audit',
  summary: 'What staff did, the newest first',
  request: {
    query: z.object({
      before: z.coerce.number().int().positive().optional(),
      actor: z.string().max(120).optional(),
      subject: z.string().max(120).optional().openapi({ description: 'An id that it is about.' }),
    }),
  },
  responses: {
    200: answer('The entries.', z.strictObject({ entries: z.array(Entry) })),
    ...problems(400, 401),
  },
});

export const auditVerdict = createRoute({
  ...base,
  method: 'get',
  path: '/audit/verdict',
  summary: 'Whether the log is whole: every entry read and held to the one before',
  responses: {
    200: answer(
      'The verdict.',
      z
        .strictObject({
          entries: z.int(),
          head: z.string(),
          problem: z
            .strictObject({
              seq: z.int(),
              what: z.enum(['altered', 'missing', 'unchained', 'cut_off', 'other_history']),
            })
            .nullable(),
        })
        .openapi('AuditVerdict'),
    ),
    ...problems(401),
  },
});
