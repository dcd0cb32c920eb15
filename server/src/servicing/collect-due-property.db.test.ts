import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectBooksAgree, makeBorrower, makeLoan } from '../../../tests/db/book.ts';
import { TEST_TODAY, testDatabase } from '../../../tests/db/database.ts';
import { addDays, addMonths, type Id } from '../kernel/index.ts';
import { type Day, openDay, type Word } from './collect-due.fixture.ts';
import { owedOn, sumCollections } from './index.ts';

const word = fc.constantFrom<Word | undefined>(
  undefined,
  undefined,
  'accept',
  'silent-after',
  'silent-before',
  { reject: 'AM04' },
  { reject: 'AC04' },
);
const dayOf = fc.record({
  /** What comes onto the account before each attempt, and what the bank says to the first orders. */
  income: fc.array(fc.bigInt({ min: 0n, max: 90_000n }), { minLength: 3, maxLength: 3 }),
  words: fc.array(word, { maxLength: 6 }),
  skip: fc.integer({ min: 1, max: 12 }),
});

/** The safety nets of all that is on its way; the bank is heard again. */
async function settleAll(day: Day): Promise<void> {
  day.bank.words.length = 0;
  day.bank.settleAccepted();
  const inputs = [...day.workflows.waiting.values()].map((work) => work.input);
  day.workflows.waiting.clear();
  for (const input of inputs) {
    await day.settle((input as { readonly repaymentId: Id<'repayment'> }).repaymentId);
  }
}

test('property: whatever the bank says, what came is what is no longer due, to the fen', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(dayOf, { minLength: 2, maxLength: 4 }), async (days) => {
      const day = openDay(await testDatabase(12), TEST_TODAY);
      const borrowerId = await makeBorrower(day.db);
      const loans = [
        await makeLoan(day.db, { borrowerId }),
        await makeLoan(day.db, { borrowerId }),
      ];
      const due = async () => {
        const all = await Promise.all(loans.map((loan) => owedOn(day.db, loan.id)));
        return all.reduce((sum, owed) => sum + (owed?.due ?? 0n), 0n);
      };
      let on = addDays(addMonths(TEST_TODAY, 1), -1);
      for (const { income, words, skip } of days) {
        on = addDays(on, skip);
        await day.moveTo(on);
        const [before, collected] = [await due(), day.bank.collected];
        day.bank.words.push(...(words as Word[]));
        day.bank.funds = income[0] ?? 0n;
        for (const [hour, more] of [
          [12, income[1]],
          [16, income[2]],
        ] as const) {
          day.at(hour, async () => {
            await settleAll(day);
            day.bank.funds = (day.bank.funds ?? 0n) + (more ?? 0n);
          });
        }
        await day.collect();
        await settleAll(day);
        const came = (await sumCollections(day.db, on)).reduce((sum, t) => sum + t.came, 0n);
        expect(came).toBe(day.bank.collected - collected);
        expect(await due()).toBe(before - came);
        await expectBooksAgree(day.db);
      }
    }),
    { numRuns: 6, interruptAfterTimeLimit: 50_000 },
  );
}, 90_000);
