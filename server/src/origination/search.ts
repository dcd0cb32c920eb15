import type { Id } from '../kernel/index.ts';
import { column, type Db, row } from '../platform/index.ts';
import type { Deps } from './deps.ts';
import { openTold } from './identity.ts';
import { findIdentity } from './identity-queries.ts';
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

/** The name of the person who was asked who they are, as it is kept; `null`: nobody was. */
export async function openPersonName(
  deps: Pick<Deps, 'db' | 'vault'>,
  borrowerId: Id<'borrower'>,
): Promise<string | null> {
  const identity = await findIdentity(deps.db, borrowerId);
  return identity ? openTold(deps, identity).name : null;
}
