import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { webhookKinds } from '../webhooks/index.ts';
import { problemCodes } from './problems.ts';

// The description that clients are made from: nothing in it without an example, no status without its codes.

interface Media {
  readonly schema?: object;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value: { readonly code: string } }>>;
}
type Content = Readonly<Record<string, Media>>;
interface Operation {
  readonly summary?: string;
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}

const described = JSON.parse(
  readFileSync(new URL('../../../sdk/openapi.json', import.meta.url), 'utf8'),
) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly webhooks: Readonly<Record<string, { readonly post: Operation }>>;
};
const operations = Object.entries(described.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ name: `${method} ${path}`, operation })),
);

/** What JSON of an operation has no example: its body, an answer. */
function lacking({ requestBody, responses }: Operation): string[] {
  const isBare = (content: Content | undefined) =>
    Object.entries(content ?? {}).some(
      ([type, { example, examples }]) =>
        type.endsWith('json') && example === undefined && Object.keys(examples ?? {}).length === 0,
    );
  return [
    ...(isBare(requestBody?.content) ? ['body'] : []),
    ...Object.entries(responses).flatMap(([status, { content }]) =>
      isBare(content) ? [status] : [],
    ),
  ];
}

test('behaviour: every operation has an example of what is sent and of each answer, problems by their codes', () => {
  expect(operations.length).toBeGreaterThan(90);
  const bare = operations.flatMap(({ name, operation }) => {
    const lacks = lacking(operation);
    return lacks.length > 0 ? [`${name}: ${lacks.join(', ')}`] : [];
  });
  expect(bare).toEqual([]);
  expect(operations.filter(({ operation }) => !operation.summary)).toEqual([]);
});

test('behaviour: a problem stands under the status that its code has', () => {
  const wrong = operations.flatMap(({ name, operation }) =>
    Object.entries(operation.responses).flatMap(([status, { content }]) =>
      Object.keys(content?.['application/problem+json']?.examples ?? {}).flatMap((code) =>
        String(problemCodes[code]?.[0]) === status ? [] : [`${name}: ${status} ${code}`],
      ),
    ),
  );
  expect(wrong).toEqual([]);
});

test('behaviour: whatever code a handler may answer with stands in the description of its route', () => {
  const codes = JSON.parse(
    readFileSync(new URL('./problem-codes.json', import.meta.url), 'utf8'),
  ) as Readonly<Record<string, readonly string[]>>;
  expect(Object.keys(codes).toSorted()).toEqual(operations.map(({ name }) => name).toSorted());
  const untold = operations.flatMap(({ name, operation }) =>
    (codes[name] ?? []).flatMap((code) => {
      const { content } = operation.responses[String(problemCodes[code]?.[0])] ?? {};
      return content?.['application/problem+json']?.examples?.[code] ? [] : [`${name}: ${code}`];
    }),
  );
  expect(untold).toEqual([]);
});

test('behaviour: every kind of webhook is described, with an example', () => {
  expect(Object.keys(described.webhooks)).toEqual(Object.keys(webhookKinds));
  const bare = Object.entries(described.webhooks).filter(
    ([, { post }]) => lacking(post).length > 0,
  );
  expect(bare).toEqual([]);
});

test('error: a body, an answer and a problem without an example are seen', () => {
  const json = { 'application/json': { schema: {} } };
  const problem = { 'application/problem+json': { schema: {}, examples: {} } };
  expect(
    lacking({
      requestBody: { content: json },
      responses: { 200: { content: json }, 204: {}, 404: { content: problem } },
    }),
  ).toEqual(['body', '200', '404']);
});
