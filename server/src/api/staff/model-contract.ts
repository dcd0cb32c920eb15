import { createRoute, z } from '@hono/zod-openapi';
import { featureUnits } from '../../features/index.ts';
import {
  cardLanguages,
  modelStates,
  modelStepKinds,
  provenances,
  splits,
} from '../../risk/index.ts';
import { answer, FenText, InstantMs, idText, jsonBody, pathId, problems, Says } from '../shapes.ts';

// Risk models as staff see them: the registry, what each was measured at, how it does beside what
// decides, and what it said of a borrower.

const base = { tags: ['staff'], security: [{ accessKey: [] }] };
const Share = z.number().openapi({ description: 'From 0 to 1.' });
const Measured = z
  .strictObject({ value: z.number(), low: z.number(), high: z.number() })
  .openapi('Measured', { description: 'With its 95 % interval.' });

const Comparison = z
  .strictObject({
    n: z.number().int().openapi({ description: 'Newest decisions that it scored.' }),
    meanPd: Share,
    meanDecidedPd: Share.openapi({ description: 'Of the PDs that decided.' }),
    rankCorrelation: z.number().nullable(),
    wouldDecline: z.number().int().openapi({
      description: 'Above the cut-off by this model, and not by what decided.',
    }),
    wouldPass: z.number().int(),
    drift: z.number().nullable().openapi({
      description: 'Population stability index of its scores against valid; null: fewer than 50.',
    }),
  })
  .openapi('ModelComparison');

const summary = {
  digest: z.string(),
  id: z.string(),
  version: z.number().int(),
  segment: z.string().nullable(),
  state: z.enum(modelStates),
  defaultDefinition: z.string(),
  measuredOn: z.string().nullable().openapi({
    description: 'What the cases are called that it was measured on; null: it was not.',
  }),
  provenance: z.enum(provenances).nullable().openapi({
    description:
      'Where those cases come from: made by a simulation, recorded by a lender, or real and drawn by outcome; null: nobody said.',
  }),
  auc: Measured.nullable(),
  ks: Measured.nullable(),
  isAltered: z.boolean().openapi({
    description: 'Whether its file is not what was taken in: then it decides nothing.',
  }),
  compared: Comparison.nullable(),
};
const Summary = z.strictObject(summary).openapi('ModelSummary');

const Evaluation = z
  .strictObject({
    split: z.enum(splits),
    n: z.number().int(),
    bads: z.number().int(),
    meanPd: Share,
    badRate: Share,
    auc: Measured,
    ks: Measured,
    brier: Measured,
    prAuc: z.number(),
    badRateAt: z.strictObject({ '50': Share, '70': Share, '90': Share }),
    roc: z.array(z.array(Share).length(2)),
    reliability: z.array(z.strictObject({ n: z.number().int(), meanPd: Share, badRate: Share })),
    stability: z.strictObject({
      score: z.number(),
      columns: z.array(z.strictObject({ name: z.string(), index: z.number() })),
    }),
    segments: z.array(
      z.strictObject({
        column: z.string(),
        text: z.string(),
        n: z.number().int(),
        meanPd: Share,
        badRate: Share,
        auc: z.number().nullable(),
      }),
    ),
  })
  .openapi('ModelEvaluation');

const Detail = z
  .strictObject({
    ...summary,
    parts: z.array(z.strictObject({ name: z.string(), share: Share, members: z.number().int() })),
    training: z.string().openapi({ description: 'Where it comes from, as JSON.' }),
    evaluation: Evaluation.nullable(),
    steps: z.array(
      z.strictObject({
        step: z.string(),
        byName: z.string(),
        reason: z.string(),
        at: InstantMs,
      }),
    ),
    possible: z.array(z.enum(modelStepKinds)).openapi({
      description: 'Steps that its state allows; who may take one is judged when it is taken.',
    }),
  })
  .openapi('ModelDetail');

const modelPath = z.object({
  digest: z
    .string()
    .regex(/^sha256:[0-9a-f]{64}$/)
    .openapi({ param: { name: 'digest', in: 'path' } }),
});

export const listModels = createRoute({
  ...base,
  method: 'get',
  path: '/models',
  summary: 'Every risk model, those in force first',
  responses: {
    200: answer('The registry.', z.strictObject({ models: z.array(Summary) }).openapi('Models')),
    ...problems(401),
  },
});

export const getModel = createRoute({
  ...base,
  method: 'get',
  path: '/models/{digest}',
  summary: 'A risk model: what it is made of, its measures, what was done with it',
  request: { params: modelPath },
  responses: { 200: answer('The model.', Detail), ...problems(400, 401, 404) },
});

export const getModelCard = createRoute({
  ...base,
  method: 'get',
  path: '/models/{digest}/card',
  summary: 'The model card as a page that stands alone',
  request: {
    params: modelPath,
    query: z.object({
      language: z
        .enum(cardLanguages)
        .default('zh')
        .openapi({ param: { name: 'language', in: 'query' } }),
    }),
  },
  responses: {
    200: answer('The card.', z.strictObject({ html: z.string() }).openapi('ModelCard')),
    ...problems(400, 401, 404, 409, 422),
  },
});

export const takeStep = createRoute({
  ...base,
  method: 'post',
  path: '/models/{digest}/steps',
  summary: 'Shadow, propose, approve, reject or withdraw a model',
  description:
    'Who proposed a model cannot approve it. An approval retires the champion that the segment had; a withdrawn model stays so.',
  request: {
    params: modelPath,
    ...jsonBody(
      z.strictObject({
        step: z.enum(modelStepKinds),
        reason: z.string().trim().min(3).max(400),
      }),
    ),
  },
  responses: { 200: answer('The model.', Detail), ...problems(400, 401, 404, 409, 413, 415, 422) },
});

const Neighbour = z
  .strictObject({
    node: z.string().openapi({
      description: 'As the relationship graph names it: a keyed digest, a carrier, an anchor.',
    }),
    weightFen: FenText,
    logit: z.number().openapi({ description: 'Those of a class add up to what the class did.' }),
  })
  .openapi('ScoreNeighbour');

const ScoreRelations = z
  .strictObject({
    nodes: z.number().int().openapi({ description: 'How many were looked at, two steps far.' }),
    known: z
      .number()
      .int()
      .openapi({ description: 'Of them borrowers here whose values counted.' }),
    isForgotten: z.boolean().openapi({
      description:
        'Whether one of them was forgotten since: its values count no more, and nothing is divided.',
    }),
    classes: z.array(
      z.strictObject({
        relation: z.string(),
        says: Says,
        logit: z.number().openapi({ description: 'Log-odds of bad; above 0 is riskier.' }),
        neighbours: z.array(Neighbour),
      }),
    ),
  })
  .openapi('ScoreRelations');

const Score = z
  .strictObject({
    decisionId: idText('decision'),
    decidedAt: InstantMs,
    model: z.strictObject({
      id: z.string(),
      version: z.number().int(),
      digest: z.string(),
    }),
    pd: Share,
    usualPd: Share.openapi({ description: 'Of a borrower who is usual in everything.' }),
    contributions: z.array(
      z.strictObject({
        feature: z.string(),
        says: Says,
        value: z.string().nullable(),
        unit: z.enum(featureUnits),
        logit: z.number().openapi({ description: 'Log-odds of bad; above 0 is riskier.' }),
      }),
    ),
    relations: ScoreRelations.nullable().openapi({
      description: 'What relations did, the heaviest class first; null: the model reads none.',
    }),
  })
  .openapi('BorrowerScore');

export const getScore = createRoute({
  ...base,
  method: 'get',
  path: '/borrowers/{id}/score',
  summary: 'What a champion said of a borrower in its newest decision, by feature and by relation',
  request: { params: pathId('borrower') },
  responses: {
    200: answer(
      'The score; null: no champion has decided on the borrower.',
      z.strictObject({ score: Score.nullable() }).openapi('NewestScore'),
    ),
    ...problems(401, 404),
  },
});

const Way = z.strictObject({
  policyVersion: z.string(),
  product: z.string(),
  form: z.enum(['guided', 'fixed']),
  decided: z.boolean().openapi({ description: 'The one that decided.' }),
  looksAt: z.int(),
  known: z.int().openapi({ description: 'How many of these values the record has.' }),
  outcome: z.enum(['approve', 'decline', 'refer']),
  pd: z.number(),
  limitFen: FenText,
  annualRateE9: z.string(),
  reasons: z.array(z.strictObject({ code: z.string(), says: Says })),
});

export const getWays = createRoute({
  ...base,
  method: 'get',
  path: '/borrowers/{id}/ways',
  summary: 'The newest decision under every policy in force, from the same record',
  request: { params: pathId('borrower') },
  responses: {
    200: answer(
      'What each comes to; null: nothing was decided yet.',
      z
        .strictObject({
          ways: z
            .strictObject({
              decisionId: idText('decision'),
              decidedAt: InstantMs,
              list: z.array(Way),
            })
            .nullable(),
        })
        .openapi('BorrowerWays'),
    ),
    ...problems(401, 404),
  },
});
