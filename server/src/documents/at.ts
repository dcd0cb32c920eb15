import type { Instant } from '../kernel/index.ts';

/** A moment as libraries of PDF and certificates take it. */
export const at = (moment: Instant): Date => new Date(moment);
