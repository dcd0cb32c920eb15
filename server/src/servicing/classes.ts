import { currentPolicy } from '../decision/index.ts';
import type { Says } from '../kernel/index.ts';

/** The five classes of risk (五级分类), the best first. */
export const classes = ['pass', 'specialMention', 'substandard', 'doubtful', 'loss'] as const;
export type RiskClass = (typeof classes)[number];

export const classTexts: Record<RiskClass, Says> = {
  pass: { zh: '正常', en: 'Pass' },
  specialMention: { zh: '关注', en: 'Special mention' },
  substandard: { zh: '次级', en: 'Substandard' },
  doubtful: { zh: '可疑', en: 'Doubtful' },
  loss: { zh: '损失', en: 'Loss' },
};

/** From this class on a loan is non-performing (不良). */
export const NON_PERFORMING = classes.indexOf('substandard');

/**
 * More days past due than these make a class at least this bad.
 * @source Order 1 of 2023 on the risk classification of financial assets (rules R9): overdue, over 90, over 270, over
 *   360 days
 */
export const OVERDUE_DAYS = [0, 90, 270, 360] as const;

/** How a lender's loans are classified. */
export interface ClassRules {
  /**
   * `retail`: each loan by itself, as the order lets loans to persons and small firms be. `borrower`: what a borrower owes
   * is looked at together.
   */
  readonly look: 'retail' | 'borrower';
  /** Above this share of a borrower's debt non-performing, all of it is. Parts per million; not of retail. */
  readonly contagionPpm: number;
  /**
   * Above this share of what a borrower owes to all lenders past due for more than 90 days, all of it here is
   * non-performing; by bureaux' reports of no more than so many days. Parts per million; not of retail.
   */
  readonly elsewhere: { readonly sharePpm: number; readonly days: number };
  /** How long a restructured loan is watched, at least; and payments that must be made in it. */
  readonly observation: { readonly days: number; readonly payments: number };
  /** By class: the part of the principal that is set aside for it. Parts per million. */
  readonly setAsidePpm: Readonly<Record<RiskClass, number>>;
  /** Of all loans, and of the non-performing ones: what is set aside at least. Parts per million. */
  readonly loanRatioPpm: number;
  readonly coveragePpm: number;
  /** What expected loss is worked out by, beside each loan's PD. */
  readonly loss: LossRules;
}

/** LGD, and what a loan's days past due make of its PD. */
export interface LossRules {
  /** Of what is owed at default, the part that is lost. Parts per million. */
  readonly lgdPpm: number;
  readonly lgdFrom: string;
  /**
   * A loan past due is at least so likely to default, whatever it was when it was decided; a non-performing one has.
   * Parts per million.
   */
  readonly specialMentionPpm: number;
  /** Of what may still be drawn, the part that is taken to be drawn by a default. Parts per million. */
  readonly undrawnPpm: number;
}

/**
 * What is used unless a lender says otherwise. The order's figures were read in three public summaries, the notice's in
 * two (rules R9, R10); the set-asides by class are those of the central bank's guideline of 2002. Confirm each with its text.
 * @source R9 (contagion of 10 % here and 20 % at all lenders, observation of a year and two payments); R10 (loan ratio 1.5 to 2.5 %, coverage 120 to
 *   150 %, set per bank: the stricter ends here)
 */
export const usualClassRules: ClassRules = {
  look: 'retail',
  contagionPpm: 100_000,
  elsewhere: { sharePpm: 200_000, days: 90 }, // The days are assumed: the summaries tell none.
  observation: { days: 365, payments: 2 },
  setAsidePpm: {
    pass: 10_000,
    specialMention: 20_000,
    substandard: 250_000,
    doubtful: 500_000,
    loss: 1_000_000,
  },
  loanRatioPpm: 25_000,
  coveragePpm: 1_500_000,
  loss: {
    lgdPpm: Number(currentPolicy.lgdPpm),
    lgdFrom: currentPolicy.lgdSource,
    specialMentionPpm: 200_000, // Assumed; a lender's own share of loans past due that went on to 90 days is better.
    undrawnPpm: 500_000, // Assumed, as `npm run risk -- losses` takes it where the book tells nothing.
  },
};

/** What of a loan its class follows from. */
export interface Classified {
  readonly dpd: number;
  /** Restructured, and still watched. */
  readonly observed: boolean;
}

/**
 * The class of a loan by itself, as its index in `classes`. A restructured loan that is watched is special mention at
 * best, and substandard once it is past due again. Pure; `classes-report.ts` says the same in SQL.
 * @source R9
 */
export function classOf({ dpd, observed }: Classified): number {
  const byDays = OVERDUE_DAYS.filter((days) => dpd > days).length;
  const byWatch = observed ? (dpd > 0 ? 2 : 1) : 0;
  return Math.max(byDays, byWatch);
}

/** Whether a borrower's bad debt makes all of it bad: above a share of it. Amounts in fen. */
export const spreads = (bad: bigint, all: bigint, contagionPpm: number): boolean =>
  all > 0n && bad * 1_000_000n > all * BigInt(contagionPpm);
