import { createHash } from 'node:crypto';
import {
  addMonths,
  type BusinessDate,
  canonicalJson,
  type Fen,
  fen,
  type RateE9,
  type Says,
} from '../kernel/index.ts';
import { type Course, dpdOf, type LoanEvent, oldestDueOf, replay } from '../lending/index.ts';
import {
  classOf,
  classTexts,
  computePlan,
  type History,
  type LoanChange,
} from '../servicing/index.ts';

/** What makes it hard to pay. */
export const grounds: Readonly<Record<Ground, Says>> = {
  illness: { zh: '患病或受伤', en: 'Illness or injury' },
  disaster: { zh: '自然灾害或事故', en: 'Disaster or accident' },
  salesFell: { zh: '经营收入大幅下降', en: 'Sales fell sharply' },
  buyerUnpaid: { zh: '下游拖欠货款', en: 'A buyer does not pay' },
  family: { zh: '家庭变故', en: 'Something happened in the family' },
  other: { zh: '其他', en: 'Something else' },
};
export type Ground = 'illness' | 'disaster' | 'salesFell' | 'buyerUnpaid' | 'family' | 'other';

/** What a borrower may be given; each is made of changes that any loan knows. */
export type Relief =
  /** The next installment moves so many months. */
  | { readonly kind: 'deferral'; readonly months: number }
  /** So many installments more. */
  | { readonly kind: 'longer'; readonly installments: number }
  /** Interest alone for so many months, and all principal at their end. */
  | { readonly kind: 'interestOnly'; readonly months: number }
  /** A lower rate from today on, over the installments that stand. */
  | { readonly kind: 'rateCut'; readonly annualRate: RateE9 }
  /** Since the oldest due date no more than the contract rate on what is past due. */
  | { readonly kind: 'waivePenalty' };

/** One side of a relief's table: what is still to be paid if each installment is, on its day. */
export interface ReliefSide {
  readonly rows: readonly {
    readonly dueOn: BusinessDate;
    readonly principal: Fen;
    readonly interest: Fen;
    /** Penalty interest and fees. */
    readonly other: Fen;
    readonly due: Fen;
  }[];
  readonly principal: Fen;
  readonly interest: Fen;
  readonly other: Fen;
  readonly total: Fen;
  readonly endsOn: BusinessDate;
}

/** Before and after, on a day. */
export interface ReliefTable {
  readonly on: BusinessDate;
  readonly before: ReliefSide;
  readonly after: ReliefSide;
  /** What the borrower pays more, or less where below zero; the lender earns as much more or less. */
  readonly difference: Fen;
  /** Of the new plan due at once: until it is paid the loan stays past due. */
  readonly dueNow: Fen;
  /** The loan's class by itself, before and after (rules R9: restructured, it is watched). */
  readonly classBefore: RiskClass;
  readonly classAfter: RiskClass;
}
type RiskClass = keyof typeof classTexts;

const riskClasses = Object.keys(classTexts) as RiskClass[];
const classAt = (dpd: number, observed: boolean): RiskClass =>
  riskClasses[classOf({ dpd, observed })] ?? 'loss';

const coming = ({ rows }: Course) => rows.filter((row) => !row.fallen && !row.ahead);
const rateAt = ({ rates }: Course, on: BusinessDate): RateE9 | undefined =>
  (rates.filter(({ since }) => since <= on).at(-1) ?? rates[0])?.annualRate;

/** The id of a plan's n-th change: derived, so that accepted twice it happens once. */
const changeId = (of: string, n: number): string =>
  `change_${createHash('sha256').update(`${of}:${n}`).digest('hex').slice(0, 32)}`;

/**
 * The changes that a relief is made of, from `on`. All of them begin a new plan, so that the loan is watched as one that
 * was restructured for a borrower in trouble (rules R9). `undefined`: not for a loan that stands like this.
 */
export function changesOf(
  { terms, recorded }: History,
  relief: Relief,
  on: BusinessDate,
  about: string,
): LoanChange[] | undefined {
  const { course } = replay(
    terms,
    recorded.map(({ event }) => event),
    on,
  );
  const left = coming(course);
  const next = left[0]?.dueOn;
  const newPlan = (plan: Omit<LoanChange & { type: 'restructuring' }, 'id' | 'type' | 'on'>) => ({
    ...{ id: changeId(about, 0), type: 'restructuring' as const, on },
    ...plan,
  });
  switch (relief.kind) {
    case 'deferral': {
      const firstDueOn = addMonths(next ?? on, relief.months);
      return [newPlan({ installments: Math.max(left.length, 1), firstDueOn })];
    }
    case 'longer':
      return [newPlan({ installments: left.length + relief.installments, ...soon(next, on) })];
    case 'interestOnly': {
      const monthly = { repayEvery: 1, repayUnit: 'month' } as const;
      return [newPlan({ method: 'interestOnly', installments: relief.months, ...monthly })];
    }
    case 'rateCut':
    case 'waivePenalty': {
      // A season's harvests and a loan past its end have no plan to go on with.
      if (next === undefined || next <= on || course.terms.method === 'season') return undefined;
      const same = newPlan({ installments: left.length, firstDueOn: next, includeOverdue: false });
      const rates = ratesOf(course, relief, on, about);
      return rates && [...rates, same];
    }
  }
}

const soon = (next: BusinessDate | undefined, on: BusinessDate) =>
  next !== undefined && next > on ? { firstDueOn: next } : {};

function ratesOf(
  course: Course,
  relief: Relief & { kind: 'rateCut' | 'waivePenalty' },
  on: BusinessDate,
  about: string,
): LoanChange[] | undefined {
  const now = rateAt(course, on);
  if (now === undefined) return undefined;
  if (relief.kind === 'rateCut') {
    if (relief.annualRate >= now) return undefined;
    return [{ id: changeId(about, 1), type: 'rateChange', on, annualRate: relief.annualRate }];
  }
  const since = oldestDueOf(course);
  const then = since === null ? undefined : rateAt(course, since);
  if (since === null || since >= on || then === undefined) return undefined;
  const back = { annualRate: now, penaltyRate: course.penaltyRate };
  return [
    {
      ...{ id: changeId(about, 1), type: 'rateChange', on: since },
      ...{ annualRate: then, penaltyRate: then },
    },
    { id: changeId(about, 2), type: 'rateChange', on, ...back },
  ];
}

function sideOf(history: History, events: readonly LoanEvent[], on: BusinessDate): ReliefSide {
  const rows = computePlan(history.terms, events, on)
    .map((row) => {
      const principal = row.principal - row.paidPrincipal;
      const interest = row.interest - row.paidInterest;
      const due = row.due - row.paid;
      const other = due - principal - interest;
      return {
        ...{ dueOn: row.dueOn, principal: fen(principal), interest: fen(interest) },
        ...{ other: fen(other), due: fen(due) },
      };
    })
    .filter(({ due }) => due !== 0n);
  const sum = (part: 'principal' | 'interest' | 'other' | 'due') =>
    fen(rows.reduce((all, row) => all + row[part], 0n));
  return {
    rows,
    ...{ principal: sum('principal'), interest: sum('interest'), other: sum('other') },
    total: sum('due'),
    endsOn: rows.at(-1)?.dueOn ?? on,
  };
}

/**
 * What a relief does to a loan on a day, installment by installment; `undefined` where it is not for this loan. Pure.
 * @param about - The plan that it is for: ids of its changes are derived from it.
 */
export function reliefTable(
  history: History,
  relief: Relief,
  on: BusinessDate,
  about: string,
): ReliefTable | undefined {
  const changes = changesOf(history, relief, on, about);
  if (!changes) return undefined;
  const events = history.recorded.map(({ event }) => event);
  const changed = [...events, ...changes];
  const before = sideOf(history, events, on);
  const after = sideOf(history, changed, on);
  const { course } = replay(history.terms, changed, on);
  const wasWatched = events.some(({ type }) => type === 'restructuring');
  return {
    ...{ on, before, after },
    difference: fen(after.total - before.total),
    dueNow: fen(after.rows.reduce((all, row) => (row.dueOn <= on ? all + row.due : all), 0n)),
    classBefore: classAt(dpdOf(replay(history.terms, events, on).course), wasWatched),
    classAfter: classAt(dpdOf(course), true),
  };
}

/** What is tried for a borrower who cannot pay. The figures are assumed; an officer may name others. */
const usualReliefs = (rate: RateE9): readonly Relief[] => [
  { kind: 'deferral', months: 1 },
  { kind: 'deferral', months: 3 },
  { kind: 'longer', installments: 3 },
  { kind: 'longer', installments: 6 },
  { kind: 'interestOnly', months: 3 },
  { kind: 'interestOnly', months: 6 },
  { kind: 'rateCut', annualRate: ((rate * 3n) / 4n) as RateE9 },
  { kind: 'waivePenalty' },
];

/** What could be offered on a loan today, with what each costs. Pure. */
export function proposeReliefs(
  history: History,
  on: BusinessDate,
  about: string,
): { readonly relief: Relief; readonly table: ReliefTable }[] {
  const { course } = replay(
    history.terms,
    history.recorded.map(({ event }) => event),
    on,
  );
  return usualReliefs(rateAt(course, on) ?? history.terms.annualRate).flatMap((relief) => {
    const table = reliefTable(history, relief, on, about);
    return table ? [{ relief, table }] : [];
  });
}

/** What is signed: the plan, its relief and every figure of its table. */
export const tableDigest = (id: string, relief: Relief, table: ReliefTable): string =>
  createHash('sha256').update(canonicalJson({ id, relief, table })).digest('hex');
