import type { Id } from '../kernel/index.ts';
import { indexPerson } from '../party/index.ts';
import { column, type Db, row } from '../platform/index.ts';
import type { Deps } from './deps.ts';
import { openTold } from './identity.ts';
import { findIdentity, listPassedAfter } from './identity-queries.ts';
import { listApplications } from './look-up.ts';
import type { Application } from './queries.ts';

const StartRow = row({
  id: column.id('application'),
  borrowerId: column.id('borrower'),
  status: column.text,
});

/** A borrower's applications, the newest first, at most so many. */
export const listApplicationsOf = async (
  db: Db,
  borrowerId: Id<'borrower'>,
  atMost: number,
): Promise<Application[]> => (await listApplications(db, borrowerId)).slice(0, atMost);

/** Applications whose id begins with `start`. */
export const listApplicationsStarting = (db: Db, start: string, atMost: number) =>
  db.many(StartRow)`
    select id, borrower_id, status
      from origination.applications
     where id >= ${start} and id < ${start} || 'g' -- Ids end in hexadecimal digits.
     order by id
     limit ${atMost}`;

const PAGE = 200;

/**
 * Lets borrowers be found by the names that they told when it was confirmed who they are: of those kept before names were
 * indexed. A repeat changes nothing; may be stopped and run again. @returns How many names.
 */
export async function indexKeptPersons(
  deps: Pick<Deps, 'db' | 'vault'>,
  onProgress: (names: number) => void = () => {},
): Promise<number> {
  let done = 0;
  for (let after = ''; ; ) {
    const page = await listPassedAfter(deps.db, { after, most: PAGE });
    await deps.db.tx(async (tx) => {
      for (const one of page) {
        await indexPerson(tx, deps.vault, one.borrowerId, openTold(deps, one).name);
      }
    });
    done += page.length;
    onProgress(done);
    const last = page.at(-1);
    if (!last || page.length < PAGE) return done;
    after = last.borrowerId;
  }
}

/** The name of the person who was asked who they are, as it is kept; `null`: nobody was. */
export async function openPersonName(
  deps: Pick<Deps, 'db' | 'vault'>,
  borrowerId: Id<'borrower'>,
): Promise<string | null> {
  const identity = await findIdentity(deps.db, borrowerId);
  return identity ? openTold(deps, identity).name : null;
}
