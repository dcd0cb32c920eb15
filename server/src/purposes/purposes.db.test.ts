import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TEST_TODAY, testDatabase } from '../../../tests/db/database.ts';
import { appendEvents } from '../events/index.ts';
import {
  addDays,
  fen,
  type Id,
  type Instant,
  instant,
  segments,
  startOfDay,
} from '../kernel/index.ts';
import { createBorrower, identifierKey, keepTies } from '../party/index.ts';
import { newId, openVault } from '../platform/index.ts';
import { allowedPurposes, purposes } from './catalogue.ts';
import { countFlags, decideFlag, flagUses, keepWatched, listFlags } from './flags.ts';
import { findUse, judgeUse, keepUse } from './use.ts';

// Loan measures of 2024 (rules R14): what a loan is for, who is paid, and what is looked at after it.

const from = fen(30_000_000n);
const vault = openVault([new Uint8Array(32).fill(310)]);
const broker = identifierKey(vault, 'name', '华泰证券股份有限公司');
const noon = (days: number): Instant => instant(startOfDay(addDays(TEST_TODAY, days)) + 43_200_000);
const now = noon(200);

test('property: from the threshold on the seller is paid, below it whoever is named; nothing forbidden is allowed (R14)', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...segments),
      fc.bigInt({ min: 1n, max: 60_000_000n }),
      fc.boolean(),
      fc.option(fc.constantFrom(...Object.keys(purposes), 'stocks', 'toString'), {
        nil: undefined,
      }),
      (segment, amount, hasSeller, purpose) => {
        const judged = judgeUse(segment, fen(amount), { purpose, hasSeller }, from);
        const allowed: readonly string[] = allowedPurposes[segment];
        if (purpose !== undefined && !allowed.includes(purpose)) {
          expect(judged).toMatchObject({ ok: false, error: { code: 'purpose_not_allowed' } });
        } else if (amount >= from && !hasSeller) {
          expect(judged).toMatchObject({ ok: false, error: { code: 'seller_missing', from } });
        } else {
          expect(judged).toMatchObject({
            ok: true,
            value: { purpose: purpose ?? allowed[0], payment: hasSeller ? 'entrusted' : 'own' },
          });
        }
      },
    ),
  );
});

type Db = Awaited<ReturnType<typeof testDatabase>>;

async function loanOf(db: Db, days: number, of?: Id<'borrower'>) {
  const borrowerId = of ?? (await db.tx((tx) => createBorrower(tx, { segment: 'shop' })));
  const loanId = newId('loan');
  const drawnOn = addDays(TEST_TODAY, days);
  const use = { loanId, borrowerId, purpose: 'stock', payment: 'own', drawnOn } as const;
  await db.tx((tx) => keepUse(tx, { ...use, amount: fen(5_000_000n) }));
  return { loanId, borrowerId };
}

const pay = (db: Db, borrowerId: Id<'borrower'>, days: number, payee: string, n: number) =>
  db.tx((tx) =>
    appendEvents(
      tx,
      [
        {
          ...{ id: `statement:${borrowerId}:${n}`, kind: 'bank.paid', borrowerId, rawId: null },
          ...{ occurredAt: noon(days), source: 'statement' },
          data: { entryId: `${n}`, amountFen: fen(2_000_000n), balanceAfterFen: null, payee },
        },
      ],
      noon(days + 1),
    ),
  );

test('behaviour: a payment to a broker after the drawing is flagged, once, for the newest loan before it (R14)', async () => {
  const db = await testDatabase();
  await keepWatched(db, vault);
  await keepWatched(db, vault); // At every start.
  const first = await loanOf(db, 0);
  const second = await loanOf(db, 10, first.borrowerId);
  await loanOf(db, 20, first.borrowerId);
  const other = await loanOf(db, 0);
  await pay(db, first.borrowerId, 15, broker, 1);
  await pay(db, first.borrowerId, 15, identifierKey(vault, 'name', '义乌小商品城'), 2);
  await pay(db, other.borrowerId, 91, broker, 3); // Too long after.
  await pay(db, newId('borrower'), 15, broker, 4); // Owes nothing here.
  // A statement that prints the account of the broker: name and account were seen together.
  const account = identifierKey(vault, 'bankAccount', '6222020000000000310');
  await db.tx((tx) =>
    keepTies(
      tx,
      other.borrowerId,
      [{ keys: [account, broker], source: 'statement', rawId: null }],
      now,
    ),
  );
  await pay(db, other.borrowerId, 30, account, 5);
  expect(await flagUses(db, now)).toBe(2);
  expect(await flagUses(db, noon(201))).toBe(0);
  const flags = await listFlags(db, { open: true, most: 9 });
  expect(flags.map(({ loanId, kind, payee }) => ({ loanId, kind, payee }))).toEqual(
    expect.arrayContaining([
      { loanId: second.loanId, kind: 'securities', payee: '华泰证券股份有限公司' },
      { loanId: other.loanId, kind: 'securities', payee: '华泰证券股份有限公司' },
    ]),
  );
  expect(await countFlags(db)).toMatchObject({ waiting: 2, oldestAt: now });
  expect(await findUse(db, second.loanId)).toEqual({ purpose: 'stock', payment: 'own' });
});

test('error: a flag is decided once, with a reason; one that is not there is not', async () => {
  const db = await testDatabase();
  await keepWatched(db, vault);
  const loan = await loanOf(db, 0);
  await pay(db, loan.borrowerId, 5, broker, 1);
  await flagUses(db, now);
  const [flag] = await listFlags(db, { open: true, most: 9 });
  const decision = {
    outcome: 'misused',
    reason: 'it went to a broker',
    by: 'desk',
    at: now,
  } as const;
  const decide = (id: Id<'flag'>) => db.tx((tx) => decideFlag(tx, id, decision));
  const both = await Promise.all([
    decide(flag?.id ?? expect.fail()),
    decide(flag?.id ?? expect.fail()),
  ]);
  expect(both.filter(({ ok }) => ok)).toMatchObject([{ value: loan }]);
  expect(both.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'flag_decided' } });
  expect(await decide(newId('flag'))).toMatchObject({ error: { code: 'flag_not_found' } });
  expect(await listFlags(db, { open: true, most: 9 })).toEqual([]);
  expect(await listFlags(db, { open: false, most: 9 })).toMatchObject([
    { outcome: 'misused', decidedBy: 'desk', amountFen: 2_000_000n },
  ]);
});
