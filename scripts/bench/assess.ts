import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { growMerchant, toEvents } from '../../lab/economy/index.ts';
import {
  currentPolicy,
  type DecisionOutcome,
  decide,
  type ProductDefinition,
} from '../../server/src/decision/index.ts';
import { appendEvents, type NewEvent } from '../../server/src/events/index.ts';
import {
  type FeatureSnapshot,
  factsNeeded,
  readFeatures,
} from '../../server/src/features/index.ts';
import { fen, type Id, type Instant, instant } from '../../server/src/kernel/index.ts';
import {
  type Database,
  migrate,
  newId,
  openDatabase,
  readMigrations,
  systemClock,
} from '../../server/src/platform/index.ts';
import {
  assessModel,
  loadModel,
  readScorecard,
  type Scorecard,
  type SealedModel,
  scoreBorrower,
} from '../../server/src/risk/index.ts';
import { openProgress } from '../progress.ts';
import { root } from '../stack/child.ts';
import { type Figure, median, spread } from './figure.ts';
import type { Bench } from './ground.ts';

const GIVEN_P50_MAX_MS = 2;
const GIVEN_P99_MAX_MS = 10;
const READ_P50_MAX_MS = 8;

/** One assessment in process: both scores with their reasons, rules, limit and price. */
export const assessBench: Bench = {
  name: 'assess',
  what: 'one assessment in process, features given and read from the store',
  run: async ({ ground, quick }) => {
    const db = openDatabase(await ground.database('assess'), { max: 2 });
    try {
      await migrate(db, readMigrations(join(root, 'server/src')));
      const figures: Figure[] = [];
      for (const product of currentPolicy.products) {
        if (!isAlone(product.segment)) continue; // Firms of a cluster live together.
        const cases = await prepare(db, product, quick ? 1 : 5);
        figures.push(await measure(db, product, cases, quick));
      }
      return figures;
    } finally {
      await db.close();
    }
  },
};

/** Kinds of business that the economy grows one by one. */
const isAlone = (segment: string): segment is 'shop' | 'onlineSeller' =>
  segment === 'shop' || segment === 'onlineSeller';

interface Case {
  readonly borrowerId: Id<'borrower'>;
  readonly asOf: Instant;
  readonly events: number;
}

/** Borrowers with all that partners would hand over about them. */
async function prepare(db: Database, product: ProductDefinition, n: number): Promise<Case[]> {
  const to = systemClock.now();
  const { since } = factsNeeded(to); // What partners are asked for.
  const from = instant(Math.min(...since.values()));
  const cases: Case[] = [];
  const { segment } = product;
  if (!isAlone(segment)) return cases;
  for (let index = 0; index < n; index += 1) {
    const scenario = segment === 'shop' ? 'offline-shop' : 'online-seller';
    const merchant = growMerchant({
      seed: 310,
      index,
      segment,
      scenario,
      from,
      to,
    });
    const borrowerId = newId('borrower');
    const recordedAt = instant(to - 1);
    const events = toEvents(merchant, { borrowerId, blind: (text) => text })
      .filter((event) => event.occurredAt >= (since.get(event.source) ?? to))
      .map((event) => ({ ...event, borrowerId, rawId: null }) as NewEvent);
    await db.tx((tx) => appendEvents(tx, events, recordedAt));
    cases.push({ borrowerId, asOf: to, events: events.length });
  }
  await db.exec`analyze`;
  return cases;
}

/** The decision that follows from features: the part of an assessment that knows no database. */
async function assess(
  product: ProductDefinition,
  { card, champion }: Models,
  features: FeatureSnapshot,
  asOf: Instant,
): Promise<DecisionOutcome> {
  const score = scoreBorrower(card, features);
  const model = await assessModel(champion, features);
  const exposures = { outstanding: fen(0n), otherLimits: fen(0n) };
  const policyVersion = currentPolicy.version;
  return decide({ product, policyVersion, asOf, features, score, model, exposures });
}

interface Models {
  readonly card: Scorecard;
  readonly champion: SealedModel;
}

/** Those that come with the release. */
function readModels({ scorecard, segment }: ProductDefinition): Models {
  const dir = join(root, 'server/models');
  const files = readdirSync(dir).map((name) => readFileSync(join(dir, name, 'model.json'), 'utf8'));
  for (const text of files) {
    const loaded = loadModel(text);
    if (loaded.ok && loaded.value.segment === segment) {
      return { card: readScorecard(dir, scorecard), champion: loaded.value };
    }
  }
  throw new Error(`no champion of ${segment} in ${dir}`);
}

/** Features as the journey reads them: from the borrower's days, which are up to date. */
const readFeaturesOf = (
  db: Database,
  { evidence, segment }: ProductDefinition,
  { borrowerId, asOf }: Case,
): Promise<FeatureSnapshot> =>
  db.tx((tx) => readFeatures(tx, borrowerId, { asOf, connected: new Set(evidence), segment }));

async function measure(
  db: Database,
  product: ProductDefinition,
  cases: readonly Case[],
  quick: boolean,
): Promise<Figure> {
  const models = readModels(product);
  const rounds = quick ? 5 : 40;
  const progress = openProgress(rounds * cases.length, `assessments of ${product.id}`);
  const given: number[] = [];
  const read: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const one of cases) {
      const startedAt = performance.now();
      const features = await readFeaturesOf(db, product, one);
      const readAt = performance.now();
      await assess(product, models, features, one.asOf);
      const endedAt = performance.now();
      progress.step();
      if (round < rounds / 5) continue; // While the machine code is still being made.
      given.push(endedAt - readAt);
      read.push(endedAt - startedAt);
    }
  }
  progress.end();
  const [alone, whole] = [spread(given), spread(read)];
  return {
    name: `one assessment, ${product.id}`,
    reach:
      `features given: p50 at most ${GIVEN_P50_MAX_MS} ms, p99 at most ${GIVEN_P99_MAX_MS} ms; ` +
      `read from the store: p50 at most ${READ_P50_MAX_MS} ms`,
    met:
      alone.p50 <= GIVEN_P50_MAX_MS &&
      alone.p99 <= GIVEN_P99_MAX_MS &&
      whole.p50 <= READ_P50_MAX_MS,
    values: {
      assessments: alone.n,
      eventsPerBorrower: median(cases.map((one) => one.events)),
      featuresGivenP50Ms: alone.p50,
      featuresGivenP99Ms: alone.p99,
      fromStoreP50Ms: whole.p50,
      fromStoreP99Ms: whole.p99,
    },
  };
}
