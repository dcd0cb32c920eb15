import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  businessDate,
  daysBetween,
  type Instant,
  instant,
  shanghaiDay,
  startOfDay,
} from '../kernel/index.ts';
import { type Channel, channels, usualContactRules } from './contact-rules.ts';
import { judgeContact, nextContactAt, type PastContact } from './judge-contact.ts';

const HOUR = 3_600_000;
const monday = businessDate('2026-11-30');
const at = (day: string, hour: number): Instant =>
  instant(startOfDay(businessDate(day)) + hour * HOUR);
const rules = usualContactRules;
const free = { rules, past: [], holds: [] };

const attempts = fc.array(
  fc.record({
    afterMs: fc.integer({ min: 0, max: 30 * 24 * HOUR }),
    channel: fc.constantFrom(...channels),
  }),
  { maxLength: 120 },
);
const limits = fc.record({
  fromHour: fc.integer({ min: 8, max: 12 }),
  untilHour: fc.integer({ min: 13, max: 22 }),
  onDaysOff: fc.boolean(),
  perDayAll: fc.integer({ min: 1, max: 4 }),
  perWeekAll: fc.integer({ min: 1, max: 9 }),
});

test('property: whoever tries whenever, nobody is contacted outside the hours or more often than the rules say', () => {
  fc.assert(
    fc.property(attempts, limits, (tries, set) => {
      const strict = { ...rules, ...set };
      const made: { at: Instant; channel: Channel }[] = [];
      const past: PastContact[] = [];
      for (const { afterMs, channel } of tries.toSorted((a, b) => a.afterMs - b.afterMs)) {
        const now = instant(startOfDay(monday) + afterMs);
        if (judgeContact({ rules: strict, past, holds: [] }, channel, now)) continue;
        made.push({ at: now, channel });
        past.push({ channel, on: shanghaiDay(now) });
      }
      const days = Array.from({ length: 31 }, (_, n) => addDays(monday, n));
      for (const { at } of made) {
        const hour = new Date(at + 8 * HOUR).getUTCHours();
        expect(hour >= strict.fromHour && hour < strict.untilHour).toBe(true);
        const weekday = new Date(at + 8 * HOUR).getUTCDay();
        // No public holiday is announced for these days: weekends are the days off.
        if (!strict.onDaysOff) expect([0, 6]).not.toContain(weekday);
      }
      for (const day of days) {
        const on = made.filter((one) => shanghaiDay(one.at) === day);
        expect(on.length).toBeLessThanOrEqual(strict.perDayAll);
        for (const channel of channels) {
          const byOne = on.filter((one) => one.channel === channel).length;
          expect(byOne).toBeLessThanOrEqual(strict.perDay[channel]);
        }
        const week = made.filter(({ at }) => {
          const age = daysBetween(shanghaiDay(at), day);
          return age >= 0 && age < 7;
        });
        expect(week.length).toBeLessThanOrEqual(strict.perWeekAll);
      }
    }),
  );
});

test('property: what is refused is allowed when it was said to be, and not a millisecond before', () => {
  fc.assert(
    fc.property(attempts, fc.constantFrom(...channels), (tries, channel) => {
      const past: PastContact[] = [];
      for (const one of tries.toSorted((a, b) => a.afterMs - b.afterMs)) {
        const now = instant(startOfDay(monday) + one.afterMs);
        const ground = { rules, past: [...past], holds: [] };
        const refusal = judgeContact(ground, one.channel, now);
        if (!refusal) past.push({ channel: one.channel, on: shanghaiDay(now) });
        const next = nextContactAt({ ...ground, past }, channel, now);
        expect(next).not.toBeNull();
        if (next === null) return;
        expect(judgeContact({ ...ground, past }, channel, next)).toBeUndefined();
        if (next > now) {
          expect(judgeContact({ ...ground, past }, channel, instant(next - 1))).toBeDefined();
        }
      }
    }),
    { numRuns: 60 },
  );
});

test.each([
  ['2026-11-30', 7.99, 'contact_outside_hours', at('2026-11-30', 8)],
  ['2026-11-30', 20, 'contact_outside_hours', at('2026-12-01', 8)],
  ['2026-12-05', 10, 'contact_on_day_off', at('2026-12-07', 8)],
  ['2026-10-05', 10, 'contact_on_day_off', at('2026-10-08', 8)], // National day.
])(
  'error: on %s at %d o’clock nobody is called, and the next hour is told',
  (day, hour, code, nextAt) => {
    expect(judgeContact(free, 'call', at(day, hour))).toMatchObject({ code, nextAt });
  },
);

test('error: after a request to stop nobody is contacted, whatever the hour; a pause with an end has a next time', () => {
  const now = at('2026-11-30', 10);
  const stop = { ...free, holds: [{ kind: 'stopRequest', until: null }] } as const;
  expect(judgeContact(stop, 'letter', now)).toEqual({
    ...{ code: 'contact_on_hold', hold: 'stopRequest', nextAt: null },
  });
  const until = businessDate('2026-12-12');
  const pause = { ...free, holds: [{ kind: 'dispute', until }] } as const;
  const nextAt = at('2026-12-14', 8); // The 12th is a Saturday.
  expect(judgeContact(pause, 'sms', now)).toMatchObject({ code: 'contact_on_hold', nextAt });
  expect(judgeContact(pause, 'sms', nextAt)).toBeUndefined();
});

test('behaviour: a third call a day is made, a fourth waits for the morning; another channel has its own count', () => {
  const call = { channel: 'call', on: monday } as const;
  const loose = { ...rules, perDayAll: 9 };
  const ground = (n: number) => ({ rules: loose, past: Array(n).fill(call), holds: [] });
  const now = at('2026-11-30', 10);
  expect(judgeContact(ground(2), 'call', now)).toBeUndefined();
  expect(judgeContact(ground(3), 'call', now)).toEqual({
    ...{ code: 'contact_too_often', nextAt: at('2026-12-01', 8) },
  });
  expect(judgeContact(ground(3), 'sms', now)).toBeUndefined();
});
