import { readFileSync } from 'node:fs';
import { z } from '@hono/zod-openapi';
import { expect } from 'vitest';

// The description that clients are generated from, held to the schemas that requests meet.

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

const described = JSON.parse(
  readFileSync(new URL('../../../sdk/openapi.json', import.meta.url), 'utf8'),
) as { paths: Record<string, Record<string, Node>>; components: { schemas: Record<string, Node> } };

const resolve = (node: Node, root: Node): Node => {
  const ref = typeof node.$ref === 'string' ? node.$ref : undefined;
  if (ref === undefined) return node;
  const at = ref
    .slice(2)
    .split('/')
    .reduce<unknown>((value, key) => (isNode(value) ? value[key] : undefined), root);
  return resolve(isNode(at) ? at : expect.fail(`${ref} leads nowhere`), root);
};

/** What a schema lets through at each place: the literals there, and which members must be given. */
function shapeOf(schema: Node, root: Node, at = '', into = new Map<string, Set<string>>()) {
  const node = resolve(schema, root);
  const note = (place: string, value: unknown) => {
    if (value === null) return; // Written in two ways: a type or a member of the list.
    into.set(place, (into.get(place) ?? new Set()).add(JSON.stringify(value)));
  };
  if ('const' in node) note(at, node.const);
  for (const value of Array.isArray(node.enum) ? node.enum : []) note(at, value);
  for (const name of Array.isArray(node.required) ? node.required : []) note(`${at} needs`, name);
  if (node.additionalProperties === false) note(`${at} takes`, 'nothing else');
  for (const key of ['anyOf', 'oneOf', 'allOf'])
    for (const branch of Array.isArray(node[key]) ? node[key] : []) shapeOf(branch, root, at, into);
  if (isNode(node.items)) shapeOf(node.items, root, `${at}[]`, into);
  for (const [name, member] of Object.entries(isNode(node.properties) ? node.properties : {}))
    shapeOf(member as Node, root, `${at}.${name}`, into);
  return into;
}

const plain = (shape: Map<string, Set<string>>) =>
  Object.fromEntries([...shape].map(([at, values]) => [at, [...values].toSorted()]));
const fromZod = (schema: unknown, io: 'input' | 'output') => {
  const json = z.toJSONSchema(schema as z.ZodType, { io, unrepresentable: 'any' }) as Node;
  return plain(shapeOf(json, json));
};
const fromFile = (schema: unknown) => plain(shapeOf(schema as Node, described as unknown as Node));

const jsonOf = (holder: unknown): unknown => {
  const content = isNode(holder) && isNode(holder.content) ? holder.content : {};
  const json = content['application/json'];
  return isNode(json) ? json.schema : undefined;
};

/** A route as `createRoute` makes it. */
interface Route {
  readonly method: string;
  readonly path: string;
  readonly request?: object;
  readonly responses: Readonly<Record<string, unknown>>;
}

const toldOf = (prefix: string, { method, path }: Route): Node =>
  described.paths[prefix + path]?.[method] ?? expect.fail(`${path} is not described`);

/** What the description says of a route's body: literals, members, strictness, by place. */
export const bodyShape = (prefix: string, route: Route) =>
  fromFile(jsonOf(toldOf(prefix, route).requestBody));

/** Fails unless body and answers of `route` are described as their schemas judge them. */
export function expectDescribed(prefix: string, route: Route): void {
  const told = toldOf(prefix, route);
  const body = jsonOf((route.request as { readonly body?: unknown } | undefined)?.body);
  if (body !== undefined) expect(bodyShape(prefix, route)).toEqual(fromZod(body, 'input'));
  const responses = isNode(told.responses) ? told.responses : {};
  expect(Object.keys(responses).toSorted()).toEqual(Object.keys(route.responses).toSorted());
  for (const [status, response] of Object.entries(route.responses)) {
    const schema = jsonOf(response);
    if (schema === undefined) continue;
    const shape = fromFile(jsonOf(responses[status]));
    expect([status, shape]).toEqual([status, fromZod(schema, 'output')]);
  }
}

/** Fails unless the description has these routes under `prefix`, and none besides. */
export function expectRoutes(prefix: string, routes: readonly Route[]): void {
  const told = Object.entries(described.paths)
    .filter(([path]) => path.startsWith(`${prefix}/`))
    .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`));
  const made = routes.map(({ method, path }) => `${method} ${prefix}${path}`);
  expect(told.toSorted()).toEqual(made.toSorted());
}
