import { z } from '@hono/zod-openapi';
import { featureUnits } from '../../features/index.ts';
import { FenText, InstantMs, Says, SourceName } from '../shapes.ts';
import { notCarried } from './shapes.ts';
import { NumberKind } from './source-shapes.ts';

const KnownSource = z
  .strictObject({
    source: SourceName,
    name: Says,
    events: z.number().int(),
    newestAt: InstantMs.nullable(),
    highlights: z.array(
      z.strictObject({
        feature: z.string(),
        says: Says,
        value: z.string(),
        unit: z.enum(featureUnits),
      }),
    ),
  })
  .openapi('KnownSource');

const Ask = z
  .strictObject({
    source: SourceName,
    name: Says,
    connection: z.enum(['oauth', 'key', 'file', 'consent']),
    connected: z.boolean(),
    asks: z.array(NumberKind).openapi({ description: 'Numbers to tell first.' }),
    required: z.boolean().openapi({ description: 'Without it there is no offer.' }),
    reading: z.boolean(),
    worthFen: FenText.openapi({ description: 'Expected change of the limit.' }),
    likely: z.number().openapi({ description: 'How likely it holds anything: 0 to 1.' }),
    mostFen: FenText.openapi({ description: 'The most it can bring.' }),
  })
  .openapi('Ask');

export const Guide = z
  .strictObject({
    limitFen: FenText.openapi({
      description: 'What the limit would be now; 0 where a rule says no.',
    }),
    reasons: z.array(z.strictObject({ code: z.string(), says: Says, advice: Says })),
    known: z.array(KnownSource),
    asks: z.array(Ask).openapi({
      description: 'What there is no offer without first, then what is worth most.',
    }),
    payeeMissing: z.boolean(),
  })
  .openapi('Guide');

export const ContestRequest = z.strictObject({
  source: SourceName,
  said: z
    .string()
    .trim()
    .min(3)
    .max(500)
    .refine((text) => !notCarried.test(text), 'holds control characters'),
});
