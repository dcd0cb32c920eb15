import { spanReader } from '../span-cursor.ts';

const DAY_MS = 86_400_000;

/**
 * How the account log is read: 31 days a query, one year back (a day of margin while we read), an hour
 * again because entries may appear late (assumed).
 */
export const accountLog = spanReader({
  spanMs: 31 * DAY_MS,
  historyMs: 364 * DAY_MS,
  overlapMs: 3_600_000,
});
