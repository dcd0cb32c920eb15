import { z } from '@hono/zod-openapi';
import { FenText, InstantMs, Says, SourceName } from '../shapes.ts';

export const ConsentCost = z
  .strictObject({
    source: SourceName,
    decided: z.boolean().openapi({ description: 'False: nothing was decided that it could feed.' }),
    nowFen: FenText.openapi({ description: 'The limit, were it decided today.' }),
    withoutFen: FenText,
    reasons: z.array(Says).openapi({ description: 'What would stand in the way without it.' }),
    feeds: z.array(z.strictObject({ says: Says, nowFen: FenText, withoutFen: FenText })),
  })
  .openapi('ConsentCost');

export const Reads = z
  .strictObject({
    reads: z.array(z.strictObject({ source: SourceName, what: z.string(), readAt: InstantMs })),
  })
  .openapi('Reads');

export const ErasureNotice = z
  .strictObject({ kept: z.array(z.strictObject({ what: Says, why: Says })) })
  .openapi('ErasureNotice');

export const Erased = z
  .strictObject({ forgotten: z.record(z.string(), z.number().int()) })
  .openapi('Erased');
