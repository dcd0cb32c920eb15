import type { Connection } from '../connectors/index.ts';
import {
  decide,
  listMedians,
  type ProductDefinition,
  policyOf,
  type RuleOutcome,
  soldProduct,
  type Usual,
  usualOfProduct,
  type Worth,
  worthOf,
} from '../decision/index.ts';
import { summarizeEvents } from '../events/index.ts';
import { type FeatureSnapshot, type FeatureUnit, getDefinition } from '../features/index.ts';
import { type Fen, type Instant, instant, type Says, type Source } from '../kernel/index.ts';
import { listGranted, listIdentifiers, openProfile } from '../party/index.ts';
import type { Tx } from '../platform/index.ts';
import { likelyOf, type SealedModel } from '../risk/index.ts';
import { listLiveSources } from './allow.ts';
import { modelsFor, pdBy, readKnown } from './assess.ts';
import { sourceText } from './consent-text.ts';
import type { Deps } from './deps.ts';
import { exposuresOf } from './group.ts';
import { lookAround } from './look-around.ts';
import { listNodes, type Place } from './nodes.ts';
import { numbersNeeded, type OwnNumberKind } from './own-numbers.ts';
import { type Application, findApplication } from './queries.ts';
import { READING } from './sources.ts';

/** What is known from one source, with the few values that weigh in the limit. */
export interface KnownSource {
  readonly source: Source;
  readonly name: Says;
  readonly events: number;
  readonly newestAt: Instant | null;
  readonly highlights: readonly {
    readonly feature: string;
    readonly says: Says;
    readonly value: bigint;
    readonly unit: FeatureUnit;
  }[];
}

/** One more thing that could be known, and what it would do. */
export interface Ask {
  readonly source: Source;
  readonly name: Says;
  readonly connection: Connection['kind'];
  /** The account at the partner is there; what is missing is the leave to read it. */
  readonly connected: boolean;
  /** Numbers to tell first. */
  readonly asks: readonly OwnNumberKind[];
  /** Without it there is no offer. */
  readonly required: boolean;
  /** Being read now. */
  readonly reading: boolean;
  /** Expected change of the limit. Whole 100 yuan. */
  readonly worth: Fen;
  /** The most it can bring. Whole 100 yuan. */
  readonly most: Fen;
  /** How likely the source holds anything of such a borrower. From 0 to 1; 1: nobody can say. */
  readonly likely: number;
}

/** Where an application stands before it is decided: what is known, what it would come to, what is worth asking. */
export interface Guide {
  /** What the limit would be now; nothing where a rule stands in the way. Unit: fen. */
  readonly limit: Fen;
  readonly reasons: readonly Pick<RuleOutcome, 'code' | 'says' | 'advice'>[];
  readonly known: readonly KnownSource[];
  /** What there is no offer without first, then what is worth most, times how likely it is there. */
  readonly asks: readonly Ask[];
  readonly payeeMissing: boolean;
}

const LIKELY_LEAST = 0.05; // Below it hardly anybody has it: to be asked is a nuisance.
const HIGHLIGHTS = 3; // Of a source: more is a report.
const SEEN_MOST = 100; // Decisions by which it is known what is usual.
const SEEN_LEAST = 30; // Fewer say less than what is assumed.

/** The guide of an application of the borrower's, or `undefined` when there is none of that id. */
export const guideOf = (deps: Deps, place: Place): Promise<Guide | undefined> =>
  deps.db.tx(async (tx) => {
    const application = await findApplication(tx, place.borrowerId, place.applicationId);
    return application && guideFor(deps, tx, place, application);
  });

async function guideFor(
  deps: Deps,
  tx: Tx,
  place: Place,
  application: Application,
): Promise<Guide> {
  const { borrowerId } = place;
  const asOf = instant(deps.clock.now() + 1);
  const policyVersion = policyOf(application.product).version;
  const product = soldProduct(application.product);
  const models = await modelsFor(tx, application);
  const { champion } = models;
  const deciding = { champion, shadows: [] }; // What stands beside it is asked at the decision.
  const { features, connected } = await readKnown(tx, place, application, asOf);
  const around = await lookAround(deps, tx, borrowerId, deciding, { asOf });
  const scored = await pdBy(deps, champion, application, features, around);
  const exposures = await exposuresOf(tx, borrowerId);
  const input = { product, policyVersion, asOf, features, ...scored, exposures };
  const { limit, rules } = decide(input);
  const usual = await usualOf(tx, product, champion);
  // What was left behind, or taken back, is open like what was never connected.
  const all = Object.keys(deps.connectors) as Source[];
  const sources = all.filter((source) => !connected.includes(source));
  const card = deps.scorecards.get(product.scorecard);
  const worths = card ? worthOf(product, card, features, { sources, usual }) : [];
  const profile = await openProfile(tx, deps.vault, borrowerId);
  const known = await listKnown(tx, place, product, features, { asOf, connected });
  const events = known.reduce((sum, one) => sum + one.events, 0);
  const early = { segment: product.segment, events, limitYuan: Number(limit) / 100 };
  const likely = deps.likely && likelyOf(deps.likely, early);
  return {
    limit,
    reasons: rules
      .filter(({ verdict }) => verdict !== 'pass')
      .map(({ code, says, advice }) => ({ code, says, advice })),
    known,
    asks: await listAsks(deps, tx, place, product, { worths, likely }),
    payeeMissing: profile.holderName === null || profile.accountNumber === null,
  };
}

/** What is usual in a product's segment: as seen, else as the champion saw it in training, else assumed. */
async function usualOf(
  tx: Tx,
  product: ProductDefinition,
  champion: SealedModel | null,
): Promise<Usual> {
  const usual = usualOfProduct(product);
  const names = product.limit.map(({ feature }) => feature);
  for (const { name, usual: value } of champion?.spreads.columns ?? []) {
    if (value !== null && names.includes(name)) usual.set(name, BigInt(Math.round(value)));
  }
  const seen = await listMedians(tx, { productId: product.id, names, most: SEEN_MOST });
  for (const { name, known, value } of seen) {
    if (value !== null && known >= SEEN_LEAST) usual.set(name, value);
  }
  return usual;
}

async function listKnown(
  tx: Tx,
  { borrowerId }: Place,
  { limit }: ProductDefinition,
  features: FeatureSnapshot,
  o: { readonly asOf: Instant; readonly connected: readonly Source[] },
): Promise<KnownSource[]> {
  const told = await summarizeEvents(tx, borrowerId, { recordedBefore: o.asOf });
  return told.flatMap(({ source, events, newestAt }) => {
    if (source === 'open310' || !o.connected.includes(source)) return [];
    const highlights = limit.flatMap(({ feature, unit }) => {
      const known = features[feature];
      const { says, sources } = getDefinition(feature);
      return known && known.value !== null && sources.includes(source)
        ? [{ feature, says, value: known.value, unit }]
        : [];
    });
    const { name } = sourceText(source);
    return [{ source, name, events, newestAt, highlights: highlights.slice(0, HIGHLIGHTS) }];
  });
}

async function listAsks(
  deps: Deps,
  tx: Tx,
  place: Place,
  { required }: ProductDefinition,
  o: { readonly worths: readonly Worth[]; readonly likely: ReadonlyMap<string, number> | null },
): Promise<Ask[]> {
  const { borrowerId } = place;
  const [granted, numbers, allowed, nodes] = await Promise.all([
    listGranted(tx, borrowerId),
    listIdentifiers(tx, borrowerId),
    listLiveSources(deps, borrowerId, tx),
    listNodes(tx, place),
  ]);
  const read = nodes.find(({ name }) => name === 'data')?.used ?? [];
  const asks = o.worths.flatMap((worth): Ask[] => {
    const source = worth.source as Source;
    const connection = deps.connectors[source]?.connection;
    const isRequired = required.some((one) => one === source);
    // What an average borrower would lose by is not asked for; what nobody can say is.
    const isWorth = worth.fen > 0n || (!worth.isSure && worth.most > 0n);
    if (!connection || !(isWorth || isRequired)) return [];
    const byHand = connection.kind === 'oauth' || connection.kind === 'key';
    const connected = byHand ? granted.includes(source) : allowed.includes(source);
    const likely = o.likely?.get(source) ?? 1;
    if (!isRequired && !connected && likely < LIKELY_LEAST) return [];
    return [
      {
        source,
        name: sourceText(source).name,
        connection: connection.kind,
        connected,
        asks: numbersNeeded(connection, numbers),
        required: isRequired,
        reading: read.some((one) => one.source === source && one.detail === READING),
        worth: worth.fen,
        most: worth.most,
        likely,
      },
    ];
  });
  const expected = ({ worth, likely }: Ask): number => Number(worth) * likely;
  return asks.sort(
    (a, b) =>
      Number(b.required) - Number(a.required) || expected(b) - expected(a) || b.likely - a.likely, // What nobody can say the worth of: the likelier first.
  );
}
