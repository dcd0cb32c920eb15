import fc from 'fast-check';
import {
  addDays,
  type BusinessDate,
  daysBetween,
  type Fen,
  fen,
  type RateE9,
  rateE9,
} from '../../kernel/index.ts';
import { type LoanTerms, type Method, methods } from '../terms.ts';
import type { Course } from './course.ts';
import type { LoanEvent } from './history.ts';
import { judgeHistory } from './judge.ts';
import { runningInterest } from './repay.ts';
import { replay } from './replay.ts';
import { openOf } from './row.ts';

/** What is due on the day the course stands on, and not paid. */
export const dueOf = (course: Course): Fen =>
  fen(
    course.rows.reduce(
      (sum, row) =>
        sum +
        openOf(row, 'penalty') +
        openOf(row, 'fee') +
        openOf(row, 'interest') +
        openOf(row, 'principal'),
      0n,
    ),
  );

/** What would pay the loan off on the day the course stands on. */
export const payoffOf = (course: Course): Fen =>
  fen(
    dueOf(course) +
      (course.chargedOff === null ? course.normal + most(runningInterest(course), fen(0n)) : 0n),
  );

const most = (a: Fen, b: Fen): Fen => (a > b ? a : b);

/** All of `terms` drawn on the drawing day. */
export const drawnAtOnce = (terms: LoanTerms): LoanEvent => ({
  id: 'a',
  type: 'drawing',
  on: terms.drawnOn,
  amount: terms.principal,
});

/**
 * `events`, and on each due date and each day of a drawing a repayment of just what is due then: the
 * history of a borrower who is never late.
 */
export function neverLate(terms: LoanTerms, events: readonly LoanEvent[]): LoanEvent[] {
  const { course } = replay(terms, events, terms.drawnOn);
  const days = new Set([
    ...events.flatMap((event) => (event.type === 'drawing' ? [event.on] : [])),
    ...course.rows.map((row) => row.dueOn),
  ]);
  const lived = [...events];
  for (const on of [...days].sort()) {
    const amount = dueOf(replay(terms, lived, on).course);
    if (amount > 0n) lived.push({ id: `due:${on}`, type: 'repayment', on, amount });
  }
  return lived;
}

/** Something that happens, before it is known what the loan then owes. */
export type Step = { readonly after: number; readonly back: number } & (
  | { readonly type: 'drawing'; readonly ppm: bigint }
  | { readonly type: 'repayment'; readonly of: 'due' | 'all' | 'part'; readonly ppm: bigint }
  | { readonly type: 'reversal'; readonly nth: number }
  | {
      readonly type: 'rateChange';
      readonly annualRate: RateE9;
      readonly penaltyRate: RateE9 | undefined;
    }
  | { readonly type: 'interestPause'; readonly days: number }
  | { readonly type: 'fee'; readonly amount: Fen }
  | {
      readonly type: 'restructuring';
      readonly method: Method | undefined;
      readonly installments: number;
      readonly every:
        | { readonly repayEvery: number; readonly repayUnit: 'day' | 'month' }
        | undefined;
      readonly firstAfter: number | undefined;
      readonly includeOverdue: boolean | undefined;
    }
  | { readonly type: 'chargeOff' }
  | { readonly type: 'refund'; readonly ppm: bigint }
);

export type StepType = Step['type'];

const MILLION = 1_000_000n;
const ppm = fc.oneof(
  fc.constantFrom(0n, MILLION / 2n, MILLION),
  fc.bigInt({ min: 1n, max: 2n * MILLION }),
);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const parts: Record<StepType, Record<string, fc.Arbitrary<unknown>>> = {
  drawing: { ppm },
  repayment: { of: fc.constantFrom('due', 'all', 'part', 'part'), ppm },
  reversal: { nth: fc.nat(20) },
  rateChange: {
    annualRate: fc.bigInt({ min: 0n, max: 360_000_000n }).map(rateE9),
    penaltyRate: maybe(fc.bigInt({ min: 0n, max: 500_000_000n }).map(rateE9)),
  },
  interestPause: { days: fc.nat(45) },
  fee: { amount: fc.bigInt({ min: 1n, max: 50_000n }).map(fen) },
  restructuring: {
    method: maybe(fc.constantFrom(...methods.filter((method) => method !== 'season'))),
    installments: fc.integer({ min: 1, max: 6 }),
    every: maybe(
      fc.constantFrom(
        { repayEvery: 1, repayUnit: 'month' },
        { repayEvery: 10, repayUnit: 'day' },
        { repayEvery: 3, repayUnit: 'month' },
      ),
    ),
    firstAfter: maybe(fc.integer({ min: 1, max: 60 })),
    includeOverdue: maybe(fc.boolean()),
  },
  chargeOff: {},
  refund: { ppm },
};

/** Steps of the kinds named, each as often as its kind stands in the list. */
export const stepsOf = (
  types: readonly StepType[],
  { maxLength = 10, backMost = 0 }: { maxLength?: number; backMost?: number } = {},
): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.constantFrom(...types).chain(
      (type) =>
        fc.record({
          type: fc.constant(type),
          after: fc.oneof(fc.nat(5), fc.nat(40), fc.nat(120)),
          back: fc.oneof(fc.constant(0), fc.nat(backMost)),
          ...parts[type],
        }) as unknown as fc.Arbitrary<Step>,
    ),
    { maxLength },
  );

/** Everything that can happen, what is common more often. */
export const anySteps: readonly StepType[] = [
  'repayment',
  'repayment',
  'repayment',
  'repayment',
  'drawing',
  'drawing',
  'reversal',
  'rateChange',
  'interestPause',
  'fee',
  'restructuring',
  'refund',
  'chargeOff',
];

const share = (amount: bigint, ofMillion: bigint): Fen => fen((amount * ofMillion) / MILLION);

function eventOf(
  terms: LoanTerms,
  events: readonly LoanEvent[],
  step: Step,
  id: string,
  on: BusinessDate,
): LoanEvent | undefined {
  const { course } = replay(terms, events, on);
  switch (step.type) {
    case 'drawing': {
      const drawn = events.reduce((sum, e) => (e.type === 'drawing' ? sum + e.amount : sum), 0n);
      const amount = share(terms.principal - drawn, step.ppm > MILLION ? MILLION : step.ppm);
      return amount > 0n ? { id, type: 'drawing', on, amount } : undefined;
    }
    case 'repayment': {
      const amount =
        step.of === 'due'
          ? dueOf(course)
          : step.of === 'all'
            ? payoffOf(course)
            : share(payoffOf(course), step.ppm);
      return amount > 0n ? { id, type: 'repayment', on, amount } : undefined;
    }
    case 'reversal': {
      const repayments = events.filter((event) => event.type === 'repayment');
      const of = repayments[step.nth % (repayments.length || 1)]?.id;
      return of === undefined ? undefined : { id, type: 'reversal', on, of };
    }
    case 'rateChange': {
      const { annualRate, penaltyRate } = step;
      return { id, type: 'rateChange', on, annualRate, ...(penaltyRate && { penaltyRate }) };
    }
    case 'interestPause':
      return { id, type: 'interestPause', on, until: addDays(on, step.days) };
    case 'fee':
      return { id, type: 'fee', on, amount: step.amount };
    case 'restructuring': {
      const { method, installments, every, firstAfter, includeOverdue } = step;
      return {
        id,
        type: 'restructuring',
        on,
        installments,
        ...(method && { method }),
        ...every,
        ...(firstAfter !== undefined && { firstDueOn: addDays(on, firstAfter) }),
        ...(includeOverdue !== undefined && { includeOverdue }),
      };
    }
    case 'chargeOff':
      return { id, type: 'chargeOff', on };
    case 'refund': {
      const amount = share(course.overpaid, step.ppm > MILLION ? MILLION : step.ppm);
      return amount > 0n ? { id, type: 'refund', on, amount } : undefined;
    }
  }
}

/**
 * The history that `steps` make: a first drawing, then each event on its day, unless it is refused.
 * In the order in which the events were recorded, which need not be that of their days.
 */
export function historyOf(
  terms: LoanTerms,
  steps: readonly Step[],
  first: { readonly after: number; readonly ppm: bigint } = { after: 0, ppm: MILLION },
): LoanEvent[] {
  const drawn = most(share(terms.principal, first.ppm), fen(1n));
  const events: LoanEvent[] = [
    { id: 'a', type: 'drawing', on: addDays(terms.drawnOn, first.after), amount: drawn },
  ];
  let day = addDays(terms.drawnOn, first.after);
  for (const [i, step] of steps.entries()) {
    day = addDays(day, step.after);
    const on = addDays(day, -Math.min(step.back, daysBetween(terms.drawnOn, day)));
    const event = eventOf(terms, events, step, `e${String(i).padStart(2, '0')}`, on);
    if (event && judgeHistory(terms, events, event) === undefined) events.push(event);
  }
  return events;
}

/** How a first drawing can be: whole or in part, on the drawing day or some days after it. */
export const someFirst = fc.record({
  after: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(50) }),
  ppm: fc.constantFrom(MILLION, MILLION, MILLION / 2n, MILLION / 10n),
});
