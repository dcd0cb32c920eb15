import {
  addDays,
  type BusinessDate,
  daysBetween,
  type Instant,
  instant,
  shanghaiDay,
  startOfDay,
} from '../kernel/index.ts';
import { nonWorkingDays } from '../lending/index.ts';
import type { Channel, ContactRules } from './contact-rules.ts';

const HOUR_MS = 3_600_000;
/** Nothing that the rules count reaches further ahead than this. */
const DAYS_AHEAD = 40;
const WEEK = 7;

/** A contact that was begun before, as far as frequency goes. */
export interface PastContact {
  readonly channel: Channel;
  readonly on: BusinessDate;
}

/** Why somebody is not to be contacted now. */
export type HoldKind = 'stopRequest' | 'complaint' | 'hardship' | 'dispute';
export interface StandingHold {
  readonly kind: HoldKind;
  /** The first day on which it stands no longer; `null`: until it is lifted. */
  readonly until: BusinessDate | null;
}

/** In order of precedence. `nextAt` is when the next one on this channel is allowed; `null`: not known. */
export type ContactRefusal =
  | { readonly code: 'contact_third_party' }
  | { readonly code: 'contact_on_hold'; readonly hold: HoldKind; readonly nextAt: Instant | null }
  | { readonly code: 'contact_outside_hours'; readonly nextAt: Instant | null }
  | { readonly code: 'contact_on_day_off'; readonly nextAt: Instant | null }
  | { readonly code: 'contact_too_often'; readonly nextAt: Instant | null };

/** What is known when a contact is judged. */
export interface ContactGround {
  readonly rules: ContactRules;
  /** Attempts of the last seven days, whoever made them. */
  readonly past: readonly PastContact[];
  readonly holds: readonly StandingHold[];
}

const offOf = new Map<number, ReadonlySet<BusinessDate>>();

/** Whether no bank works on that day. */
function isDayOff(on: BusinessDate): boolean {
  const year = Number(on.slice(0, 4));
  const known = offOf.get(year) ?? new Set(nonWorkingDays(year));
  offOf.set(year, known);
  return known.has(on);
}

/** Whether another attempt on that day stays within what is allowed. */
function isFree(
  { rules, past }: Pick<ContactGround, 'rules' | 'past'>,
  channel: Channel,
  on: BusinessDate,
): boolean {
  const today = past.filter((one) => one.on === on);
  const week = past.filter((one) => {
    const age = daysBetween(one.on, on);
    return age >= 0 && age < WEEK;
  });
  return (
    today.filter((one) => one.channel === channel).length < rules.perDay[channel] &&
    today.length < rules.perDayAll &&
    week.length < rules.perWeekAll
  );
}

const opensAt = (rules: ContactRules, on: BusinessDate): number =>
  startOfDay(on) + rules.fromHour * HOUR_MS;
const closesAt = (rules: ContactRules, on: BusinessDate): number =>
  startOfDay(on) + rules.untilHour * HOUR_MS;

/** The first moment from `now` on at which the channel may be used; `null` where a hold has no end. */
export function nextContactAt(
  ground: ContactGround,
  channel: Channel,
  now: Instant,
): Instant | null {
  const { rules, holds } = ground;
  if (holds.some(({ until }) => until === null)) return null;
  const today = shanghaiDay(now);
  const free = holds.reduce((last, { until }) => (until && until > last ? until : last), today);
  for (let ahead = 0; ahead < DAYS_AHEAD; ahead += 1) {
    const on = addDays(free, ahead);
    const from = Math.max(now, opensAt(rules, on));
    if (from >= closesAt(rules, on)) continue;
    if (!rules.onDaysOff && isDayOff(on)) continue;
    if (isFree(ground, channel, on)) return instant(from);
  }
  return null;
}

/** Whether a contact may be made now, and if not, why and when. Pure. */
export function judgeContact(
  ground: ContactGround,
  channel: Channel,
  now: Instant,
): ContactRefusal | undefined {
  const { rules, holds } = ground;
  const nextAt = nextContactAt(ground, channel, now);
  const today = shanghaiDay(now);
  const [hold] = holds.filter(({ until }) => until === null || until > today);
  if (hold) return { code: 'contact_on_hold', hold: hold.kind, nextAt };
  if (now < opensAt(rules, today) || now >= closesAt(rules, today)) {
    return { code: 'contact_outside_hours', nextAt };
  }
  if (!rules.onDaysOff && isDayOff(today)) return { code: 'contact_on_day_off', nextAt };
  return isFree(ground, channel, today) ? undefined : { code: 'contact_too_often', nextAt };
}
