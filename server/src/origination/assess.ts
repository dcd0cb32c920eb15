import {
  currentPolicy,
  type DecisionRecord,
  decide,
  decisionIdOf,
  getProduct,
  type ProductDefinition,
  saveDecision,
} from '../decision/index.ts';
import { type BusinessEvent, listEvents, type Source } from '../events/index.ts';
import { computeFeatures, type FeatureSnapshot } from '../features/index.ts';
import { type Fen, fen, type Id, type Instant, instant, sumFen } from '../kernel/index.ts';
import { listFacilities, listLoans } from '../lending/index.ts';
import { listConsents } from '../party/index.ts';
import type { Tx } from '../platform/index.ts';
import { type Score, scoreBorrower } from '../risk/index.ts';
import { ASSESSMENT } from './consent-text.ts';
import type { Deps } from './deps.ts';
import { expireAfter } from './expire.ts';
import { listNodes, type Place, type Used } from './nodes.ts';
import { offerIdOf } from './offer.ts';
import { type Application, advance } from './queries.ts';

/** The product in force for a kind of business. */
export function productFor(segment: ProductDefinition['segment']): ProductDefinition {
  const product = currentPolicy.products.find((p) => p.segment === segment);
  if (!product) throw new Error(`${currentPolicy.version} has no product for ${segment}`);
  return product;
}

/** What is known of a borrower at one instant, and how likely the model thinks a default. */
interface Assessment {
  readonly features: FeatureSnapshot;
  readonly score: Score;
  readonly connected: readonly Source[];
  readonly leftBehind: readonly Source[];
}

/** Features and score as of `asOf`: the same whenever they are computed, as facts are never edited. */
async function assessAt(
  deps: Deps,
  tx: Tx,
  place: Place,
  application: Application,
  asOf: Instant,
): Promise<Assessment> {
  const product = getProduct(currentPolicy.version, application.product);
  const events = await listEvents(tx, place.borrowerId, { recordedBefore: asOf });
  const leftBehind = await listLeftBehind(tx, place);
  const before = events.filter((event) => event.recordedAt < application.createdAt);
  const connected = product.evidence.filter((source) => isKnown(source, before, leftBehind));
  const features = computeFeatures(events, { asOf, connected: new Set(connected) });
  const card = deps.scorecards.get(product.scorecard);
  if (!card) throw new Error(`no scorecard ${product.scorecard}`);
  return { features, score: scoreBorrower(card, features), connected, leftBehind };
}

/**
 * Facts from before count although their source was left behind this time. With none, it is not known:
 * the part of a first read that came in time says nothing true of sums and spans.
 */
const isKnown = (
  source: Source,
  before: readonly BusinessEvent[],
  leftBehind: readonly Source[],
): boolean => !leftBehind.includes(source) || before.some((event) => event.source === source);

/** Sources the `data` node did without: no consent, no answer in time, or no longer allowed. */
async function listLeftBehind(tx: Tx, place: Place): Promise<Source[]> {
  const data = (await listNodes(tx, place)).find((node) => node.name === 'data');
  const evidence: readonly Source[] = ['taobao', 'alipay'];
  const fetched = data?.used.filter((u) => !u.left).map((u) => u.source) ?? [];
  return evidence.filter((source) => !fetched.includes(source));
}

/** `assess`: reads the facts, computes features and score. @returns The instant it is as of. */
export async function assess(
  deps: Deps,
  tx: Tx,
  place: Place,
  application: Application,
): Promise<{ readonly asOf: number }> {
  const startedAt = deps.clock.now();
  const asOf = instant(startedAt + 1); // What was recorded in this very millisecond counts.
  const { features, score, leftBehind } = await assessAt(deps, tx, place, application, asOf);
  const known = Object.values(features).filter((feature) => feature.value !== null);
  const used: Used[] = [
    {
      what: { zh: '经营特征', en: 'Features of the business' },
      detail: `${known.length}/${Object.keys(features).length}`,
      left: leftBehind.length > 0,
      source: null,
    },
    {
      what: { zh: '评分模型', en: 'Scoring model' },
      detail: `${score.modelId} v${score.version}`,
      left: false,
      source: null,
    },
  ];
  await advance(tx, place, deps.clock.now(), {
    nodes: [
      { name: 'assess', state: 'passed', used, startedAt },
      { name: 'limit', state: 'running' },
    ],
  });
  return { asOf };
}

/** `limit`: rules, limit and price; the whole decision is kept as one record. */
export async function decideLimit(
  deps: Deps,
  tx: Tx,
  place: Place,
  application: Application,
  { asOf }: { readonly asOf: number },
): Promise<'approve' | 'decline' | 'refer'> {
  const { borrowerId, applicationId } = place;
  const at = deps.clock.now();
  const assessed = await assessAt(deps, tx, place, application, instant(asOf));
  const policyVersion = currentPolicy.version;
  const product = getProduct(policyVersion, application.product);
  const exposures = await exposuresOf(tx, borrowerId);
  const { features, score } = assessed;
  const outcome = decide({
    product,
    policyVersion,
    asOf: instant(asOf),
    features,
    score,
    exposures,
  });
  const record: DecisionRecord = {
    id: decisionIdOf(applicationId),
    borrowerId,
    applicationId,
    policyVersion,
    productId: product.id,
    asOf: instant(asOf),
    decidedAt: at,
    consents: await liveConsents(tx, borrowerId, at),
    connected: [...assessed.connected],
    leftBehind: [...assessed.leftBehind],
    features,
    score: { ...score, points: score.points.map((p) => ({ ...p })), reasons: [...score.reasons] },
    exposures,
    outcome: mutable(outcome),
  };
  await saveDecision(tx, record);
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

/** A copy that the record's schema may hold: same values, arrays of its own. */
const mutable = (outcome: ReturnType<typeof decide>): DecisionRecord['outcome'] =>
  structuredClone(outcome) as DecisionRecord['outcome'];

async function liveConsents(tx: Tx, borrowerId: Id<'borrower'>, at: Instant) {
  const all = await listConsents(tx, borrowerId);
  return all
    .filter((c) => c.purpose === ASSESSMENT && c.withdrawnAt === null && at < c.expiresAt)
    .map(({ id, source }) => ({ id, source }));
}

/** What the borrower owes here, and may still draw under other facilities. Unit: fen. */
async function exposuresOf(
  tx: Tx,
  borrowerId: Id<'borrower'>,
): Promise<{ outstanding: Fen; otherLimits: Fen }> {
  const loans = await listLoans(tx, borrowerId);
  const facilities = await listFacilities(tx, borrowerId);
  const owed = loans.filter((loan) => loan.status === 'open' || loan.status === 'paying');
  return {
    outstanding: sumFen(owed.map((loan) => loan.outstanding)),
    otherLimits: facilities.length === 0 ? fen(0n) : sumFen(facilities.map((f) => f.available)),
  };
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
