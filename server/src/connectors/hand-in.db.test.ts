import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/db/database.ts';
import { listEvents } from '../events/index.ts';
import { fen, type Id, instant, parseShanghaiStamp } from '../kernel/index.ts';
import { createBorrower, grantConsent, listReads } from '../party/index.ts';
import { manualClock, newId, openVault, silentLog } from '../platform/index.ts';
import { FileRefused, PartnerAnswerMalformed } from './errors.ts';
import { handIn } from './hand-in.ts';
import { listHealth } from './health.ts';
import type { PullDeps } from './pull.ts';
import { dropRawPages, keepPage, listRawPages, sealPage } from './raw-pages.ts';
import { replayPage } from './replay-page.ts';
import { type Forgotten, forgetOldPayloads } from './retain.ts';
import type { SourceConnector } from './source.ts';

// Files and kept payloads with a connector of a few lines: each line of a file is an id and an amount.

const DAY = 86_400_000;
const db = await testDatabase();
const vault = openVault([new Uint8Array(32).fill(4)]);
const now = parseShanghaiStamp('2027-01-04 12:00:00') ?? instant(Number.NaN);
const clock = manualClock(now);
const purpose = 'credit_assessment';

/** What the parser makes of an amount; a later version of it may see more. */
let factor = 1n;
const connector: SourceConnector = {
  source: 'statement',
  scopes: ['statement'],
  connection: { kind: 'file' },
  refresh: async (grant) => grant,
  async *pages() {},
  files: {
    endings: ['txt'],
    maxBytes: 64,
    open: ({ bytes }) => {
      const text = new TextDecoder().decode(bytes);
      if (text.startsWith('MZ')) throw new FileRefused('file_kind_unknown');
      return text
        .split('---\n')
        .map((part) => ({ method: 'file', request: null, body: new TextEncoder().encode(part) }));
    },
  },
  parse: ({ body }, { borrowerId }) =>
    new TextDecoder()
      .decode(body)
      .trim()
      .split('\n')
      .map((line, i) => {
        const [, id = '', amount = ''] = /^(\w+) (\d+)$/.exec(line) ?? [];
        if (!id) throw new PartnerAnswerMalformed('statement', 'file', `line ${i + 1}`);
        const data = { entryId: id, amountFen: fen(BigInt(amount) * factor) };
        return {
          ...{ id: `statement:${id}`, kind: 'bank.received', borrowerId, source: 'statement' },
          ...{ rawId: null, occurredAt: instant(now - DAY) },
          data: { ...data, balanceAfterFen: null, payer: null },
        } as const;
      }),
};
const deps: PullDeps = { db, vault, clock, log: silentLog, connectors: { statement: connector } };

async function arrive(): Promise<Id<'borrower'>> {
  const borrowerId = await createBorrower(db, { segment: 'shop' });
  await grantConsent(db, {
    id: newId('consent', clock),
    ...{ borrowerId, source: 'statement', scopes: ['statement'], purpose },
    ...{ grantedAt: now, expiresAt: instant(now + 365 * DAY), textVersion: '1', textDigest: 'x' },
  });
  clock.advance(1_000);
  return borrowerId;
}
const send = (borrowerId: Id<'borrower'>, text: string) =>
  handIn(deps, {
    ...{ borrowerId, source: 'statement', purpose },
    file: { name: 'a.txt', bytes: new TextEncoder().encode(text) },
  });
const facts = async (borrowerId: Id<'borrower'>) =>
  (await listEvents(db, borrowerId, { recordedBefore: instant(clock.now() + 1) })).map((e) => e.id);

test('behaviour: a file is taken whole, under consent; the same again adds nothing and is kept once', async () => {
  const borrowerId = await arrive();
  const text = 'a 5\nb 7\n---\nc 1\n';
  const first = await send(borrowerId, text);
  expect(first).toMatchObject({
    ok: true,
    value: { documents: 2, events: { appended: 3, existed: 0 }, from: now - DAY, to: now - DAY },
  });
  clock.advance(1_000);
  expect(await send(borrowerId, text)).toMatchObject({ value: { events: { existed: 3 } } });
  const all = { source: null, before: null, atMost: 9 };
  expect(await listRawPages(db, borrowerId, all)).toHaveLength(2);
  expect(await listReads(db, borrowerId)).toHaveLength(4);
});

const refused: [string, string, string][] = [
  ['a line that cannot be read', 'a 5\n---\nnonsense\n', 'row_malformed'],
  ['a file that is no such file', 'MZ', 'file_kind_unknown'],
  ['an empty file', '', 'file_empty'],
  ['a file that is too large', 'a 5\n'.repeat(30), 'file_too_large'],
];
test.each(refused)('error: %s is refused, and nothing of it is kept', async (_, text, code) => {
  const borrowerId = await arrive();
  const said = await send(borrowerId, text);
  expect(said).toMatchObject({ ok: false, error: { code: 'file_refused', fault: { code } } });
  expect(await facts(borrowerId)).toEqual([]);
  expect(await listRawPages(db, borrowerId, { source: null, before: null, atMost: 9 })).toEqual([]);
  expect(await listReads(db, borrowerId)).toEqual([]);
});

test('error: without a consent no file is read', async () => {
  const borrowerId = await createBorrower(db, { segment: 'shop' });
  expect(await send(borrowerId, 'a 5\n')).toEqual({
    ok: false,
    error: { code: 'no_live_consent' },
  });
});

test('behaviour: a payload is read again by the parser of today; only when asked does it become facts', async () => {
  const borrowerId = await arrive();
  await send(borrowerId, 'a 5\nb 7\n');
  clock.advance(1_000);
  const [page] = await listRawPages(db, borrowerId, {
    source: 'statement',
    before: null,
    atMost: 1,
  });
  const rawId = page?.id ?? expect.fail('nothing is kept');
  const replay = (record: boolean) => replayPage(deps, { borrowerId, rawId, record });
  const states = async (record: boolean) => {
    const read = await replay(record);
    return read.ok ? [read.value.events.map((e) => e.state), read.value.recorded] : read.error;
  };
  expect(await states(false)).toEqual([['same', 'same'], 0]);
  factor = 100n; // The parser had taken yuan for fen.
  expect(await states(false)).toEqual([['changed', 'changed'], 0]);
  expect(await states(true)).toEqual([['changed', 'changed'], 2]);
  clock.advance(1_000);
  expect(await states(false)).toEqual([['same', 'same'], 0]);
  factor = 1n;

  const other = await arrive();
  expect(await replayPage(deps, { borrowerId: other, rawId, record: false })).toEqual({
    ok: false,
    error: { code: 'payload_not_found' },
  });
});

test('behaviour: payloads are forgotten by age, a few at a time; their facts stay', async () => {
  const borrowerId = await arrive();
  await send(borrowerId, 'x 5\n---\ny 7\n---\nz 9\n');
  clock.advance(10 * DAY);
  const before = clock.now();
  const [health] = await listHealth(db, instant(now - DAY));
  expect(health).toMatchObject({ source: 'statement', pulls: 0 });
  expect(health?.payloads).toBeGreaterThanOrEqual(3);
  let dropped = 0;
  for (let n = 2; n === 2; dropped += n) n = await dropRawPages(db, 'statement', before, 2);
  expect(dropped).toBeGreaterThanOrEqual(3);
  expect(await listRawPages(db, borrowerId, { source: null, before: null, atMost: 9 })).toEqual([]);
  expect(await facts(borrowerId)).toHaveLength(3);
});

test('behaviour: each source forgets by its own rule', async () => {
  const borrowerId = await arrive();
  for (const source of ['taobao', 'kuaidi100'] as const) {
    const page = { method: 'x', request: null, body: new Uint8Array([1]), cursor: null };
    const sealed = await sealPage(vault, borrowerId, newId('raw', clock), page);
    await db.tx((tx) => keepPage(tx, source, sealed, clock.now()));
  }
  const days = (n: number) => instant(clock.now() + n * DAY);
  const of = (told: readonly Forgotten[]) =>
    told.filter((f) => f.payloads > 0).map(({ source, keepRawDays }) => [source, keepRawDays]);
  expect(of(await forgetOldPayloads(db, days(89)))).toEqual([]);
  expect(of(await forgetOldPayloads(db, days(91)))).toEqual([['kuaidi100', 90]]);
  expect(of(await forgetOldPayloads(db, days(181)))).toEqual([['taobao', 180]]);
  expect(of(await forgetOldPayloads(db, days(999)))).toEqual([]);
});
