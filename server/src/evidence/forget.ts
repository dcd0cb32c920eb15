import { type Id, type Instant, instant } from '../kernel/index.ts';
import type { Db } from '../platform/index.ts';
import { paperKinds } from './kinds.ts';
import { dropBodies, dropPapersOf } from './queries.ts';

const DAY_MS = 86_400_000;
const AT_ONCE = 200;
/** Of no kind that is known. Unit: days. */
const STRANGE_DAYS = 90;

/** What was forgotten of one kind. */
export interface ForgottenPapers {
  readonly kind: string;
  readonly keepDays: number;
  readonly papers: number;
}

/**
 * Forgets the bytes and the words of papers that were judged longer ago than their kind says; that there was one, and
 * what came of it, stays. A few at a time; a repeat finds nothing left.
 */
export async function forgetOldPapers(db: Db, now: Instant): Promise<ForgottenPapers[]> {
  const kinds = [
    ...paperKinds.map(({ id, keepDays }) => ({ id, keepDays })),
    { id: '', keepDays: STRANGE_DAYS },
  ];
  const forgotten: ForgottenPapers[] = [];
  for (const { id, keepDays } of kinds) {
    const before = instant(now - keepDays * DAY_MS);
    let papers = 0;
    for (;;) {
      const dropped = await dropBodies(db, id, before, AT_ONCE);
      papers += dropped;
      if (dropped < AT_ONCE) break;
    }
    forgotten.push({ kind: id === '' ? 'unknown' : id, keepDays, papers });
  }
  return forgotten;
}

/** Forgets every paper of a borrower, with what was found and decided. @returns How many there were. */
export const forgetPapersOf = (db: Db, borrowerId: Id<'borrower'>): Promise<number> =>
  dropPapersOf(db, borrowerId);
