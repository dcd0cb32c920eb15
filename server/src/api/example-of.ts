/** A JSON Schema as far as examples are made of it. */
export interface Schema {
  readonly $ref?: string;
  readonly example?: unknown;
  readonly examples?: readonly unknown[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly minLength?: number;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly description?: string;
  readonly [more: string]: unknown;
}

const ID = '0194f0c2a7b57c3d8e9f0a1b2c3d4e5f';
const WHEN = 1_799_000_000_000;

/** Words for members that many shapes have, where a schema gives none. Keyed by what their name ends in. */
const byName: readonly (readonly [RegExp, unknown])[] = [
  [/(At|^at|^from|^to|^until|oldUntil)$/, WHEN],
  [/Ms$/, 5_000],
  [/^id$/, `loan_${ID}`],
  [/^(\w+)Id$/, undefined],
  [/[dD]igest$|^sha256$/, 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA'],
  [/Fen$/, '1250000'],
  [/RateE9$|E9$/, '72000000'],
  [/^on$|On$|^today$|^day$/, '2027-01-04'],
  [/^zh$/, '近90天的经营收入'],
  [/^en$/, 'Takings of the last 90 days'],
  [/[uU]rl$/, 'https://partner.example/authorize'],
  [/[vV]ersion$/, '2027-01-04'],
];

const DIGEST = '5e'.repeat(32);

/**
 * A value that `schema` lets through, the same each time: its own example, else one made of its type and of what its
 * member is called.
 */
export function exampleOf(
  schema: Schema,
  schemas: Readonly<Record<string, Schema>>,
  name = '',
  depth = 0,
): unknown {
  if (schema.example !== undefined) return schema.example;
  if (schema.examples?.[0] !== undefined) return schema.examples[0];
  if (schema.const !== undefined) return schema.const;
  if (schema.$ref !== undefined) {
    const to = schemas[schema.$ref.split('/').at(-1) ?? ''];
    return to && depth < 24 ? exampleOf(to, schemas, name, depth + 1) : undefined;
  }
  if (schema.enum) return schema.enum.find((one) => one !== null);
  const branch = (schema.anyOf ?? schema.oneOf)?.find(({ type }) => type !== 'null');
  if (branch) return exampleOf(branch, schemas, name, depth + 1);
  if (schema.allOf) return ofAll(schema.allOf, schemas, name, depth);
  return ofType(schema, schemas, name, depth);
}

function ofAll(
  parts: readonly Schema[],
  schemas: Readonly<Record<string, Schema>>,
  name: string,
  depth: number,
): unknown {
  const made = parts.map((part) => exampleOf(part, schemas, name, depth + 1));
  const objects = made.filter((one) => typeof one === 'object' && one !== null);
  return objects.length > 0 ? Object.assign({}, ...objects) : made.find((one) => one !== undefined);
}

function ofType(
  schema: Schema,
  schemas: Readonly<Record<string, Schema>>,
  name: string,
  depth: number,
): unknown {
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
  const type = types.find((one) => one !== 'null');
  if (type === 'object' || schema.properties) {
    const members = Object.entries(schema.properties ?? {}).map(([key, member]) => [
      key,
      exampleOf(member, schemas, key, depth + 1),
    ]);
    const rest = schema.additionalProperties;
    if (members.length === 0 && typeof rest === 'object') {
      return { loan: exampleOf(rest, schemas, 'loanId', depth + 1) };
    }
    return Object.fromEntries(members.filter(([, value]) => value !== undefined));
  }
  if (type === 'array') {
    const item =
      schema.items && exampleOf(schema.items, schemas, name.replace(/s$/, ''), depth + 1);
    return item === undefined ? [] : [item];
  }
  if (type === 'boolean') return true;
  if (type === 'integer' || type === 'number') return numberFor(schema, name);
  return type === 'string' ? textFor(schema, name) : undefined;
}

function numberFor(schema: Schema, name: string): number {
  const known = byName.find(([shape]) => shape.test(name))?.[1];
  const least =
    schema.minimum ?? (schema.exclusiveMinimum === undefined ? 1 : schema.exclusiveMinimum + 1);
  if (schema.description?.includes('Epoch')) return WHEN;
  return typeof known === 'number' ? known : Math.max(1, least > 1_000_000 ? 1 : least);
}

function textFor(schema: Schema, name: string): string {
  const id = /^(\w+)Id$/.exec(name)?.[1];
  const known = id
    ? `${id.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)}_${ID}`
    : byName.find(([shape]) => shape.test(name))?.[1];
  const fits = (text: string) =>
    (schema.pattern === undefined || new RegExp(schema.pattern).test(text)) &&
    text.length >= (schema.minLength ?? 0);
  const tries = [known, name, '1', '1250000', '2027-01-04', '6222020000000000001', DIGEST, 'text'];
  if (schema.format === 'email') return 'someone@lender.example';
  for (const one of tries) if (typeof one === 'string' && one !== '' && fits(one)) return one;
  return 'text'.repeat(Math.ceil((schema.minLength ?? 4) / 4));
}
