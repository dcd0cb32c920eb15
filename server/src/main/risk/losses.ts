import { currentPolicy, type ProductDefinition } from '../../decision/index.ts';
import { addMonths, type BusinessDate, type Fen, fen, sumFen } from '../../kernel/index.ts';
import { booksOf, inOrder, type Loan, replay } from '../../lending/index.ts';
import { type Database, getBusinessDate, openDatabase } from '../../platform/index.ts';
import { estimateShare, lossOf, type ShareEstimate, useOfUndrawn } from '../../risk/index.ts';
import { findHistory } from '../../servicing/index.ts';
import { BadUsage, readFlags } from './flags.ts';
import { approvalsOf, findOpened, type Opened, productOf } from './opened.ts';

/** Of what was not drawn, the share that is taken to be drawn by the day of default. Assumed. */
const UNDRAWN_PPM = 500_000n;

interface Losses {
  readonly facilities: number;
  readonly defaulted: number;
  /** Defaulted, and the money may still come in. */
  readonly open: number;
  readonly lgd: ShareEstimate;
  readonly undrawn: ShareEstimate;
}

/** `losses`: what the lender's own book says of LGD, and of the use of undrawn limits, beside what is assumed. */
export async function losses(args: readonly string[]): Promise<string> {
  const flags = readFlags(args, {
    segment: { type: 'string' },
    json: { type: 'boolean', default: false },
  });
  const product = productOf(flags.segment);
  const url = process.env.DATABASE_URL ?? '';
  if (url === '') throw new BadUsage('DATABASE_URL is not set');
  const db = openDatabase(url, { max: 4 });
  try {
    const found = await readLosses(db, product);
    return flags.json
      ? `${JSON.stringify(found, (_, v) => (typeof v === 'bigint' ? Number(v) : v))}\n`
      : sayLosses(found);
  } finally {
    await db.close();
  }
}

async function readLosses(db: Database, product: ProductDefinition): Promise<Losses> {
  const seenUntil = await getBusinessDate(db);
  const [lgds, uses]: [bigint[], bigint[]] = [[], []];
  let [facilities, defaulted, open] = [0, 0, 0];
  for await (const decision of approvalsOf(db, product)) {
    const opened = await findOpened(db, decision);
    if (!opened) continue;
    facilities += 1;
    if (opened.defaultedOn === null) continue;
    defaulted += 1;
    const { debt, used } = await readDebt(db, opened, opened.defaultedOn);
    if (debt.owed === 0n) continue; // Its history was corrected since.
    const lost = lossOf(debt, seenUntil);
    if (lost === null) open += 1;
    else lgds.push(lost);
    const use = useOfUndrawn(used);
    if (use !== null) uses.push(use);
  }
  const lgd = estimateShare(lgds, currentPolicy.lgdPpm);
  return { facilities, defaulted, open, lgd, undrawn: estimateShare(uses, UNDRAWN_PPM) };
}

/** What the loans of a facility owed on the day of default, and what came in since. */
async function readDebt(db: Database, { facility, loans }: Opened, defaultedOn: BusinessDate) {
  const yearBefore = addMonths(defaultedOn, -12);
  const before = [yearBefore, facility.openedOn].sort().at(-1) ?? yearBefore;
  const all = await Promise.all(loans.map((loan) => readLoan(db, loan, before, defaultedOn)));
  const owed = sumFen(all.map((loan) => loan.owed));
  const paid = all.flatMap((loan) => loan.paid);
  const usedBefore = sumFen(all.map((loan) => loan.usedBefore));
  return {
    debt: { defaultedOn, owed, paid, annualRate: facility.annualRate },
    used: {
      ...{ limit: facility.limit, usedBefore },
      owedAtDefault: sumFen(all.map((loan) => loan.principal)),
    },
  };
}

async function readLoan(db: Database, { id }: Loan, before: BusinessDate, on: BusinessDate) {
  const history = await findHistory(db, id);
  const nothing = { owed: fen(0n), principal: fen(0n), usedBefore: fen(0n), paid: [] };
  if (!history) return nothing; // Never paid out.
  const events = history.recorded.map(({ event }) => event);
  const booksAt = (day: BusinessDate) => booksOf(replay(history.terms, events, day).course);
  const books = booksAt(on);
  const owed: Fen = sumFen([
    ...[books.principal, books.interestReceivable, books.interestAccrued, books.penaltyAccrued],
    ...[books.feesReceivable, books.offBalance, books.claims],
  ]);
  const paid = inOrder(events).flatMap((event) =>
    event.type === 'repayment' && event.on > on ? [{ on: event.on, amount: event.amount }] : [],
  );
  const usedBefore = history.terms.drawnOn < before ? booksAt(before).principal : fen(0n);
  return { owed, principal: books.principal, usedBefore, paid };
}

const percent = (ppm: bigint | null): string =>
  ppm === null ? '–' : `${(Number(ppm) / 10_000).toFixed(1)}%`;

function sayLosses({ facilities, defaulted, open, lgd, undrawn }: Losses): string {
  const line = (name: string, e: ShareEstimate): string =>
    `${name}: ${e.cases} cases, mean ${percent(e.mean)}, beside what is assumed ${percent(e.ppm)}`;
  return [
    `${facilities} facilities drawn, ${defaulted} came into default, of ${open} the money may still come in`,
    line('lost of what was owed (LGD)', lgd),
    line('drawn of what was undrawn a year before (EAD)', undrawn),
    '',
  ].join('\n');
}
