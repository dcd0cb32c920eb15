import assert from 'node:assert/strict';
import { createRandom } from '../../lab/economy/index.ts';
import {
  addDays,
  type BusinessDate,
  type Fen,
  fen,
  type Id,
  startOfDay,
  sumFen,
} from '../../server/src/kernel/index.ts';
import { account, balanceOf, checkBalanced } from '../../server/src/ledger/index.ts';
import { getLoan, type Quote, quote } from '../../server/src/lending/index.ts';
import {
  type Database,
  getBusinessDate,
  manualClock,
  silentLog,
  txOrRefuse,
} from '../../server/src/platform/index.ts';
import {
  changeLoan,
  checkHistories,
  checkLoans,
  computePlan,
  endOfDay,
  findHistory,
} from '../../server/src/servicing/index.ts';
import { draw, openBook } from './loan-year-actions.ts';

/** What loans that were kept to the day cost, beside what had been disclosed. */
export interface KeptReport {
  readonly loans: number;
  readonly days: number;
  readonly payments: number;
  readonly disclosedFen: string;
  /** By the ledger: income of interest. */
  readonly chargedFen: string;
  /** Loans whose cost was another than disclosed, and anything that the books say is wrong. */
  readonly problems: readonly string[];
}

/**
 * Draws loans of every shape on one day, pays each installment on its day as its total-cost table said, closes every
 * day, and compares what each loan was charged, and what the ledger took in, with what had been disclosed.
 * @source Rules R4: the disclosed total is what is paid in normal performance, and nothing else is charged.
 */
export async function keepLoans(
  db: Database,
  o: { readonly loans: number; readonly seed: number; readonly onDay?: (left: number) => void },
): Promise<KeptReport> {
  const random = createRandom(o.seed, 'kept-loans');
  const first = await getBusinessDate(db);
  const clock = manualClock(startOfDay(first));
  const book = await openBook(db, clock, random, Math.ceil(o.loans / 2));
  const cash = await balanceOf(db, account.funderCash('own'));
  while (book.loans.length < o.loans) await draw(book, first);
  const plans = new Map<Id<'loan'>, Quote>();
  for (const { loanId } of book.loans) {
    plans.set(loanId, quote(await db.tx((tx) => getLoan(tx, loanId))));
  }
  const last = lastDay(plans);
  let payments = 0;
  for (let today = first; today <= last; today = addDays(today, 1)) {
    for (const [loanId, { schedule }] of plans) {
      for (const row of schedule.filter(({ dueOn }) => dueOn === today)) {
        const amount = fen(row.principal + row.interest);
        if (amount > 0n) payments += await pay(db, loanId, { on: today, n: row.n, amount });
      }
    }
    clock.advance(86_400_000);
    await endOfDay({ db, clock, log: silentLog });
    o.onDay?.(plans.size);
  }
  const disclosed = sumFen([...plans.values()].map(({ totalCost }) => totalCost.total));
  const income = -(await balanceOf(db, account.interestIncome()));
  const taken = (await balanceOf(db, account.funderCash('own'))) - cash;
  const problems = await problemsOf(db, plans, last);
  if (income !== disclosed) problems.push(`income ${income}, disclosed ${disclosed}`);
  if (taken !== disclosed) problems.push(`cash grew by ${taken}, disclosed ${disclosed}`);
  return {
    ...{ loans: plans.size, days: daysOf(first, last), payments, problems },
    ...{ disclosedFen: String(disclosed), chargedFen: String(income) },
  };
}

const lastDay = (plans: ReadonlyMap<string, Quote>): BusinessDate => {
  const days = [...plans.values()].flatMap(({ schedule }) => schedule.map(({ dueOn }) => dueOn));
  return days.toSorted().at(-1) ?? assert.fail('no loan has a plan');
};

const daysOf = (from: BusinessDate, to: BusinessDate): number => {
  let days = 1;
  for (let day = from; day < to; day = addDays(day, 1)) days += 1;
  return days;
};

async function pay(
  db: Database,
  loanId: Id<'loan'>,
  o: { readonly on: BusinessDate; readonly n: number; readonly amount: Fen },
): Promise<number> {
  const event = {
    id: `kept-${loanId}-${o.n}`,
    type: 'repayment',
    on: o.on,
    amount: o.amount,
  } as const;
  const made = await txOrRefuse(db, (tx) =>
    changeLoan(tx, { loanId, event, byWhom: 'sim' }, startOfDay(o.on)),
  );
  assert(made.ok, `${loanId}: ${made.ok ? '' : made.error.code}`);
  return 1;
}

/** Each loan replayed: paid off, nothing too much, and its interest what was disclosed. */
async function problemsOf(
  db: Database,
  plans: ReadonlyMap<Id<'loan'>, Quote>,
  last: BusinessDate,
): Promise<string[]> {
  const problems: string[] = [];
  for (const [loanId, { totalCost }] of plans) {
    const history = await findHistory(db, loanId);
    assert(history, `${loanId} has no history`);
    const events = history.recorded.map(({ event }) => event);
    const rows = computePlan(history.terms, events, addDays(last, 1));
    const paid = sumFen(rows.map((row) => row.paid));
    if (paid !== totalCost.totalPaid) {
      problems.push(`${loanId}: paid ${paid}, disclosed ${totalCost.totalPaid}`);
    }
    if (rows.some(({ state }) => state !== 'paid')) problems.push(`${loanId} is not paid off`);
  }
  const { balanced, problems: ledger } = await checkBalanced(db);
  const loans = await checkLoans(db);
  if (!balanced || !loans.agree) problems.push(...ledger, ...loans.problems);
  problems.push(...(await checkHistories(db)).map(({ loanId, what }) => `${loanId}: ${what}`));
  return problems;
}
