import { createHash } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import type { Db } from '../db.ts';
import { column, row } from '../row.ts';
import { sendProblem } from './problem.ts';

const Kept = row({
  inputDigest: column.text,
  status: column.nullable(column.int),
  body: column.nullable(column.text),
});

const ABANDONED_MS = 60_000; // Longer than any handler runs: its process died.

/**
 * A request that carries an `Idempotency-Key` takes effect once for its caller: a repeat answers as
 * the first did; the same key with another request answers 422 `idempotency_key_reused`; a repeat
 * while the first still runs answers 409 `request_in_progress`. Answers of 500 and above are not
 * kept: the next try runs; so does one a minute after a first that never ended. Commands that move money do not rest on this: their ids are their own.
 */
export const idempotent =
  (db: Db, callerOf: (c: Context) => string): MiddlewareHandler =>
  async (c, next) => {
    const key = c.req.header('idempotency-key');
    if (key === undefined) return next();
    const caller = callerOf(c);
    const body = await c.req.text();
    const digest = createHash('sha256')
      .update(`${c.req.method}\n${c.req.path}\n${body}`)
      .digest('hex');
    const first = await db.exec`
      insert into platform.idempotency_keys as k (caller, key, input_digest)
      values (${caller}, ${key}, ${digest})
      on conflict (caller, key) do update set created_at = now()
       where k.status is null and k.input_digest = ${digest}
         and k.created_at < now() - ${ABANDONED_MS / 1000} * interval '1 second'`;
    if (first === 0) return repeat(db, c, caller, key, digest);
    try {
      await next();
    } finally {
      if (c.res.status >= 500) {
        await db.exec`delete from platform.idempotency_keys where caller = ${caller} and key = ${key}`;
      } else {
        const text = await c.res.clone().text();
        await db.exec`
          update platform.idempotency_keys set status = ${c.res.status}, body = ${text}
           where caller = ${caller} and key = ${key}`;
      }
    }
    return undefined;
  };

async function repeat(db: Db, c: Context, caller: string, key: string, digest: string) {
  const kept = await db.maybe(Kept)`
    select input_digest, status, body from platform.idempotency_keys
     where caller = ${caller} and key = ${key}`;
  if (kept && kept.inputDigest !== digest) {
    return sendProblem(c, {
      status: 422,
      code: 'idempotency_key_reused',
      title: 'This Idempotency-Key was used for another request',
    });
  }
  if (!kept || kept.status === null) {
    return sendProblem(c, {
      status: 409,
      code: 'request_in_progress',
      title: 'The same request is still running; ask again shortly',
    });
  }
  const type = kept.status >= 400 ? 'application/problem+json' : 'application/json';
  return c.newResponse(kept.body, kept.status as 200, {
    'content-type': type,
    'idempotent-replayed': 'true',
  });
}
