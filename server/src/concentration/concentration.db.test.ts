import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TEST_TODAY, testDatabase } from '../../../tests/db/database.ts';
import { addMonths, type Fen, fen, type Id, instant, rateE9 } from '../kernel/index.ts';
import {
  type DrawdownRefusal,
  openFacility,
  requestLoan,
  saveStandings,
  settleLoan,
  sumUsed,
} from '../lending/index.ts';
import { newId, txOrRefuse } from '../platform/index.ts';
import { type Buckets, bucketText, industryOf, regionOf } from './buckets.ts';
import {
  type ConcentrationLimit,
  limitOf,
  listConcentrationLimits,
  listLimitChanges,
} from './limits.ts';
import { setConcentrationLimit, showUses } from './set-limit.ts';
import { type ConcentrationRefusal, measureAll, takeRoom, usesOf } from './uses.ts';

// Internet-loan measures (Order 9 of 2020), rules R1: limits by region and by industry.

const at = instant(Date.parse('2027-01-04T10:00:00+08:00'));
type Db = Awaited<ReturnType<typeof testDatabase>>;
const zhejiang: Buckets = { region: '33', industry: 'F52' };

const limit = (db: Db, one: Partial<ConcentrationLimit>) =>
  txOrRefuse(db, (tx) =>
    setConcentrationLimit(tx, {
      ...{ dimension: 'region', bucket: '33', amount: null, sharePpm: null, warnPpm: 800_000 },
      ...{ since: TEST_TODAY, recordedAt: at, byWhom: 'desk', why: 'a test of the limit' },
      ...one,
    }),
  );

/** Opens a facility and draws all of it, as one transaction that ends by taking room, then by `after`. */
async function lend(db: Db, amount: Fen, buckets = zhejiang, after?: () => Promise<void>) {
  const borrowerId = newId('borrower');
  const facilityId = newId('facility');
  const terms = { annualRate: rateE9(72_000_000n), dayCount: 'act/360' } as const;
  return txOrRefuse<Id<'loan'>, DrawdownRefusal | ConcentrationRefusal>(db, async (tx) => {
    await openFacility(tx, {
      ...{ id: facilityId, borrowerId, product: 'shop-revolving', funderId: 'own', limit: amount },
      ...{ ...terms, openedOn: TEST_TODAY, expiresOn: addMonths(TEST_TODAY, 12) },
      ...{ decisionId: newId('decision'), buckets },
    });
    const drawn = await requestLoan(tx, {
      ...{ drawdownId: newId('drawdown'), facilityId, borrowerId, principal: amount },
      ...{ shape: { method: 'bullet', installments: 3 }, on: TEST_TODAY },
    });
    if (!drawn.ok) return drawn;
    const none = await takeRoom(tx, drawn.value.facility ?? expect.fail(), amount, at);
    await after?.();
    return none ? { ok: false, error: none } : { ok: true, value: drawn.value.id };
  });
}

/** Also of trades that do not exist, so that each run has one of its own. */
const setAny = (db: Db, dimension: string, bucket: string, amount: Fen | null) =>
  db.exec`
    insert into concentration.limits
           (dimension, bucket, amount_fen, warn_ppm, since, recorded_at, by_whom, why)
    values (${dimension}, ${bucket}, ${amount}, 800000, ${TEST_TODAY}, now(), 'desk', 'a test')`;

const owedIn = async (db: Db, region: string) =>
  (await sumUsed(db)).filter((one) => one.region === region).reduce((s, o) => s + o.used, 0n);

test('property: drawings at once never pass a limit of a region or an industry together (R1)', async () => {
  const db = await testDatabase(12);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.bigInt({ min: 1n, max: 60n }), { minLength: 2, maxLength: 14 }),
      fc.bigInt({ min: 0n, max: 300n }),
      fc.constantFrom('region' as const, 'industry' as const),
      fc.constantFrom('12', '13', '14', '15', '21', '22'),
      async (asked, room, dimension, region) => {
        const buckets = { region, industry: `I${region}` };
        const before = await owedIn(db, region);
        const most = fen(before + room);
        await setAny(db, 'region', region, dimension === 'region' ? most : null);
        await setAny(db, 'industry', buckets.industry, dimension === 'industry' ? most : null);
        await db.tx((tx) => measureAll(tx, at));
        const answers = await Promise.all(asked.map((amount) => lend(db, fen(amount), buckets)));
        const lent = asked.reduce((sum, amount, i) => (answers[i]?.ok ? sum + amount : sum), 0n);
        const owed = await owedIn(db, region);
        expect(owed).toBe(before + lent);
        expect(owed <= most).toBe(true);
        // Nobody is refused who would have fitted in beside all that was lent.
        for (const [i, answer] of answers.entries()) {
          if (answer.ok) continue;
          expect(answer.error.code).toBe(`${dimension}_limit_reached`);
          expect(lent + (asked[i] ?? 0n) > room).toBe(true);
        }
      },
    ),
    { numRuns: 25 },
  );
}, 60_000);

test('behaviour: a limit that is set while a drawing is under way counts that drawing (R1)', async () => {
  const db = await testDatabase();
  const [reached, go] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const slow = lend(db, fen(80n), zhejiang, () => {
    reached.resolve();
    return go.promise;
  });
  await reached.promise;
  const set = limit(db, { amount: fen(100n) });
  go.resolve();
  await Promise.all([slow, set]);
  expect(await lend(db, fen(30n))).toEqual({ ok: false, error: { code: 'region_limit_reached' } });
  expect(await lend(db, fen(20n))).toMatchObject({ ok: true });
});

test('behaviour: what is repaid frees room before anybody is refused (R1)', async () => {
  const db = await testDatabase();
  await limit(db, { amount: fen(100n) });
  const first = await lend(db, fen(90n));
  const loanId = (first.ok && first.value) as Id<'loan'>;
  expect(await lend(db, fen(20n))).toMatchObject({ ok: false });
  await db.tx(async (tx) => {
    await settleLoan(tx, loanId, 'B-1', TEST_TODAY);
    const standing = { outstanding: fen(60n), status: 'open', closedOn: null } as const;
    await saveStandings(tx, [{ loanId, ...standing, oldestDueOn: null, nextDueOn: null }]);
  });
  expect(await lend(db, fen(20n))).toMatchObject({ ok: true });
  expect(await lend(db, fen(21n))).toMatchObject({ ok: false });
  const { region } = await db.tx((tx) => usesOf(tx, zhejiang, at));
  expect(region).toEqual({ bucket: '33', used: 80n, limit: 100n });
});

test('behaviour: a bucket’s own limit goes before that of every other, and one taken away gives way to it (R1)', async () => {
  const db = await testDatabase();
  await limit(db, { bucket: '*', amount: fen(10n) });
  await limit(db, { bucket: '33', amount: fen(50n) });
  expect(await lend(db, fen(40n))).toMatchObject({ ok: true });
  expect(await lend(db, fen(11n), { ...zhejiang, region: '44' })).toMatchObject({ ok: false });
  // Where nobody knows, a limit of every other says nothing: it has one of its own name, or none.
  expect(await lend(db, fen(11n), { ...zhejiang, region: 'unknown' })).toMatchObject({ ok: true });
  await limit(db, { bucket: 'unknown', amount: fen(12n) });
  expect(await lend(db, fen(2n), { ...zhejiang, region: 'unknown' })).toMatchObject({ ok: false });
  expect(await showUses(db)).toMatchObject([
    { dimension: 'region', bucket: '33', used: 40n, limit: 50n, state: 'warn' },
    { dimension: 'region', bucket: 'unknown', used: 11n, limit: 12n, state: 'warn' },
    { dimension: 'industry', bucket: 'F52', used: 51n, limit: null, state: 'open' },
  ]);
  await limit(db, { bucket: '33' });
  expect(await lend(db, fen(1n))).toMatchObject({ ok: false });
  expect(await listConcentrationLimits(db)).toMatchObject([
    { bucket: '*', amount: 10n },
    { bucket: 'unknown', amount: 12n },
  ]);
  expect((await listLimitChanges(db, 9)).map(({ bucket }) => bucket)).toEqual([
    ...['33', 'unknown', '33', '*'],
  ]);
});

test('behaviour: a share is one of the whole book, and never less than the amount beside it (R1)', () => {
  const share = (amount: bigint | null): ConcentrationLimit => ({
    ...{ dimension: 'region', bucket: '33', sharePpm: 200_000, warnPpm: 800_000 },
    amount: amount === null ? null : fen(amount),
  });
  const of = { dimension: 'region', bucket: '33' } as const;
  expect(limitOf([share(null)], of, fen(1_009n))).toBe(201n);
  expect(limitOf([share(500n)], of, fen(1_009n))).toBe(500n);
  expect(limitOf([share(500n)], of, fen(10_000n))).toBe(2_000n);
  expect(limitOf([share(500n)], { ...of, bucket: '44' }, fen(1n))).toBeNull();
});

test('error: a limit of a place or trade that does not exist is not taken', async () => {
  const db = await testDatabase();
  const unknown = { ok: false, error: { code: 'bucket_unknown' } };
  expect(await limit(db, { bucket: '99' })).toEqual(unknown);
  expect(await limit(db, { dimension: 'industry', bucket: '33' })).toEqual(unknown);
  expect(await listLimitChanges(db, 9)).toEqual([]);
});

test.each([
  ['91330106MA2CFLDG4R', null, '33'],
  [null, '5101050012001200001', '51'],
  ['91990106MA2CFLDG4R', '5101050012001200001', '51'],
  [null, null, 'unknown'],
])('behaviour: credit code %s and land %s lie in region %s', (creditCode, parcelCode, region) => {
  expect(regionOf({ creditCode, parcelCode })).toBe(region);
  expect(bucketText('region', region)).toBeDefined();
});

test('behaviour: a trade follows from the kind of business, or from a platform that serves one trade', () => {
  expect(industryOf({ segment: 'shop', sources: ['alipay'] })).toBe('F52');
  expect(industryOf({ segment: 'shop', sources: ['alipay', 'eleme'] })).toBe('H62');
  expect(industryOf({ segment: 'supplier', sources: [] })).toBe('unknown');
});
