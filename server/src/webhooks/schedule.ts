import { createHash } from 'node:crypto';

const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000];

/**
 * How long to wait before each attempt after the one before it failed. Unit: ms. Ten attempts over three days.
 * @source Standard Webhooks specification, "Deliverability and reliability", its example of a schedule.
 */
export const retryWaits: readonly number[] = [
  0,
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];

/** An endpoint that answered nothing well for so long is switched off. Unit: ms. Assumed. */
export const FAILING_MS = 5 * 24 * HOUR;

/** No receiver may put an attempt off for longer. Unit: ms. */
const PUT_OFF_MAX_MS = 24 * HOUR;

const SPREAD = 0.2;

/**
 * The wait before attempt `n` (1 is the first) of a delivery, or `undefined` when it was tried often enough. Spread by
 * up to a fifth longer, the same for the same delivery: those that failed together do not come back together.
 * @param askedMs - What the receiver asked to wait (`Retry-After`), up to a day.
 */
export function waitBefore(n: number, deliveryId: string, askedMs = 0): number | undefined {
  const usual = retryWaits[n - 1];
  if (usual === undefined) return undefined;
  const chance =
    createHash('sha256').update(`${deliveryId}:${n}`).digest().readUInt32BE() / 2 ** 32;
  const spread = Math.round(usual * (1 + SPREAD * chance));
  return Math.max(spread, Math.min(askedMs, PUT_OFF_MAX_MS));
}
