import { dayNumberAt, type Instant, instant, startOfDayNumber } from '../kernel/index.ts';
import type { FeatureDefinition, Window } from './define.ts';

const DAY_MS = 86_400_000;

/** A stretch of time: `from` included, `to` not. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** The instants that a window looks at. */
export function spanOf({ days, shape }: Window, asOf: Instant): Span {
  if (shape === 'rolling') return { from: instant(asOf - days * DAY_MS), to: asOf };
  const today = dayNumberAt(asOf);
  return {
    from: startOfDayNumber(today - days),
    to: shape === 'open' ? asOf : startOfDayNumber(today),
  };
}

/** The instants a definition looks at. */
export const windowOf = ({ window }: FeatureDefinition, asOf: Instant): Span =>
  spanOf(window, asOf);

/** Every span that a definition is told from: its window, and the pieces its aggregate compares. */
export function spansOf({ window, aggregate }: FeatureDefinition, asOf: Instant): Span[] {
  const whole = spanOf(window, asOf);
  if (aggregate.kind === 'growth') return [whole, ...growthSpans(whole, aggregate.spanDays)];
  return [whole];
}

/** The earlier and the later span of a growth. */
export function growthSpans({ from, to }: Span, spanDays: number | null): [Span, Span] {
  const ms = spanDays === null ? (to - from) / 2 : spanDays * DAY_MS;
  return [
    { from, to: instant(from + ms) },
    { from: instant(to - ms), to },
  ];
}
