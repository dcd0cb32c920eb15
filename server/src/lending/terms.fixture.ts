import fc from 'fast-check';
import { addDays, businessDate, fen, rateE9 } from '../kernel/index.ts';
import type { LoanTerms } from './terms.ts';

/** Terms of any loan the platform can make: for property tests. */
export const someTerms: fc.Arbitrary<LoanTerms> = fc.record({
  principal: fc.bigInt({ min: 1n, max: 10n ** 12n }).map(fen),
  annualRate: fc.bigInt({ min: 0n, max: 360_000_000n }).map(rateE9),
  dayCount: fc.constantFrom('act/360' as const, 'act/365' as const),
  drawnOn: fc.nat(1500).map((n) => addDays(businessDate('2027-01-04'), n)),
  termMonths: fc.constantFrom(1, 3, 6, 12, 24),
  repayment: fc.constant('interestOnly' as const),
});
