import type { OpenAPIHono } from '@hono/zod-openapi';
import { currentPolicy, type FeatureValues, listFeatureValues } from '../../decision/index.ts';
import { listEvents, summarizeEvents, writeEventData } from '../../events/index.ts';
import {
  computeFeatures,
  type FeatureDefinition,
  type FeatureEvent,
  type FeatureSource,
  featureDefinitions,
  readFeatures,
  summarizeValues,
  windowOf,
} from '../../features/index.ts';
import { type Instant, instant } from '../../kernel/index.ts';
import { type BorrowerId, findBorrower } from '../../party/index.ts';
import type { ApiDeps } from '../deps.ts';
import { found } from '../problems.ts';
import type { StaffEnv } from './caller.ts';
import * as contract from './feature-contract.ts';

const DECISIONS = 1_000; // The newest: what features look like now.
const DAY_MS = 86_400_000;
const MONTH_MS = 30 * DAY_MS;
const POINTS = 13;
const FACTS = 100;

/** What is known of borrowers: the catalogue of features, one borrower's values, and their facts. */
export function featureRoutes(app: OpenAPIHono<StaffEnv>, deps: ApiDeps): void {
  const { db, clock } = deps;
  app.openapi(contract.listFeatures, async (c) => {
    const values = await listFeatureValues(db, { before: soon(clock.now()), most: DECISIONS });
    const byName = Map.groupBy(values, ({ name }) => name);
    const features = featureDefinitions.map((definition) => ({
      ...viewDefinition(definition),
      statistics: (byName.get(definition.name) ?? []).map(viewStatistics),
    }));
    const counts = Map.groupBy(values, ({ productId }) => productId).values();
    const all = [...counts].reduce((sum, of) => sum + mostOf(of), 0);
    return c.json({ decisions: all, features }, 200);
  });

  app.openapi(contract.getProfile, async (c) => {
    const borrower = found(await findBorrower(db, c.req.valid('param').id));
    const asOf = soon(clock.now());
    const connected = await sourcesOf(deps, borrower.id, asOf);
    const productId = currentPolicy.products.find((p) => p.segment === borrower.segment)?.id;
    const [features, values] = await Promise.all([
      db.tx((tx) => readFeatures(tx, borrower.id, { asOf, connected, segment: borrower.segment })),
      listFeatureValues(db, { before: asOf, most: DECISIONS, productId: productId ?? null }),
    ]);
    const among = new Map(values.map((one) => [one.name, viewStatistics(one)]));
    const view = featureDefinitions.flatMap(({ name, says, unit, direction }) => {
      const known = features[name];
      if (!known) return [];
      const { value, source, also = [], events, newestAt } = known;
      return [
        {
          ...{ name, says: { ...says }, unit, direction, value: textOf(value), source },
          ...{ also: [...also], events, newestAt, among: among.get(name) ?? null },
        },
      ];
    });
    const { id: borrowerId, segment } = borrower;
    return c.json({ borrowerId, segment, asOf, connected: [...connected], features: view }, 200);
  });

  app.openapi(contract.getTrend, async (c) => {
    const { id, name } = c.req.valid('param');
    const { id: borrowerId } = found(await findBorrower(db, id));
    const definition = found(featureDefinitions.find((d) => d.name === name));
    return c.json(await viewTrend(deps, borrowerId, definition), 200);
  });
}

/** Decisions on a product: a feature that is younger than the others is in fewer of them. */
const mostOf = (of: readonly FeatureValues[]): number =>
  Math.max(...of.map(({ values }) => values.length));

/** What was recorded in this very millisecond counts. */
const soon = (now: Instant): Instant => instant(now + 1);

const sourcesOf = async (
  { db }: ApiDeps,
  borrowerId: BorrowerId,
  recordedBefore: Instant,
): Promise<ReadonlySet<FeatureSource>> =>
  new Set((await summarizeEvents(db, borrowerId, { recordedBefore })).map(({ source }) => source));

const textOf = (value: bigint | null): string | null => (value === null ? null : String(value));

function viewStatistics({ productId, values }: FeatureValues) {
  const { p10, p50, p90, drift, ...counts } = summarizeValues(values);
  return {
    ...{ productId, ...counts, p10: textOf(p10), p50: textOf(p50), p90: textOf(p90) },
    driftPpm: drift,
  };
}

const viewDefinition = (d: FeatureDefinition) => ({
  ...{
    name: d.name,
    version: d.version,
    says: { ...d.says },
    advice: { ...d.advice },
    why: { ...d.why },
  },
  ...{ owner: d.owner, unit: d.unit, direction: d.direction, segments: [...d.segments] },
  sources: [...new Set([...d.sources, ...(d.against?.sources ?? [])])],
  window: { ...d.window },
  whenNoEvents: textOf(d.whenNoEvents),
});

/** A year of a feature, and the newest of its facts. */
async function viewTrend(deps: ApiDeps, borrowerId: BorrowerId, definition: FeatureDefinition) {
  const now = soon(deps.clock.now());
  const kinds = [...new Set([...definition.from, ...(definition.against?.from ?? [])])];
  const from = instant(now - POINTS * MONTH_MS - definition.window.days * DAY_MS);
  const all = await listEvents(deps.db, borrowerId, {
    ...{ recordedBefore: now, kinds, occurredFrom: from },
  });
  const sources = new Set<FeatureSource>(viewDefinition(definition).sources as FeatureSource[]);
  const facts = all.filter((fact) => sources.has(fact.source));
  const connected = await sourcesOf(deps, borrowerId, now);
  const first = facts[0]?.occurredAt ?? now;
  const points = Array.from({ length: POINTS }, (_, i) => {
    const at = instant(now - (POINTS - 1 - i) * MONTH_MS);
    // What a source kept begins somewhere: before that nothing is known, which is not nothing.
    if (windowOf(definition, at).from < first - DAY_MS) return { at, value: null, events: 0 };
    // By when it occurred: a source that was connected yesterday told of the year before.
    const known = facts.map((fact): FeatureEvent => ({ ...fact, recordedAt: fact.occurredAt }));
    const value = computeFeatures(known, { asOf: at, connected, definitions: [definition] });
    const { value: told = null, events = 0 } = value[definition.name] ?? {};
    return { at, value: textOf(told), events };
  });
  return {
    ...viewDefinition(definition),
    points,
    facts: facts
      .slice(-FACTS)
      .reverse()
      .map(({ id, kind, source, occurredAt, recordedAt, rawId, data }) => ({
        ...{ id, kind, source, occurredAt, recordedAt, rawId },
        data: JSON.stringify(writeEventData(data)),
      })),
  };
}
