import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { businessDate } from '../../server/src/kernel/index.ts';
import {
  type Database,
  openDatabase,
  setFirstBusinessDate,
} from '../../server/src/platform/index.ts';

/** The business date of a fresh test database. */
export const TEST_TODAY = businessDate('2027-01-04');

/** A migrated database of this test file's own, dropped when the file is done. Its address is `url`. */
export async function testDatabase(max = 8): Promise<Database & { readonly url: string }> {
  const serverUrl = inject('serverUrl');
  const name = `test_${Date.now()}_${randomBytes(4).toString('hex')}`;
  const admin = new pg.Client({ connectionString: serverUrl });
  await admin.connect();
  await admin.query(`create database "${name}" template "${inject('template')}"`);
  await admin.end();
  const address = new URL(serverUrl);
  address.pathname = `/${name}`;
  const db = openDatabase(address.href, { max });
  await setFirstBusinessDate(db, TEST_TODAY);
  afterAll(async () => {
    await db.close();
    const last = new pg.Client({ connectionString: serverUrl });
    await last.connect();
    await last.query(`drop database if exists "${name}" with (force)`);
    await last.end();
  });
  return { ...db, url: address.href };
}
