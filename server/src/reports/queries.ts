import type { BusinessDate } from '../kernel/index.ts';
import { column, type Db, json, row } from '../platform/index.ts';
import type { Made, Report } from './define.ts';

const KeptRow = row({
  report: column.text,
  closedOn: column.date,
  madeAt: column.instant,
  movedSince: column.bool,
  content: column.json<Made>(),
});

// JSON knows no bigint: money is kept as `{"fen": "…"}`.
const isMoney = (value: unknown): value is { readonly fen: string } =>
  typeof value === 'object' && value !== null && 'fen' in value;

const freeze = (value: unknown): unknown => {
  if (typeof value === 'bigint') return { fen: String(value) };
  if (Array.isArray(value)) return value.map(freeze);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, freeze(one)]));
};

const thaw = (value: unknown): unknown => {
  if (isMoney(value)) return BigInt(value.fen);
  if (Array.isArray(value)) return value.map(thaw);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, thaw(one)]));
};

export async function findKept(
  db: Db,
  id: string,
  closedOn: BusinessDate,
): Promise<Report | undefined> {
  const kept = await db.maybe(KeptRow)`
    select report, closed_on, made_at, moved_since, content
      from reports.kept
     where report = ${id} and closed_on = ${closedOn}`;
  if (!kept) return undefined;
  const { report, content, ...rest } = kept;
  return { id: report, ...rest, ...(thaw(content) as Made) };
}

/** @returns Whether it was kept now: 1, or 0 when one was there. */
export const insertKept = (db: Db, report: Report): Promise<number> =>
  db.exec`
    insert into reports.kept (report, closed_on, made_at, moved_since, content)
    values (${report.id}, ${report.closedOn}, ${new Date(report.madeAt)}, ${report.movedSince},
            ${json(freeze({ tables: report.tables, checks: report.checks }))})
    on conflict do nothing`;

const DayRow = row({ closedOn: column.date });

export const listKeptDays = async (db: Db, id: string): Promise<BusinessDate[]> =>
  (
    await db.many(DayRow)`
      select closed_on from reports.kept
       where report = ${id}
       order by closed_on desc
       limit 800`
  ).map(({ closedOn }) => closedOn);
