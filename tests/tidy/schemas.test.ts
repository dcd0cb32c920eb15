import { expect, test } from 'vitest';
import { filesLike } from './files.ts';
import { report } from './finding.ts';
import { foreignNames, judgeSchemas } from './schemas.ts';

test('behaviour: a room names the tables of its own schema only', () => {
  const files = filesLike(/^server[/]src[/].+[.](ts|sql)$/);
  expect(files.some(({ path }) => path.endsWith('.sql'))).toBe(true);
  expect(report(files.flatMap(judgeSchemas))).toEqual([]);
}, 60_000);

test('behaviour: a foreign table is caught in a query, a raw query and a migration', () => {
  const query = 'export const q = (db: Db) => db.many(R)`select * from ledger.lines`;';
  const raw = "export const q = (tx: Tx) => tx.client.query('delete from party.parties');";
  const sql = 'create table lending.loans (id text references party.parties);';
  for (const [path, text] of [
    ['server/src/lending/queries.ts', query],
    ['server/src/lending/queries.ts', raw],
    ['server/src/lending/migrations/20270104T0900_create.sql', sql],
  ] as const) {
    expect(report(judgeSchemas({ path, text }))).toHaveLength(1);
  }
});

test('behaviour: own tables, the append-only trigger, comments and text pass', () => {
  const sql = `
    -- ledger.entries holds the rest
    create trigger t before update on lending.loans execute function platform.refuse_change();
    select * from lending.loans where workflow = 'origination.settle.v1'`;
  expect(foreignNames('lending', sql)).toEqual([]);
});
