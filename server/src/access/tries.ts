import type { Instant } from '../kernel/index.ts';
import { column, type Db, row } from '../platform/index.ts';
import type { AccessDeps } from './deps.ts';

const DAY_MS = 86_400_000;

/** How many tries are free, and how long the first wait is; each further one doubles it. */
export interface Limit {
  readonly free: number;
  readonly firstMs: number;
  readonly mostMs: number;
}

/** For one user, or for one who is none. */
export const userLimit: Limit = { free: 5, firstMs: 30_000, mostMs: 3_600_000 };
/** For an address, behind which many may sit. */
export const addressLimit: Limit = { free: 30, firstMs: 30_000, mostMs: 3_600_000 };

const Try = row({ failed: column.int, lockedUntil: column.nullable(column.instant) });

/**
 * Counts a try before it is judged, so that many at once are not judged for free. @returns Until when nobody may
 * try, or `null`: this one may.
 */
export async function beginTry(
  { db, clock, vault }: Pick<AccessDeps, 'db' | 'clock' | 'vault'>,
  whom: string,
  { free, firstMs, mostMs }: Limit,
): Promise<Instant | null> {
  const key = keyOf(vault, whom);
  const now = clock.now();
  const at = new Date(now);
  const begun = await db.maybe(Try)`
    insert into access.tries as t (key, failed, last_at) values (${key}, 1, ${at})
        on conflict (key) do update
       set failed = case when t.last_at < ${new Date(now - DAY_MS)} then 1 else t.failed + 1 end,
           last_at = excluded.last_at,
           locked_until = case
             when t.last_at < ${new Date(now - DAY_MS)} or t.failed + 1 < ${free} then null
             else excluded.last_at + interval '1 millisecond'
                  * least(${mostMs}, ${firstMs} * power(2, least(t.failed + 1 - ${free}, 20)))
           end
     where t.locked_until is null or t.locked_until <= ${at}
    returning failed, locked_until`;
  if (begun) return null;
  return (await findTry(db, key))?.lockedUntil ?? null;
}

const findTry = (db: Db, key: string) =>
  db.maybe(Try)`select failed, locked_until from access.tries where key = ${key}`;

/** Forgets the tries of one who was right. */
export const forgetTries = ({ db, vault }: Pick<AccessDeps, 'db' | 'vault'>, whom: string) =>
  db.exec`delete from access.tries where key = ${keyOf(vault, whom)}`;

/** Takes back the one try of an address from which somebody was right: the others still count. */
export const takeBackTry = ({ db, vault }: Pick<AccessDeps, 'db' | 'vault'>, whom: string) =>
  db.exec`
    update access.tries set failed = greatest(failed - 1, 0), locked_until = null
     where key = ${keyOf(vault, whom)}`;

/** Forgets tries that count no more. @returns How many. */
export const forgetOldTries = (db: Db, now: Instant): Promise<number> =>
  db.exec`
    delete from access.tries
     where last_at < ${new Date(now - 2 * DAY_MS)}
       and (locked_until is null or locked_until < ${new Date(now)})`;

const keyOf = (vault: AccessDeps['vault'], whom: string): string =>
  vault.blindIndex(whom, 'access.tries.key');
