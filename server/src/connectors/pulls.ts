import type { Id, Instant, Source } from '../kernel/index.ts';
import type { Db } from '../platform/index.ts';

/** How a pull ended. */
export interface PullEnd {
  readonly borrowerId: Id<'borrower'>;
  readonly source: Source;
  /** `complete`, `aborted`, `overtaken`, or the code of a refusal or outage. */
  readonly ended: string;
  readonly pages: number;
  readonly appended: number;
  readonly existed: number;
  readonly revised: number;
  readonly newestAt: Instant | null;
  readonly ms: number;
  readonly at: Instant;
}

export const keepPull = (db: Db, id: Id<'pull'>, end: PullEnd): Promise<number> =>
  db.exec`
    insert into connectors.pulls (id, borrower_id, source, ended, pages, appended, existed, revised,
                                  newest_at, ms, ended_at)
    values (${id}, ${end.borrowerId}, ${end.source}, ${end.ended}, ${end.pages}, ${end.appended},
            ${end.existed}, ${end.revised},
            ${end.newestAt === null ? null : new Date(end.newestAt)}, ${end.ms},
            ${new Date(end.at)})`;
