import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { root } from '../../scripts/stack/child.ts';
import { appendEvents, type NewEvent } from '../../server/src/events/index.ts';
import { readFeatures } from '../../server/src/features/index.ts';
import { countRelations } from '../../server/src/graph/index.ts';
import { businessDate, fen, type Id, instant } from '../../server/src/kernel/index.ts';
import { createBorrower, grantConsent, keepDataRequest } from '../../server/src/party/index.ts';
import { newId } from '../../server/src/platform/index.ts';
import { testDatabase } from '../db/database.ts';

const run = promisify(execFile);
const at = instant(Date.UTC(2027, 0, 4, 7));
const db = await testDatabase();

async function backfill(...args: string[]) {
  const script = join(root, 'server/src/main/backfill.ts');
  const env = {
    PATH: process.env.PATH ?? '',
    DATABASE_URL: db.pool.options.connectionString ?? '',
  };
  const { stdout } = await run(process.execPath, [script, '--json', ...args], { env });
  return JSON.parse(stdout) as Record<string, number>;
}

const sale = (borrowerId: Id<'borrower'>, n: number): NewEvent<'order.paid'> => ({
  ...{ id: `o${n}`, kind: 'order.paid', source: 'taobao', borrowerId, rawId: null },
  occurredAt: instant(at - n * 86_400_000),
  data: { orderId: `o${n}`, amountFen: fen(100n), buyer: 'b', itemCount: 1 },
});

/** Without a consent that lasts, facts of a shop tell of no relation. */
const allow = (borrowerId: Id<'borrower'>) =>
  grantConsent(db, {
    ...{ id: newId('consent'), borrowerId, source: 'taobao', scopes: ['orders'] },
    ...{ purpose: 'credit_assessment', textVersion: '1', textDigest: 'x' },
    ...{ grantedAt: instant(Date.UTC(2026, 0, 1)), expiresAt: instant(Date.UTC(2100, 0, 1)) },
  });

test('behaviour: a backfill folds what is not up to date, and run again finds nothing to do', async () => {
  const borrowers = [];
  for (let n = 0; n < 5; n += 1) {
    const id = await createBorrower(db, { segment: 'onlineSeller' });
    borrowers.push(id);
    await allow(id);
    await db.tx((tx) => appendEvents(tx, [sale(id, 1), sale(id, 2)], at));
  }
  // Two days of sales, and today: somebody looked for neighbours and found none.
  const kept = { forgotten: 0, renamed: 0 };
  expect(await backfill()).toEqual({ borrowers: 5, folded: 5, days: 15, relations: 5, ...kept });
  expect(await backfill()).toEqual({ borrowers: 5, folded: 0, days: 0, relations: 0, ...kept });
  expect(await backfill('--anew')).toMatchObject({ borrowers: 5, relations: 5 });
  const [first] = borrowers;
  if (!first) throw new Error('no borrower');
  await db.tx((tx) => appendEvents(tx, [sale(first, 1), sale(first, 3)], at));
  expect(await backfill()).toEqual({ borrowers: 5, folded: 1, days: 1, relations: 1, ...kept });
  const asOf = instant(at + 1);
  const read = { asOf, connected: new Set(['taobao'] as const) };
  const features = await db.tx((tx) => readFeatures(tx, first, read));
  expect(features['merchant.orders_7d']?.value).toBe(3n);
  expect(await countRelations(db, first, businessDate('2027-01-04'))).toBe(1);
  // Forgotten by a release that kept relations.
  await keepDataRequest(db, first, { kind: 'erasure', at, outcome: {} });
  expect(await backfill()).toMatchObject({ borrowers: 5, forgotten: 1 });
  expect(await countRelations(db, first, businessDate('2027-01-04'))).toBe(0);
});

test('error: a flag that is not known ends with one line and code 2', async () => {
  await expect(backfill('--fast')).rejects.toMatchObject({ code: 2 });
});
