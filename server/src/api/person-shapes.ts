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
    hasSecond: z.boolean(),
    sessions: z.int().openapi({ description: 'How many are open.' }),
    usedAt: InstantMs.nullable().openapi({ description: 'When one was last used.' }),
    isSelf: z.boolean(),
    link: z
      .strictObject({
        madeBy: z.string().nullable().openapi({ description: 'Null: a command.' }),
        codeBy: z.string().nullable().openapi({ description: 'Who gave the code to it.' }),
        needsCode: z.boolean(),
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
