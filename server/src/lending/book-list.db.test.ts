import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TEST_TODAY, testDatabase } from '../../../tests/db/database.ts';
import { addDays, addMonths, fen, type Id, rateE9 } from '../kernel/index.ts';
import { newId } from '../platform/index.ts';
import {
  countBook,
  type LoanCursor,
  type LoanFilter,
  type LoanLine,
  type LoanSort,
  listBook,
  loanSorts,
  readBook,
} from './book-list.ts';
import { openFacility, requestLoan, saveClasses, saveStandings, settleLoan } from './index.ts';

const db = await testDatabase();
const today = TEST_TODAY;
const borrowers = [newId('borrower'), newId('borrower')] as const;
const products = ['shopRevolving', 'cropSeason'] as const;

/** Loans of every kind of standing: made as drawings are, moved as servicing moves them. */
async function makeLoan(i: number): Promise<void> {
  const [borrowerId, facilityId] = [borrowers[i % 2] ?? borrowers[0], newId('facility')];
  const drawnOn = addDays(today, -(i * 7) % 90);
  await db.tx(async (tx) => {
    await openFacility(tx, {
      ...{ id: facilityId, borrowerId, product: products[i % 3 === 0 ? 1 : 0], funderId: 'own' },
      ...{ limit: fen(10_000n), annualRate: rateE9(72_000_000n), dayCount: 'act/360' },
      ...{ openedOn: drawnOn, expiresOn: addMonths(drawnOn, 12), decisionId: newId('decision') },
    });
    const shape = { method: 'revolvingDaily', installments: 12, graceDays: i % 4 === 0 ? 5 : 0 };
    const drawn = await requestLoan(tx, {
      ...{ drawdownId: newId('drawdown'), facilityId, borrowerId, on: drawnOn },
      ...{ principal: fen(BigInt(100 + (i % 5) * 10)), shape: shape as never },
    });
    if (!drawn.ok) return expect.fail(drawn.error.code);
    if (i % 11 === 0) return; // Its money is still on the way.
    const loanId: Id<'loan'> = drawn.value.id;
    await settleLoan(tx, loanId, `B${i}`, drawnOn);
    const isClosed = i % 7 === 0;
    await saveStandings(tx, [
      {
        ...{ loanId, status: isClosed ? 'closed' : 'open', closedOn: isClosed ? today : null },
        outstanding: fen(isClosed ? 0n : BigInt(50 + (i % 3))),
        oldestDueOn: isClosed || i % 3 === 0 ? null : addDays(today, -((i * 7) % 40)),
        nextDueOn: isClosed ? null : addDays(today, i % 9),
      },
    ]);
    if (i % 6 === 1 && !isClosed) await saveClasses(tx, [{ loanId, class: 1 + (i % 4) }]);
  });
}
for (let i = 0; i < 60; i += 1) await makeLoan(i);

const whole = async (filter: LoanFilter = {}): Promise<LoanLine[]> => {
  const lines: LoanLine[] = [];
  for await (const some of readBook(db, { filter, sort: 'drawn', descends: true, today })) {
    lines.push(...some);
  }
  return lines;
};
const all = await whole();

/** What a filter says, once more and otherwise. */
const fits = (filter: LoanFilter, line: LoanLine): boolean =>
  (filter.status ?? line.status) === line.status &&
  (filter.product ?? line.product) === line.product &&
  (filter.borrowerId ?? line.borrowerId) === line.borrowerId &&
  (filter.class ?? line.class) === line.class &&
  line.dpd >= (filter.dpdFrom ?? 0) &&
  (filter.dpdTo === undefined || line.dpd <= filter.dpdTo) &&
  line.drawnOn >= (filter.drawnFrom ?? '') &&
  line.drawnOn <= (filter.drawnTo ?? '9999') &&
  (filter.dueFrom === undefined || (line.nextDueOn ?? '9999') >= filter.dueFrom) &&
  (filter.dueTo === undefined || (line.nextDueOn ?? '9999') <= filter.dueTo);

const keyOf = (line: LoanLine, sort: LoanSort): string | bigint => {
  if (sort === 'outstanding') return line.outstandingFen;
  if (sort === 'due') return line.nextDueOn ?? '9999';
  return sort === 'drawn' ? line.drawnOn : (line.oldestDueOn ?? '9999');
};

const day = fc.integer({ min: -90, max: 10 }).map((n) => addDays(today, n));
const filters: fc.Arbitrary<LoanFilter> = fc.record(
  {
    status: fc.constantFrom('paying', 'open', 'closed', 'chargedOff'),
    product: fc.constantFrom(...products, 'nothing'),
    borrowerId: fc.constantFrom(...borrowers),
    class: fc.integer({ min: 0, max: 4 }),
    dpdFrom: fc.integer({ min: 1, max: 40 }),
    dpdTo: fc.integer({ min: 1, max: 40 }),
    ...{ drawnFrom: day, drawnTo: day, dueFrom: day, dueTo: day },
  },
  { requiredKeys: [] },
);

async function walk(filter: LoanFilter, sort: LoanSort, descends: boolean, atMost: number) {
  const lines: LoanLine[] = [];
  for (let after: LoanCursor | null | undefined; after !== null; ) {
    const page = await listBook(db, { filter, sort, descends, after, atMost, today });
    expect(page.lines.length).toBeLessThanOrEqual(atMost);
    lines.push(...page.lines);
    after = page.next;
  }
  return lines;
}

test('property: whatever the filter, the order and the page, the pages together are the loans that fit', async () => {
  expect(all).toHaveLength(60);
  expect(new Set(all.map(({ product }) => product)).size).toBe(2);
  await fc.assert(
    fc.asyncProperty(
      filters,
      fc.constantFrom(...loanSorts),
      fc.boolean(),
      fc.integer({ min: 1, max: 40 }),
      async (filter, sort, descends, atMost) => {
        const lines = await walk(filter, sort, descends, atMost);
        const wanted = all.filter((line) => fits(filter, line));
        expect(new Set(lines.map(({ id }) => id))).toEqual(new Set(wanted.map(({ id }) => id)));
        expect(lines).toHaveLength(wanted.length);
        const keys = lines.map((line) => keyOf(line, sort));
        const rises = descends === (sort === 'dpd'); // The longest past due has the oldest day.
        for (const [i, key] of keys.slice(1).entries()) {
          const before = keys[i] as typeof key;
          expect(rises ? before <= key : before >= key).toBe(true);
        }
        expect(await countBook(db, { filter, today, most: 1_000 })).toBe(wanted.length);
      },
    ),
    { numRuns: 150 },
  );
});

test('behaviour: a loan that moves is listed once, on the page where it stands by then', async () => {
  const first = await listBook(db, {
    ...{ filter: {}, sort: 'drawn', descends: true, atMost: 20, today },
  });
  await makeLoan(60); // Drawn on an earlier day than some that were seen.
  const after = first.next ?? undefined;
  const rest = await listBook(db, {
    ...{ filter: {}, sort: 'drawn', descends: true, atMost: 100, today, after },
  });
  const seen = [...first.lines, ...rest.lines].map(({ id }) => id);
  expect(new Set(seen).size).toBe(seen.length);
});

test('behaviour: a count ends one beyond the most; days of grace are no days past due', async () => {
  expect(await countBook(db, { filter: {}, today, most: 10 })).toBe(11);
  const inGrace = all.filter((l) => l.oldestDueOn !== null && l.dpd === 0 && l.oldestDueOn < today);
  expect(inGrace.length).toBeGreaterThan(0);
});
