import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type BusinessDate, fen, rateE9 } from '../../kernel/index.ts';
import { termsOf } from '../terms.fixture.ts';
import type { LoanTerms } from '../terms.ts';
import { booksOf } from './books.ts';
import { drawnAtOnce, neverLate, payoffOf } from './history.fixture.ts';
import type { LoanEvent } from './history.ts';
import { plus, type Ratio, rateOf, rounded, shareOf } from './nights.fixture.ts';
import { replay } from './replay.ts';

// Interest night by night (`nights.fixture.ts`), which takes the due dates and what was paid from the
// engine, and nothing else.

interface Split {
  readonly interest: bigint;
  readonly principal: bigint;
}

/** What each repayment of a history met, interest first: the principal alone bears interest. */
function splitByNights(
  terms: LoanTerms,
  events: readonly LoanEvent[],
  dueOn: readonly BusinessDate[],
): Map<string, Split> {
  const split = new Map<string, Split>();
  const ends = [terms.drawnOn, ...dueOn];
  const maturesOn = dueOn.at(-1) ?? terms.drawnOn;
  let [balance, whole, paid] = [0n, 0n, 0n];
  let running: Ratio = [0n, 1n];
  for (let day = terms.drawnOn; day <= maturesOn; day = addDays(day, 1)) {
    if (dueOn.includes(day)) {
      whole += rounded(running); // It falls due: the one rounding.
      running = [0n, 1n];
    }
    const today = events.filter((event) => event.on === day);
    for (const event of today) if (event.type === 'drawing') balance += event.amount;
    for (const event of today) {
      if (event.type !== 'repayment') continue;
      const interest = least(event.amount, whole + rounded(running) - paid);
      const principal = least(event.amount - interest, balance);
      paid += interest;
      balance -= principal;
      split.set(event.id, { interest, principal });
    }
    const from = ends.findLast((end) => end <= day);
    const to = ends.find((end) => end > day);
    if (!from || !to) break;
    const [n, d] = shareOf(terms, { from, to }, day);
    running = plus(running, [balance * rateOf(terms, events, day) * n, d * 1_000_000_000n]);
  }
  return split;
}

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/** Terms whose interest follows from the balance alone, met by repayments before anything else. */
const byBalance = termsOf(
  'revolvingDaily',
  'interestOnly',
  'bullet',
  'equalPrincipal',
  'season',
).map(
  ({ downPaymentPpm: _, allocation: __, ...terms }): LoanTerms => ({
    ...terms,
    aheadMeets: 'interest',
    drawingsBear: 'fromDay',
  }),
);

const someChanges = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('early' as const), day: fc.nat(400), ppm: fc.nat(600_000) }),
    fc.record({ kind: fc.constant('early' as const), day: fc.nat(40), ppm: fc.nat(2_000_000) }),
    fc.record({ kind: fc.constant('drawing' as const), day: fc.nat(60), ppm: fc.nat(500_000) }),
    fc.record({ kind: fc.constant('rate' as const), day: fc.nat(200), ppm: fc.nat(360_000) }),
    fc.record({ kind: fc.constant('pause' as const), day: fc.nat(200), ppm: fc.nat(40) }),
  ),
  { maxLength: 6 },
);

function changed(
  terms: LoanTerms,
  maturesOn: BusinessDate,
  changes: readonly { kind: string; day: number; ppm: number }[],
): LoanEvent[] {
  const first = changes.some((c) => c.kind === 'drawing') ? terms.principal / 2n : terms.principal;
  const events: LoanEvent[] = [{ ...drawnAtOnce(terms), amount: first } as LoanEvent];
  let available = terms.principal - first;
  for (const [i, { kind, day, ppm }] of changes.entries()) {
    const on = addDays(terms.drawnOn, day);
    if (on >= maturesOn) continue;
    const id = `c${i}`;
    const amount = (terms.principal * BigInt(ppm)) / 1_000_000n;
    if (kind === 'early' && amount > 0n) {
      events.push({ id, type: 'repayment', on, amount: fen(amount) });
    }
    if (kind === 'drawing' && amount > 0n && amount <= available) {
      events.push({ id, type: 'drawing', on, amount: fen(amount) });
      available -= amount;
    }
    if (kind === 'rate') {
      events.push({ id, type: 'rateChange', on, annualRate: rateE9(BigInt(ppm) * 1000n) });
    }
    if (kind === 'pause') events.push({ id, type: 'interestPause', on, until: addDays(on, ppm) });
  }
  return events;
}

test('property: interest night by night, in other arithmetic, is that of the engine to the fen', () => {
  fc.assert(
    fc.property(byBalance.filter(hasPrincipal), someChanges, (terms, changes) => {
      const first = replay(terms, [drawnAtOnce(terms)], terms.drawnOn).course;
      const dueOn = first.rows.flatMap((r) => (r.kind === 'installment' ? [r.dueOn] : []));
      const maturesOn = dueOn.at(-1) as BusinessDate;
      const events = neverLate(terms, changed(terms, maturesOn, changes));
      const { met, course } = replay(terms, events, maturesOn);
      // Of one day by id, as the engine takes them.
      const inOrder = [...events].sort((a, b) => (a.id < b.id ? -1 : 1));
      const split = splitByNights(terms, inOrder, dueOn);
      const got = new Map(
        [...met].map(([id, m]) => [
          id,
          { interest: m.dueInterest + m.accruedInterest, principal: m.principal },
        ]),
      );
      expect(got).toEqual(split);
      expect(payoffOf(course)).toBe(0n);
      expect(booksOf(course).principal).toBe(0n);
    }),
    { numRuns: 100 },
  );
});

function hasPrincipal({ principal }: LoanTerms): boolean {
  return principal >= 2n;
}

/** What the principal of each row owes when nothing is ever repaid, on the morning of `until`. */
function owedByNights(
  terms: LoanTerms,
  rows: readonly { readonly dueOn: BusinessDate; readonly principal: bigint }[],
  until: BusinessDate,
): bigint {
  const { graceDays = 0, penaltyRate = 0n, compounding = false } = terms;
  const ends = [terms.drawnOn, ...rows.map((row) => row.dueOn)];
  const late = rows.map((row) => ({ ...row, interest: 0n, penalty: [0n, 1n] as Ratio }));
  let [whole, balance] = [0n, rows.reduce((sum, row) => sum + row.principal, 0n)];
  let running: Ratio = [0n, 1n];
  for (let day = terms.drawnOn; day < until; day = addDays(day, 1)) {
    for (const row of late) {
      if (row.dueOn === day) {
        row.interest = rounded(running);
        whole += row.interest;
        running = [0n, 1n];
      }
      if (addDays(row.dueOn, graceDays) === day) balance -= row.principal; // From now on late.
    }
    const from = ends.findLast((end) => end <= day);
    const to = ends.find((end) => end > day);
    const [n, d] = shareOf(terms, from && to ? { from, to } : undefined, day);
    running = plus(running, [balance * terms.annualRate * n, d * 1_000_000_000n]);
    for (const row of late) {
      if (addDays(row.dueOn, graceDays) > day) continue;
      const base = row.principal + (compounding ? row.interest : 0n);
      row.penalty = plus(row.penalty, [base * penaltyRate * n, d * 1_000_000_000n]);
    }
  }
  const penalty = late.reduce((sum, row) => sum + rounded(row.penalty), 0n);
  const principal = rows.reduce((sum, row) => sum + row.principal, 0n);
  return principal + whole + penalty + rounded(running);
}

test('property: a loan of which nothing is ever repaid owes interest, grace and penalty of its nights', () => {
  fc.assert(
    fc.property(
      byBalance,
      fc.nat(800),
      fc.bigInt({ min: 0n, max: 500_000_000n }),
      (made, days, p) => {
        const terms = { ...made, penaltyRate: rateE9(p) };
        const until = addDays(terms.drawnOn, days);
        const { course } = replay(terms, [drawnAtOnce(terms)], until);
        const all = replay(terms, [drawnAtOnce(terms)], addDays(terms.drawnOn, 9000)).course;
        expect(payoffOf(course)).toBe(owedByNights(terms, all.rows, until));
      },
    ),
    { numRuns: 100 },
  );
});
