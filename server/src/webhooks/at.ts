import type { Instant } from '../kernel/index.ts';

/** A moment as the driver and the signing library take it. */
export const at = (moment: Instant): Date => new Date(moment);

/** A moment as messages tell it: RFC 3339, in UTC. */
export const iso = (moment: Instant): string => at(moment).toISOString();
