import { makeKey, unwrap } from '@open310/sdk';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  makeDocument,
  makeSeal,
  openSeal,
  verifyFile,
  verifyKept,
} from '../../server/src/documents/index.ts';
import { openReader } from '../../server/src/evidence/index.ts';
import { addDays, parseId } from '../../server/src/kernel/index.ts';
import {
  countSealed,
  getBusinessDate,
  openVault,
  readSealedColumns,
  reseal,
  silentLog,
  systemClock,
} from '../../server/src/platform/index.ts';
import { merchantOf, openLender, paidShop, signedInShop } from './lender.ts';
import { closeDays } from './staff.ts';

// Documents of a loan that was really drawn and repaid, sealed with a real key; what is done to them shows.

const lender = await openLender({ LOG_LEVEL: 'warn' });
const { db, stack } = lender;
const reader = openReader(silentLog);
afterAll(() => reader.close());
const seal = openSeal(Buffer.from(stack.env.DOCUMENTS_P12 ?? '', 'base64'), '');
const vault = openVault([new Uint8Array(Buffer.from(stack.env.DATA_KEYS ?? '', 'base64'))]);
const deps = { db, vault, seal, clock: systemClock };

let ann: Awaited<ReturnType<typeof paidShop>>;
beforeAll(async () => {
  ann = await paidShop(lender, 31);
});
type Kind = 'contract' | 'disclosure' | 'receipt' | 'statement';

const make = (kind: Kind, subject: string, language: 'zh' | 'en' = 'zh') =>
  unwrap(ann.borrower.api.POST('/api/borrower/documents', { body: { kind, subject, language } }));
async function fileOf(id: string, of = ann.borrower): Promise<Uint8Array> {
  const params = { path: { id } };
  const file = await unwrap(
    of.api.GET('/api/borrower/documents/{id}/file', { params, parseAs: 'arrayBuffer' }),
  );
  return new Uint8Array(file as unknown as ArrayBuffer);
}
/** The words of a PDF, as any reader sees them. */
const wordsOf = async (file: Uint8Array): Promise<string> => {
  const { runs } = await reader.read({ bytes: file, format: 'pdf' });
  return runs.map(({ text }) => text).join(' ');
};
const contract = async () => fileOf((await make('contract', ann.drawn.loanId)).id);

test('behaviour: a contract is numbered, says what was agreed, and is made once in each language', async () => {
  const made = await make('contract', ann.drawn.loanId);
  const file = await fileOf(made.id);
  const words = await wordsOf(file);
  const { owner, bankCard } = merchantOf('offline-shop', 31);
  for (const part of [
    '借款合同',
    `No. ${String(made.number).padStart(8, '0')}`,
    owner,
    '¥2,000.00',
  ]) {
    expect(words).toContain(part);
  }
  expect(words).toContain(ann.command.signature.value.slice(0, 20)); // Whose key agreed to it.
  expect(words).not.toContain(bankCard);
  expect(await make('contract', ann.drawn.loanId)).toEqual(made);
  const english = await make('contract', ann.drawn.loanId, 'en');
  expect(english.number).not.toBe(made.number);
  expect(await wordsOf(await fileOf(english.id))).toContain('Loan agreement');
}, 60_000);

test('behaviour: whoever asks at once gets one document', async () => {
  const all = await Promise.all(
    Array.from({ length: 4 }, () => make('disclosure', ann.drawn.loanId)),
  );
  expect(new Set(all.map(({ id }) => id)).size).toBe(1);
  const words = await wordsOf(await fileOf(all[0]?.id ?? ''));
  expect(words).toContain('年化综合融资成本');
  expect(words).toContain('除上述明示项目外，不向您收取任何其他费用');
}, 60_000);

test('property: whatever byte of a document is changed, added or cut off, it is not genuine', async () => {
  const file = await contract();
  expect((await verifyFile(deps, file)).verdict).toBe('genuine');
  await fc.assert(
    fc.asyncProperty(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
      const changed = file.slice();
      changed[at] = (changed[at] ?? 0) ^ by;
      expect((await verifyFile(deps, changed)).verdict).not.toBe('genuine');
    }),
    { numRuns: 60 },
  );
  expect((await verifyFile(deps, new Uint8Array([...file, 10]))).verdict).toBe('altered');
  expect((await verifyFile(deps, file.slice(0, -2))).verdict).not.toBe('genuine');
  // What is sealed shows a change by the seal alone, whoever has the register.
  const inside = file.slice();
  inside[2_000] = (inside[2_000] ?? 0) ^ 1;
  expect((await verifyFile(deps, inside)).verdict).toBe('altered');
}, 60_000);

test('behaviour: another lender’s is strange, a sealed one that nobody handed out unknown, the rest no document', async () => {
  const other = openSeal(Buffer.from(makeSeal('别家', 'x', systemClock.now()), 'base64'), 'x');
  expect(other.name).toBe('别家');
  expect((await verifyFile({ db, seal: other }, await contract())).verdict).toBe('strange');
  const nothing = new Uint8Array(Buffer.from('%PDF-1.4 nothing'));
  expect((await verifyFile(deps, nothing)).verdict).toBe('unsealed');
  expect(() =>
    openSeal(Buffer.from(makeSeal('a', 'x', systemClock.now()), 'base64'), 'y'),
  ).toThrow();
});

test('behaviour: a repayment has a receipt, a month that is over a statement', async () => {
  const { api } = ann.borrower;
  const params = { path: { id: ann.drawn.loanId } };
  const repaymentId = makeKey('repayment');
  await unwrap(
    api.POST('/api/borrower/loans/{id}/repayments', {
      params,
      body: { repaymentId, amountFen: '50000' },
    }),
  );
  await expect
    .poll(async () => {
      const loan = await unwrap(api.GET('/api/borrower/loans/{id}', { params }));
      return loan.repayments.find(({ id }) => id === repaymentId)?.status;
    })
    .toBe('settled');
  const receipt = await make('receipt', repaymentId);
  expect(await wordsOf(await fileOf(receipt.id))).toContain('¥500.00');
  const today = await getBusinessDate(db);
  const month = today.slice(0, 7);
  const early = await api.POST('/api/borrower/documents', {
    body: { kind: 'statement', subject: month, language: 'zh' },
  });
  expect(early.error).toMatchObject({ code: 'statement_not_ready' });
  let days = 0;
  while (addDays(today, days).slice(0, 7) === month) days += 1;
  await closeDays(lender, days);
  const words = await wordsOf(await fileOf((await make('statement', month, 'en')).id));
  for (const part of ['Drawn', '¥2,000.00', 'Repaid', '¥500.00', 'Principal', ann.drawn.loanId]) {
    expect(words).toContain(part);
  }
}, 60_000);

test('error: somebody else’s loan and file are not there; without a seal nothing is handed out', async () => {
  const stranger = await signedInShop(lender, 32);
  const { id } = await make('contract', ann.drawn.loanId);
  const asked = await stranger.api.POST('/api/borrower/documents', {
    body: { kind: 'contract', subject: ann.drawn.loanId, language: 'zh' },
  });
  expect(asked.error).toMatchObject({ code: 'loan_not_found' });
  const file = await stranger.api.GET('/api/borrower/documents/{id}/file', {
    params: { path: { id } },
  });
  expect(file.error).toMatchObject({ code: 'document_not_found' });
  const borrowerId = parseId('borrower', `borrower_${'0'.repeat(32)}`) ?? expect.fail();
  const request = {
    borrowerId,
    kind: 'contract',
    subject: ann.drawn.loanId,
    language: 'zh',
  } as const;
  expect(await makeDocument({ ...deps, seal: null }, request)).toMatchObject({
    error: { code: 'documents_not_offered' },
  });
});

test('behaviour: under a seal of another name what was handed out before is still what was agreed', async () => {
  await contract();
  const later = openSeal(Buffer.from(makeSeal('改了名', '', systemClock.now()), 'base64'), '');
  const { documents, problems } = await verifyKept({ ...deps, seal: later });
  expect(documents).toBeGreaterThan(2);
  expect(problems).toEqual([]);
});

test('behaviour: what a borrower takes away of their data tells the documents they were handed', async () => {
  const made = await make('contract', ann.drawn.loanId);
  const data = (await unwrap(ann.borrower.api.POST('/api/borrower/export'))) as unknown as {
    readonly documents: readonly { readonly id: string; readonly fileDigest: string }[];
  };
  const told = data.documents.find(({ id }) => id === made.id);
  expect(told?.fileDigest).toBe(made.fileDigest);
  expect(JSON.stringify(data.documents)).not.toContain('fileSealed');
});

test('behaviour: all that a loan leaves sealed is sealed anew when the key is rotated, table of facts or not, and opens', async () => {
  await contract();
  const first = new Uint8Array(Buffer.from(stack.env.DATA_KEYS ?? '', 'base64'));
  const later = openVault([first, new Uint8Array(32).fill(9)]);
  const columns = readSealedColumns(new URL('../../server/src', import.meta.url).pathname);
  const tables = new Set<string>();
  for (const column of columns) {
    // A context that is not the one it was sealed under throws.
    if ((await reseal(db, later, column)) > 0) tables.add(column.table);
    expect([...(await countSealed(db, column)).keys()].filter((id) => id !== later.keyId)).toEqual(
      [],
    );
  }
  for (const table of [
    ...['party.links', 'party.grants', 'party.profiles', 'party.identifiers'],
    ...['connectors.raw_pages', 'documents.documents', 'origination.disclosures'],
    ...['origination.payouts', 'origination.identities'],
  ]) {
    expect([...tables]).toContain(table);
  }
  expect((await verifyKept({ ...deps, vault: later })).problems).toEqual([]);
  // The server of this test knows the first key alone: it is given back what it can open.
  const back = openVault([
    { id: 1, key: new Uint8Array(32).fill(9) },
    { id: 0, key: first },
  ]);
  for (const column of columns) await reseal(db, back, column);
  expect((await verifyKept(deps)).problems).toEqual([]);
});

test('behaviour: a contract whose ground was swapped, and a file altered where it lies, are found', async () => {
  const made = await make('contract', ann.drawn.loanId);
  expect((await verifyKept(deps)).problems).toEqual([]);
  await db.pool.query('alter table origination.disclosures disable trigger all');
  const one = `'{totalCost,total}', '"1"'`;
  await db.pool.query(`update origination.disclosures set shown = jsonb_set(shown, ${one})`);
  expect((await verifyKept(deps)).problems).toContainEqual({
    number: made.number,
    what: 'agreement',
  });
  const again = await ann.borrower.api.POST('/api/borrower/documents', {
    body: { kind: 'contract', subject: ann.drawn.loanId, language: 'en' },
  });
  expect(again.error).toMatchObject({ code: 'agreement_altered' });
  await db.pool.query('alter table documents.documents disable trigger all');
  await db.pool.query(`update documents.documents set file_digest = 'x' where id = $1`, [made.id]);
  expect((await verifyKept(deps)).problems).toContainEqual({ number: made.number, what: 'file' });
});
