import type { Id } from '../kernel/index.ts';

/** The event by which a loan was repaid through its renewal: named after the loan that took it over. */
export const renewalEventOf = (renewedBy: Id<'loan'>): string => `renewed:${renewedBy}`;

export const isRenewal = (eventId: string): boolean => eventId.startsWith('renewed:');
