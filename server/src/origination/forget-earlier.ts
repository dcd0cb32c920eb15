import {
  countLeftToTell,
  eraseRelations,
  isForgotten,
  spreadToNeighbours,
} from '../graph/index.ts';
import type { Id } from '../kernel/index.ts';
import { listForgotten } from '../party/index.ts';
import type { Deps } from './deps.ts';

/** What became of a page of those who were forgotten. */
export interface ForgottenEarlier {
  /** Whose relations were still there. */
  readonly borrowers: number;
  /** Relations of others that lead to a node without a name now. */
  readonly renamed: number;
  /** Where the next page goes on; `null`: there is none. */
  readonly last: string | null;
}

/**
 * Takes the relations of those away who were forgotten by a release that kept them. Their numbers are told by their own
 * relations alone by now: once before relations are made anew, by which these go. Done again, nothing is left to do.
 */
export async function forgetEarlier(
  deps: Pick<Deps, 'db' | 'clock'>,
  from: { readonly after: string; readonly most: number },
): Promise<ForgottenEarlier> {
  const page = await listForgotten(deps.db, from);
  const done = { borrowers: 0, renamed: 0 };
  for (const { borrowerId } of page) {
    if (!(await isForgotten(deps.db, borrowerId))) {
      const { renamed } = await deps.db.tx((tx) => eraseRelations(tx, borrowerId));
      done.borrowers += 1;
      done.renamed += renamed;
    }
    await tellAll(deps, borrowerId); // Stopped before it, too.
  }
  return { ...done, last: page.length < from.most ? null : (page.at(-1)?.borrowerId ?? null) };
}

/** Everybody who saw them, as many as one spread goes to at a time. */
async function tellAll(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  borrowerId: Id<'borrower'>,
): Promise<void> {
  let left = await countLeftToTell(db, borrowerId);
  while (left > 0) {
    await db.tx((tx) => spreadToNeighbours(tx, borrowerId, clock.now()));
    const before = left;
    left = await countLeftToTell(db, borrowerId);
    if (left >= before) return;
  }
}
