import { createHash, randomBytes } from 'node:crypto';
import { type Id, type Instant, type Source, sources } from '../kernel/index.ts';
import { type Clock, column, type Db, newId, type RowOf, row, type Tx } from '../platform/index.ts';
import type { Browser } from './deps.ts';

const PREFIX = 'o3s_';
/** What is done within so long is one use of a session: not every request writes. */
const USE_MS = 60_000;

export type SessionId = Id<'session'>;
type BorrowerId = Id<'borrower'>;

/** How a borrower came in: by a partner's account, or by a code sent to a phone. */
export type Way = Source | 'phone';

const SessionRow = row({
  id: column.id('session'),
  borrowerId: column.id('borrower'),
  deviceDigest: column.bytes,
  says: column.text,
  way: column.oneOf(...sources, 'phone'),
  openedAt: column.instant,
  usedAt: column.instant,
  expiresAt: column.instant,
  signs: column.bool,
});

/** A borrower who signed in. `id` may be shown; the token is known to the browser alone. `signs`: a key of it has signed. */
export type Session = RowOf<typeof SessionRow>;

// A plain SHA-256 suffices: what is digested is 192 bits of chance or more.
export const digestOf = (secret: string): Uint8Array =>
  createHash('sha256').update(secret).digest();

const isToken = (text: string): boolean => /^o3s_[\w-]{43}$/.test(text);

/**
 * Opens a session, bound to the browser it is opened in; one that this borrower had open there ends.
 * @returns The token, once: only its SHA-256 is kept.
 */
export async function openSession(
  db: Db,
  o: {
    readonly borrowerId: BorrowerId;
    readonly browser: Browser;
    readonly way: Way;
    readonly now: Instant;
    /** Ends after this, whatever is done in it. */
    readonly ttlMs: number;
  },
): Promise<{ readonly id: SessionId; readonly token: string }> {
  const id = newId('session');
  const token = `${PREFIX}${randomBytes(32).toString('base64url')}`;
  const { borrowerId, browser, way, now } = o;
  const device = digestOf(browser.device);
  await db.exec`
    update sessions.sessions set ended_at = ${new Date(now)}, end_reason = 'replaced'
     where borrower_id = ${borrowerId} and device_digest = ${device} and ended_at is null`;
  await db.exec`
    insert into sessions.sessions (id, borrower_id, token_digest, device_digest, says, way,
                                   opened_at, used_at, expires_at)
    values (${id}, ${borrowerId}, ${digestOf(token)}, ${device}, ${browser.says}, ${way},
            ${new Date(now)}, ${new Date(now)}, ${new Date(now + o.ttlMs)})`;
  return { id, token };
}

/** A session as it is found; why it is none. */
export type FoundSession =
  | { readonly is: 'open'; readonly session: Session }
  | { readonly is: 'none' }
  /** Its token came from another browser than the one that opened it: it has been ended. */
  | { readonly is: 'stolen'; readonly session: Session };

/** The session of `token`, as it comes from a browser; none when it is unknown, over, or ended. */
export async function findSession(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  token: string,
  device: string | undefined,
): Promise<FoundSession> {
  if (!isToken(token)) return { is: 'none' };
  const now = clock.now();
  const session = await db.maybe(SessionRow)`
    select id, borrower_id, device_digest, says, way, opened_at, used_at, expires_at,
           key_digest is not null as signs
      from sessions.sessions
     where token_digest = ${digestOf(token)} and ended_at is null and ${new Date(now)} < expires_at`;
  if (!session) return { is: 'none' };
  if (!Buffer.from(digestOf(device ?? '')).equals(Buffer.from(session.deviceDigest))) {
    await endSession(db, session.borrowerId, session.id, { now, reason: 'other_device' });
    return { is: 'stolen', session };
  }
  if (now >= session.usedAt + USE_MS) {
    await db.exec`
      update sessions.sessions set used_at = ${new Date(now)} where id = ${session.id}`;
  }
  return { is: 'open', session };
}

/** A borrower's sessions that are neither ended nor over at `now`, the one used last first. */
export const listSessions = (db: Db, borrowerId: BorrowerId, now: Instant): Promise<Session[]> =>
  db.many(SessionRow)`
    select id, borrower_id, device_digest, says, way, opened_at, used_at, expires_at,
           key_digest is not null as signs
      from sessions.sessions
     where borrower_id = ${borrowerId} and ended_at is null and ${new Date(now)} < expires_at
     order by used_at desc, id desc
     limit 200`;

interface End {
  readonly now: Instant;
  readonly reason: string;
}

/** Ends a session of a borrower's. @returns 0 where they have none of this id, or it has ended. */
export const endSession = (
  db: Db,
  borrowerId: BorrowerId,
  id: SessionId,
  { now, reason }: End,
): Promise<number> =>
  db.exec`
    update sessions.sessions set ended_at = ${new Date(now)}, end_reason = ${reason}
     where id = ${id} and borrower_id = ${borrowerId} and ended_at is null`;

/** Ends every session of a borrower, or of everybody, or all but `except`. @returns How many. */
export const endAllSessions = (
  db: Db,
  whose: BorrowerId | 'everybody',
  { now, reason, except }: End & { readonly except?: SessionId },
): Promise<number> =>
  db.exec`
    update sessions.sessions set ended_at = ${new Date(now)}, end_reason = ${reason}
     where (${whose} = 'everybody' or borrower_id = ${whose}) and ended_at is null
       and id <> coalesce(${except ?? null}, '')`;

/** For so long an ended session is known, for whoever asks who came in from where. Assumed. */
const KEEP_MS = 180 * 86_400_000;

/** Forgets sessions that ended long ago. @returns How many. */
export const forgetOldSessions = (db: Db, now: Instant): Promise<number> =>
  db.exec`
    delete from sessions.sessions
     where least(ended_at, expires_at) < ${new Date(now - KEEP_MS)}`;

/** Forgets a borrower's sessions altogether, open ones too. @returns How many were open. */
export async function forgetSessions(
  db: Db,
  borrowerId: BorrowerId,
  now: Instant,
): Promise<number> {
  const open = (await listSessions(db, borrowerId, now)).length;
  await db.exec`delete from sessions.sessions where borrower_id = ${borrowerId}`;
  return open;
}

/** @param publicKey - SPKI, base64url, as it was sent. */
const keyDigest = (publicKey: string): Uint8Array =>
  createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest();

const Signs = row({ signs: column.bool });

/** Whether a key has signed in a session: from then on whatever can be signed there has to be. */
export async function hasKey(db: Db, id: SessionId): Promise<boolean> {
  const found = await db.maybe(Signs)`
    select key_digest is not null as signs from sessions.sessions where id = ${id}`;
  return found?.signs ?? false;
}

/**
 * Ties a session to the key that signs in it, in the transaction of what is signed: of two keys at once the second waits
 * for the first. @returns Whether this key may: the first that signed in a session is the only one.
 */
export const tieKey = async (tx: Tx, id: SessionId, publicKey: string): Promise<boolean> =>
  (await tx.exec`
    update sessions.sessions set key_digest = ${keyDigest(publicKey)}
     where id = ${id} and ended_at is null
       and (key_digest is null or key_digest = ${keyDigest(publicKey)})`) === 1;
