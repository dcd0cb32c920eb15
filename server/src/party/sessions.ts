import type { Id, Instant } from '../kernel/index.ts';
import { column, type Db, newId, type RowOf, row } from '../platform/index.ts';
import { at } from './at.ts';
import type { BorrowerId } from './parties.ts';
import { digestOf, isSecret, makeSecret } from './secrets.ts';

const PREFIX = 'o3s_';

export type SessionId = Id<'session'>;

const Session = row({
  id: column.id('session'),
  borrowerId: column.id('borrower'),
  openedAt: column.instant,
  expiresAt: column.instant,
});

/** A borrower who signed in. `id` may be shown; the token is known to the browser alone. */
export type Session = RowOf<typeof Session>;

/** Opens a session. @returns The token, once: only its SHA-256 is kept. */
export async function openSession(
  db: Db,
  { borrowerId, expiresAt }: { readonly borrowerId: BorrowerId; readonly expiresAt: Instant },
): Promise<{ readonly id: SessionId; readonly token: string }> {
  const id = newId('session');
  const token = makeSecret(PREFIX);
  await db.exec`
    insert into party.sessions (id, borrower_id, token_digest, expires_at)
    values (${id}, ${borrowerId}, ${digestOf(token)}, ${at(expiresAt)})`;
  return { id, token };
}

/** The session of `token`; `undefined` when it is unknown, expired at `now`, or closed. */
export async function findSession(
  db: Db,
  token: string,
  now: Instant,
): Promise<Session | undefined> {
  if (!isSecret(PREFIX, token)) return undefined;
  return db.maybe(Session)`
    select id, borrower_id, opened_at, expires_at
      from party.sessions
     where token_digest = ${digestOf(token)} and closed_at is null and ${at(now)} < expires_at`;
}

/** A borrower's sessions that are neither closed nor expired at `now`, the newest first. */
export const listSessions = (db: Db, borrowerId: BorrowerId, now: Instant): Promise<Session[]> =>
  db.many(Session)`
    select id, borrower_id, opened_at, expires_at
      from party.sessions
     where borrower_id = ${borrowerId} and closed_at is null and ${at(now)} < expires_at
     order by opened_at desc, id desc`;

/** Closes the session of `token`. An unknown or closed one stays as it is. */
export async function closeSession(db: Db, token: string): Promise<void> {
  await db.exec`
    update party.sessions set closed_at = now()
     where token_digest = ${digestOf(token)} and closed_at is null`;
}

/** Signs a borrower out everywhere, or everybody. @returns How many sessions were closed. */
export const closeAllSessions = (db: Db, whose: BorrowerId | 'everybody'): Promise<number> =>
  db.exec`
    update party.sessions set closed_at = now()
     where (${whose} = 'everybody' or borrower_id = ${whose}) and closed_at is null`;
