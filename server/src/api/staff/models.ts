import type { OpenAPIHono } from '@hono/zod-openapi';
import { currentPolicy, listDecisions, type StoredDecision } from '../../decision/index.ts';
import { getDefinition } from '../../features/index.ts';
import { type Way, waysOf } from '../../origination/index.ts';
import { findBorrower } from '../../party/index.ts';
import {
  compareScores,
  findModel,
  type ListedModel,
  listModelScores,
  listModelSteps,
  listModels,
  pdOfLogit,
  readModel,
  type SealedModel,
  stepsFrom,
  takeModelStep,
  writeModelCard,
} from '../../risk/index.ts';
import type { ApiDeps } from '../deps.ts';
import { found, must, problemOf } from '../problems.ts';
import type { StaffEnv } from './caller.ts';
import * as contract from './model-contract.ts';
import { viewRelations } from './score-relations.ts';

const COMPARED = 2_000; // The newest decisions.
const DECISIONS = 20; // The newest of a borrower, among which one by a champion is looked for.
const NOBODY = 1_000_000_000n; // The cut-off of a segment that no product lends to.

/** Risk models: the registry, what people do with them, and what the champion said of a borrower. */
export function modelRoutes(app: OpenAPIHono<StaffEnv>, deps: ApiDeps): void {
  const { db, clock } = deps;
  app.openapi(contract.listModels, async (c) => {
    const all = await listModels(db);
    return c.json({ models: await Promise.all(all.map((one) => viewSummary(deps, one))) }, 200);
  });

  app.openapi(contract.getModel, async (c) => {
    const listed = found(await findModel(db, c.req.valid('param').digest), 'model_not_found');
    return c.json(await viewDetail(deps, listed), 200);
  });

  app.openapi(contract.getModelCard, async (c) => {
    const { evaluation, digest } = found(
      await findModel(db, c.req.valid('param').digest),
      'model_not_found',
    );
    if (evaluation === null) throw problemOf({ code: 'model_not_measured' });
    const { language } = c.req.valid('query');
    const { data, provenance, measured } = evaluation;
    const model = await readModel(db, digest);
    if (!model) throw problemOf({ code: 'model_altered' });
    const html = writeModelCard(model, measured, { data, provenance, language });
    return c.json({ html }, 200);
  });

  app.openapi(contract.takeStep, async (c) => {
    const { digest } = c.req.valid('param');
    const { partyId, name } = c.var.access;
    const asked = { ...c.req.valid('json'), by: { id: partyId, name }, at: clock.now() };
    const taken = await db.tx((tx) => takeModelStep(tx, digest, asked));
    const listed = must(found(taken, 'model_not_found'));
    return c.json(await viewDetail(deps, listed), 200);
  });

  app.openapi(contract.getScore, async (c) => {
    const { id } = found(await findBorrower(db, c.req.valid('param').id));
    const newest = (await listDecisions(db, id, DECISIONS)).find(({ model }) => model);
    return c.json({ score: newest ? await viewScore(deps, newest) : null }, 200);
  });

  app.openapi(contract.getWays, async (c) => {
    const { id } = found(await findBorrower(db, c.req.valid('param').id));
    const read = await waysOf(deps, id);
    if (!read) return c.json({ ways: null }, 200);
    const { record, ways } = read;
    const { id: decisionId, decidedAt } = record;
    return c.json({ ways: { decisionId, decidedAt, list: ways.map(viewWay) } }, 200);
  });
}

const share = (pdE9: bigint): number => Number(pdE9) / 1e9;

const viewWay = ({ policyVersion, product, outcome, pdE9, decided, looksAt, known }: Way) => ({
  ...{ policyVersion, decided, looksAt, known, pd: share(pdE9) },
  product: product.id,
  form: product.form ?? ('guided' as const),
  outcome: outcome.outcome,
  limitFen: String(outcome.limit),
  annualRateE9: String(outcome.annualRate),
  reasons: outcome.rules
    .filter(({ verdict }) => verdict !== 'pass')
    .map(({ code, says }) => ({ code, says: { ...says } })),
});

async function viewSummary({ db }: ApiDeps, listed: ListedModel) {
  const { evaluation, ...rest } = listed;
  const model = await readModel(db, listed.digest);
  const said = await listModelScores(db, listed.digest, COMPARED);
  return {
    ...rest,
    isAltered: !model,
    measuredOn: evaluation?.data ?? null,
    provenance: evaluation?.provenance ?? null,
    auc: evaluation?.measured.auc ?? null,
    ks: evaluation?.measured.ks ?? null,
    compared: model ? viewComparison(model, said) : null,
  };
}

function viewComparison(model: SealedModel, said: Awaited<ReturnType<typeof listModelScores>>) {
  const product = currentPolicy.products.find(({ segment }) => segment === model.segment);
  const compared = compareScores(model, said, product?.thresholds.pdMaxE9 ?? NOBODY);
  const { meanPdE9, meanDecidedPdE9, ...counts } = compared;
  return { ...counts, meanPd: share(meanPdE9), meanDecidedPd: share(meanDecidedPdE9) };
}

async function viewDetail(deps: ApiDeps, listed: ListedModel) {
  const [summary, model, steps] = await Promise.all([
    viewSummary(deps, listed),
    readModel(deps.db, listed.digest),
    listModelSteps(deps.db, listed.digest),
  ]);
  return {
    ...summary,
    parts: model ? viewParts(model) : [],
    training: JSON.stringify(model?.training ?? null),
    evaluation: viewEvaluation(listed),
    steps: steps.map(({ step, byName, reason, at }) => ({ step, byName, reason, at })),
    possible: stepsFrom(listed.state),
  };
}

const viewParts = ({ parts }: SealedModel) =>
  parts.map(({ name, share, members }) => ({ name, share, members: members.length }));

function viewEvaluation({ evaluation }: ListedModel) {
  if (evaluation === null) return null;
  const { roc, reliability, stability, segments, ...measured } = evaluation.measured;
  return {
    ...measured,
    roc: roc.map((point) => [...point]),
    reliability: [...reliability],
    stability: { score: stability.score, columns: [...stability.columns] },
    segments: [...segments],
  };
}

async function viewScore({ db }: ApiDeps, decision: StoredDecision) {
  const { id, decidedAt, model, features } = decision;
  if (!model) return null;
  const { modelId, version, digest, baseE6, contributions, pdE9 } = model;
  return {
    ...{ decisionId: id, decidedAt, model: { id: modelId, version, digest } },
    ...{ pd: share(pdE9), usualPd: share(pdOfLogit(baseE6)) },
    contributions: contributions.map(({ feature, logitE6 }) => {
      const { value = null } = features[feature] ?? {};
      const { says, unit } = getDefinition(feature);
      return {
        ...{ feature, says: { ...says }, unit },
        value: value === null ? null : String(value),
        logit: Number(logitE6) / 1e6,
      };
    }),
    relations: model.relations ? await viewRelations(db, decision, model.relations) : null,
  };
}
