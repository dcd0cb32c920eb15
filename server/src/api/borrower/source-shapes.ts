import { z } from '@hono/zod-openapi';
import { ownNumberKinds } from '../../origination/index.ts';
import { InstantMs, idText, Says, SourceName, ThemeName } from '../shapes.ts';

export const NumberKind = z.enum(ownNumberKinds).openapi('NumberKind');

export const OwnNumber = z.strictObject({
  kind: NumberKind,
  value: z.string().min(1).max(64),
});

export const KeyField = z
  .strictObject({
    name: z.string(),
    label: Says,
    hint: Says,
    pattern: z.string().openapi({ description: 'A regular expression that the value fits.' }),
    secret: z.boolean(),
  })
  .openapi('KeyField');

export const SourceView = z
  .strictObject({
    source: SourceName,
    theme: ThemeName,
    name: Says,
    reads: z.array(Says),
    connection: z.enum(['oauth', 'key', 'file', 'consent']).openapi({
      description:
        'How it is connected: at the partner’s page, by what the partner gave to type, by files, or by consent alone.',
    }),
    via: Says.nullable().openapi({
      description:
        'Who is asked in the partner’s stead: a credit bureau. `null`: the partner itself.',
    }),
    fields: z.array(KeyField).openapi({ description: 'What to type; empty unless `key`.' }),
    asks: z
      .array(z.strictObject({ kind: NumberKind, label: Says, hint: Says, pattern: z.string() }))
      .openapi({ description: 'Numbers to tell before it can be read; those known are left out.' }),
    files: z.array(z.string()).openapi({ description: 'Endings of files that it takes.' }),
    connected: z.boolean(),
    displayName: z.string().nullable(),
    consent: z
      .strictObject({
        id: idText('consent'),
        expiresAt: InstantMs,
        lastReadAt: InstantMs.nullable(),
        reads: z.number().int(),
      })
      .nullable(),
    events: z.number().int().openapi({ description: 'Facts known from it.' }),
    newestAt: InstantMs.nullable(),
  })
  .openapi('SourceView');

export const SourceList = z.strictObject({ sources: z.array(SourceView) }).openapi('SourceList');

export const KeyValues = z.strictObject({
  values: z
    .record(z.string().max(40), z.string().max(400))
    .openapi({ description: 'By the fields’ names.' }),
});

export const FileTaken = z
  .strictObject({
    documents: z.number().int(),
    added: z.number().int(),
    known: z.number().int().openapi({ description: 'Facts that were there already.' }),
    revised: z.number().int(),
    from: InstantMs.nullable(),
    to: InstantMs.nullable(),
  })
  .openapi('FileTaken', { description: 'What a file brought.' });
