import { duration, percent, yuan } from './format.ts';
import type { Text } from './text.tsx';

/** A value in its unit; `undefined` when it is not known. */
export function sayValue(text: Text, value: string | null, unit: string): string | undefined {
  if (value === null) return undefined;
  if (unit === 'fen') return yuan(value, { cents: 'ifAny' });
  if (unit === 'ppm') return percent(value, 1, 1_000_000n);
  if (unit === 'days') return text('unit.days', { n: value });
  if (unit === 'hours') return text('unit.hours', { n: value });
  if (unit === 'm2') return text('unit.m2', { n: value });
  return unit === 'ms' ? duration(Number(value)) : text('unit.count', { n: value });
}
