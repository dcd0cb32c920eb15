import { addDays, addMonths, type Instant } from '@open310/server/kernel';
import { Business } from './business.ts';
import { type Day, day, dayNumberAt } from './calendar.ts';
import { drawIdentity, type Identity } from './identity.ts';
import { createRandom } from './random.ts';
import { type Scenario, scenarios } from './scenarios.ts';
import { drawTraits, type Traits } from './traits.ts';
import type { Merchant, Segment } from './types.ts';
import { refundsSeenAt, tradeSeenAt } from './views.ts';

/** A merchant about to live: give it days, then ask what partners hold. */
export interface Sprout {
  readonly identity: Identity;
  readonly traits: Traits;
  readonly scenario: string | null;
  readonly firstDay: Day;
  readonly openedOn: Day['date'];
  readonly business: Business;
}

/** Draws merchant `index` of a segment, or the named scenario. It depends on no other merchant. */
export function plant(o: {
  seed: number;
  index: number;
  segment: Segment;
  scenario?: string;
  from: Instant;
  to: Instant;
}): Sprout {
  const scenario = o.scenario === undefined ? undefined : findScenario(o.scenario);
  const segment = scenario?.segment ?? o.segment;
  const stream = (name: string) =>
    createRandom(o.seed, scenario ? scenario.name : segment, o.index, name);
  const drawn = drawTraits(segment, stream('traits'));
  const traits = scenario ? scenario.traits(drawn) : drawn;
  const id = `${scenario ? scenario.name : segment}-${o.index}`;
  const named = scenario && o.index === 0 ? scenario.names : {};
  const identity = drawIdentity(id, traits, stream('names'), named);
  const young = scenario?.daysOld ? dayNumberAt(o.to) - scenario.daysOld : Number.NEGATIVE_INFINITY;
  const firstDay = day(Math.max(dayNumberAt(o.from), young));
  return {
    identity,
    traits,
    scenario: scenario?.name ?? null,
    firstDay,
    openedOn: scenario?.daysOld
      ? firstDay.date
      : addDays(addMonths(firstDay.date, -traits.ageMonths), -(o.index % 28)),
    business: new Business(
      traits,
      identity,
      { walk: stream('walk'), fate: stream('fate'), trade: stream('trade') },
      firstDay,
      scenario?.turn
        ? { from: dayNumberAt(o.to) - scenario.turn.daysAgo, drift: scenario.turn.drift }
        : null,
    ),
  };
}

function findScenario(name: string): Scenario {
  const found = scenarios.find((scenario) => scenario.name === name);
  if (!found) throw new RangeError(`no scenario named ${name}`);
  return found;
}

/**
 * What partners hold about the merchant at `asOf`. Closes its books: later days leave no records.
 * @param opening - What stood in the Alipay account on the first morning. Unit: fen.
 */
export function harvest(
  sprout: Sprout,
  opening: Merchant['opening'],
  asOf: Instant,
): Merchant<Segment> {
  const { identity, business, scenario, traits, openedOn } = sprout;
  const plans = business.closeBook().filter((plan) => plan.createdAt <= asOf);
  const { accountNo: _, tidTail: __, buyers: ___, ...shown } = identity;
  return {
    ...shown,
    scenario,
    segment: traits.segment,
    openedOn,
    opening,
    trades: plans.flatMap((plan) => tradeSeenAt(plan, asOf) ?? []),
    refunds: plans
      .flatMap((plan) => refundsSeenAt(plan, asOf))
      .sort((a, b) => a.createdAt - b.createdAt || (a.refundId < b.refundId ? -1 : 1)),
    account: business.purse.closeBook().filter((entry) => entry.at <= asOf),
  };
}

/**
 * A merchant that has lived from the day of `from` to the moment `to`, with all that its partners hold.
 *
 * Equal arguments give an equal merchant on every machine; a later `to` adds to what was there and
 * changes none of it but the state of trades under way. The stories told backwards from `to` (`thin-shop`,
 * `troubled-seller`) move with it.
 */
export function growMerchant(o: {
  seed: number;
  index: number;
  segment: Segment;
  scenario?: string;
  from: Instant;
  to: Instant;
}): Merchant<Segment> {
  if (o.to < o.from) throw new RangeError('to lies before from');
  const sprout = plant(o);
  const opening = sprout.business.purse.alipay as Merchant['opening'];
  const last = dayNumberAt(o.to);
  for (let n = sprout.firstDay.number; n <= last; n++) sprout.business.live(day(n));
  return harvest(sprout, opening, o.to);
}
