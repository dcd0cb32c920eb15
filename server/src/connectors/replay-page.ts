import { compareEvents, type EventComparison } from '../events/index.ts';
import { type Id, ok, type Result, refuse } from '../kernel/index.ts';
import { FileRefused, PartnerAnswerMalformed } from './errors.ts';
import { parserOf, recordFacts } from './parse-page.ts';
import type { PullDeps } from './pull.ts';
import { type KeptPage, openRawPage } from './raw-pages.ts';

/** What a kept payload says to the parser of today, beside what was recorded of it. */
export interface Replayed {
  readonly page: KeptPage;
  readonly events: readonly EventComparison[];
  /** Where the payload cannot be read; `null`: it can. */
  readonly malformedAt: string | null;
  /** New facts and revisions that were recorded by this replay. */
  readonly recorded: number;
}

export type ReplayRefusal =
  | { readonly code: 'payload_not_found' }
  | { readonly code: 'source_not_offered' };

/**
 * Reads a kept payload again with the parser of today. Changes nothing unless `record`: then what is
 * new or different becomes facts, as it would from the partner.
 */
export async function replayPage(
  deps: PullDeps,
  o: { readonly borrowerId: Id<'borrower'>; readonly rawId: string; readonly record: boolean },
): Promise<Result<Replayed, ReplayRefusal>> {
  const { db, vault, clock, connectors } = deps;
  const page = await openRawPage(db, vault, o.borrowerId, o.rawId);
  if (!page) return refuse({ code: 'payload_not_found' });
  const connector = connectors[page.source];
  if (!connector) return refuse({ code: 'source_not_offered' });
  const parse = await parserOf(deps, connector, o.borrowerId);
  const read = readAgain(() => parse({ ...page, cursor: null }, o.rawId));
  if (read instanceof PartnerAnswerMalformed) {
    return ok({ page, events: [], malformedAt: read.field, recorded: 0 });
  }
  const events = await compareEvents(db, o.borrowerId, read.events);
  if (!o.record) return ok({ page, events, malformedAt: null, recorded: 0 });
  const { appended, revised } = await db.tx((tx) =>
    recordFacts(tx, o.borrowerId, read, clock.now()),
  );
  return ok({ page, events, malformedAt: null, recorded: appended + revised });
}

/** A file that is refused today reads like a page that cannot be read. */
function readAgain<T>(read: () => T | PartnerAnswerMalformed): T | PartnerAnswerMalformed {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    return new PartnerAnswerMalformed('file', error.code, error.place ?? error.code);
  }
}
