import { z } from '@hono/zod-openapi';
import { InstantMs, idText, Says } from './shapes.ts';

// People as those see them who let them in, at the lender and at a partner.

/** What is told of somebody new. */
export const inviteShape = {
  name: z
    .string()
    .trim()
    .min(2)
    .max(60)
    .regex(/^[^@\s][^@]*$/)
    .openapi({ description: 'What the log calls them: a name at work.' }),
  email: z.email().max(200),
};

export const Person = z
  .strictObject({
    id: idText('user'),
    name: z.string(),
    email: z.string(),
    roles: z.array(z.string()),
    state: z.enum(['invited', 'active', 'blocked']),
    blockedBy: z.enum(['house', 'lender']).nullable().openapi({
      description:
        '`house`: their own administrators; `lender`: the lender, who alone lets them in again. Null: not blocked.',
    }),
    hasSecond: z.boolean(),
    sessions: z.int().openapi({ description: 'How many are open.' }),
    usedAt: InstantMs.nullable().openapi({ description: 'When one was last used.' }),
    keys: z.int().openapi({
      description:
        'Live access keys: that a partner’s person made, which go on whatever becomes of them; of one of the lender’s those under their name, which open nothing while they are blocked.',
    }),
    isSelf: z.boolean(),
    link: z
      .strictObject({
        madeBy: z
          .string()
          .nullable()
          .openapi({ description: 'Null: a command, or for a partner the lender.' }),
        codeBy: z
          .string()
          .nullable()
          .openapi({ description: 'Who gave the code to it; not told to a partner.' }),
        needsCode: z.boolean(),
        hasCode: z.boolean().openapi({ description: 'Somebody has given the code to it.' }),
        usedAt: InstantMs.nullable(),
      })
      .nullable()
      .openapi({ description: 'The newest one-time link: how they came in, or are to.' }),
  })
  .openapi('Person');

/** People with the roles that they may have. */
export const PeopleOf = <Role extends z.ZodType<string>>(role: Role) =>
  z.strictObject({
    people: z.array(Person),
    roles: z.array(
      z.strictObject({ id: role, says: Says, why: z.string(), scopes: z.array(z.string()) }),
    ),
  });

export const OneTimeLink = z
  .strictObject({ url: z.string(), expiresAt: InstantMs })
  .openapi('OneTimeLink');
