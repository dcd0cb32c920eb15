import fc from 'fast-check';
import { expect, test } from 'vitest';
import { businessDate, fen, rateE9, sumFen } from '../kernel/index.ts';
import { formatRate } from './cost-texts.ts';
import { type LoanTerms, methods, quote } from './index.ts';
import { someTerms } from './terms.fixture.ts';

const terms: LoanTerms = {
  principal: fen(5_000_000n),
  annualRate: rateE9(72_000_000n),
  dayCount: 'act/360',
  drawnOn: businessDate('2027-01-31'),
  method: 'interestOnly',
  installments: 3,
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

const methodsOf = ({ method, ...rest }: LoanTerms) =>
  methods.map(
    (each): LoanTerms => ({
      ...rest,
      method: each,
      ...(each === 'season' && {
        plan: [
          { on: businessDate('2027-08-31'), principalPpm: 600_000n },
          { on: businessDate('2027-10-31'), principalPpm: 400_000n },
        ],
      }),
    }),
  );

const basisOf = (terms: LoanTerms, item: 'principal' | 'interest') =>
  quote(terms).totalCost.rows.find((row) => row.item === item)?.basis;

test('behaviour: of each method it is said how principal and interest fall due', () => {
  const said = methodsOf(terms).map((terms) => [
    terms.method,
    basisOf(terms, 'principal')?.en.split('; ')[1],
    basisOf(terms, 'interest')?.en.split('; ')[0],
  ]);
  const onBalance = 'Principal outstanding × 7.2% a year ÷ 360 × days, counted daily';
  const repayable = 'repayable on any day in part or in full without a fee';
  const three = 'due in 3 installments, monthly';
  expect(said).toEqual([
    ['revolvingDaily', `due at maturity, ${repayable}`, `${onBalance}, paid monthly`],
    ['interestOnly', `due at maturity, ${repayable}`, `${onBalance}, paid monthly`],
    ['bullet', `due at maturity, ${repayable}`, `${onBalance}, paid once, at maturity`],
    [
      'equalInstallment',
      `${three}, of equal amount with interest, the last of what is left, ${repayable}`,
      `${onBalance}, paid monthly`,
    ],
    [
      'equalPrincipal',
      `${three}, of equal principal, the last of what is left, ${repayable}`,
      `${onBalance}, paid monthly`,
    ],
    [
      'flat',
      `${three}, of equal amount with interest, the last of what is left, ${repayable}`,
      'Amount drawn (whatever is repaid, until no principal is left) × 7.2% a year ÷ 360 × days, counted daily, paid monthly',
    ],
    [
      'season',
      `due on the 2 days of the agreed plan, ${repayable}`,
      `${onBalance}, paid on each day of the agreed plan`,
    ],
  ]);
});

test('behaviour: of each day count it is said what part of a year a day or a period is', () => {
  const said = (change: Partial<LoanTerms>) => basisOf({ ...terms, ...change }, 'interest')?.zh;
  expect(said({})).toBe(
    '未还本金 × 年利率7.2% ÷ 360 × 实际天数，按日计息，每月付息；还款当日不计息',
  );
  expect(said({ dayCount: 'act/365' })).toContain('÷ 365 × 实际天数');
  expect(said({ dayCount: 'act/act' })).toContain('÷ 当年天数（365或366） × 实际天数');
  expect(said({ dayCount: 'act/act', actualYear: 'february_29' })).toContain(
    '含2月29日的计息期为366',
  );
  expect(said({ dayCount: '30/360' })).toContain('一年按360天、每月按30天');
  expect(said({ interestPeriod: 'sameAsRepayment' })).toContain('一年按12个月');
  expect(said({ interestPeriod: 'sameAsRepayment' })).toContain('按期计息');
  expect(said({ interestPeriod: 'sameAsRepayment', repayUnit: 'week' })).toContain('一年按52周');
  expect(said({ repayUnit: 'week', repayEvery: 2 })).toContain('每2周付息');
  expect(said({ repayUnit: 'day', repayEvery: 10 })).toContain('每10天付息');
  expect(said({ countedDay: 'last' })).toContain('支用当日不计息，还款当日计息');
});

test('behaviour: a down payment, grace, compounding and another multiple are said', () => {
  expect(basisOf({ ...terms, downPaymentPpm: 250_000n }, 'principal')?.zh).toContain(
    '支用当日归还其25%',
  );
  const contingentOf = (change: Partial<LoanTerms>) =>
    quote({ ...terms, ...change }).totalCost.contingent[0];
  expect(contingentOf({ graceDays: 3 })?.when.en).toContain('the 3 days before are days of grace');
  expect(contingentOf({})?.basis.zh).toContain('对未付利息不计复利');
  expect(contingentOf({ compounding: true })?.basis.zh).toContain('逾期本金及逾期利息');
  expect(contingentOf({ penaltyMultiplePpm: 1_300_000n })?.annualRate).toBe(93_600_000n);
  expect(contingentOf({ dayCount: '30/360' })?.perDay).toBe(1_500n);
  expect(contingentOf({ dayCount: 'act/act' })?.perDay).toBe(1_479n); // Of 365 days.
});

test('behaviour: simple interest is on what is really used: all of it at the end, half of it in parts', () => {
  const simple = methodsOf(terms).map((terms) => quote(terms).totalCost.annualised.simple);
  for (const [i, { method }] of methodsOf(terms).entries()) {
    const off = Number(simple[i]) - 72_000_000;
    if (method === 'flat') expect(off).toBeGreaterThan(20_000_000);
    else expect(Math.abs(off)).toBeLessThan(20_000); // The rounding to fen.
  }
});

test('behaviour: a rate reads as a percentage', () => {
  expect(formatRate(rateE9(72_000_000n))).toBe('7.2%');
  expect(formatRate(rateE9(108_000_001n))).toBe('10.8000001%');
  expect(formatRate(rateE9(0n))).toBe('0%');
  expect(formatRate(rateE9(1_500_000_000n))).toBe('150%');
});
