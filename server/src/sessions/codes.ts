import { randomInt } from 'node:crypto';
import { beginTry, forgetTries, takeBackTry, userLimit } from '../access/index.ts';
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
  /** Codes to one number; as third parties tell, the vendor itself usually stops at 5 an hour and 10 a day. */
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
}

const Asked = row({ askedAt: column.instant });

/**
 * Has a code sent to a number. Whether anybody has the number is not looked at here, so that neither the answer nor its
 * time tells; the sending is a workflow's. What was asked for before is void.
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
    const wait = await waitOf(tx, key, now);
    if (wait !== null) return refuse({ code: 'code_too_soon', until: wait });
    const expiresAt = instant(now + codeRules.lifeMs);
    await insertCode(deps, tx, o, { key, now, expiresAt });
    return ok({ askedAt: now, expiresAt, againAt: instant(now + codeRules.againMs) });
  });
}

/** One at a time a number: counted and written together. */
const lockPhone = (tx: Tx, key: string): Promise<number> =>
  tx.exec`select pg_advisory_xact_lock(hashtextextended(${key}, 310))`;

/** Until when no code is sent to the number; `null`: now. */
async function waitOf(tx: Tx, key: string, now: Instant): Promise<Instant | null> {
  const asked = await tx.many(Asked)`
    select asked_at from sessions.codes
     where phone_key = ${key} and asked_at > ${new Date(now - 24 * HOUR_MS)}
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
  { key, now, expiresAt }: { readonly key: string; readonly now: Instant; expiresAt: Instant },
): Promise<void> {
  const id = newId('code', deps.clock);
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const letter = JSON.stringify({ phone, code, language });
  await tx.exec`
    update sessions.codes set void_at = ${new Date(now)}, letter_sealed = null
     where phone_key = ${key} and purpose = ${purpose} and used_at is null and void_at is null`;
  await tx.exec`
    insert into sessions.codes (id, phone_key, purpose, borrower_id, code_index, letter_sealed,
                                asked_at, expires_at)
    values (${id}, ${key}, ${purpose}, ${borrowerId}, ${codeIndex(deps, id, code)},
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
}

/** A code that was right, to be used up in the transaction of what it opens. */
export type RightCode = Id<'code'>;

const Tried = row({ id: column.id('code'), codeIndex: column.text });

/**
 * Judges a code, after the try was counted: by number, by address and by the code itself. A right one is used up by
 * `useCode`; whoever comes second with it finds it used.
 */
export async function judgeCode(
  deps: SessionsDeps,
  typed: TypedCode,
): Promise<Result<RightCode, CodeRefusal>> {
  const key = phoneKeyOf(deps.vault, typed.phone);
  const [where, whom] = [`code-from:${typed.address}`, `code:${key}`];
  const until = (await beginTry(deps, where, tryLimit)) ?? (await beginTry(deps, whom, userLimit));
  if (until !== null) return refuse({ code: 'sign_in_locked', until });
  const tried = await tryCode(deps, key, typed);
  // Digested even where there is none: it takes as long.
  const index = codeIndex(deps, tried?.id ?? 'none', typed.code);
  if (!tried || tried.codeIndex !== index) return refuse({ code: 'code_wrong' });
  await forgetTries(deps, whom);
  await takeBackTry(deps, where);
  await takeBackTry(deps, askedFrom(typed.address));
  return ok(tried.id);
}

const tryCode = ({ db, clock }: SessionsDeps, key: string, { purpose, borrowerId }: TypedCode) => {
  const now = new Date(clock.now());
  return db.maybe(Tried)`
    update sessions.codes set tries = tries + 1
     where id = (select id from sessions.codes
                  where phone_key = ${key} and purpose = ${purpose}
                  order by asked_at desc limit 1)
       and borrower_id is not distinct from ${borrowerId}
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
