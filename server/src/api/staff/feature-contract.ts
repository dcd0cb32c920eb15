import { createRoute, z } from '@hono/zod-openapi';
import { featureUnits } from '../../features/index.ts';
import { relationTypes } from '../../graph/index.ts';
import { segments } from '../../kernel/index.ts';
import {
  answer,
  DateText,
  Day,
  InstantMs,
  idText,
  pathId,
  problems,
  Says,
  SegmentName,
} from '../shapes.ts';

// What is known of borrowers, as staff see it: the catalogue of features, one borrower's values, where
// they come from, and whom a borrower is related to.

const base = { tags: ['staff'], security: [{ accessKey: [] }] };
const Value = z
  .string()
  .nullable()
  .openapi({ description: 'A whole number as text; null: not known.' });

const Statistics = z
  .strictObject({
    productId: z.string(),
    decisions: z.number().int(),
    known: z.number().int(),
    p10: Value,
    p50: Value,
    p90: Value,
    driftPpm: z.number().int().nullable().openapi({
      description:
        'Population stability index of the later half of decisions against the earlier; null: too few.',
    }),
  })
  .openapi('FeatureStatistics');

const about = {
  name: z.string(),
  version: z.number().int(),
  says: Says,
  advice: Says,
  why: Says,
  owner: z.string(),
  unit: z.enum(featureUnits),
  direction: z.enum(['more_is_safer', 'less_is_safer', 'none']),
  segments: z.array(z.enum(segments)),
  sources: z.array(z.string()),
  window: z.strictObject({ days: z.number().int(), shape: z.enum(['rolling', 'open', 'whole']) }),
  whenNoEvents: Value.openapi({
    description: 'The value when nothing happened; null: then it is not known.',
  }),
};

const Catalogue = z
  .strictObject({
    decisions: z.number().int().openapi({ description: 'The newest, over which is counted.' }),
    features: z.array(
      z.strictObject({ ...about, statistics: z.array(Statistics) }).openapi('CatalogueFeature'),
    ),
  })
  .openapi('FeatureCatalogue');

export const listFeatures = createRoute({
  ...base,
  method: 'get',
  path: '/features',
  summary: 'Every feature, and what it looks like across the newest decisions',
  responses: { 200: answer('The catalogue.', Catalogue), ...problems(401) },
});

const Known = {
  value: Value,
  source: z.string(),
  also: z.array(z.string()),
  events: z.number().int(),
  newestAt: InstantMs.nullable(),
};

const Profile = z
  .strictObject({
    borrowerId: idText('borrower'),
    segment: SegmentName,
    asOf: InstantMs,
    connected: z.array(z.string()).openapi({ description: 'Sources of which there are facts.' }),
    features: z.array(
      z
        .strictObject({
          name: z.string(),
          says: Says,
          unit: z.enum(featureUnits),
          direction: z.enum(['more_is_safer', 'less_is_safer', 'none']),
          ...Known,
          among: Statistics.nullable().openapi({
            description:
              'Values in decisions on the product of this segment; null: there was none.',
          }),
        })
        .openapi('ProfileFeature'),
    ),
  })
  .openapi('BorrowerProfile');

export const getProfile = createRoute({
  ...base,
  method: 'get',
  path: '/borrowers/{id}/profile',
  summary: 'What is known of a borrower now, beside others of its kind',
  request: { params: pathId('borrower') },
  responses: { 200: answer('The profile.', Profile), ...problems(401, 404) },
});

const Trend = z
  .strictObject({
    ...about,
    points: z.array(z.strictObject({ at: InstantMs, value: Value, events: z.number().int() })),
    facts: z.array(
      z
        .strictObject({
          id: z.string(),
          kind: z.string(),
          source: z.string(),
          occurredAt: InstantMs,
          recordedAt: InstantMs,
          rawId: z.string().nullable(),
          data: z.string().openapi({ description: 'As JSON; who is in it is a keyed digest.' }),
        })
        .openapi('FeatureFact'),
    ),
  })
  .openapi('FeatureTrend');

export const getTrend = createRoute({
  ...base,
  method: 'get',
  path: '/borrowers/{id}/features/{name}',
  summary: 'One feature of a borrower over a year, and the newest facts that it is made of',
  description: 'Points are told by when things occurred, whenever they were recorded.',
  request: {
    params: z.object({
      id: pathId('borrower').shape.id,
      name: z
        .string()
        .max(80)
        .openapi({ param: { name: 'name', in: 'path' } }),
    }),
  },
  responses: { 200: answer('The feature.', Trend), ...problems(401, 404) },
});

const isRelationType = (name: string): boolean => relationTypes.some((type) => type === name);

const Relation = z
  .strictObject({
    borrowerId: idText('borrower').openapi({ description: 'Whose facts tell of it.' }),
    type: z.enum(relationTypes),
    towards: z.boolean().openapi({ description: 'Whether it points to the borrower.' }),
    other: z.string(),
    events: z.number().int(),
    weightFen: z.string(),
    firstOn: DateText,
    lastOn: DateText,
    untilOn: DateText,
  })
  .openapi('Relation');

const Relations = z
  .strictObject({
    node: z.string(),
    on: DateText,
    total: z.number().int().openapi({ description: 'Relations of the node on that day.' }),
    more: z.boolean().openapi({ description: 'Whether there are more than were counted.' }),
    leftOut: z.number().int().openapi({
      description:
        'Relations of a borrower that features of its neighbours do not look along: it has more than a look goes to.',
    }),
    moreLeftOut: z
      .boolean()
      .openapi({ description: 'Whether more were left out than were counted.' }),
    relations: z.array(Relation),
    borrowers: z.array(
      z.strictObject({
        id: idText('borrower'),
        outstandingFen: z.string().openapi({ description: 'What it owes here.' }),
      }),
    ),
  })
  .openapi('Relations');

export const listRelations = createRoute({
  ...base,
  method: 'get',
  path: '/relations',
  summary: 'Relations of a borrower or of somebody whom borrowers know, the strongest first',
  request: {
    query: z.object({
      node: z
        .string()
        .min(1)
        .max(300)
        .openapi({ param: { name: 'node', in: 'query' } }),
      types: z
        .string()
        .max(400)
        .default('')
        .refine((text) => text === '' || text.split(',').every(isRelationType), {
          error: `types are ${relationTypes.join(', ')}`,
        })
        .openapi({
          param: { name: 'types', in: 'query' },
          description: 'Types with commas between; none: all.',
        }),
      on: Day.optional().openapi({ param: { name: 'on', in: 'query' } }),
      most: z.coerce
        .number()
        .int()
        .min(1)
        .max(200)
        .default(25)
        .openapi({ param: { name: 'most', in: 'query' } }),
    }),
  },
  responses: { 200: answer('The relations.', Relations), ...problems(400, 401, 404) },
});
