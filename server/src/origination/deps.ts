import type { Connectors, IdentityProvider } from '../connectors/index.ts';
import type { PaperReader } from '../evidence/index.ts';
import type { FollowedGraph } from '../graph/index.ts';
import type { Fen, RateE9 } from '../kernel/index.ts';
import type { Clock, Database, Log, Metrics, Vault, Workflows } from '../platform/index.ts';
import type { CollectionRail, PayoutRail } from '../rails/index.ts';
import type { Likely, Scorecard } from '../risk/index.ts';

/** Times of the journey, from configuration. Unit: milliseconds. */
export interface JourneyTimes {
  /** An application that nobody goes on with ends after this. */
  readonly applicationTtlMs: number;
  readonly offerTtlMs: number;
  /** Forced reading time of the total-cost table (rules R4). */
  readonly readingMs: number;
  /** What one source may take before the journey goes on without it. */
  readonly sourceBudgetMs: number;
  /** A payout that was not settled in the path is looked after again after this. */
  readonly settleAfterMs: number;
  /** Relations are brought up to date after this: nobody waits for them, and the offer comes first. */
  readonly relateAfterMs: number;
  /** Waits between tries of a source that the product cannot do without. */
  readonly sourceRetryMs: readonly number[];
}

export const usualTimes: JourneyTimes = {
  applicationTtlMs: 24 * 3_600_000,
  offerTtlMs: 7 * 24 * 3_600_000,
  readingMs: 5_000,
  sourceBudgetMs: 8_000,
  settleAfterMs: 5_000,
  relateAfterMs: 10_000,
  sourceRetryMs: [5_000, 20_000, 60_000, 300_000, 1_800_000],
};

/** Which forms a lender takes: guided alone, both, or the fixed one alone. */
export const formChoices = ['guided', 'both', 'fixed'] as const;
export type FormChoice = (typeof formChoices)[number];

/** What the journey works with. */
export interface Deps {
  readonly db: Database;
  readonly clock: Clock;
  readonly vault: Vault;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly workflows: Workflows;
  /** Of the sources that the lender has. */
  readonly connectors: Connectors;
  readonly rail: PayoutRail & CollectionRail;
  readonly scorecards: ReadonlyMap<string, Scorecard>;
  /** The relationship graph in this process's memory, loaded when the first model asks for it. */
  readonly graph: () => Promise<FollowedGraph>;
  /** What borrowers are likely to have; `null`: nobody learnt it, and worth alone orders what is asked. */
  readonly likely: Likely | null;
  /** Who is asked who a borrower is; `null`: the lender asks elsewhere, and nothing here waits for it. */
  readonly identity: IdentityProvider | null;
  /** Reads pictures and PDFs. */
  readonly reader: PaperReader;
  /** The most that a loan may cost in all, a year (rules R3). */
  readonly costCap: RateE9;
  /** From this amount on whom the borrower buys from is paid, not the borrower (rules R14). */
  readonly entrustedFrom: Fen;
  readonly times: JourneyTimes;
  /** Which forms of application the lender takes. */
  readonly forms: FormChoice;
  /** Whose money it is: the subject of the funder's cash account. */
  readonly funderId: string;
  /** Told at each step around the money. Nothing in production; fault tests stop the process here. */
  readonly probe: (point: ProbePoint) => void;
}

/** The places between which a process may die while money moves. */
export type ProbePoint =
  | 'draw.before-request'
  | 'draw.in-request'
  | 'draw.after-request'
  | 'draw.before-transfer'
  | 'draw.after-transfer'
  | 'draw.in-settle'
  | 'draw.after-settle';
