import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ok, type Result, refuse } from '../kernel/index.ts';
import { sights } from './design.ts';
import type { FittedModel } from './fitted.ts';
import { constant, type Matrix } from './matrix.ts';
import type { RiskModel, SealedModel } from './model.ts';

// A model as a file: every number of it as JSON tells it, which is exact for doubles. What has no end
// (`Infinity`) is `null` there.

const numbers = z.array(z.number()).readonly();
const floats = z.array(z.number()).transform((all) => Float64Array.from(all));
const index = z.int().min(0);

const History = z.strictObject({ odds: z.number(), usual: z.number() });
const Design = z.strictObject({
  sight: z.enum(sights),
  numbers: z.array(z.string()),
  categories: z.array(
    z.strictObject({
      name: z.string(),
      texts: z.array(z.tuple([z.string(), History])),
      unseen: History,
    }),
  ),
  kinds: z.array(z.strictObject({ name: z.string(), texts: z.array(z.string()) })).optional(),
  relations: z.array(z.string()),
});
const Standards = z.array(
  z.strictObject({
    mean: z.number(),
    deviation: z
      .number()
      .positive()
      .nullable()
      .transform((v) => v ?? Infinity),
    flags: z.boolean(),
    range: z.tuple([z.number(), z.number()]).exactOptional(),
  }),
);
const Weights = z
  .strictObject({ rows: index, cols: index, data: floats })
  .refine(({ rows, cols, data }) => data.length === rows * cols, 'not as many numbers as cells')
  .transform(({ rows, cols, data }): Matrix => constant(rows, cols, data));
const layersOf = {
  input: Weights,
  inputBias: Weights,
  layers: z.array(
    z.strictObject({ self: Weights, heard: z.array(Weights), bias: Weights, gain: Weights }),
  ),
  head: Weights,
  headBias: Weights,
};
const Network = z.strictObject({ ...layersOf, around: z.strictObject(layersOf).exactOptional() });
/** `[value]`, or `[column, bin, unknownLow, low, high]`. */
const TreeNode = z
  .union([
    z.tuple([z.number()]),
    z.tuple([index, index, z.union([z.literal(0), z.literal(1)]), index, index]),
  ])
  .transform((node) => {
    if (node.length === 1) return { value: node[0] };
    const [column, bin, unknownLow, low, high] = node;
    return { column, bin, unknownLow: unknownLow === 1, low, high };
  });
const Trees = z.strictObject({
  names: z.array(z.string()),
  cuts: z.array(floats),
  base: z.number(),
  trees: z.array(z.array(TreeNode).min(1)),
});
const counts = { goods: z.number(), bads: z.number() };
const Card = z.strictObject({
  columns: z.array(
    z.strictObject({
      column: index,
      binning: z.strictObject({
        bins: z.array(z.strictObject({ from: z.number().nullable(), ...counts })).min(1),
        missing: z.strictObject(counts),
      }),
      missingWoe: z.number(),
    }),
  ),
  intercept: z.number(),
  weights: numbers,
});
const Linear = z.strictObject({ columns: Standards, intercept: z.number(), weights: numbers });
const View = z.strictObject({
  ...{ design: Design, columns: Standards, weighted: z.boolean() },
  around: z.strictObject({ design: Design, columns: Standards }).exactOptional(),
});

const Member = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('scorecard'), design: Design, card: Card }),
  z.strictObject({ kind: z.literal('logistic'), design: Design, linear: Linear }),
  z.strictObject({ kind: z.literal('trees'), design: Design, trees: Trees }),
  z.strictObject({ kind: z.literal('aggregate_network'), view: View, network: Network }),
  z.strictObject({ kind: z.literal('graph_network'), view: View, network: Network }),
  z.strictObject({
    kind: z.literal('onnx'),
    design: Design,
    onnx: z.base64().transform((text) => new Uint8Array(Buffer.from(text, 'base64'))),
    input: z.string(),
    output: z.string(),
    instead: numbers.nullable(),
  }),
]);
const Spread = z.strictObject({ name: z.string(), cuts: numbers, shares: numbers });

const File = z.strictObject({
  format: z.literal('open310.model.1'),
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  version: z.int().min(1),
  segment: z.string().nullable(),
  defaultDefinition: z.string(),
  parts: z
    .array(
      z.strictObject({
        name: z.string(),
        share: z.number().positive().max(1),
        members: z.array(Member).min(1),
      }),
    )
    .min(1),
  calibration: z.strictObject({ intercept: z.number(), slope: z.number().positive() }),
  features: z.array(z.strictObject({ name: z.string(), version: z.int() })),
  spreads: z.strictObject({
    score: Spread,
    columns: z.array(Spread.extend({ usual: z.number().nullable() })),
  }),
  training: z.json(),
});

/** Why a model file is not taken. In order of precedence. */
export type ModelRefusal =
  | { readonly code: 'model_malformed'; readonly detail: string }
  | { readonly code: 'model_altered'; readonly id: string };

/** As the file holds it. */
function encode(model: RiskModel): object {
  const tell = (value: unknown): unknown => {
    if (value === Infinity) return null;
    if (value instanceof Float64Array) return [...value];
    if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
    if (Array.isArray(value)) return value.map(tell);
    if (value === null || typeof value !== 'object') return value;
    const { grad: _, ...rest } = value as { readonly grad?: unknown };
    return Object.fromEntries(Object.entries(rest).map(([key, v]) => [key, tell(v)]));
  };
  const parts = model.parts.map(({ members, ...part }) => ({
    ...part,
    members: members.map((member) => tell(packTrees(member))),
  }));
  return { ...(tell(model) as object), parts };
}

const packTrees = (model: FittedModel): unknown =>
  model.kind === 'trees'
    ? {
        ...model,
        trees: {
          ...model.trees,
          trees: model.trees.trees.map((tree) =>
            tree.map((node) =>
              'value' in node
                ? [node.value]
                : [node.column, node.bin, node.unknownLow ? 1 : 0, node.low, node.high],
            ),
          ),
        },
      }
    : model;

const digestOf = (text: string): string =>
  `sha256:${createHash('sha256').update(text).digest('hex')}`;

/** The model with its digest: what was trained is sealed once. */
export const sealModel = (model: RiskModel): SealedModel => ({
  ...model,
  digest: digestOf(JSON.stringify(encode(model))),
});

/** The model file: one line of JSON, its digest last. */
export const writeModel = ({ digest, ...model }: SealedModel): string =>
  `${JSON.stringify({ ...encode(model), digest })}\n`;

const SEAL = /,"digest":"([^"]*)"\}\n$/;

/** A model read from its file's text, refused when one byte of it was altered. */
export function loadModel(text: string): Result<SealedModel, ModelRefusal> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return refuse({ code: 'model_malformed', detail: 'not JSON' });
  }
  const parsed = File.extend({ digest: z.string() }).safeParse(json);
  if (!parsed.success) {
    const detail = parsed.error.issues
      .slice(0, 3)
      .map((issue) => `${issue.path.join('.')}: ${issue.message}`)
      .join('; ');
    return refuse({ code: 'model_malformed', detail });
  }
  // Over the text: two of them may tell the same number.
  if (digestOf(text.replace(SEAL, '}')) !== SEAL.exec(text)?.[1]) {
    return refuse({ code: 'model_altered', id: parsed.data.id });
  }
  return ok(parsed.data as SealedModel);
}
