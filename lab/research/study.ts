import {
  computeFeatures,
  definitionsFor,
  type FeatureDefinition,
  type FeatureSnapshot,
} from '@open310/server/features';
import { type Instant, type Json, shanghaiDay } from '@open310/server/kernel';
import {
  bootstrap,
  computeAuc,
  computeBrier,
  computeKs,
  computeLogLoss,
  DEFAULT_DEFINITION,
  type Measured,
  type Scorecard,
  type Scored,
  scoreBorrower,
  trainScorecard,
} from '@open310/server/risk';
import { type PastLoan, pastBook, type Segment } from '../economy/index.ts';

/** A past loan, reduced to what training needs: what was known when it was decided, and what came. */
export interface Case {
  readonly segment: Segment;
  readonly decidedAt: Instant;
  readonly features: FeatureSnapshot;
  readonly bad: boolean;
}

const connected = {
  onlineSeller: new Set(['taobao', 'alipay'] as const),
  shop: new Set(['alipay'] as const),
};

/** The past book as cases, read one loan at a time: a merchant's records are not kept. */
export function readCases(o: {
  seed: number;
  loans: number;
  onProgress?(done: number, total: number): void;
}): Case[] {
  const cases: Case[] = [];
  for (const loan of pastBook(o)) cases.push(toCase(loan));
  return cases;
}

export const toCase = ({ segment, decidedAt, events, defaulted }: PastLoan): Case => ({
  segment,
  decidedAt,
  features: computeFeatures(events, { asOf: decidedAt, connected: connected[segment] }),
  bad: defaulted,
});

// Left out of the candidates, and why.
const leftOut: Readonly<Record<string, string>> = {
  'account.history_days_180d':
    'the book keeps 120 to 180 days at random: it says nothing of the borrower',
  'merchant.trade_history_90d': 'capped by what the partner keeps; a rule asks for it',
  'merchant.days_since_order_90d': 'a rule asks for it',
  'account.days_since_takings_90d': 'a rule asks for it',
};

const sourcesOf = ({ sources, against }: FeatureDefinition) => [
  ...sources,
  ...(against?.sources ?? []),
];

/** Features that a segment's scorecard may use: those of partners. Past applicants had no loan here. */
export const candidatesOf = (segment: Segment): string[] =>
  definitionsFor(segment)
    .filter((d) => sourcesOf(d).every((s) => connected[segment].has(s as never)))
    .filter((d) => leftOut[d.name] === undefined)
    .map((d) => d.name);

export interface Split {
  readonly name: 'train' | 'valid' | 'test';
  readonly cases: readonly Case[];
}

/** By time of decision, so that a model is always tested on decisions later than it learned from. */
export function splitByTime(cases: readonly Case[]): Record<Split['name'], readonly Case[]> {
  const sorted = cases.toSorted((a, b) => a.decidedAt - b.decidedAt);
  const [a, b] = [Math.floor(sorted.length * 0.6), Math.floor(sorted.length * 0.8)];
  return { train: sorted.slice(0, a), valid: sorted.slice(a, b), test: sorted.slice(b) };
}

export interface SplitReport {
  readonly split: Split['name'];
  readonly n: number;
  readonly bads: number;
  readonly from: string;
  readonly to: string;
  readonly auc: Measured;
  readonly ks: Measured;
  readonly brier: Measured;
}
export interface Study {
  readonly segment: Segment;
  readonly card: Scorecard;
  readonly chosen: { readonly bins: number; readonly l2: number };
  readonly tried: readonly { bins: number; l2: number; validLogLoss: number; validAuc: number }[];
  readonly splits: readonly SplitReport[];
}

const grid = [4, 6, 10].flatMap((bins) => [1, 10, 50].map((l2) => ({ bins, l2 })));

/**
 * Chooses bins and penalty on train and valid, trains once more on both, and looks at test once.
 * Train and valid figures are those of the chosen model fitted on train alone.
 */
export function study(
  segment: Segment,
  all: readonly Case[],
  o: { readonly seed: number; readonly loans: number; readonly command: string },
): Study {
  const cases = all.filter((c) => c.segment === segment);
  const split = splitByTime(cases);
  const id = segment === 'onlineSeller' ? 'scorecard-online-seller-v1' : 'scorecard-shop-v1';
  const train = (on: readonly Case[], pick: { bins: number; l2: number }, training: Json) =>
    trainScorecard(on, {
      id,
      version: 1,
      segment,
      defaultDefinition: DEFAULT_DEFINITION,
      features: candidatesOf(segment),
      ...pick,
      training,
    });
  const tried = grid.map((pick) => {
    const scored = scoreAll(train(split.train, pick, null), split.valid);
    return { ...pick, validLogLoss: computeLogLoss(scored), validAuc: computeAuc(scored) };
  });
  const best = tried.reduce((a, b) => (b.validLogLoss < a.validLogLoss ? b : a));
  const chosen = { bins: best.bins, l2: best.l2 };
  const first = train(split.train, chosen, null);
  const both = [...split.train, ...split.valid];
  const unsealed = train(both, chosen, null);
  const splits = [
    report('train', split.train, first, o.seed),
    report('valid', split.valid, first, o.seed),
    report('test', split.test, unsealed, o.seed),
  ];
  const facts = {
    data: 'simulated past book of lab/economy',
    ...o,
    chosen,
    tried: tried.map(round),
  };
  const card = train(both, chosen, { ...facts, splits: splits.map(round) } as unknown as Json);
  return { segment, card, chosen, tried, splits };
}

/** Scores as a server would: through the sealed integers, not the fit's floats. */
const scoreAll = (card: Scorecard, cases: readonly Case[]): Scored[] =>
  cases.map(({ features, bad }) => ({
    score: Number(scoreBorrower(card, features).pdE9) / 1e9,
    bad,
  }));

function report(
  split: Split['name'],
  cases: readonly Case[],
  card: Scorecard,
  seed: number,
): SplitReport {
  const scored = scoreAll(card, cases);
  const days = cases.map((c) => shanghaiDay(c.decidedAt));
  const measure = (m: (all: readonly Scored[]) => number) => bootstrap(scored, m, { seed });
  return {
    split,
    n: cases.length,
    bads: cases.filter((c) => c.bad).length,
    from: days[0] ?? '',
    to: days.at(-1) ?? '',
    auc: measure(computeAuc),
    ks: measure(computeKs),
    brier: measure(computeBrier),
  };
}

/** Four decimals are what a report prints, and what the model file keeps. */
export const round = <T>(value: T): T =>
  JSON.parse(JSON.stringify(value), (_, v: unknown) =>
    typeof v === 'number' && !Number.isInteger(v) ? Math.round(v * 1e4) / 1e4 : v,
  ) as T;
