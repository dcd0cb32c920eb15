import { createRoute, z } from '@hono/zod-openapi';
import { answer, DateText, FenText, InstantMs, problems } from '../shapes.ts';

// Today at a glance, as far as a key's scopes go.

const Queue = z.strictObject({
  id: z.enum([
    'proposals',
    'reconciliation',
    'papers',
    'identities',
    'uses',
    'reviews',
    'hardships',
    'complaints',
  ]),
  waiting: z.int(),
  oldestAt: InstantMs.nullable(),
  overdue: z.int().openapi({ description: 'Of those, past the day by which they are answered.' }),
});

export const getToday = createRoute({
  tags: ['staff'],
  security: [{ accessKey: [] }],
  method: 'get',
  path: '/today',
  summary: 'What waits, and how the last day was closed: of each what the key’s scopes let see',
  responses: {
    200: answer(
      'Today.',
      z
        .strictObject({
          today: DateText,
          queues: z.array(Queue),
          lastRun: z
            .strictObject({
              closed: DateText,
              state: z.enum(['running', 'finished']),
              finishedAt: InstantMs.nullable(),
              loans: z.int(),
              failed: z.int(),
              dueFen: FenText,
              agree: z.boolean().nullable().openapi({
                description: 'Whether the loans were the control accounts after it.',
              }),
            })
            .nullable(),
        })
        .openapi('StaffToday'),
    ),
    ...problems(401),
  },
});
