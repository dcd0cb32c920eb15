import { OpenAPIHono } from '@hono/zod-openapi';
import { expect, test } from 'vitest';
import { TEST_TODAY, testDatabase } from '../../../../tests/db/database.ts';
import { carryShare, setAgreement, takeShare } from '../../funding/index.ts';
import { fen, type Id, instant } from '../../kernel/index.ts';
import { newId } from '../../platform/index.ts';
import type { ApiDeps } from '../deps.ts';
import type { StaffEnv } from './caller.ts';
import { jointLoanRoutes } from './joint-loans.ts';

const at = instant(Date.parse('2027-01-04T10:00:00+08:00'));

interface Page {
  readonly loans: readonly { readonly loanId: string }[];
  readonly next: string | null;
}

test('regression: a list of exactly a hundred joint loans has no page behind it, one of a hundred and one has one', async () => {
  const db = await testDatabase();
  const agreed = await db.tx((tx) =>
    setAgreement(tx, {
      ...{ partner: 'city-bank', name: '城市银行', sharePpm: 300_000, tier1: fen(10n ** 9n) },
      ...{ capPpm: 250_000, since: TEST_TODAY, recordedAt: at, byWhom: 'desk', why: 'a test' },
    }),
  );
  expect(agreed.ok).toBe(true);
  const loan = () => ({ id: newId('loan'), principal: fen(100n), drawnOn: TEST_TODAY });
  const first = loan();
  await db.tx((tx) => takeShare(tx, first, at));
  const ids: Id<'loan'>[] = [first.id];
  const renew = async () => {
    const next = loan();
    await db.tx((tx) => carryShare(tx, first.id, next));
    ids.push(next.id);
  };
  while (ids.length < 100) await renew();
  const app = new OpenAPIHono<StaffEnv>();
  jointLoanRoutes(app, { db } as unknown as ApiDeps);
  const page = async (query = '') =>
    (await (await app.request(`/joint-loans${query}`)).json()) as Page;
  const whole = await page();
  expect(whole.loans.map(({ loanId }) => loanId)).toEqual(ids.toSorted());
  expect(whole.next).toBe(null);
  await renew();
  const [head, tail] = [await page(), await page(`?after=${ids.toSorted()[99]}`)];
  expect(head.loans.map(({ loanId }) => loanId)).toEqual(ids.toSorted().slice(0, 100));
  expect(head.next).toBe(ids.toSorted()[99]);
  expect(tail).toMatchObject({ loans: [{ loanId: ids.toSorted()[100] }], next: null });
});
