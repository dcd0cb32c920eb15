import {
  type DecisionRecord,
  decide,
  decisionIdOf,
  decodeFeatures,
  encodeFeatures,
  type ProductDefinition,
  policiesInForce,
  policyOf,
  type SurroundingsSeal,
  saveDecision,
  sealOf,
  soldProduct,
} from '../decision/index.ts';
import { summarizeEvents } from '../events/index.ts';
import { type FeatureSnapshot, readFeatures } from '../features/index.ts';
import { type Id, type Instant, instant, type Json, type Source } from '../kernel/index.ts';
import { listConsents } from '../party/index.ts';
import { errorFields, type Tx } from '../platform/index.ts';
import {
  assessModel,
  classOf,
  keepModelScores,
  type ModelPd,
  type ModelScore,
  type ModelsInForce,
  readModelsInForce,
  relationsRead,
  type Score,
  type SealedModel,
  type Surroundings,
  scoreBorrower,
  scoreByModel,
} from '../risk/index.ts';
import { listAllowed } from './allow.ts';
import { exposuresFor } from './buckets.ts';
import { ASSESSMENT } from './consent-text.ts';
import type { Deps } from './deps.ts';
import { expireAfter } from './expire.ts';
import { lookAround } from './look-around.ts';
import { listNodes, type Place, type Used } from './nodes.ts';
import { offerIdOf } from './offer.ts';
import { type Application, advance } from './queries.ts';
import { relateLater, relateNow } from './relate.ts';

/** The product in force for a kind of business, guided or by the fixed form. */
export function productFor(
  segment: ProductDefinition['segment'],
  form?: ProductDefinition['form'],
): ProductDefinition {
  const sold = policiesInForce.flatMap(({ products }) => products);
  const product = sold.find((p) => p.segment === segment && p.form === form);
  if (!product) throw new Error(`no ${form ?? 'guided'} product for ${segment}`);
  return product;
}

/** What is known of a borrower at one instant, as the `assess` step records it for `limit`. */
export type Known = {
  readonly asOf: number;
  readonly connected: readonly Source[];
  readonly leftBehind: readonly Source[];
  /** See `decodeFeatures`. */
  readonly features: Json;
};

/** The features of a borrower as of `asOf`, from every source that was asked and is known. */
export async function readKnown(
  tx: Tx,
  place: Place,
  application: Application,
  asOf: Instant,
): Promise<Omit<Known, 'features'> & { readonly features: FeatureSnapshot }> {
  const { borrowerId } = place;
  const { evidence, segment } = soldProduct(application.product);
  const { asked, leftBehind } = await listAsked(tx, place, evidence);
  // Facts from before count although their source was left behind this time. With none, it is not
  // known: the part of a first read that came in time says nothing true of sums and spans.
  const before = new Set(
    leftBehind.length === 0
      ? []
      : (await summarizeEvents(tx, borrowerId, { recordedBefore: application.createdAt })).map(
          ({ source }) => source,
        ),
  );
  // What a borrower has taken back counts no more, whatever was read while it was allowed.
  const allowed = new Set(await listAllowed(tx, place.borrowerId, asOf));
  const connected = asked.filter(
    (s) => allowed.has(s) && (!leftBehind.includes(s) || before.has(s)),
  );
  const filter = { asOf, connected: new Set(connected), segment };
  const features = await readFeatures(tx, borrowerId, filter);
  const without = asked.filter((s) => leftBehind.includes(s) || !allowed.has(s));
  return { asOf, connected, leftBehind: without, features };
}

/** What decides on a borrower: the points of the product's scorecard, and the champion's PD if there is one. */
interface Scored {
  readonly score: Score;
  readonly model?: ModelScore;
  /** Where a model looked at what is around the borrower. */
  readonly surroundings?: SurroundingsSeal;
}

/** The points of the product's scorecard. */
function pointsOf(
  deps: Deps,
  { product }: Pick<Application, 'product'>,
  features: FeatureSnapshot,
): Score {
  const { scorecard } = soldProduct(product);
  const card = deps.scorecards.get(scorecard);
  if (!card) throw new Error(`no scorecard ${scorecard}`);
  return scoreBorrower(card, features);
}

/** For a record: with the champion's reasons. */
export async function scoreBy(
  deps: Deps,
  champion: SealedModel | null,
  application: Pick<Application, 'product'>,
  features: FeatureSnapshot,
  around?: Surroundings,
): Promise<Scored> {
  const assess = (model: SealedModel) => assessModel(model, features, around);
  const model = champion && (await orTell(deps, champion, assess));
  return {
    score: pointsOf(deps, application, features),
    ...(model ? { model } : {}),
    ...(around ? { surroundings: sealOf(around) } : {}),
  };
}

/** For a question of what if: the champion's PD alone. */
export async function pdBy(
  deps: Deps,
  champion: SealedModel | null,
  application: Pick<Application, 'product'>,
  features: FeatureSnapshot,
  around?: Surroundings,
): Promise<{ readonly score: Score; readonly model?: ModelPd }> {
  const model =
    champion && (await orTell(deps, champion, (one) => scoreByModel(one, features, around)));
  return { score: pointsOf(deps, application, features), ...(model ? { model } : {}) };
}

/** The models of the product's segment; none where the policy is one of scorecards alone. */
export const modelsFor = async (
  tx: Tx,
  { product }: Pick<Application, 'product'>,
): Promise<ModelsInForce> =>
  policyOf(product).scoredBy === 'scorecard'
    ? { champion: null, shadows: [], refused: [] }
    : readModelsInForce(tx, soldProduct(product).segment);

/** What the models beside the champion say, which decides nothing. */
async function scoreShadows(
  deps: Deps,
  { shadows, refused }: ModelsInForce,
  features: FeatureSnapshot,
  around: Surroundings | undefined,
): Promise<ModelPd[]> {
  for (const digest of refused) deps.log.warn('model.refused', { digest });
  const score = (model: SealedModel) => scoreByModel(model, features, around);
  // Without what is around, one that reads relations would take everybody for alone.
  const able = shadows.filter((shadow) => around || relationsRead(shadow).length === 0);
  const said = await Promise.all(able.map((shadow) => orTell(deps, shadow, score)));
  return said.filter((one) => one !== null);
}

/** A model that fails on a borrower decides nothing on them: the scorecard does, and the log says so. */
async function orTell<S>(
  { log }: Deps,
  model: SealedModel,
  score: (model: SealedModel) => Promise<S>,
): Promise<S | null> {
  try {
    return await score(model);
  } catch (error) {
    log.error('model.failed', { digest: model.digest, ...errorFields(error) });
    return null;
  }
}

/**
 * Sources that the decision may look at, the product's evidence first, and those of them that the
 * `data` node did without: no consent, no answer in time, or no longer allowed.
 */
async function listAsked(
  tx: Tx,
  place: Place,
  evidence: readonly Source[],
): Promise<{ readonly asked: Source[]; readonly leftBehind: Source[] }> {
  const data = (await listNodes(tx, place)).find((node) => node.name === 'data');
  const used = data?.used.filter((u) => u.source !== null) ?? [];
  const fetched = new Set(used.filter((u) => !u.left).map((u) => u.source));
  const asked = [...new Set([...evidence, ...used.map((u) => u.source as Source)])];
  return { asked, leftBehind: asked.filter((source) => !fetched.has(source)) };
}

/** `assess`: reads the facts, computes features and score. @returns What `limit` decides from. */
export async function assess(
  deps: Deps,
  tx: Tx,
  place: Place,
  application: Application,
): Promise<Known> {
  const startedAt = deps.clock.now();
  await relateNow(tx, place.borrowerId, startedAt);
  const asOf = instant(startedAt + 1); // What was recorded in this very millisecond counts.
  const { features, ...rest } = await readKnown(tx, place, application, asOf);
  const { champion } = await modelsFor(tx, application);
  const around = await lookAround(deps, tx, place.borrowerId, { champion, shadows: [] }, { asOf });
  const { score, model } = await pdBy(deps, champion, application, features, around);
  const known = Object.values(features).filter((feature) => feature.value !== null);
  const used: Used[] = [
    {
      what: { zh: '经营特征', en: 'Features of the business' },
      detail: `${known.length}/${Object.keys(features).length}`,
      left: rest.leftBehind.length > 0,
      source: null,
    },
    {
      what: { zh: '评分模型', en: 'Scoring model' },
      detail: `${(model ?? score).modelId} v${(model ?? score).version}`,
      left: false,
      source: null,
    },
    ...(around ? [relationsUsed(around)] : []),
  ];
  await relateLater(deps, tx, place);
  await advance(tx, place, deps.clock.now(), {
    nodes: [
      { name: 'assess', state: 'passed', used, startedAt },
      { name: 'limit', state: 'running' },
    ],
  });
  return { ...rest, features: encodeFeatures(features) };
}

const relationsUsed = ({ edges }: Surroundings): Used => ({
  what: { zh: '往来关系', en: 'Business relations' },
  detail: String(edges.filter((edge) => classOf(edge) !== null).length),
  ...{ left: false, source: null },
});

/** `limit`: rules, limit and price; the whole decision is kept as one record. */
export async function decideLimit(
  deps: Deps,
  tx: Tx,
  place: Place,
  application: Application,
  known: Known,
): Promise<'approve' | 'decline' | 'refer'> {
  const { borrowerId, applicationId } = place;
  const at = deps.clock.now();
  const asOf = instant(known.asOf);
  const features = decodeFeatures(known.features);
  const models = await modelsFor(tx, application);
  const around = await lookAround(deps, tx, borrowerId, models, { asOf });
  const scored = await scoreBy(deps, models.champion, application, features, around);
  const shadows = await scoreShadows(deps, models, features, around);
  const policyVersion = policyOf(application.product).version;
  const product = soldProduct(application.product);
  const [exposures, consents] = await Promise.all([
    exposuresFor(deps, tx, borrowerId, {
      ...{ segment: product.segment, sources: known.connected, at },
    }),
    liveConsents(tx, borrowerId, at),
  ]);
  const outcome = decide({
    ...{ product, policyVersion, asOf, features, ...scored, exposures },
  });
  const record: DecisionRecord = {
    id: decisionIdOf(applicationId),
    borrowerId,
    applicationId,
    policyVersion,
    productId: product.id,
    asOf,
    decidedAt: at,
    consents,
    connected: known.connected,
    leftBehind: known.leftBehind,
    features,
    ...scored,
    exposures,
    outcome,
  };
  await saveDecision(tx, record, around);
  await keepModelScores(tx, {
    ...{ borrowerId, decisionId: record.id, at },
    decidedPdE9: (scored.model ?? scored.score).pdE9,
    said: [
      ...(scored.model ? [{ ...scored.model, role: 'champion' as const }] : []),
      ...shadows.map((shadow) => ({ ...shadow, role: 'shadow' as const })),
    ],
  });
  const approved = outcome.outcome === 'approve';
  const used: Used[] = [
    {
      what: { zh: '规则', en: 'Rules' },
      detail: `${outcome.rules.length - outcome.reasons.length}/${outcome.rules.length}`,
      left: false,
      source: null,
    },
  ];
  await advance(tx, place, deps.clock.now(), {
    decisionId: record.id,
    ...(approved ? {} : { status: outcome.outcome === 'refer' ? 'referred' : 'declined' }),
    nodes: [
      { name: 'limit', state: approved ? 'passed' : 'failed', used },
      ...(approved ? [{ name: 'offer', state: 'running' } as const] : []),
    ],
  });
  return outcome.outcome;
}

async function liveConsents(tx: Tx, borrowerId: Id<'borrower'>, at: Instant) {
  const all = await listConsents(tx, borrowerId);
  return all
    .filter((c) => c.purpose === ASSESSMENT && c.withdrawnAt === null && at < c.expiresAt)
    .map(({ id, source }) => ({ id, source }));
}

/** `offer`: opens the offer that the borrower may sign until it expires. */
export async function makeOffer(
  deps: Deps,
  tx: Tx,
  place: Place,
  application: Application,
): Promise<null> {
  const at = deps.clock.now();
  const { decisionId } = application;
  if (decisionId === null) throw new Error(`no decision of ${place.applicationId}`);
  await advance(tx, place, at, {
    status: 'offered',
    offer: { id: offerIdOf(decisionId), expiresAt: instant(at + deps.times.offerTtlMs) },
    nodes: [
      { name: 'offer', state: 'passed' },
      { name: 'sign', state: 'waiting' },
    ],
  });
  await expireAfter(deps, tx, place, deps.times.offerTtlMs + 1_000, 'offer');
  return null;
}
