import { type Id, type Instant, instant, type Source } from '../kernel/index.ts';
import type { Db } from '../platform/index.ts';
import { sourceDefinitions } from './definitions.ts';
import { dropRawPages, dropRawPagesOf } from './raw-pages.ts';

const DAY_MS = 86_400_000;
const AT_ONCE = 500;

/** How long it is known how a pull ended and that a notice came. Nobody sends one again so late. */
const NOTES_DAYS = 400;

/** What was forgotten of one source. */
export interface Forgotten {
  readonly source: Source;
  readonly keepRawDays: number;
  readonly payloads: number;
}

/**
 * Forgets payloads that are older than their source's definition keeps them, a few at a time; the facts
 * that were read from them stay. A repeat finds nothing left.
 * @param progress - Told after each step how many went.
 */
export async function forgetOldPayloads(
  db: Db,
  now: Instant,
  progress: (dropped: number) => void = () => {},
): Promise<Forgotten[]> {
  const forgotten: Forgotten[] = [];
  for (const { source, keepRawDays } of sourceDefinitions) {
    const before = instant(now - keepRawDays * DAY_MS);
    let payloads = 0;
    for (;;) {
      const dropped = await dropRawPages(db, source, before, AT_ONCE);
      payloads += dropped;
      progress(dropped);
      if (dropped < AT_ONCE) break;
    }
    forgotten.push({ source, keepRawDays, payloads });
  }
  await dropNotes(db, instant(now - NOTES_DAYS * DAY_MS));
  return forgotten;
}

/** Forgets every payload kept of a borrower, a few at a time. @returns How many there were. */
export async function forgetPayloadsOf(db: Db, borrowerId: Id<'borrower'>): Promise<number> {
  let payloads = 0;
  for (;;) {
    const dropped = await dropRawPagesOf(db, borrowerId, AT_ONCE);
    payloads += dropped;
    if (dropped < AT_ONCE) return payloads;
  }
}

/** Forgets how pulls ended and which notices came, before `before`. */
async function dropNotes(db: Db, before: Instant): Promise<void> {
  await db.exec`delete from connectors.pulls where ended_at < ${new Date(before)}`;
  await db.exec`delete from connectors.pushes where received_at < ${new Date(before)}`;
}
