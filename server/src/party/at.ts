import type { Instant } from '../kernel/index.ts';

/** `instant` as the driver writes a `timestamptz`. */
export const at = (instant: Instant): Date => new Date(instant);
