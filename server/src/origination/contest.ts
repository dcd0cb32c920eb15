import { type Instant, ok, type Result, refuse, type Source, sources } from '../kernel/index.ts';
import { column, type Db, row, type Tx, txOrRefuse } from '../platform/index.ts';
import { readAgain } from './add-source.ts';
import { listAllowed } from './allow.ts';
import type { Deps } from './deps.ts';
import type { Place } from './nodes.ts';
import { type Application, lockApplication } from './queries.ts';

/** In order of precedence. */
export type ContestRefusal =
  | { readonly code: 'application_not_found' }
  | { readonly code: 'source_not_offered' }
  /** There is nothing that it could have been told for: it ended, or is decided right now. */
  | { readonly code: 'nothing_to_review'; readonly status: string }
  | { readonly code: 'too_many_contests' };

/** What a borrower said of what a source told. */
export interface Contest {
  readonly source: Source;
  readonly said: string;
  readonly at: Instant;
}

const MOST = 20; // Of an application.
const contestable = new Set<string>(['waiting_supplement', 'offered', 'declined', 'referred']);

const saidOf = ({ borrowerId, applicationId }: Place): string =>
  `origination.contests.said:${borrowerId}:${applicationId}`;

/**
 * Keeps that the borrower holds what a source told for wrong. While the application waits the source is read
 * again at once: the newest may be right. Whoever is asked to decide in the machine's place reads what was said.
 */
export function contestSource(
  deps: Deps,
  place: Place,
  { source, said }: { readonly source: Source; readonly said: string },
): Promise<Result<Application, ContestRefusal>> {
  return txOrRefuse<Application, ContestRefusal>(deps.db, async (tx) => {
    const application = await lockApplication(tx, place.borrowerId, place.applicationId);
    if (!application) return refuse({ code: 'application_not_found' });
    const { status } = application;
    if (!deps.connectors[source]) return refuse({ code: 'source_not_offered' });
    if (!contestable.has(status)) return refuse({ code: 'nothing_to_review', status });
    if ((await countContests(tx, place)) >= MOST) return refuse({ code: 'too_many_contests' });
    const at = deps.clock.now();
    await insertContest(tx, place, { source, at, sealed: deps.vault.seal(said, saidOf(place)) });
    const allowed = await listAllowed(tx, place.borrowerId, at);
    if (status === 'waiting_supplement' && allowed.includes(source)) {
      await readAgain(deps, tx, application, source);
    }
    return ok(application);
  });
}

const insertContest = (
  tx: Tx,
  { borrowerId, applicationId }: Place,
  contest: { readonly source: Source; readonly at: Instant; readonly sealed: Uint8Array },
): Promise<number> =>
  tx.exec`
    insert into origination.contests (borrower_id, application_id, source, said_sealed, said_at)
    values (${borrowerId}, ${applicationId}, ${contest.source}, ${contest.sealed},
            ${new Date(contest.at)})`;

const Count = row({ n: column.int });
const countContests = async (tx: Tx, { borrowerId, applicationId }: Place): Promise<number> =>
  (
    await tx.one(Count)`
      select count(*)::int as n
        from origination.contests
       where borrower_id = ${borrowerId} and application_id = ${applicationId}`
  ).n;

const ContestRow = row({
  source: column.oneOf(...sources),
  saidSealed: column.bytes,
  saidAt: column.instant,
});

/** What a borrower held for wrong in an application, the oldest first. */
export async function listContests(
  { vault }: Pick<Deps, 'vault'>,
  db: Db,
  place: Place,
): Promise<Contest[]> {
  const { borrowerId, applicationId } = place;
  const rows = await db.many(ContestRow)`
    select source, said_sealed, said_at
      from origination.contests
     where borrower_id = ${borrowerId} and application_id = ${applicationId}
     order by id`;
  return rows.map(({ source, saidSealed, saidAt: at }) => ({
    ...{ source, said: vault.open(saidSealed, saidOf(place)), at },
  }));
}
