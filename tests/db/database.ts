import { randomBytes } from 'node:crypto';
import { afterAll, inject } from 'vitest';
import { businessDate } from '../../server/src/kernel/index.ts';
import {
  type Database,
  openDatabase,
  setFirstBusinessDate,
} from '../../server/src/platform/index.ts';

/** The business date of a fresh test database. */
export const TEST_TODAY = businessDate('2027-01-04');

async function onServer(url: string, sql: string): Promise<void> {
  const server = openDatabase(url, { max: 1 });
  await server.pool.query(sql).finally(() => server.close());
}

/** A migrated database of this test file's own, dropped when the file is done. Its address is `url`. */
export async function testDatabase(max = 8): Promise<Database & { readonly url: string }> {
  const serverUrl = inject('serverUrl');
  const name = `test_${Date.now()}_${randomBytes(4).toString('hex')}`;
  await onServer(serverUrl, `create database "${name}" template "${inject('template')}"`);
  const address = new URL(serverUrl);
  address.pathname = `/${name}`;
  const db = openDatabase(address.href, { max });
  await setFirstBusinessDate(db, TEST_TODAY);
  afterAll(async () => {
    await db.close();
    await onServer(serverUrl, `drop database if exists "${name}" with (force)`);
  });
  return { ...db, url: address.href };
}
