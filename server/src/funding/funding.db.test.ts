import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TEST_TODAY, testDatabase } from '../../../tests/db/database.ts';
import { addDays, fen, type Id, instant, rateE9 } from '../kernel/index.ts';
import { account, credit, debit, post } from '../ledger/index.ts';
import {
  cancelLoan,
  listOutstanding,
  openFacility,
  requestLoan,
  saveStandings,
  settleLoan,
} from '../lending/index.ts';
import { newId, txOrRefuse } from '../platform/index.ts';
import { type Agreement, capOf, setAgreement } from './agreements.ts';
import {
  carryShare,
  findShare,
  listJointLoans,
  measureUses,
  owedTo,
  statementOf,
  takeShare,
} from './shares.ts';
import { PARTNER_SHARE_MIN_PPM, splitMovements, splitPrincipal } from './split.ts';

// Further notice of February 2021 (rules R2): a partner's share of each joint loan is at least 30 %, and what is lent
// beside one partner at most a quarter of tier-1 capital.

const at = instant(Date.parse('2027-01-04T10:00:00+08:00'));
type Db = Awaited<ReturnType<typeof testDatabase>>;

const agree = (db: Db, change: Partial<Agreement> = {}) =>
  txOrRefuse(db, (tx) =>
    setAgreement(tx, {
      ...{ partner: 'city-bank', name: '城市银行', sharePpm: 300_000, tier1: fen(4_000n) },
      ...{ capPpm: 250_000, since: TEST_TODAY, recordedAt: at, byWhom: 'desk', why: 'a test' },
      ...change,
    }),
  );

const shares = fc.integer({ min: PARTNER_SHARE_MIN_PPM, max: 1_000_000 });

test('property: a partner’s part is never below its share, nor a whole fen above it, and the parts are the loan (R2)', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10n ** 12n }), shares, (principal, ppm) => {
      const { partner, own } = splitPrincipal(fen(principal), ppm);
      expect(partner + own).toBe(principal);
      expect(partner * 1_000_000n >= principal * BigInt(ppm)).toBe(true);
      expect((partner - 1n) * 1_000_000n < principal * BigInt(ppm)).toBe(true);
    }),
  );
});

test('property: movements are split to the fen, each and together, in however many pieces (R2)', () => {
  const amounts = fc.array(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), { maxLength: 30 });
  fc.assert(
    fc.property(
      amounts,
      fc.bigInt({ min: 1n, max: 10n ** 10n }),
      shares,
      (list, principal, ppm) => {
        const parts = splitPrincipal(fen(principal), ppm);
        const split = splitMovements(
          list.map((amount) => ({ amount: fen(amount) })),
          parts,
        );
        for (const { amount, partner, own } of split) expect(partner + own).toBe(amount);
        const sum = list.reduce((a, b) => a + b, 0n);
        const theirs = split.reduce((a, { partner }) => a + partner, 0n);
        const [whole] = splitMovements([{ amount: fen(sum) }], parts);
        expect(theirs).toBe(whole?.partner ?? 0n);
        // Within half a fen of the share.
        const off = (theirs * principal - sum * parts.partner) * 2n;
        expect(off <= principal && off >= -principal).toBe(true);
      },
    ),
  );
});

const take = (db: Db, principal: bigint) =>
  txOrRefuse<Id<'loan'>, { readonly code: string }>(db, async (tx) => {
    const [borrowerId, facilityId] = [newId('borrower'), newId('facility')];
    await openFacility(tx, {
      ...{ id: facilityId, borrowerId, product: 'p', funderId: 'lender', limit: fen(principal) },
      ...{ annualRate: rateE9(72_000_000n), dayCount: 'act/360', openedOn: TEST_TODAY },
      ...{ expiresOn: addDays(TEST_TODAY, 365), decisionId: newId('decision') },
    });
    const drawn = await requestLoan(tx, {
      ...{ drawdownId: newId('drawdown'), facilityId, borrowerId, principal: fen(principal) },
      ...{ shape: { method: 'bullet', installments: 3 }, on: TEST_TODAY },
    });
    if (!drawn.ok) return drawn;
    const full = await takeShare(tx, drawn.value, at);
    return full ? { ok: false, error: full } : { ok: true, value: drawn.value.id };
  });

test('property: drawings at once never pass what may be lent beside a partner (R2)', async () => {
  const db = await testDatabase(12);
  await agree(db); // 1,000 fen of its own.
  const answers = await Promise.all(Array.from({ length: 12 }, () => take(db, 200n))); // 140 each.
  expect(answers.filter(({ ok }) => ok)).toHaveLength(7);
  expect(answers.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'partner_limit_reached' } });
});

test('behaviour: what was repaid frees room beside a partner in the night, before anybody draws (R2)', async () => {
  const db = await testDatabase();
  await agree(db);
  const [first, second] = [await take(db, 200n), await take(db, 100n)];
  if (!first.ok || !second.ok) return expect.fail('not drawn');
  const own = async () =>
    Number((await db.pool.query('select own_fen from funding.uses')).rows[0].own_fen);
  expect(await own()).toBe(210);
  for (const { value } of [first, second]) {
    await db.tx((tx) => settleLoan(tx, value, value, TEST_TODAY));
  }
  const standing = { oldestDueOn: null, nextDueOn: null };
  await db.tx((tx) =>
    saveStandings(tx, [
      {
        ...standing,
        loanId: first.value,
        status: 'closed',
        closedOn: TEST_TODAY,
        outstanding: fen(0n),
      },
      { ...standing, loanId: second.value, status: 'open', closedOn: null, outstanding: fen(50n) },
    ]),
  );
  await measureUses(db, at);
  expect(await own()).toBe(35);
  await measureUses(db, at);
  expect(await own()).toBe(35);
});

/** A database that does something once the book is added up, before what was found is written. */
const afterReading = (db: Db, meanwhile: () => Promise<unknown>): Db => ({
  ...db,
  tx: (work) =>
    db.tx(async (tx) => {
      const found = await work(tx);
      await meanwhile();
      return found;
    }),
});

test('regression: the night’s measuring lets drawings through while it adds the book up, and counts them (R2)', async () => {
  const db = await testDatabase(4);
  await agree(db); // 1,000 fen of its own.
  const own = async () =>
    Number((await db.pool.query('select own_fen from funding.uses')).rows[0].own_fen);
  const repaid = async (principal: bigint) => {
    const taken = await take(db, principal);
    const loanId = (taken.ok && taken.value) as Id<'loan'>;
    await db.tx((tx) => settleLoan(tx, loanId, loanId, TEST_TODAY));
    const closed = { status: 'closed', closedOn: TEST_TODAY, outstanding: fen(0n) } as const;
    const days = { oldestDueOn: null, nextDueOn: null };
    await db.tx((tx) => saveStandings(tx, [{ loanId, ...closed, ...days }]));
  };
  await take(db, 100n); // 70 stay owed all along.
  await repaid(500n); // 350.
  expect(await own()).toBe(420);
  // Drawn meanwhile: it waits for nobody, and is counted beside what was found.
  await measureUses(
    afterReading(db, () => take(db, 200n)),
    at,
  );
  expect(await own()).toBe(210);
  // Measured meanwhile, by a drawing that found it full: what was repaid frees its room once, not twice.
  await repaid(1_000n); // 700.
  expect(await own()).toBe(910);
  await measureUses(
    afterReading(db, async () => expect((await take(db, 300n)).ok).toBe(true)),
    at,
  );
  expect(await own()).toBe(420);
  // And by another night.
  await repaid(500n);
  await measureUses(
    afterReading(db, () => measureUses(db, at)),
    at,
  );
  expect(await own()).toBe(420);
  expect(await owedTo(db, 'city-bank')).toMatchObject({ own: 420n, loans: 3 });
});

test('behaviour: without an agreement nothing is shared; one that is ended shares no new loan (R2)', async () => {
  const db = await testDatabase();
  const alone = await take(db, 100n);
  expect(await findShare(db, (alone.ok && alone.value) as Id<'loan'>)).toBeUndefined();
  await agree(db);
  const joint = await take(db, 101n);
  expect(await findShare(db, (joint.ok && joint.value) as Id<'loan'>)).toEqual({
    ...{ partner: 'city-bank', parts: { partner: 31n, own: 70n } },
  });
  await agree(db, { sharePpm: 0 });
  const after = await take(db, 100n);
  expect(await findShare(db, (after.ok && after.value) as Id<'loan'>)).toBeUndefined();
});

test('error: a share below 30 % is not agreed, nor a second partner beside the first (R2)', async () => {
  const db = await testDatabase();
  expect(await agree(db, { sharePpm: 299_999 })).toMatchObject({
    error: { code: 'partner_share_low', leastPpm: 300_000 },
  });
  await agree(db);
  expect(await agree(db, { partner: 'other' })).toMatchObject({
    error: { code: 'partner_agreed_already', partner: 'city-bank' },
  });
  expect(capOf({ tier1: fen(4_003n), capPpm: 250_000 } as Agreement)).toBe(1_000n);
});

test('behaviour: a statement splits what the ledger booked: out, in, and lost (R2)', async () => {
  const db = await testDatabase();
  await agree(db, { tier1: fen(10n ** 12n) });
  const taken = await take(db, 1_001n);
  const loan = (taken.ok && taken.value) as Id<'loan'>;
  const cash = account.funderCash('lender');
  const owed = account.loanPrincipal(loan);
  const book = (id: string, day: number, lines: Parameters<typeof post>[1]['lines']) =>
    db.tx((tx) => {
      const on = addDays(TEST_TODAY, day);
      return post(tx, { id, kind: id, on, bookedOn: on, about: { loan }, lines });
    });
  await book('out', 0, [debit(owed, fen(1_001n)), credit(cash, fen(1_001n))]);
  await book('in-1', 1, [debit(cash, fen(333n)), credit(owed, fen(333n))]);
  await book('in-2', 2, [debit(cash, fen(334n)), credit(owed, fen(334n))]);
  await book('lost', 3, [debit(account.impairmentLoss(), fen(334n)), credit(owed, fen(334n))]);
  const span = { from: TEST_TODAY, to: addDays(TEST_TODAY, 9) };
  const lines = await statementOf(db, 'city-bank', span);
  expect(
    lines.map(({ entryId, what, amount, partner }) => [entryId, what, amount, partner]),
  ).toEqual([
    ['out', 'cash', -1_001n, -301n],
    ['in-1', 'cash', 333n, 100n],
    ['in-2', 'cash', 334n, 101n],
    ['lost', 'loss', 334n, 100n],
  ]);
  for (const { amount, partner, own } of lines) expect(partner + own).toBe(amount);
  // A part of the span says of each movement what the whole says of it.
  const later = await statementOf(db, 'city-bank', { ...span, from: addDays(TEST_TODAY, 2) });
  expect(later).toEqual(lines.slice(2));
});

test('behaviour: a loan that renews another keeps its partner, to what is left of it (R2)', async () => {
  const db = await testDatabase();
  await agree(db);
  const taken = await take(db, 1_000n);
  const old = (taken.ok && taken.value) as Id<'loan'>;
  const renewed = newId('loan');
  await db.tx((tx) =>
    carryShare(tx, old, { id: renewed, principal: fen(500n), drawnOn: TEST_TODAY }),
  );
  expect(await findShare(db, renewed)).toMatchObject({ parts: { partner: 150n, own: 350n } });
});

test('property: the list of joint loans adds up, loan by loan to the fen and in all to what is owed to each (R2)', async () => {
  const db = await testDatabase();
  await agree(db, { tier1: fen(10n ** 12n), sharePpm: 333_333 });
  const principals = [1n, 7n, 100n, 1_001n, 99_999n];
  const ids: Id<'loan'>[] = [];
  for (const principal of principals) {
    const taken = await take(db, principal);
    ids.push((taken.ok && taken.value) as Id<'loan'>);
  }
  // Of the last two a part came back.
  for (const [loanId, left] of [
    [ids[3], 334n],
    [ids[4], 33_334n],
  ] as const) {
    await db.tx(async (tx) => {
      const id = loanId as Id<'loan'>;
      await settleLoan(tx, id, `B-${id}`, TEST_TODAY);
      const days = { closedOn: null, oldestDueOn: null, nextDueOn: null };
      await saveStandings(tx, [{ loanId: id, outstanding: fen(left), status: 'open', ...days }]);
    });
  }
  const never: Id<'loan'>[] = []; // Paid out: the rail refused. They lie anywhere between the others.
  for (const principal of [1n, 2_000n, 3_000n, 4_000n, 5_000n, 6_000n]) {
    const taken = await take(db, principal);
    const id = (taken.ok && taken.value) as Id<'loan'>;
    await db.tx((tx) => cancelLoan(tx, id, 'AC04'));
    never.push(id);
  }
  const all = { partner: null, only: null, after: '', atMost: 100 };
  const listed = await listJointLoans(db, all);
  expect(listed.map(({ loanId }) => loanId)).toEqual(ids.toSorted());
  for (const only of never) expect(await listJointLoans(db, { ...all, only })).toEqual([]);
  // In pages of any size it is the same.
  for (const atMost of [1, 2, 3, 5, 11]) {
    const paged: typeof listed = [];
    for (let more = true; more; ) {
      const after = paged.at(-1)?.loanId ?? '';
      const page = await listJointLoans(db, { ...all, after, atMost });
      paged.push(...page);
      more = page.length === atMost;
    }
    expect(paged).toEqual(listed);
  }
  let [theirs, ours] = [0n, 0n];
  for (const { loanId, lent, owed, partner } of listed) {
    const principal = principals[ids.indexOf(loanId)] ?? 0n;
    expect([partner, lent.partner + lent.own]).toEqual(['city-bank', principal]);
    const left = (await listOutstanding(db, [loanId])).get(loanId) ?? 0n;
    expect(owed.partner + owed.own).toBe(left);
    expect(owed.partner >= 0n && owed.own >= 0n).toBe(true);
    [theirs, ours] = [theirs + owed.partner, ours + owed.own];
  }
  expect(await owedTo(db, 'city-bank')).toMatchObject({ partner: theirs, own: ours });
  // Page by page it is the same, one alone is that one, another funder's are none.
  const [first] = listed;
  const rest = await listJointLoans(db, { ...all, after: first?.loanId ?? '' });
  expect(rest).toEqual(listed.slice(1));
  expect(await listJointLoans(db, { ...all, only: ids[3] ?? null })).toHaveLength(1);
  expect(await listJointLoans(db, { ...all, partner: 'other' })).toEqual([]);
});
