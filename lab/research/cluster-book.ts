import {
  computeFeatures,
  definitionsFor,
  type FeatureEvent,
  type FeatureSource,
} from '@open310/server/features';
import { type Edge, edgesAt } from '@open310/server/graph';
import { type BusinessDate, dayNumber, instant, shanghaiDay } from '@open310/server/kernel';
import {
  casesInTime,
  type KnownValues,
  type PastDecision,
  splitInTime,
  writeCaseBook,
} from '@open310/server/risk';
import { type ClusterLoan, growPastCluster, heldEvents, keyOf } from '../economy/index.ts';

/** Whom the past book of clusters lends to. */
export const clusterSegments = ['supplier', 'distributor'] as const;
type ClusterSegment = (typeof clusterSegments)[number];

/** What the lender read of each: the evidence of its product, and a bank statement. */
const connected: Readonly<Record<ClusterSegment, ReadonlySet<FeatureSource>>> = {
  supplier: new Set(['anchor', 'nuonuo', 'statement'] as const),
  distributor: new Set(['nuonuo', 'ali1688', 'statement'] as const),
};

/** Features that a model of the segment may use: those of partners. Past applicants had no loan here. */
export const columnsOf = (segment: ClusterSegment): string[] =>
  definitionsFor(segment)
    .filter(({ sources, against }) =>
      [...sources, ...(against?.sources ?? [])].some((s) => connected[segment].has(s)),
    )
    .map(({ name }) => name);

interface Decided extends PastDecision {
  readonly segment: ClusterSegment;
  readonly isBad: boolean;
}

const ALWAYS = {
  ...{ firstOn: '1970-01-01' as BusinessDate, lastOn: '1970-01-01' as BusinessDate },
  untilOn: '9000-01-01' as BusinessDate,
};

/** What the lender knew of a firm when it decided: values, and relations by the very definitions of the product. */
export function decisionOf(loan: ClusterLoan): Decided {
  const { key, segment, decidedAt, holdings, defaulted } = loan;
  const { firm } = holdings;
  const known = heldEvents(holdings)
    .filter(({ source }) => connected[segment].has(source))
    .map((event) => ({ ...event, recordedAt: instant(decidedAt - 1) })) as FeatureEvent[];
  const snapshot = computeFeatures(known, {
    ...{ asOf: decidedAt, connected: connected[segment] },
    definitions: definitionsFor(segment),
  });
  const own = { is_firm: keyOf(firm), is_owned_by: `idCard:${firm.idCard}` };
  const numbers = Object.entries({ ...own, is_reached_at: `phone:${firm.phone}` }).map(
    ([type, other]) => ({ type, other, events: 1, weight: 0n, ...ALWAYS }) as Edge,
  );
  const facts = known as unknown as Parameters<typeof edgesAt>[0];
  const ids = new Set(numbers.map(({ other }) => other));
  return {
    ...{ id: `loan-${key}`, borrower: key, day: dayNumber(shanghaiDay(decidedAt)), segment },
    ...{ edges: [...edgesAt(facts, ids, decidedAt), ...numbers], bad: null, isBad: defaulted },
    known: knownOf(Object.entries(snapshot).map(([name, { value }]) => [name, value])),
  };
}

const knownOf = (values: readonly (readonly [string, bigint | null])[]): KnownValues =>
  Object.fromEntries(values.filter(([, value]) => value !== null)) as KnownValues;

/** Decisions of so many clusters, in order of time. */
export function readDecisions(o: {
  readonly seed: number;
  readonly clusters: number;
  onProgress?(done: number, total: number): void;
}): readonly Decided[] {
  const all: Decided[] = [];
  for (let index = 0; index < o.clusters; index += 1) {
    for (const loan of growPastCluster({ seed: o.seed, index })) all.push(decisionOf(loan));
    o.onProgress?.(index + 1, o.clusters);
  }
  return all.sort((a, b) => a.day - b.day || (a.id < b.id ? -1 : 1));
}

/** The book of one segment as a data folder; firms of the other are neighbours. */
export function clusterFolder(
  segment: ClusterSegment,
  decisions: readonly Decided[],
): Readonly<Record<string, string>> {
  const cases = casesInTime(
    decisions.map((one) => ({ ...one, bad: one.segment === segment ? one.isBad : null })),
  );
  return writeCaseBook(splitInTime([...cases]), columnsOf(segment));
}
