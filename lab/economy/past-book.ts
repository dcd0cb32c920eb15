import {
  addDays,
  addMonths,
  businessDate,
  type Fen,
  fen,
  instant,
  rateE9,
} from '@open310/server/kernel';
import { type Day, day, dayNumber } from './calendar.ts';
import { PastDebt } from './debt.ts';
import { toEvents } from './events.ts';
import { harvest, plant, type Sprout } from './grow.ts';
import { parameters } from './parameters.ts';
import { createRandom, type Random } from './random.ts';
import { drawRange, part } from './traits.ts';
import type { Merchant, PastLoan, Segment } from './types.ts';

export interface PastBookOptions {
  readonly seed: number;
  /** Loans granted, of both segments or of the one asked for. */
  readonly loans: number;
  /** Only this one; else they take turns. */
  readonly segment?: Segment;
  onProgress?(done: number, total: number): void;
}

/**
 * The loans that a traditional lender granted to merchants of this economy, one at a time, each with
 * what was on record when it was decided and what came of it in the 12 months after.
 *
 * Default is an outcome: the merchant lives on with the loan's installments among its bills, and is in
 * default when the oldest of them has waited 90 days because there was no money. Nothing draws it.
 */
export function* pastBook(o: PastBookOptions): Generator<PastLoan, void, undefined> {
  let granted = 0;
  for (let applicant = 0; granted < o.loans; applicant++) {
    const segment = o.segment ?? (applicant % 2 === 0 ? 'onlineSeller' : 'shop');
    const loan = apply(o.seed, applicant, segment);
    if (!loan) continue;
    granted += 1;
    o.onProgress?.(granted, o.loans);
    yield loan;
  }
}

const DAY_MS = 86_400_000;

/** One applicant's loan, or `undefined` when the lender refused. */
function apply(seed: number, applicant: number, segment: Segment): PastLoan | undefined {
  const p = parameters.lender;
  const random = createRandom(seed, 'past-book', segment, applicant);
  const decidedOn = addDays(businessDate(p.decidedFrom), random.whole(0, p.decidedDays - 1));
  const decided = day(dayNumber(decidedOn));
  const history = Math.round(drawRange(random, p.historyDays));
  // Decided in the morning: the last day on record is the day before.
  const decidedAt = instant(decided.start + random.whole(9 * 3_600, 18 * 3_600) * 1_000);
  const sprout = plant({
    seed,
    index: applicant,
    segment,
    from: instant(decided.start - history * DAY_MS),
    to: decidedAt,
  });
  const opening = sprout.business.purse.alipay as Fen;
  for (let n = sprout.firstDay.number; n < decided.number; n++) sprout.business.live(day(n));
  if (sprout.business.closedOn) return undefined;
  const merchant = harvest(sprout, opening, instant(decided.start - 1));
  const principal = grant(merchant, decided);
  if (principal === undefined) return undefined;
  const outcome = liveWithLoan(sprout, principal, decided, random);
  return {
    applicant,
    merchant,
    segment,
    decidedAt,
    events: toEvents(merchant, {
      borrowerId: merchant.id,
      blind: (text) => `blind:${text}`, // Opaque to features, which only tell ids apart.
      recordedAt: (at) => instant(Math.min(at + 60_000, decidedAt - 1)),
    }),
    granted: { principal, annualRate: rateE9(p.annualRateE9), termMonths: p.termMonths },
    ...outcome,
  };
}

/** The traditional policy: old enough, enough turnover, not collapsing; then months of turnover. */
function grant(merchant: Merchant<Segment>, decided: Day): Fen | undefined {
  const p = parameters.lender;
  if (merchant.openedOn > addMonths(decided.date, -p.ageMonthsMin)) return undefined;
  const last30 = turnover(merchant, decided.start - 30 * DAY_MS, decided.start);
  const before60 = turnover(merchant, decided.start - 90 * DAY_MS, decided.start - 30 * DAY_MS);
  const month = (last30 + before60) / 3n;
  if (month < BigInt(p.turnoverMonthMin)) return undefined;
  if (last30 < part(before60 / 2n, p.turnoverKept)) return undefined;
  const step = BigInt(p.principal.step);
  const asked = ((month * BigInt(p.multiple[merchant.segment])) / step) * step;
  if (asked < BigInt(p.principal.min)) return undefined;
  return fen(asked > BigInt(p.principal.max) ? BigInt(p.principal.max) : asked);
}

/** What partners show as sold: paid orders of an online seller, takings of a shop. Unit: fen. */
function turnover(merchant: Merchant, from: number, to: number): bigint {
  let sum = 0n;
  if (merchant.segment === 'onlineSeller') {
    for (const { paidAt, payment } of merchant.trades) {
      if (paidAt !== null && paidAt >= from && paidAt < to) sum += payment;
    }
    return sum;
  }
  for (const { at, amount } of merchant.account) {
    if (amount > 0n && at >= from && at < to) sum += amount;
  }
  return sum;
}

/** The 12 months after the decision, or up to the day of default. */
function liveWithLoan(sprout: Sprout, principal: Fen, decided: Day, random: Random) {
  const p = parameters.lender;
  const { business } = sprout;
  const rate = rateE9(p.annualRateE9);
  const terms = { principal, annualRate: rate, termMonths: p.termMonths, drawnOn: decided.date };
  const debt = new PastDebt(terms);
  const yearly = p.return.mean + p.return.deviation * random.normal();
  business.watch();
  business.borrow(decided, debt, principal, {
    spent: drawRange(random, p.spent),
    return: Math.min(p.return.max, Math.max(p.return.min, yearly)),
  });
  const end = dayNumber(addMonths(decided.date, 12));
  for (let n = decided.number; n < end; n++) {
    const today = day(n);
    business.live(today);
    if (debt.dpd(today) < p.daysPastDue) continue;
    const { cashRanOutOn } = business;
    return { defaulted: true, defaultedOn: today.date, cashRanOutOn };
  }
  return { defaulted: false, defaultedOn: null, cashRanOutOn: business.cashRanOutOn };
}
