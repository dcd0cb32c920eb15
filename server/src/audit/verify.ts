import type { Db } from '../platform/index.ts';
import { digestOf } from './entry.ts';
import { findHead, listAfter } from './queries.ts';

/** What is wrong with the log, the first of it. */
export interface AuditProblem {
  /** The number of the entry at which it shows. */
  readonly seq: number;
  readonly what: 'altered' | 'missing' | 'unchained' | 'cut_off' | 'other_history';
}

export interface AuditVerdict {
  readonly entries: number;
  /** Of the newest entry: write it down elsewhere, and the log can be held to it later. */
  readonly head: string;
  readonly problem: AuditProblem | null;
}

const AT_ONCE = 2_000;

/**
 * Reads the whole log and says whether each entry is what it was and follows the one before. Whoever can rewrite
 * the database can make a new chain: a head that was written down elsewhere shows that, too.
 * @param known - A head of before; the log must hold it still.
 */
export async function verifyAudit(
  db: Db,
  known?: string,
  progress: (entries: number) => void = () => {},
): Promise<AuditVerdict> {
  const head = await findHead(db);
  let [entries, prev, seen] = [0, '', known === undefined];
  const problem = (seq: number, what: AuditProblem['what']): AuditVerdict => ({
    ...{ entries, head: head.digest, problem: { seq, what } },
  });
  for (;;) {
    const page = await listAfter(db, entries, AT_ONCE);
    for (const entry of page) {
      const seq = entries + 1;
      if (entry.seq !== seq) return problem(seq, 'missing');
      if (entry.prev !== prev) return problem(seq, 'unchained');
      if (digestOf(entry) !== entry.digest) return problem(seq, 'altered');
      [entries, prev] = [seq, entry.digest];
      seen ||= entry.digest === known;
    }
    progress(entries);
    if (page.length < AT_ONCE) break;
  }
  if (head.seq !== entries || head.digest !== prev) return problem(entries + 1, 'cut_off');
  if (!seen) return problem(entries, 'other_history');
  return { entries, head: head.digest, problem: null };
}
