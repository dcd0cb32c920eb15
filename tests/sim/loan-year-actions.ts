import assert from 'node:assert/strict';
import type { Random } from '../../lab/economy/index.ts';
import {
  addDays,
  addMonths,
  type BusinessDate,
  type Fen,
  fen,
  type Id,
  rateE9,
} from '../../server/src/kernel/index.ts';
import { account, credit, debit, post } from '../../server/src/ledger/index.ts';
import {
  type LoanShape,
  openFacility,
  requestLoan,
  settleLoan,
} from '../../server/src/lending/index.ts';
import { createBorrower, saveProfile } from '../../server/src/party/index.ts';
import {
  type Database,
  getBusinessDate,
  type manualClock,
  newId,
  openVault,
  silentLog,
  txOrRefuse,
} from '../../server/src/platform/index.ts';
import {
  changeLoan,
  type LoanChange,
  openAccrual,
  owedOn,
  type RepaymentDeps,
  renewLoan,
  requestRepayment,
} from '../../server/src/servicing/index.ts';
import { moodyRail } from './moody-rail.ts';

export const actionNames = [
  'draw',
  'repay',
  'repayLate',
  'repayBackdated',
  'reverse',
  'changeRate',
  'pause',
  'charge',
  'restructure',
  'chargeOff',
  'refund',
  'renew',
] as const;
export type ActionName = (typeof actionNames)[number];

interface Lent {
  readonly loanId: Id<'loan'>;
  readonly borrowerId: Id<'borrower'>;
}

/** A simulated book: who borrows, what was lent, what happened so far. */
export interface Book {
  readonly db: Database;
  readonly random: Random;
  readonly clock: ReturnType<typeof manualClock>;
  readonly deps: RepaymentDeps;
  readonly facilities: { id: Id<'facility'>; borrowerId: Id<'borrower'> }[];
  readonly loans: Lent[];
  /** Repayments that may be undone. */
  readonly repaid: (Lent & { readonly id: string })[];
  readonly done: Record<ActionName, number>;
  readonly refused: Record<string, number>;
  events: number;
  ids: number;
}

const vault = openVault([new Uint8Array(32).fill(3)]);

/** Borrowers with a facility and an account each. */
export async function openBook(
  db: Database,
  clock: Book['clock'],
  random: Random,
  borrowers: number,
): Promise<Book> {
  const book: Book = {
    db,
    random,
    clock,
    deps: {
      db,
      clock,
      vault,
      rail: moodyRail(random),
      workflows: { enqueue: async () => {}, forget: async () => {} },
      log: silentLog,
    },
    facilities: [],
    loans: [],
    repaid: [],
    done: Object.fromEntries(actionNames.map((name) => [name, 0])) as Book['done'],
    refused: {},
    events: 0,
    ids: 0,
  };
  const openedOn = await getBusinessDate(db);
  for (let i = 0; i < borrowers; i += 1) {
    const borrowerId = await createBorrower(db, { segment: 'shop' });
    await saveProfile(db, vault, borrowerId, {
      holderName: '林岚',
      accountNumber: '6222020000000000001',
    });
    const id = newId('facility');
    await db.tx((tx) =>
      openFacility(tx, {
        id,
        borrowerId,
        product: 'shopRevolving',
        funderId: 'own',
        limit: fen(BigInt(random.whole(5, 30)) * 1_000_000n),
        annualRate: rateE9(BigInt(random.whole(40, 180)) * 1_000_000n),
        dayCount: random.pick(['act/360', 'act/365'] as const),
        openedOn,
        expiresOn: addMonths(openedOn, 24),
        decisionId: newId('decision'),
      }),
    );
    book.facilities.push({ id, borrowerId });
  }
  return book;
}

const shapes: readonly LoanShape[] = [
  { method: 'revolvingDaily', installments: 3 },
  { method: 'revolvingDaily', installments: 6 },
  { method: 'interestOnly', installments: 3, graceDays: 3 },
  { method: 'equalInstallment', installments: 6 },
  { method: 'equalInstallment', installments: 12, compounding: true },
  { method: 'equalPrincipal', installments: 6 },
  { method: 'bullet', installments: 2 },
  { method: 'flat', installments: 4 },
  { method: 'equalInstallment', installments: 8, repayEvery: 2, repayUnit: 'week' },
  { method: 'interestOnly', installments: 10, repayEvery: 10, repayUnit: 'day' },
];

/** A drawing of any shape, of any size, by anybody. */
export async function draw(book: Book, today: BusinessDate): Promise<string | undefined> {
  const { random, db } = book;
  const facility = random.pick(book.facilities);
  const principal = fen(BigInt(random.whole(2_000, 60_000)) * 100n + BigInt(random.whole(0, 99)));
  const drawn = await txOrRefuse(db, async (tx) => {
    const result = await requestLoan(tx, {
      drawdownId: newId('drawdown'),
      facilityId: facility.id,
      borrowerId: facility.borrowerId,
      principal,
      shape: random.pick(shapes),
      on: today,
    });
    if (!result.ok) return result;
    const { id } = result.value;
    await settleLoan(tx, id, `B-${id}`, today);
    await openAccrual(tx, result.value, today, book.clock.now());
    await post(tx, {
      id: `disbursement:${id}`,
      kind: 'disbursement',
      on: today,
      bookedOn: today,
      about: { loan: id },
      lines: [
        debit(account.loanPrincipal(id), principal),
        credit(account.funderCash('own'), principal),
      ],
    });
    return result;
  });
  if (!drawn.ok) return refused(book, drawn.error.code);
  book.loans.push({ loanId: drawn.value.id, borrowerId: facility.borrowerId });
  return drawn.value.id;
}

function refused(book: Book, code: string): undefined {
  book.refused[code] = (book.refused[code] ?? 0) + 1;
  return undefined;
}

const someLoan = (book: Book): Lent | undefined =>
  book.loans.length === 0 ? undefined : book.random.pick(book.loans);

/** A repayment through the rail: of a part, of what is due, or of all. */
async function repay(book: Book, today: BusinessDate): Promise<string | undefined> {
  const lent = someLoan(book);
  const owed = lent && (await owedOn(book.db, lent.loanId, today));
  if (!lent || !owed || owed.payoff === 0n) return undefined;
  const { random } = book;
  const part = fen((owed.payoff * BigInt(random.whole(1, 1000))) / 1000n);
  const amount = random.chance(0.2) ? 'all' : random.chance(0.6) && owed.due > 0n ? owed.due : part;
  if (amount === 0n) return undefined;
  const id = newId('repayment');
  const answer = await requestRepayment(book.deps, { ...lent, repaymentId: id, amount });
  if (!answer.ok) return refused(book, answer.error.code);
  if (answer.value.status === 'settled') book.repaid.push({ ...lent, id });
  return `${lent.loanId} ${answer.value.status}`;
}

/** A change that staff make. */
async function change(
  book: Book,
  lent: Lent | undefined,
  event: (id: string) => LoanChange,
): Promise<string | undefined> {
  if (!lent) return undefined;
  book.ids += 1;
  const id = `sim-${book.ids}`;
  const made = event(id);
  const result = await txOrRefuse(book.db, (tx) =>
    changeLoan(tx, { loanId: lent.loanId, event: made, byWhom: 'sim' }, book.clock.now()),
  );
  if (!result.ok) return refused(book, result.error.code);
  if (made.type === 'repayment') book.repaid.push({ ...lent, id });
  return `${lent.loanId} ${made.type} of ${made.on}`;
}

const someAmount = (book: Book): Fen => fen(BigInt(book.random.whole(1, 2_000_000)));

async function renew(book: Book, today: BusinessDate): Promise<string | undefined> {
  const lent = someLoan(book);
  if (!lent) return undefined;
  const drawdownId = newId('drawdown');
  const result = await txOrRefuse(book.db, (tx) =>
    renewLoan(
      tx,
      {
        ...lent,
        drawdownId,
        shape: { method: 'revolvingDaily', installments: 3 },
        approvedOn: today,
        byWhom: 'sim',
      },
      book.clock.now(),
      { daysBefore: 400, timesMax: 5, decisionDays: 30 },
    ),
  );
  if (!result.ok) return refused(book, result.error.code);
  book.loans.push({ loanId: result.value.loanId, borrowerId: lent.borrowerId });
  return `${lent.loanId} renewed`;
}

const actions: Record<
  ActionName,
  (book: Book, today: BusinessDate) => Promise<string | undefined>
> = {
  draw,
  repay,
  renew,
  repayLate: (book, on) =>
    change(book, someLoan(book), (id) => ({ id, type: 'repayment', on, amount: someAmount(book) })),
  repayBackdated: (book, today) =>
    change(book, someLoan(book), (id) => ({
      id,
      type: 'repayment',
      on: addDays(today, -book.random.whole(1, 45)),
      amount: someAmount(book),
    })),
  reverse: (book, on) => {
    const repaid = book.repaid.length > 0 ? book.random.pick(book.repaid) : undefined;
    return change(book, repaid, (id) => ({ id, type: 'reversal', on, of: repaid?.id ?? '' }));
  },
  changeRate: (book, today) =>
    change(book, someLoan(book), (id) => ({
      id,
      type: 'rateChange',
      on: addDays(today, book.random.whole(-30, 20)),
      annualRate: rateE9(BigInt(book.random.whole(0, 200)) * 1_000_000n),
    })),
  pause: (book, today) => {
    const on = addDays(today, book.random.whole(-20, 10));
    const until = addDays(on, book.random.whole(0, 30));
    return change(book, someLoan(book), (id) => ({ id, type: 'interestPause', on, until }));
  },
  charge: (book, on) =>
    change(book, someLoan(book), (id) => ({ id, type: 'fee', on, amount: fen(5_000n) })),
  restructure: (book, on) =>
    change(book, someLoan(book), (id) => ({
      id,
      type: 'restructuring',
      on,
      installments: book.random.whole(2, 12),
      includeOverdue: book.random.chance(0.7),
      ...(book.random.chance(0.3) && { method: 'equalPrincipal' as const }),
    })),
  chargeOff: (book, on) => change(book, someLoan(book), (id) => ({ id, type: 'chargeOff', on })),
  refund: async (book, on) => {
    const lent = someLoan(book);
    const owed = lent && (await owedOn(book.db, lent.loanId, on));
    if (!owed || owed.overpaid === 0n) return undefined;
    return change(book, lent, (id) => ({ id, type: 'refund', on, amount: owed.overpaid }));
  },
};

/** Lets one action happen. @returns What it was, or `undefined` when nothing changed. */
export async function act(
  book: Book,
  name: ActionName,
  today: BusinessDate,
): Promise<string | undefined> {
  const told = await actions[name](book, today);
  if (told === undefined) return undefined;
  book.done[name] += 1;
  book.events += 1;
  assert(told !== '');
  return told;
}
