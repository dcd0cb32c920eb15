import fc from 'fast-check';
import {
  addDays,
  addMonths,
  type BusinessDate,
  businessDate,
  fen,
  rateE9,
} from '../kernel/index.ts';
import type { LoanTerms, Method, RepayUnit, SeasonPart } from './terms.ts';

const start = businessDate('2027-01-04'); // 2028 is a leap year.

const someDrawnOn: fc.Arbitrary<BusinessDate> = fc.oneof(
  { weight: 3, arbitrary: fc.nat(1500).map((n) => addDays(start, n)) },
  // Month ends, where months have no such day.
  { weight: 1, arbitrary: fc.nat(40).map((n) => addMonths(businessDate('2027-01-31'), n)) },
);

const someAmount = fc.oneof(
  { weight: 1, arbitrary: fc.bigInt({ min: 1n, max: 2000n }).map(fen) },
  { weight: 2, arbitrary: fc.bigInt({ min: 10_000n, max: 10n ** 8n }).map(fen) },
  { weight: 1, arbitrary: fc.bigInt({ min: 1n, max: 10n ** 12n }).map(fen) },
);

const someRate = fc.oneof(
  { weight: 1, arbitrary: fc.constant(rateE9(0n)) },
  { weight: 6, arbitrary: fc.bigInt({ min: 1n, max: 360_000_000n }).map(rateE9) },
);

/**
 * Terms whose interest is by the days of a year of one length, and on the balance: those whose
 * contract rate is their internal rate of return. For property tests.
 */
export const plainTerms: fc.Arbitrary<LoanTerms & { readonly dayCount: 'act/360' | 'act/365' }> =
  fc.record({
    principal: fc.bigInt({ min: 1n, max: 10n ** 12n }).map(fen),
    annualRate: fc.bigInt({ min: 0n, max: 360_000_000n }).map(rateE9),
    dayCount: fc.constantFrom('act/360' as const, 'act/365' as const),
    drawnOn: someDrawnOn,
    method: fc.constantFrom(
      'revolvingDaily' as const,
      'interestOnly' as const,
      'bullet' as const,
      'equalInstallment' as const,
      'equalPrincipal' as const,
    ),
    installments: fc.constantFrom(1, 3, 6, 12, 24),
  });

const units: Record<RepayUnit, readonly number[]> = {
  day: [1, 7, 10, 15, 30],
  week: [1, 2, 4],
  month: [1, 2, 3],
};

const someEvery = fc
  .constantFrom<RepayUnit>('month', 'month', 'week', 'day')
  .chain((repayUnit) =>
    fc.constantFrom(...units[repayUnit]).map((repayEvery) => ({ repayUnit, repayEvery })),
  );

/** Days from 1 to `most`, ascending, none twice. */
const someDays = (most: number, length: { minLength: number; maxLength: number }) =>
  fc
    .uniqueArray(fc.integer({ min: 1, max: most }), length)
    .map((days) => days.sort((a, b) => a - b));

/** A plan with harvests, and now and then a day on which only interest falls due. */
const somePlan = (drawnOn: BusinessDate): fc.Arbitrary<SeasonPart[]> =>
  someDays(500, { minLength: 1, maxLength: 4 }).chain((days) =>
    fc
      .array(fc.constantFrom<bigint>(0n, 1n, 2n, 7n), {
        minLength: days.length,
        maxLength: days.length,
      })
      .map((weights) => {
        const sum = weights.reduce((a, b) => a + b, 0n);
        const parts = weights.map((w) => (sum === 0n ? 0n : (w * 1_000_000n) / sum));
        const rest = 1_000_000n - parts.reduce((a, b) => a + b, 0n);
        return days.map((day, i) => ({
          on: addDays(drawnOn, day),
          principalPpm: (parts[i] ?? 0n) + (i === days.length - 1 ? rest : 0n),
        }));
      }),
  );

/** Single days and long feasts: several in a row, so that due dates meet. */
const someHolidays = (drawnOn: BusinessDate) =>
  fc
    .array(fc.tuple(fc.integer({ min: 0, max: 420 }), fc.constantFrom(1, 2, 8)), { maxLength: 12 })
    .map((feasts) =>
      feasts.flatMap(([first, length]) =>
        Array.from({ length }, (_, i) => addDays(drawnOn, first + i)),
      ),
    );

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** `terms` without the members that are `undefined`. */
const present = <T extends object>(terms: T): T =>
  Object.fromEntries(Object.entries(terms).filter(([, value]) => value !== undefined)) as T;

type Extras = Omit<
  LoanTerms,
  'principal' | 'annualRate' | 'dayCount' | 'drawnOn' | 'method' | 'installments'
>;

const someExtras = (drawnOn: BusinessDate, method: Method): fc.Arbitrary<Extras> =>
  fc
    .record({
      interestPeriod: maybe(fc.constantFrom('daily', 'sameAsRepayment')),
      firstDueOn: maybe(fc.integer({ min: 1, max: 70 }).map((n) => addDays(drawnOn, n))),
      installmentMultiple: maybe(fc.constantFrom(1n, 5n, 100n, 1000n).map(fen)),
      downPaymentPpm: maybe(fc.constantFrom(0n, 1n, 50_000n, 250_000n, 333_333n)),
      drawingsBear: maybe(fc.constantFrom('fromDay', 'wholePeriod')),
      actualYear: maybe(fc.constantFrom('calendar', 'february_29')),
      countedDay: maybe(fc.constantFrom('first', 'last')),
      holidays: maybe(someHolidays(drawnOn)),
      holidayShift: maybe(fc.constantFrom('next', 'previous')),
      penaltyRate: maybe(fc.bigInt({ min: 0n, max: 500_000_000n }).map(rateE9)),
      penaltyMultiplePpm: maybe(fc.constantFrom(1_000_000n, 1_300_000n)),
      graceDays: maybe(fc.constantFrom(0, 1, 5, 15)),
      compounding: maybe(fc.boolean()),
      aheadMeets: maybe(fc.constantFrom('interest', 'principal')),
      allocation: maybe(
        fc.record({
          by: fc.constantFrom('installment', 'component'),
          order: fc.shuffledSubarray(['penalty', 'fee', 'interest', 'principal'], {
            minLength: 4,
          }),
        }),
      ),
      plan: method === 'season' ? somePlan(drawnOn) : fc.constant(undefined),
    })
    .map((extras) => present(extras) as Extras);

/** Terms of any loan the platform can make, of one of `methods`: for property tests. */
export const termsOf = (...methods: readonly Method[]): fc.Arbitrary<LoanTerms> =>
  fc
    .tuple(someDrawnOn, fc.constantFrom(...methods), someEvery, fc.boolean())
    .chain(([drawnOn, method, every, bare]) =>
      fc
        .record({
          principal: someAmount,
          annualRate: someRate,
          dayCount: fc.constantFrom('30/360', 'act/360', 'act/365', 'act/act'),
          installments: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.constantFrom(12, 24)),
          // Half of them with nothing but what every loan has, so that no default goes untried.
          extras: bare ? fc.constant({}) : someExtras(drawnOn, method),
          plan: somePlan(drawnOn),
        })
        .map(({ extras, plan, ...rest }) => ({
          ...rest,
          ...every,
          ...extras,
          drawnOn,
          method,
          ...(method === 'season' && { plan }),
        })),
    ) as fc.Arbitrary<LoanTerms>;

export const someTerms = termsOf(
  'revolvingDaily',
  'interestOnly',
  'bullet',
  'equalInstallment',
  'equalPrincipal',
  'flat',
  'season',
);
