import { z } from '@hono/zod-openapi';
import { Consent } from '../borrower/shapes.ts';
import { InstantMs, idText, Says, SourceName, ThemeName } from '../shapes.ts';

export const SourceHealth = z
  .strictObject({
    source: SourceName,
    theme: ThemeName,
    name: Says,
    offered: z.boolean().openapi({ description: 'Whether this lender has the source.' }),
    connection: z.enum(['oauth', 'key', 'file', 'consent']).nullable(),
    circuit: z.enum(['closed', 'open', 'trying']).nullable().openapi({
      description:
        'Of this process: `open`, the partner fell silent and is left alone; null: it has none.',
    }),
    pulls: z.number().int(),
    failed: z.number().int(),
    p50Ms: z.number().int().nullable(),
    p95Ms: z.number().int().nullable(),
    lastEndedAt: InstantMs.nullable(),
    lastSuccessAt: InstantMs.nullable(),
    newestFactAt: InstantMs.nullable(),
    errors: z
      .array(z.strictObject({ code: z.string(), times: z.number().int() }))
      .openapi({ description: 'The most frequent first.' }),
    pushes: z.number().int(),
    lastPushAt: InstantMs.nullable(),
    payloads: z.number().int(),
    payloadBytes: z.string().openapi({ description: 'As kept: compressed and sealed.' }),
    keepRawDays: z.number().int(),
    unconfirmed: z.array(z.string()).openapi({
      description: 'What of the wire format nobody confirmed: it stands in the settings.',
    }),
  })
  .openapi('SourceHealth');

export const SourcesHealth = z
  .strictObject({ from: InstantMs, until: InstantMs, sources: z.array(SourceHealth) })
  .openapi('SourcesHealth');

export const EndedPull = z
  .strictObject({
    id: idText('pull'),
    borrowerId: idText('borrower'),
    source: SourceName,
    ended: z.string(),
    pages: z.number().int(),
    added: z.number().int(),
    known: z.number().int(),
    revised: z.number().int(),
    newestAt: InstantMs.nullable(),
    ms: z.number().int(),
    endedAt: InstantMs,
  })
  .openapi('EndedPull');
export const EndedPulls = z.strictObject({ pulls: z.array(EndedPull) }).openapi('EndedPulls');

export const Payload = z
  .strictObject({
    id: idText('raw'),
    source: SourceName,
    method: z.string(),
    request: z.string().openapi({ description: 'As JSON, without tokens and signature.' }),
    bytes: z.number().int(),
    receivedAt: InstantMs,
  })
  .openapi('Payload');
export const Payloads = z.strictObject({ payloads: z.array(Payload) }).openapi('Payloads');

export const ReplayStart = z.strictObject({
  record: z.boolean().openapi({
    description: 'Whether what is new or different becomes facts. `false`: only looked at.',
  }),
});

export const PayloadReplay = z
  .strictObject({
    source: SourceName,
    method: z.string(),
    receivedAt: InstantMs,
    body: z.string().openapi({
      description: 'The payload as text, cut at 20,000 characters; in base64 where it is no text.',
    }),
    encoding: z.enum(['text', 'base64']),
    cut: z.boolean(),
    malformedAt: z.string().nullable(),
    recorded: z.number().int(),
    events: z.array(
      z.strictObject({
        id: z.string(),
        kind: z.string(),
        occurredAt: InstantMs,
        state: z.enum(['new', 'same', 'changed']),
        withdrawn: z.boolean(),
        data: z.string().openapi({ description: 'As JSON.' }),
      }),
    ),
  })
  .openapi('PayloadReplay');

export const BorrowerReads = z
  .strictObject({
    consents: z.array(Consent),
    reads: z.array(
      z.strictObject({
        consentId: idText('consent'),
        source: SourceName,
        what: z.string(),
        rawId: z.string().nullable(),
        readAt: InstantMs,
      }),
    ),
  })
  .openapi('BorrowerReads');
