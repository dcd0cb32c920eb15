import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  businessDate,
  fen,
  type Id,
  instant,
  parseId,
  rateE9,
  shanghaiDay,
  shanghaiStamp,
  startOfDay,
} from '../kernel/index.ts';
import { type LoanEvent, type LoanTerms, replay } from '../lending/index.ts';
import {
  firstMoment,
  isAskingDay,
  isFinalReason,
  nextOpening,
  repaymentIdOf,
  usualRules,
} from './collect-due-rules.ts';

const on = businessDate('2027-03-04');
const hour = (n: number) => instant(startOfDay(on) + n * 3_600_000);
const at = fc.integer({ min: 0, max: 4_000_000_000_000 }).map(instant);

test('property: an opening is the first moment from now on that lies within the hours', () => {
  const rules = fc
    .tuple(fc.nat(23), fc.nat(24))
    .filter(([fromHour, untilHour]) => fromHour < untilHour)
    .map(([fromHour, untilHour]) => ({ fromHour, untilHour }));
  const isIn = ({ fromHour, untilHour }: { fromHour: number; untilHour: number }, t: number) => {
    const hourOfDay = Number(shanghaiStamp(instant(t)).slice(11, 13));
    return hourOfDay >= fromHour && hourOfDay < untilHour;
  };
  fc.assert(
    fc.property(rules, at, (hours, now) => {
      const opens = nextOpening(hours, now);
      expect(opens).toBeGreaterThanOrEqual(now);
      expect(isIn(hours, opens)).toBe(true);
      if (opens === now) return;
      expect(isIn(hours, now)).toBe(false);
      expect(isIn(hours, opens - 1)).toBe(false); // Not a moment earlier.
      expect(opens - now).toBeLessThan(86_400_000);
    }),
  );
});

test('behaviour: the hours are 8 to 21 in Shanghai, and a day is not collected before it has come', () => {
  expect(nextOpening(usualRules, hour(8))).toBe(hour(8));
  expect(nextOpening(usualRules, hour(20.99))).toBe(hour(20.99));
  expect(nextOpening(usualRules, hour(21))).toBe(hour(32));
  expect(nextOpening(usualRules, hour(3))).toBe(hour(8));
  expect(firstMoment(usualRules, on, hour(-5))).toBe(hour(8)); // Closed on the evening before.
  expect(firstMoment(usualRules, on, hour(30))).toBe(hour(32)); // Closed late.
  const early = { ...usualRules, early: true };
  expect(shanghaiDay(firstMoment(early, on, hour(-5)))).toBe(addDays(on, -1));
});

const terms: LoanTerms = {
  principal: fen(5_000_000n),
  annualRate: rateE9(72_000_000n),
  dayCount: 'act/360',
  drawnOn: on,
  method: 'interestOnly',
  installments: 3,
};
const drawing: LoanEvent = { id: 'd', type: 'drawing', on, amount: terms.principal };
const askedDays = (events: readonly LoanEvent[], from: string, to: string) => {
  const days: string[] = [];
  for (let day = businessDate(from); day <= to; day = addDays(day, 1)) {
    const { course } = replay(terms, [drawing, ...events], day);
    if (isAskingDay(usualRules, course)) days.push(day);
  }
  return days;
};

test('behaviour: asked every day until 30 days past due, then weekly, and on every due date', () => {
  // Due on 4 April, 4 May (30 days later) and 4 June.
  expect(askedDays([], '2027-04-04', '2027-05-04')).toHaveLength(31);
  expect(askedDays([], '2027-05-05', '2027-06-20')).toEqual([
    '2027-05-11',
    '2027-05-18',
    '2027-05-25',
    '2027-06-01',
    '2027-06-04',
    '2027-06-08',
    '2027-06-15',
  ]);
});

test('behaviour: with the oldest installment met, the days are counted from the next', () => {
  const paid = { id: 'r', type: 'repayment', on: businessDate('2027-05-20'), amount: fen(40_000n) };
  const all = askedDays([paid as LoanEvent], '2027-05-20', '2027-06-02');
  expect(all).toHaveLength(14); // 4 May is 29 days ago on 2 June.
});

test('behaviour: a fee that is due before its installment is asked for at once', () => {
  const fee = { id: 'f', type: 'fee', on: businessDate('2027-03-10'), amount: fen(500n) } as const;
  expect(askedDays([fee], '2027-03-10', '2027-03-12')).toHaveLength(3);
});

test('property: an attempt has one repayment id, and no two attempts share one', () => {
  const loanIds = fc
    .uint8Array({ minLength: 16, maxLength: 16 })
    .map((bytes) => `loan_${Buffer.from(bytes).toString('hex')}` as Id<'loan'>);
  const attempts = fc.tuple(loanIds, fc.nat(400), fc.integer({ min: 1, max: 9 }));
  fc.assert(
    fc.property(attempts, attempts, (a, b) => {
      const idOf = ([loan, days, n]: typeof a) => repaymentIdOf(loan, addDays(on, days), n);
      expect(parseId('repayment', idOf(a))).toBe(idOf(a));
      expect(idOf(a) === idOf(b)).toBe(a.join() === b.join());
    }),
  );
});

test('behaviour: no funds may be funds later; a closed account or a revoked mandate may not', () => {
  expect(['AM04', 'AB05', 'ED05', 'MS03'].map(isFinalReason)).toEqual([false, false, false, false]);
  const final = ['AC04', 'AC06', 'MD01', 'MD02', 'MD07', 'MS02', 'AG01', '', 'XX99'];
  expect(final.every(isFinalReason)).toBe(true);
});
