import { type Id, type Instant, type Source, sources } from '../kernel/index.ts';
import { column, type Db, type RowOf, row } from '../platform/index.ts';

const Health = row({
  source: column.oneOf(...sources),
  pulls: column.int,
  failed: column.int,
  p50Ms: column.nullable(column.int),
  p95Ms: column.nullable(column.int),
  lastEndedAt: column.nullable(column.instant),
  lastSuccessAt: column.nullable(column.instant),
  newestFactAt: column.nullable(column.instant),
  errors: column.json<Readonly<Record<string, number>>>(),
  pushes: column.int,
  lastPushAt: column.nullable(column.instant),
  payloads: column.int,
  payloadBytes: column.bigint,
});

/**
 * How a source did since an instant: pulls and those that failed, by code; how long they took; when one
 * last succeeded; how new the newest fact is that it told; what it pushed; what is kept as it came.
 */
export type SourceHealth = RowOf<typeof Health>;

/** The health of every source that was asked, or pushed, since `from`. */
export const listHealth = (db: Db, from: Instant): Promise<SourceHealth[]> =>
  db.many(Health)`
    with pulled as (
      select source, count(*) as pulls,
             count(*) filter (where ended not in ('complete', 'overtaken')) as failed,
             percentile_disc(0.5) within group (order by ms)
               filter (where ended = 'complete') as p50_ms,
             percentile_disc(0.95) within group (order by ms)
               filter (where ended = 'complete') as p95_ms,
             max(ended_at) as last_ended_at,
             max(ended_at) filter (where ended = 'complete') as last_success_at,
             max(newest_at) as newest_fact_at
        from connectors.pulls
       where ended_at >= ${new Date(from)}
       group by source
    ), wrong as (
      select source, jsonb_object_agg(ended, n) as errors
        from (select source, ended, count(*) as n
                from connectors.pulls
               where ended_at >= ${new Date(from)} and ended not in ('complete', 'overtaken')
               group by source, ended) e
       group by source
    ), pushed as (
      select source, count(*) as pushes, max(received_at) as last_push_at
        from connectors.pushes
       where received_at >= ${new Date(from)}
       group by source
    ), kept as (
      select source, count(*) as payloads, sum(octet_length(body)) as payload_bytes
        from connectors.raw_pages
       where received_at >= ${new Date(from)}
       group by source
    ), seen as (
      select source from pulled union select source from pushed union select source from kept
    )
    select s.source, coalesce(p.pulls, 0) as pulls, coalesce(p.failed, 0) as failed, p.p50_ms,
           p.p95_ms, p.last_ended_at, p.last_success_at, p.newest_fact_at,
           coalesce(w.errors, '{}') as errors, coalesce(u.pushes, 0) as pushes, u.last_push_at,
           coalesce(k.payloads, 0) as payloads, coalesce(k.payload_bytes, 0) as payload_bytes
      from seen s
      left join pulled p using (source)
      left join wrong w using (source)
      left join pushed u using (source)
      left join kept k using (source)
     order by s.source`;

const EndedPull = row({
  id: column.id('pull'),
  borrowerId: column.id('borrower'),
  source: column.oneOf(...sources),
  ended: column.text,
  pages: column.int,
  appended: column.int,
  existed: column.int,
  revised: column.int,
  newestAt: column.nullable(column.instant),
  ms: column.int,
  endedAt: column.instant,
});

/** A pull that ended, as staff look at it. */
export type EndedPull = RowOf<typeof EndedPull>;

/** Pulls of a source, the newest first. @param o.before - Only those that ended earlier. */
export const listPulls = (
  db: Db,
  source: Source,
  o: {
    readonly before: Instant | null;
    readonly failedOnly: boolean;
    readonly borrowerId: Id<'borrower'> | null;
    readonly atMost: number;
  },
): Promise<EndedPull[]> =>
  db.many(EndedPull)`
    select id, borrower_id, source, ended, pages, appended, existed, revised, newest_at, ms, ended_at
      from connectors.pulls
     where source = ${source}
       and ended_at < coalesce(${o.before === null ? null : new Date(o.before)}::timestamptz, 'infinity')
       and (not ${o.failedOnly}::boolean or ended not in ('complete', 'overtaken'))
       and (${o.borrowerId}::text is null or borrower_id = ${o.borrowerId})
     order by ended_at desc, id desc
     limit ${o.atMost}`;
