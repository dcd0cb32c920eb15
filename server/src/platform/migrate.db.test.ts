import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/db/database.ts';
import { fen } from '../kernel/index.ts';
import { column, json, migrate, readMigrations, row } from './index.ts';

const db = await testDatabase();
const migrations = readMigrations(new URL('..', import.meta.url).pathname);

test('behaviour: migrating twice applies nothing the second time', async () => {
  expect(await migrate(db, migrations)).toEqual([]);
});

test('error: an edited migration is refused and nothing is applied', async () => {
  const edited = migrations.map((m, i) => (i === 0 ? { ...m, digest: 'other' } : m));
  await expect(migrate(db, edited)).rejects.toThrow('edited after it was applied');
});

test('behaviour: values travel through a query unchanged', async () => {
  const Sample = row({
    big: column.fen,
    list: column.json<string[]>(),
    gone: column.nullable(column.text),
  });
  const big = fen(999_999_999_999_999n);
  const found = await db.one(Sample)`
    select ${big}::bigint as big, ${json(['甲', '乙'])}::jsonb as list, ${null}::text as gone`;
  expect(found).toEqual({ big, list: ['甲', '乙'], gone: null });
});

test('regression: what goes on after a transaction failed writes nothing', async () => {
  await db.exec`create table platform.late (n int)`;
  let late: Promise<unknown> = Promise.resolve();
  const failing = db.tx((tx) => {
    const slow = async () => {
      await tx.exec`select pg_sleep(0.02)`;
      await new Promise((resolve) => setTimeout(resolve, 60));
      await tx.exec`insert into platform.late values (1)`;
    };
    late = slow();
    return Promise.all([late, tx.exec`select 1 / 0`]);
  });
  await expect(failing).rejects.toThrow();
  await expect(late).rejects.toThrow();
  const Count = row({ n: column.int });
  expect(await db.one(Count)`select count(*) as n from platform.late`).toEqual({ n: 0 });
});

test('behaviour: a transaction that throws leaves nothing', async () => {
  await db.exec`create table platform.scratch (n int)`;
  const failing = db.tx(async (tx) => {
    await tx.exec`insert into platform.scratch values (1)`;
    throw new Error('stop');
  });
  await expect(failing).rejects.toThrow('stop');
  const Count = row({ n: column.int });
  expect(await db.one(Count)`select count(*) as n from platform.scratch`).toEqual({ n: 0 });
});
