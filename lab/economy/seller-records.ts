import { type Instant, instant } from '@open310/server/kernel';
import { digits } from './codes.ts';
import { person } from './firms.ts';
import { drawInvoice, scaled } from './invoices.ts';
import { carriers, counties } from './names.ts';
import type { TradePlan } from './online.ts';
import { parameters } from './parameters.ts';
import type { Counterparty, Firm } from './parties.ts';
import { createRandom, type Random } from './random.ts';
import type { Invoice, Parcel, ParcelStep } from './records.ts';
import { drawRange } from './traits.ts';

const DAY = 86_400_000;
const second = (ms: number): number => Math.floor(ms / 1_000) * 1_000;

/** `share` of the way from one moment to the other, on a whole second. */
export const between = (from: Instant, to: Instant, share: number): Instant =>
  instant(from + second((to - from) * share));

/** The parcels of the trades that were sent by `to`. A fake order has one only now and then. */
export function parcelsOfTrades(
  plans: readonly TradePlan[],
  o: { seed: number; to: Instant; firm: Firm; sender: Counterparty },
): Parcel[] {
  const usual = createRandom(o.seed, o.firm.key, 'carrier').pick(carriers);
  return plans
    .flatMap((plan) => {
      const { shippedAt } = plan;
      if (shippedAt === null || shippedAt > o.to) return [];
      const random = createRandom(o.seed, o.firm.key, 'parcel', plan.tid);
      if (plan.fake && !random.chance(parameters.parcels.ofFakes)) return [];
      return drawParcel(random, { ...plan, shippedAt }, usual, o);
    })
    .sort((a, b) => (a.steps[0]?.at ?? 0) - (b.steps[0]?.at ?? 0));
}

function drawParcel(
  random: Random,
  plan: TradePlan & { readonly shippedAt: Instant },
  usual: (typeof carriers)[number],
  o: { firm: Firm; sender: Counterparty },
): Parcel {
  const p = parameters.parcels;
  const sf = carriers.find(([code]) => code === 'shunfeng') ?? usual;
  const [carrier, letters] = random.chance(p.bySf) ? sf : usual;
  return {
    parcelNo: `${letters}${digits(random, 13)}`,
    carrier,
    orderId: plan.tid,
    sender: o.sender,
    receiver: person(plan.buyer),
    weightGrams: Math.round(drawRange(random, plan.fake ? p.emptyGrams : p.grams)),
    steps: drawSteps(random, plan, o.firm.address.slice(0, 6)),
  };
}

/** Signed before the trade ends; or back with the sender when all the money went back. */
function drawSteps(
  random: Random,
  { shippedAt, endedAt, refund, payment }: TradePlan & { readonly shippedAt: Instant },
  home: string,
): ParcelStep[] {
  const [, there] = random.pick(counties);
  const start: ParcelStep = { at: shippedAt, what: 'collected', place: home };
  const end = drawRange(random, parameters.parcels.signedAfter);
  if (refund && refund.fee === payment) {
    return [
      start,
      { at: between(shippedAt, refund.askedAt, 0.5), what: 'transit', place: there },
      { at: between(refund.askedAt, endedAt, end), what: 'returned', place: home },
    ];
  }
  // A part of the price goes back for what the buyer has seen: signed before it was asked for.
  const signedAt = between(shippedAt, refund ? refund.askedAt : endedAt, end);
  return [
    start,
    { at: between(shippedAt, signedAt, 0.6), what: 'transit', place: there },
    { at: signedAt, what: 'signed', place: there },
  ];
}

/** Invoices that buyers asked for, over what they paid in the end. */
export function invoicesOfTrades(
  plans: readonly TradePlan[],
  o: { seed: number; to: Instant; firm: Firm; sender: Counterparty; className: string },
): Invoice[] {
  const p = parameters.invoices;
  return plans.flatMap((plan) => {
    if (!plan.finished || plan.endedAt > o.to || plan.fake) return [];
    const random = createRandom(o.seed, o.firm.key, 'invoice', plan.tid);
    if (!random.chance(p.ofTrades)) return [];
    const at = instant(plan.endedAt + second(drawRange(random, p.afterDays) * DAY));
    if (at > o.to) return [];
    const things = plan.items.map(({ title, quantity, price }) => ({
      ...{ name: `*${o.className}*${title}`, quantity, amount: price * BigInt(quantity) },
    }));
    return drawInvoice(random, {
      ...{ at, kind: 'general', seller: o.sender, buyer: person(`个人 ${plan.buyer.slice(-4)}`) },
      ...{ orderId: plan.tid, taxRate: p.smallRate },
      things: scaled(things, plan.payment - (plan.refund?.fee ?? 0n)),
    });
  });
}
