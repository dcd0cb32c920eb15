import fc from 'fast-check';
import { expect, test } from 'vitest';
import { businessDate, fen, rateE9, sumFen } from '../kernel/index.ts';
import { formatRate, type LoanTerms, quote } from './index.ts';
import { someTerms } from './terms.fixture.ts';

const terms: LoanTerms = {
  principal: fen(5_000_000n),
  annualRate: rateE9(72_000_000n),
  dayCount: 'act/360',
  drawnOn: businessDate('2027-01-31'),
  termMonths: 3,
  repayment: 'interestOnly',
};

test('behaviour: the disclosure of 50,000 yuan at 7.2% names every item, its way, its taker (R4)', () => {
  const { totalCost } = quote(terms);
  expect(totalCost.rows.map((r) => [r.item, r.amount, r.annualRate])).toEqual([
    ['principal', 5_000_000n, null],
    ['interest', 89_000n, 72_000_000n],
  ]);
  expect(totalCost.total).toBe(89_000n);
  expect(totalCost.totalPaid).toBe(5_089_000n);
  for (const row of [...totalCost.rows, ...totalCost.contingent]) {
    for (const text of [row.says, row.basis, row.receiver]) {
      expect(text.zh).toMatch(/\p{Script=Han}/u);
      expect(text.en).not.toBe('');
    }
  }
  expect(totalCost.nothingElse.zh).toContain('不向您收取任何其他费用');
});

test('behaviour: the annualised total is shown by every convention a reader may compare with (R5)', () => {
  const { annualised } = quote(terms).totalCost;
  expect(annualised).toMatchObject({
    irr: 72_000_000n, // On the contract's 360 days it is the contract rate.
    on360: 72_000_000n,
    on365: 73_000_000n, // A year of the calendar has five days more.
    simple: 72_000_000n,
  });
  expect(annualised.effective).toBeGreaterThan(annualised.on365);
  expect(annualised.effective).toBeLessThan(76_000_000n);
  expect(annualised.convention.zh).toContain('IRR');
});

test('behaviour: what is charged only on default is named with its rate, and not in the total (R4)', () => {
  const { contingent } = quote(terms).totalCost;
  expect(contingent).toHaveLength(1);
  expect(contingent[0]).toMatchObject({
    item: 'penaltyInterest',
    annualRate: 108_000_000n, // 1.5 times 7.2%.
    perDay: 1_500n, // 50,000 yuan × 10.8% / 360.
  });
  const agreed = quote({ ...terms, penaltyRate: rateE9(93_600_000n) });
  expect(agreed.totalCost.contingent[0]?.annualRate).toBe(93_600_000n);
});

test('property: the figures of the disclosure are those of the plan', () => {
  fc.assert(
    fc.property(someTerms, (terms) => {
      const { schedule, totalCost } = quote(terms);
      expect(totalCost.total).toBe(sumFen(schedule.map((i) => i.interest)));
      expect(totalCost.rows[1]?.amount).toBe(totalCost.total);
      expect(totalCost.totalPaid).toBe(sumFen(schedule.flatMap((i) => [i.principal, i.interest])));
    }),
  );
});

test('behaviour: a rate reads as a percentage', () => {
  expect(formatRate(rateE9(72_000_000n))).toBe('7.2%');
  expect(formatRate(rateE9(108_000_001n))).toBe('10.8000001%');
  expect(formatRate(rateE9(0n))).toBe('0%');
  expect(formatRate(rateE9(1_500_000_000n))).toBe('150%');
});
