import { randomInt } from 'node:crypto';
import { beginTry, takeBackTry } from '../access/index.ts';
import {
  type Id,
  type Instant,
  instant,
  ok,
  type Result,
  refuse,
  type Says,
} from '../kernel/index.ts';
import { column, type Db, newId, row, type Tx, txOrRefuse } from '../platform/index.ts';
import type { SessionsDeps } from './deps.ts';
import { phoneKeyOf } from './phones.ts';
import { letterContext, sendCodeWork } from './send-code.ts';
import { digestOf } from './sessions.ts';
import type { Purpose } from './templates.ts';

const HOUR_MS = 3_600_000;

/** How codes are given. Assumed. */
export const codeRules = {
  /** A code is good for so long. */
  lifeMs: 5 * 60_000,
  /** Another is asked for no sooner. */
  againMs: 60_000,
  /** Tries of one code. */
  tries: 5,
  /**
   * Codes to one number, asked for by each browser that its owner signed in with, and by all others together. As third
   * parties tell, the vendor itself usually stops at 5 an hour and 10 a day.
   */
  perHour: 5,
  perDay: 10,
} as const;

// Behind one address of a carrier sit many phones, so that much is free there, and right codes give it back. Assumed.
const askLimit = { free: 60, firstMs: 60_000, mostMs: 600_000 };
const tryLimit = { free: 100, firstMs: 30_000, mostMs: 600_000 };
const askedFrom = (address: string): string => `code-asked-from:${address}`;

/** In order of precedence. None of them tells whether anybody has the number. */
export type AskRefusal =
  /** Too many from this address. */
  | { readonly code: 'sign_in_locked'; readonly until: Instant }
  /** One was just sent to this number, or too many were. */
  | { readonly code: 'code_too_soon'; readonly until: Instant };

/** A code that is on its way. */
export interface AskedCode {
  readonly askedAt: Instant;
  readonly expiresAt: Instant;
  /** Another may be asked for from then on. */
  readonly againAt: Instant;
}

export interface CodeRequest {
  /** Eleven digits. */
  readonly phone: string;
  readonly purpose: Purpose;
  /** Who is signed in; `null`: nobody. */
  readonly borrowerId: Id<'borrower'> | null;
  readonly language: keyof Says;
  /** The network address. */
  readonly address: string;
  /** The word by which the browser is known. */
  readonly device?: string | undefined;
}

const Asked = row({ askedAt: column.instant });

/**
 * Has a code sent to a number. Whether anybody has the number is looked at here only for a browser in which its owner has
 * signed in, so that neither the answer nor its time tells a stranger; the sending is a workflow's. What was asked for before
 * is void. Such a browser counts for itself: strangers who ask for the same number neither use up its codes nor void them.
 */
export async function askCode(
  deps: SessionsDeps,
  o: CodeRequest,
): Promise<Result<AskedCode, AskRefusal>> {
  const until = await beginTry(deps, askedFrom(o.address), askLimit);
  if (until !== null) return refuse({ code: 'sign_in_locked', until });
  const key = phoneKeyOf(deps.vault, o.phone);
  return txOrRefuse<AskedCode, AskRefusal>(deps.db, async (tx) => {
    await lockPhone(tx, key);
    const now = deps.clock.now();
    const lane = await laneOf(tx, key, o);
    const wait = await waitOf(tx, { key, lane, now });
    if (wait !== null) return refuse({ code: 'code_too_soon', until: wait });
    const expiresAt = instant(now + codeRules.lifeMs);
    await insertCode(deps, tx, o, { key, lane, now, expiresAt });
    return ok({ askedAt: now, expiresAt, againAt: instant(now + codeRules.againMs) });
  });
}

/** One at a time a number: counted and written together. */
const lockPhone = (tx: Tx, key: string): Promise<number> =>
  tx.exec`select pg_advisory_xact_lock(hashtextextended(${key}, 310))`;

/** Digest of a browser in which whoever proved the number has signed in; `null`: any other's, and all others' together. */
type Lane = Uint8Array | null;

const Known = row({ deviceDigest: column.bytes });

async function laneOf(
  db: Db,
  key: string,
  { purpose, device }: Pick<CodeRequest, 'purpose' | 'device'>,
): Promise<Lane> {
  if (purpose !== 'signIn' || device === undefined) return null;
  const known = await db.maybe(Known)`
    select s.device_digest
      from sessions.phones p
      join sessions.sessions s on s.borrower_id = p.borrower_id
     where p.phone_key = ${key} and s.device_digest = ${digestOf(device)}
     limit 1`;
  return known?.deviceDigest ?? null;
}

/** Until when no code is sent to the number; `null`: now. */
async function waitOf(
  tx: Tx,
  { key, lane, now }: { readonly key: string; readonly lane: Lane; readonly now: Instant },
): Promise<Instant | null> {
  const asked = await tx.many(Asked)`
    select asked_at from sessions.codes
     where phone_key = ${key} and asked_at > ${new Date(now - 24 * HOUR_MS)}
       and device_digest is not distinct from ${lane}::bytea
     order by asked_at desc`;
  const { againMs, perHour, perDay } = codeRules;
  const after = (n: number, ms: number) => {
    const nth = asked[n - 1];
    return nth === undefined ? 0 : nth.askedAt + ms;
  };
  const until = Math.max(after(1, againMs), after(perHour, HOUR_MS), after(perDay, 24 * HOUR_MS));
  return until > now ? instant(until) : null;
}

const codeIndex = ({ vault }: Pick<SessionsDeps, 'vault'>, id: string, code: string): string =>
  vault.blindIndex(`${id}:${code}`, 'sessions.codes.code_index');

async function insertCode(
  deps: SessionsDeps,
  tx: Tx,
  { phone, purpose, borrowerId, language }: CodeRequest,
  o: { readonly key: string; readonly lane: Lane; readonly now: Instant; expiresAt: Instant },
): Promise<void> {
  const { key, lane, now, expiresAt } = o;
  const id = newId('code', deps.clock);
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const letter = JSON.stringify({ phone, code, language });
  await tx.exec`
    update sessions.codes set void_at = ${new Date(now)}, letter_sealed = null
     where phone_key = ${key} and purpose = ${purpose} and used_at is null and void_at is null
       and borrower_id is not distinct from ${borrowerId}
       and device_digest is not distinct from ${lane}::bytea`;
  await tx.exec`
    insert into sessions.codes (id, phone_key, purpose, borrower_id, device_digest, code_index,
                                letter_sealed, asked_at, expires_at)
    values (${id}, ${key}, ${purpose}, ${borrowerId}, ${lane}, ${codeIndex(deps, id, code)},
            ${deps.vault.seal(letter, letterContext(id))}, ${new Date(now)}, ${new Date(expiresAt)})`;
  await deps.workflows.enqueue(tx, sendCodeWork(id));
}

/** In order of precedence. */
export type CodeRefusal =
  | { readonly code: 'sign_in_locked'; readonly until: Instant }
  /** Also: there is none, it is too old, it was used, or a newer one was sent. */
  | { readonly code: 'code_wrong' };

/** What somebody typed. */
export interface TypedCode {
  readonly phone: string;
  readonly purpose: Purpose;
  readonly borrowerId: Id<'borrower'> | null;
  readonly code: string;
  readonly address: string;
  /** The word by which the browser is known: a code that a known one asked for opens there alone. */
  readonly device?: string | undefined;
}

/** A code that was right, to be used up in the transaction of what it opens. */
export type RightCode = Id<'code'>;

const Tried = row({ id: column.id('code'), codeIndex: column.text });

/**
 * Judges a code, after the try was counted: by address and by the code itself. By number nothing is counted: five tries of
 * ten codes a day bound guessing, and anybody who knows a number could keep its owner out. A right one is used up by
 * `useCode`; whoever comes second with it finds it used.
 */
export async function judgeCode(
  deps: SessionsDeps,
  typed: TypedCode,
): Promise<Result<RightCode, CodeRefusal>> {
  const key = phoneKeyOf(deps.vault, typed.phone);
  const where = `code-from:${typed.address}`;
  const until = await beginTry(deps, where, tryLimit);
  if (until !== null) return refuse({ code: 'sign_in_locked', until });
  const tried = await tryCode(deps, { key, lane: await laneOf(deps.db, key, typed) }, typed);
  // Digested even where there is none: it takes as long.
  const index = codeIndex(deps, tried?.id ?? 'none', typed.code);
  if (!tried || tried.codeIndex !== index) return refuse({ code: 'code_wrong' });
  await takeBackTry(deps, where);
  await takeBackTry(deps, askedFrom(typed.address));
  return ok(tried.id);
}

/** A known browser's own code, else the one that another asked for. */
const tryCode = (
  { db, clock }: SessionsDeps,
  { key, lane }: { readonly key: string; readonly lane: Lane },
  { purpose, borrowerId }: TypedCode,
) => {
  const now = new Date(clock.now());
  return db.maybe(Tried)`
    update sessions.codes set tries = tries + 1
     where id = (select id from sessions.codes
                  where phone_key = ${key} and purpose = ${purpose}
                    and borrower_id is not distinct from ${borrowerId}
                    and (device_digest is null or device_digest = ${lane}::bytea)
                    and used_at is null and void_at is null and ${now} < expires_at
                  order by device_digest is null, asked_at desc limit 1)
       and used_at is null and void_at is null and ${now} < expires_at
       and tries < ${codeRules.tries}
    returning id, code_index`;
};

/** Uses a right code up. @returns Whether it was there to be used: once. */
export const useCode = async (tx: Tx, id: RightCode, now: Instant): Promise<boolean> =>
  (await tx.exec`
    update sessions.codes set used_at = ${new Date(now)}, letter_sealed = null
     where id = ${id} and used_at is null and void_at is null`) === 1;

/** Forgets codes of the day before. @returns How many. */
export const forgetOldCodes = (db: Db, now: Instant): Promise<number> =>
  db.exec`delete from sessions.codes where asked_at < ${new Date(now - 48 * HOUR_MS)}`;
