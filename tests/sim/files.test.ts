import assert from 'node:assert/strict';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, expect, test } from 'vitest';
import { heldAt } from '../../lab/economy/index.ts';
import { statementLayouts } from '../../lab/sandbox/files/statement-file.ts';
import { startSandbox } from '../../lab/sandbox/index.ts';
import { handIn, openConnectors, readSourceSettings } from '../../server/src/connectors/index.ts';
import { listEvents } from '../../server/src/events/index.ts';
import {
  businessDate,
  type Id,
  instant,
  type Source,
  startOfDay,
} from '../../server/src/kernel/index.ts';
import {
  createBorrower,
  grantConsent,
  identifierKey,
  resolveFirms,
  saveIdentifier,
} from '../../server/src/party/index.ts';
import { manualClock, newId, openVault, silentLog } from '../../server/src/platform/index.ts';
import { testDatabase } from '../db/database.ts';

// Files that merchants export from the sandbox's tax bureau, banks and acquirer, handed in: what
// arrives is what the economy holds.

const DAY = 86_400_000;
const purpose = 'credit_assessment';
const db = await testDatabase();
const vault = openVault([new Uint8Array(32).fill(7)]);
const clock = manualClock(instant(startOfDay(businessDate('2027-01-04')) + 12 * 3_600_000));
const sandbox = await startSandbox({
  ...{ seed: 310, today: clock.now(), now: clock.now, notifyUrl: null, bankNoticeUrl: null },
});
afterAll(() => sandbox.close());
const { settings } = readSourceSettings(sandbox.config.environment);
const deps = { db, clock, vault, log: silentLog, connectors: openConnectors(settings, { clock }) };

const shops = Array.from({ length: 40 }, (_, n) => `shop-${n}`);
const isWithAllinpay = (key: string) =>
  sandbox.merchants.find(key)?.holdings.tillPayments.some((p) => p.acquirer === 'allinpay');
const allinpayShop = shops.find(isWithAllinpay) ?? assert.fail('no shop is with Allinpay');

async function arrive(key: string, knows: readonly ('creditCode' | 'bankAccount' | 'idCard')[]) {
  const resident = sandbox.merchants.find(key) ?? expect.fail(key);
  const borrowerId = await db.tx((tx) => createBorrower(tx, { segment: 'shop' }));
  for (const source of ['einvoice', 'statement', 'acquirer'] as const) {
    await grantConsent(db, {
      id: newId('consent', clock),
      ...{ borrowerId, source, purpose, textVersion: '1', textDigest: 'x' },
      scopes: deps.connectors[source]?.scopes ?? [],
      grantedAt: clock.now(),
      expiresAt: instant(clock.now() + 365 * DAY),
    });
  }
  const { creditCode, bankAccount, idCard } = resident.firm;
  for (const kind of knows) {
    const value = { creditCode, bankAccount, idCard }[kind];
    await saveIdentifier(db, vault, borrowerId, { kind, value, source: null, at: clock.now() });
  }
  clock.advance(1_000);
  const held = heldAt(resident.holdings, clock.now());
  return { borrowerId, resident, held };
}

const download = async (source: string, key: string, kind: string, days = 365) => {
  const url = `${sandbox.url}/${source}/export?as=${key}&kind=${kind}&days=${days}`;
  const answer = await fetch(url);
  expect(answer.status).toBe(200);
  const name = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1];
  return { name: name ?? '', bytes: new Uint8Array(await answer.arrayBuffer()) };
};

type File = Awaited<ReturnType<typeof download>>;
const give = async (borrowerId: Id<'borrower'>, source: Source, file: File) => {
  const taken = await handIn(deps, { borrowerId, source, purpose, file });
  clock.advance(1_000);
  if (taken.ok) return taken.value;
  return taken.error.code === 'file_refused' ? taken.error.fault.code : taken.error.code;
};
const facts = (borrowerId: Id<'borrower'>) =>
  listEvents(db, borrowerId, { recordedBefore: instant(clock.now() + 1) });

test('behaviour: invoices arrive once, as XML, as OFD, and once more', async () => {
  const { borrowerId, held, resident } = await arrive('supplier-1', ['creditCode']);
  const since = clock.now() - 90 * DAY;
  const expected = held.invoices.filter(({ issuedAt }) => issuedAt >= since).slice(-400);
  expect(expected.length).toBeGreaterThan(10);
  const ofd = await download('einvoice', 'supplier-1', 'ofd', 90);
  expect(await give(borrowerId, 'einvoice', ofd)).toMatchObject({ documents: expected.length });
  const xml = await download('einvoice', 'supplier-1', 'zip', 90);
  expect(await give(borrowerId, 'einvoice', xml)).toMatchObject({
    events: { appended: 0, revised: expected.length },
  });
  // The OFD says less: it changes nothing back.
  expect(await give(borrowerId, 'einvoice', ofd)).toMatchObject({
    events: { appended: 0, revised: 0 },
  });
  const events = await facts(borrowerId);
  expect(events).toHaveLength(expected.length);
  const byNo = new Map(events.map(({ id, kind, data }) => [id.split(':')[1], { kind, data }]));
  for (const invoice of expected) {
    const told = byNo.get(invoice.number) ?? expect.fail(invoice.number);
    const side = invoice.seller.creditCode === resident.firm.creditCode ? 'issued' : 'received';
    expect(told.kind).toBe(`invoice.${side}`);
    expect(told.data).toMatchObject({
      amountFen: invoice.total,
      taxFen: invoice.tax,
      redOf: invoice.redOf,
      goods: invoice.lines[0]?.name,
    });
  }
});

test('behaviour: a farmer’s sales come from the invoices that buyers issue, the OFD of one first too', async () => {
  const { borrowerId, held } = await arrive('farm-1', ['creditCode', 'idCard']);
  const expected = held.invoices.filter(({ issuedAt }) => issuedAt >= clock.now() - 400 * DAY);
  const produce = expected.filter((i) => i.kind === 'produce');
  expect(produce.length).toBeGreaterThan(0);
  await give(borrowerId, 'einvoice', await download('einvoice', 'farm-1', 'ofd', 400));
  // An OFD does not say what it is: for now these are invoices like others.
  expect((await facts(borrowerId)).filter(({ kind }) => kind === 'produce.sold')).toEqual([]);
  await give(borrowerId, 'einvoice', await download('einvoice', 'farm-1', 'zip', 400));
  const events = await facts(borrowerId);
  expect(events).toHaveLength(expected.length);
  const sold = events.filter(({ kind }) => kind === 'produce.sold').map(({ data }) => data);
  const total = (of: readonly bigint[]) => of.reduce((sum, amount) => sum + amount, 0n);
  expect(sold).toHaveLength(produce.length);
  expect(total(sold.map((data) => (data as { amountFen: bigint }).amountFen))).toBe(
    total(produce.map((invoice) => invoice.total)),
  );
});

test('behaviour: a name beside a tax number is evidence that leads from one to the other', async () => {
  const { borrowerId, held } = await arrive('supplier-2', ['creditCode']);
  await give(borrowerId, 'einvoice', await download('einvoice', 'supplier-2', 'zip', 90));
  const other = held.invoices.at(-1)?.buyer ?? expect.fail();
  const byName = identifierKey(vault, 'name', other.name);
  const byCode = identifierKey(vault, 'creditCode', other.creditCode ?? expect.fail());
  expect(await resolveFirms(db, [byName])).toEqual(new Map([[byName, byCode]]));
});

test('error: invoices of another, a wrong tax number, other sums, and no number told', async () => {
  const { borrowerId } = await arrive('supplier-3', ['creditCode']);
  const theirs = await download('einvoice', 'supplier-4', 'last');
  expect(await give(borrowerId, 'einvoice', theirs)).toBe('not_yours');
  const mine = await download('einvoice', 'supplier-3', 'last');
  const changed = (from: RegExp, to: string) => ({
    ...mine,
    bytes: strToU8(new TextDecoder().decode(mine.bytes).replace(from, to)),
  });
  const slip = changed(/(?<=<SellerIdNum>.{10})../, 'ZZ'); // Letters that no code holds.
  expect(await give(borrowerId, 'einvoice', slip)).toBe('tax_number_wrong');
  expect(await give(borrowerId, 'einvoice', changed(/(<TotalTaxAm>)\d/, '$19'))).toBe(
    'totals_differ',
  );
  expect(
    await give(borrowerId, 'einvoice', changed(/<TaxSupervisionInfo>.*<\/TaxSupervisionInfo>/, '')),
  ).toBe('row_malformed');
  expect(await give(borrowerId, 'einvoice', changed(/EInvoice>/g, 'Other>'))).toBe(
    'layout_unknown',
  );
  // One that cannot be used among many: nothing of the file is taken.
  const mixed = { name: 'all.zip', bytes: zipSync({ 'a.xml': mine.bytes, 'b.xml': theirs.bytes }) };
  expect(await give(borrowerId, 'einvoice', mixed)).toBe('not_yours');
  expect(await facts(borrowerId)).toEqual([]);
  const nobody = await arrive('supplier-3', []);
  expect(await give(nobody.borrowerId, 'einvoice', mine)).toBe('owner_unknown');
});

test.each(
  statementLayouts.flatMap((l) => (['gbk', 'utf8', 'xlsx'] as const).map((as) => [l, as] as const)),
)(
  'behaviour: a statement of %s as %s tells every line of the account, once',
  async (layout, as) => {
    const { borrowerId, held } = await arrive('shop-7', ['bankAccount']);
    const kind = `${layout}-${as}`;
    const file = await download('statement', 'shop-7', kind, 120);
    const lines = held.bank.lines.filter(({ at }) => at >= clock.now() - 120 * DAY - 5_000);
    expect(await give(borrowerId, 'statement', file)).toMatchObject({ documents: 1 });
    const events = await facts(borrowerId);
    expect(events).toHaveLength(lines.length);
    const sum = events.reduce((total, e) => {
      const { amountFen } = e.data as { amountFen: bigint };
      return total + (e.kind === 'bank.received' ? amountFen : -amountFen);
    }, 0n);
    expect(sum).toBe(lines.reduce((total, l) => total + l.amount, 0n));
    expect(await give(borrowerId, 'statement', file)).toMatchObject({
      events: { appended: 0, revised: 0 },
    });
    const longer = await download('statement', 'shop-7', kind, 200);
    await give(borrowerId, 'statement', longer);
    const all = held.bank.lines.filter(({ at }) => at >= clock.now() - 200 * DAY - 9_000);
    expect(await facts(borrowerId)).toHaveLength(all.length);
  },
);

test('error: a statement of another, with a line taken out, a formula, dollars, or unknown columns', async () => {
  const { borrowerId } = await arrive('shop-8', ['bankAccount']);
  const theirs = await download('statement', 'shop-7', 'cmb-utf8', 60);
  expect(await give(borrowerId, 'statement', theirs)).toBe('not_yours');
  const mine = await download('statement', 'shop-8', 'cmb-utf8', 60);
  const rows = new TextDecoder().decode(mine.bytes).split('\r\n');
  const of = (changed: readonly string[]) => ({ ...mine, bytes: strToU8(changed.join('\r\n')) });
  expect(await give(borrowerId, 'statement', of(rows.filter((_, i) => i !== 9)))).toBe(
    'totals_differ',
  );
  const formula = rows.map((row, i) =>
    i === 9 ? row.replace(/[^,]*$/, '=HYPERLINK("http://x")') : row,
  );
  expect(await give(borrowerId, 'statement', of(formula))).toBe('formula_found');
  expect(
    await give(borrowerId, 'statement', of(rows.map((r) => r.replace(',CNY,', ',USD,')))),
  ).toBe('currency_unknown');
  expect(
    await give(borrowerId, 'statement', of(rows.map((r) => r.replace('借贷标志', '方向')))),
  ).toBe('layout_unknown');
  expect(
    await give(
      borrowerId,
      'statement',
      of(rows.map((r, i) => (i === 9 ? r.replace(/^\d+/, '20269999') : r))),
    ),
  ).toBe('row_malformed');
  expect(await facts(borrowerId)).toEqual([]);
  // A row of Excel's own, not text: the cell of a formula.
  const book = await download('statement', 'shop-8', 'cmb-xlsx', 60);
  const parts = unzipSync(book.bytes);
  const sheet = new TextDecoder().decode(parts['xl/worksheets/sheet1.xml']);
  const computed = sheet.replace(/(<c r="E6")[^/]*<\/v>/, '$1><f>SUM(D1:D5)</f><v>1</v>');
  const bytes = zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(computed) });
  expect(await give(borrowerId, 'statement', { ...book, bytes })).toBe('formula_found');
});

test('behaviour: an acquirer’s list tells every payment at the till', async () => {
  const { borrowerId, held } = await arrive(allinpayShop, []);
  const file = await download('acquirer', allinpayShop, 'csv', 60);
  const own = held.tillPayments.filter(
    (p) => p.acquirer === 'allinpay' && p.at >= clock.now() - 60 * DAY - 5_000,
  );
  expect(await give(borrowerId, 'acquirer', file)).toMatchObject({
    events: { appended: own.length },
  });
  const events = await facts(borrowerId);
  const sum = events.reduce((total, e) => total + (e.data as { amountFen: bigint }).amountFen, 0n);
  expect(sum).toBe(own.reduce((total, p) => total + p.amount, 0n));
});

test('behaviour: each desk offers its exports to whoever is signed in, and asks who it is otherwise', async () => {
  const home = await (await fetch(sandbox.url)).text();
  for (const [partner, key, links] of [
    ['einvoice', 'supplier-1', 3],
    ['statement', 'shop-7', 12],
    ['acquirer', allinpayShop, 1],
  ] as const) {
    expect(home).toContain(`href="/${partner}/desk"`);
    const page = async (query: string) => {
      const answer = await fetch(`${sandbox.url}/${partner}/desk${query}`);
      expect(answer.status).toBe(200);
      return answer.text();
    };
    expect((await page(`?as=${key}`)).split(`/${partner}/export?kind=`)).toHaveLength(links + 1);
    expect(await page('')).toContain('name="as"');
    const unknown = await fetch(`${sandbox.url}/${partner}/export?as=${key}&kind=none`);
    expect(unknown.status).toBe(400);
  }
  const none = await fetch(`${sandbox.url}/acquirer/desk?as=supplier-1`);
  expect(await none.text()).toContain('Nothing is held of this merchant here');
});
