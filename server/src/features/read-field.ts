import assert from 'node:assert/strict';
import {
  type BusinessDate,
  dayNumber,
  dayNumberAt,
  type Instant,
  startOfDayNumber,
} from '../kernel/index.ts';
import type { FeatureEvent, Where } from './define.ts';

const HOUR_MS = 3_600_000;

/** Hour of Shanghai's day, 0 to 23. */
const hourOf = (at: Instant): number =>
  Math.floor((at - startOfDayNumber(dayNumberAt(at))) / HOUR_MS);

const field = (event: FeatureEvent, name: string): unknown =>
  (event.data as unknown as Readonly<Record<string, unknown>>)[name];

/**
 * A field that holds fen (bigint) or a count (safe integer); `undefined` when the source does not tell.
 * `late(dueOn)`: days from that date to the event, never below zero.
 */
export function amount(event: FeatureEvent, name: string): bigint | undefined {
  const due = /^late\((\w+)\)$/.exec(name)?.[1];
  if (due !== undefined) {
    return BigInt(Math.max(0, dayNumberAt(event.occurredAt) - dateDay(event, due)));
  }
  const value = field(event, name);
  if (typeof value === 'bigint') return value;
  if (value === null || value === undefined) return undefined;
  assert(typeof value === 'number', `${event.kind}.${name} is not a number`);
  return BigInt(value);
}

/** A field that names somebody or something; `undefined` when it is not known. */
export function label(event: FeatureEvent, name: string): string | undefined {
  const value = field(event, name);
  if (value === null || value === undefined) return undefined;
  assert(typeof value === 'string', `${event.kind}.${name} is not a text`);
  return value;
}

/** Shanghai's day of a field that holds a date. */
export const dateDay = (event: FeatureEvent, name: string): number =>
  dayNumber(field(event, name) as BusinessDate);

/** Whether the event is one of those that a series looks at. */
export function matches(event: FeatureEvent, where: Where | undefined): boolean {
  if (where === undefined) return true;
  if ('hours' in where) {
    const hour = hourOf(event.occurredAt);
    return hour >= where.hours[0] && hour < where.hours[1];
  }
  if ('known' in where) return (field(event, where.known) ?? null) !== null;
  return where.is.includes(field(event, where.field) as string | boolean);
}
