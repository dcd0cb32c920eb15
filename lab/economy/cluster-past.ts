import {
  accrueBetween,
  addDays,
  addMonths,
  apportion,
  type BusinessDate,
  businessDate,
  type Fen,
  fen,
  type Instant,
  instant,
  rateE9,
  roundInterest,
  startOfDay,
} from '@open310/server/kernel';
import { day, dayNumber } from './calendar.ts';
import { plantCluster } from './cluster.ts';
import { type Books, ClusterBooks, outside } from './cluster-books.ts';
import { holdingsOfBooks } from './cluster-cut.ts';
import type { Member } from './cluster-members.ts';
import { parameters } from './parameters.ts';
import { createRandom, type Random } from './random.ts';
import type { Holdings } from './records.ts';
import { heldAt } from './seen.ts';
import { drawRange, part } from './traits.ts';

const p = parameters.cluster;
const LENDER = outside('城市银行');
const STEP = 100_000n; // Principal in whole 1,000 yuan.

/** A loan to a firm of a cluster: what was on record when it was decided, and what came of it. */
export interface ClusterLoan {
  /** `supplier-4`: the firm, by the economy's own name. */
  readonly key: string;
  readonly segment: 'supplier' | 'distributor';
  readonly decidedAt: Instant;
  readonly principal: Fen;
  /** As partners showed them at that moment. */
  readonly holdings: Holdings;
  readonly defaulted: boolean;
  readonly defaultedOn: BusinessDate | null;
}

/**
 * The loans that a lender granted to the suppliers and distributors of a cluster, one each, and what became of them.
 *
 * Default is an outcome: the firm pays its installments from the account that its wages and purchases leave, and is in
 * default when the oldest has waited 90 days because there was no money. What befalls one (customers who do not pay,
 * dearer materials) reaches the others through what they sell each other.
 */
export function growPastCluster(o: { seed: number; index: number }): ClusterLoan[] {
  const { lender } = p;
  const from = startOfDay(addDays(businessDate(lender.decidedFrom), -lender.historyDays));
  const { members, first, cluster } = plantCluster({ ...o, from });
  const stream = (name: string) => createRandom(o.seed, 'cluster', o.index, name, 'past');
  const strike = troubles(cluster, stream('trouble'));
  const asked = members.flatMap((member) =>
    member.role === 'supplier' || member.role === 'distributor'
      ? [openAsked(member, stream(member.firm.key))]
      : [],
  );
  const last = Math.max(...asked.map(({ decidedOn }) => dayNumber(addMonths(decidedOn, 12))));
  const books = new ClusterBooks();
  for (let n = first; n <= last; n++) {
    books.begin(day(n));
    strike(n);
    for (const one of asked) liveAsked(books, one, cluster.booksOf(one.member), n);
    cluster.live(books);
    books.end();
  }
  return asked.flatMap((one) => loanOf(one, cluster.booksOf(one.member), o.seed));
}

interface Asked {
  readonly member: Member;
  readonly random: Random;
  readonly decidedOn: BusinessDate;
  readonly decidedAt: Instant;
  principal: Fen;
  /** Installments that wait, the oldest first. */
  readonly waiting: { readonly since: number; readonly amount: bigint; readonly isLast: boolean }[];
  defaultedOn: BusinessDate | null;
}

function openAsked(member: Member, random: Random): Asked {
  const { decidedFrom, decidedDays } = p.lender;
  const decidedOn = addDays(businessDate(decidedFrom), random.whole(0, decidedDays - 1));
  // In the morning, before the day's work: what is on record is of the days before.
  const decidedAt = instant(startOfDay(decidedOn) + random.whole(1, 7 * 3_600) * 1_000);
  const nothing = { principal: fen(0n), waiting: [], defaultedOn: null };
  return { member, random, decidedOn, decidedAt, ...nothing };
}

/**
 * The loan is paid out on its day. Installments are paid in the morning, once goods, rent and wages are: the lender
 * comes after them, as it does where merchants live alone. The oldest that waits tells of default.
 */
function liveAsked(books: ClusterBooks, one: Asked, own: Books, n: number): void {
  if (n === dayNumber(one.decidedOn)) grant(books, one, own);
  for (const due of [...one.waiting]) {
    if (!books.isSettled(own) || !books.pay(own, LENDER, due.amount, '贷款还款')) break;
    one.waiting.shift();
    if (due.isLast) own.keepsProfit = false;
  }
  const since = one.waiting[0]?.since ?? n;
  if (one.defaultedOn === null && n - since >= parameters.lender.daysPastDue) {
    one.defaultedOn = day(n).date;
  }
}

function grant(books: ClusterBooks, one: Asked, own: Books): void {
  const { decidedAt, decidedOn, random } = one;
  const since = decidedAt - 90 * 86_400_000;
  const lines = own.bank
    .book(decidedAt)
    .lines.filter(({ at, amount }) => at >= since && amount > 0n);
  const month = lines.reduce((sum, { amount }) => sum + amount, 0n) / 3n;
  const principal = fen((part(month, drawRange(random, p.lender.ofMonth)) / STEP) * STEP);
  if (principal <= 0n) return; // Nothing came in for three months: nobody lends.
  one.principal = principal;
  own.keepsProfit = true;
  books.receive(own, LENDER, principal, '贷款发放');
  books.owe(
    own,
    outside('机械设备公司'),
    part(principal, drawRange(random, p.lender.spent)),
    '设备款',
  );
  const { termMonths, annualRateE9 } = parameters.lender;
  let left: bigint = principal;
  for (const [i, due] of apportion(principal, Array<bigint>(termMonths).fill(1n)).entries()) {
    const [before, on] = [addMonths(decidedOn, i), addMonths(decidedOn, i + 1)];
    const interest = accrueBetween(fen(left), rateE9(annualRateE9), before, on, 'act/360');
    left -= due;
    const inDays = dayNumber(on) - dayNumber(decidedOn);
    const amount = due + roundInterest(interest);
    books.plan(inDays, () => {
      one.waiting.push({ since: dayNumber(on), amount, isLast: i === termMonths - 1 });
    });
  }
}

function loanOf(one: Asked, own: Books, seed: number): ClusterLoan[] {
  const { member, decidedAt, decidedOn, principal, defaultedOn } = one;
  const { segment } = member.merchant;
  if (principal <= 0n || (segment !== 'supplier' && segment !== 'distributor')) return [];
  const from = startOfDay(addDays(decidedOn, -p.lender.historyDays));
  const holdings = holdingsOfBooks(own, {
    ...{ seed, from, to: decidedAt, warmFrom: addDays(decidedOn, -p.lender.historyDays) },
  });
  return [
    {
      ...{ key: member.firm.key, segment, decidedAt, principal, defaultedOn },
      ...{ holdings: heldAt(holdings, decidedAt), defaulted: defaultedOn !== null },
    },
  ];
}

/** What befalls the firms of a cluster, one thing at a time each. @returns Called every morning. */
function troubles(
  cluster: ReturnType<typeof plantCluster>['cluster'],
  random: Random,
): (today: number) => void {
  const firms = [
    { firm: cluster.anchor, of: p.trouble.anchor },
    ...cluster.suppliers.map((firm) => ({ firm, of: p.trouble.supplier })),
    ...cluster.distributors.map((firm) => ({ firm, of: p.trouble.distributor })),
  ].map((one) => ({ ...one, until: 0 }));
  return (today) => {
    for (const one of firms) {
      if (today < one.until) continue;
      one.firm.trouble = 0;
      if (!random.chance(one.of.rate / 365)) continue;
      one.firm.trouble = drawRange(random, one.of.share);
      one.until = today + Math.round(drawRange(random, one.of.days));
    }
  };
}
