import { readFileSync } from 'node:fs';
import { z } from '@hono/zod-openapi';
import { messageSchema, type WebhookKind, webhookKinds } from '../webhooks/index.ts';
import { exampleOf, type Schema } from './example-of.ts';
import { problemCodes } from './problems.ts';

// What the routes' own contracts do not say: every operation's name, its examples, the codes of its problems, and the
// messages that webhooks bring.

interface Content {
  readonly schema?: Schema;
  example?: unknown;
  examples?: Record<string, { readonly summary: string; readonly value: unknown }>;
}
interface Response {
  content?: Record<string, Content>;
}
interface Operation {
  operationId?: string;
  readonly security?: readonly object[];
  readonly requestBody?: { readonly content?: Record<string, Content> };
  readonly responses?: Record<string, Response>;
}
export interface Document {
  readonly paths?: Record<string, Record<string, Operation>>;
  readonly components?: { readonly schemas?: Record<string, Schema> };
  webhooks?: Record<string, unknown>;
}

/** By `post /api/borrower/consents`: the codes its handler may answer with, read off the code by `npm run gen`. */
const codesPath = new URL('./problem-codes.json', import.meta.url);
const readCodes = () =>
  JSON.parse(readFileSync(codesPath, 'utf8')) as Readonly<Record<string, readonly string[]>>;

/** Codes that no handler answers with but what stands before it: shape, session, key, size. */
const ofTheRim: Readonly<Record<string, readonly string[]>> = {
  400: ['invalid_request'],
  413: ['body_too_large'],
  415: ['unsupported_media_type'],
  503: ['partner_unavailable'], // Any outage: its code says whose.
};

/** Completes the description in place. */
export function complete(document: Document): Document {
  const codes = readCodes();
  const schemas = document.components?.schemas ?? {};
  for (const [path, operations] of Object.entries(document.paths ?? {})) {
    for (const [method, operation] of Object.entries(operations)) {
      operation.operationId = nameOf(method, path);
      for (const content of Object.values(operation.requestBody?.content ?? {})) {
        giveExample(content, schemas);
      }
      const own = codes[`${method} ${path}`] ?? [];
      for (const [status, response] of Object.entries(operation.responses ?? {})) {
        if (Number(status) < 400) {
          for (const content of Object.values(response.content ?? {}))
            giveExample(content, schemas);
        } else response.content = problemContent(operation, status, own, response);
      }
    }
  }
  document.webhooks = describeWebhooks();
  return document;
}

function giveExample(content: Content, schemas: Readonly<Record<string, Schema>>): void {
  if (!content.schema || content.example !== undefined || content.examples) return;
  const example = exampleOf(content.schema, schemas);
  if (example !== undefined) content.example = example;
}

/** The problems of one status, an example a code. */
function problemContent(
  operation: Operation,
  status: string,
  own: readonly string[],
  response: Response,
): Record<string, Content> {
  const isKeyed = operation.security?.some((scheme) => 'accessKey' in scheme);
  const rim = status === '401' ? [isKeyed ? 'access_denied' : 'not_signed_in'] : ofTheRim[status];
  const mine = own.filter((code) => String(problemCodes[code]?.[0]) === status);
  const all = [...new Set([...(rim ?? []), ...mine])];
  const examples = Object.fromEntries(
    all.map((code) => {
      const title = problemCodes[code]?.[1] ?? code;
      return [
        code,
        { summary: title, value: { status: Number(status), code, title, type: typeOf(code) } },
      ];
    }),
  );
  const [type, content] = Object.entries(response.content ?? {})[0] ?? [];
  return type === undefined || all.length === 0
    ? (response.content ?? {})
    : { [type]: { ...content, examples } };
}

const typeOf = (code: string): string => `urn:open310:problem:${code}`;

const headers = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => ({
  ...{ name, in: 'header', required: true, schema: { type: 'string' } },
  description: {
    'webhook-id': 'The message: the same when it is sent again.',
    'webhook-timestamp': 'When it was sent, in seconds. Older than five minutes: refuse it.',
    'webhook-signature':
      '`v1,` and HMAC-SHA256 of `id.timestamp.body` in base64; several, apart by spaces.',
  }[name],
}));

/** Every kind of message, as OpenAPI 3.1 tells webhooks. */
const describeWebhooks = () =>
  Object.fromEntries(
    (Object.keys(webhookKinds) as WebhookKind[]).map((kind) => {
      const { $schema: _, ...schema } = z.toJSONSchema(messageSchema(kind)) as Schema;
      return [
        kind,
        {
          post: {
            ...{ tags: ['webhooks'], operationId: `webhook:${kind}`, security: [] },
            summary: webhookKinds[kind].says.en,
            parameters: headers,
            requestBody: {
              required: true,
              content: { 'application/json': { schema, example: exampleOf(schema, {}) } },
            },
            responses: {
              '2XX': { description: 'Taken. Anything else within 15 s, or nothing: sent again.' },
              410: { description: 'No more is wanted: the endpoint is switched off.' },
            },
          },
        },
      ];
    }),
  );

const nameOf = (method: string, path: string): string =>
  method +
  path
    .replace(/^\/api/, '')
    .replace(/\{(\w+)\}/g, 'by-$1')
    .split(/[/-]/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
