import { z } from '@hono/zod-openapi';
import { answer, InstantMs, idText } from '../shapes.ts';

/** What one of the lender's people wants done. */
export const Proposal = z
  .strictObject({
    id: idText('proposal'),
    action: z.string(),
    path: z.string(),
    subjects: z.record(z.string(), z.string()),
    told: z.string().openapi({ description: 'What will be sent, as JSON text.' }),
    scope: z.string(),
    makerId: z.string(),
    makerName: z.string(),
    proposedAt: InstantMs,
    state: z.enum(['open', 'running', 'done', 'failed', 'rejected']).openapi({
      description: '`done`, `failed`: allowed, and what came of it.',
    }),
    checkerName: z.string().nullable(),
    reason: z.string().nullable(),
    decidedAt: InstantMs.nullable(),
    status: z.int().nullable(),
    code: z.string().nullable(),
  })
  .openapi('Proposal');

/** In place of what a command answers, where a lender wants a second person. */
export const waits = {
  202: answer('It waits for a second person (`MAKER_CHECKER`).', Proposal),
} as const;
