import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/db/database.ts';
import {
  type IdentityProvider,
  openConnectors,
  PartnerUnavailable,
  readSourceSettings,
} from '../connectors/index.ts';
import { listEvents } from '../events/index.ts';
import { type Id, instant, parseShanghaiStamp, type Source } from '../kernel/index.ts';
import { createBorrower, grantConsent, saveIdentifier } from '../party/index.ts';
import { manualClock, newId, openVault, silentLog } from '../platform/index.ts';
import type { EvidenceDeps } from './deps.ts';
import { forgetOldPapers, forgetPapersOf } from './forget.ts';
import { judgePaper } from './judge-paper.ts';
import type { PaperText } from './paper-text.ts';
import { readPaper } from './read-paper.ts';
import { openReader, ReaderFailed } from './reader.ts';
import {
  getPaper,
  listPapers,
  listQueue,
  openFile,
  takeBackPaper,
  takePaper,
} from './take-paper.ts';
import { makeTakingsForm } from './takings-form.ts';

// Papers on a real database, with the real connectors; what is seen on a picture is told by the test.

const DAY = 86_400_000;
const db = await testDatabase();
const now = parseShanghaiStamp('2027-01-04 12:00:00') ?? instant(Number.NaN);
const clock = manualClock(now);
const { settings } = readSourceSettings({ EINVOICE_FILES: 'on', STATEMENT_FILES: 'on' });
const real = openReader(silentLog);
const purpose = 'credit_assessment';
const by = { id: 'party_1', name: 'paper desk' };

/** What the next picture says, line by line; or how the reader fails. */
let seen: readonly string[] | Error = [];
let readBy: PaperText['by'] = 'sight';
let signs: PaperText['signs'] = [];
const licences = {
  register: null as Awaited<ReturnType<IdentityProvider['licence']>>,
  away: false,
};
const textOf = (lines: readonly string[]): PaperText => ({
  ...{ pages: 1, by: readBy, signs },
  runs: lines.map((text, i) => ({
    ...{ text, page: 0, x: 0.1, y: i / 40, width: 0.4, height: 0.015, sure: 0.99 },
  })),
});
const deps: EvidenceDeps = {
  ...{ db, clock, log: silentLog, vault: openVault([new Uint8Array(32).fill(7)]) },
  connectors: openConnectors(settings, { clock }),
  reader: {
    read: async (job) => {
      if (job.format === 'pdf' && readBy === 'text') return real.read(job);
      if (seen instanceof Error) throw seen;
      return textOf(seen);
    },
    close: real.close,
  },
  identity: null,
};
const withRegister: EvidenceDeps = {
  ...deps,
  identity: {
    licence: async () => {
      if (licences.away) throw new PartnerUnavailable('identity', 'licence', new Error('away'));
      return licences.register;
    },
  } as unknown as IdentityProvider,
};

const code = '92330106MA40257973';
/** The other party of the same invoice, who holds it as rightly. */
const buyer = '91330106MA389865XT';
async function arrive(o: { code?: string; allow?: Source[]; account?: string } = {}) {
  const borrowerId = await createBorrower(db, { segment: 'shop' });
  const numbers = { creditCode: o.code, bankAccount: o.account };
  for (const [kind, value] of Object.entries(numbers)) {
    if (value === undefined) continue;
    const told = { kind: kind as 'creditCode', value, source: null, at: now };
    await saveIdentifier(db, deps.vault, borrowerId, told);
  }
  for (const source of o.allow ?? []) {
    const scopes = deps.connectors[source]?.scopes ?? [];
    await grantConsent(db, {
      ...{ id: newId('consent', clock), borrowerId, source, scopes, purpose },
      ...{ grantedAt: now, expiresAt: instant(now + 365 * DAY), textVersion: '1', textDigest: 'x' },
    });
  }
  clock.advance(1_000);
  return borrowerId;
}

let pictures = 0;
/** A picture that nobody handed in before. */
const picture = () => {
  pictures += 1;
  return new Uint8Array(Buffer.from(`\xff\xd8\xff ${pictures}`, 'latin1'));
};
const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`./testing/${name}`, import.meta.url)));

async function handInAndRead(
  borrowerId: Id<'borrower'>,
  bytes: Uint8Array,
  name = 'a.jpg',
  with_: EvidenceDeps = deps,
) {
  const later: Id<'paper'>[] = [];
  const taken = await takePaper(with_, { borrowerId, name, bytes }, async (_, place) =>
    later.push(place.paperId),
  );
  if (!taken.ok) throw new Error(taken.error.code);
  const place = { borrowerId, paperId: taken.value.id };
  for (const paperId of later) await readPaper(with_, { borrowerId, paperId }, purpose);
  const paper = await getPaper(with_, place);
  return { place, later, paper: paper ?? expect.fail('no paper') };
}
const see = (
  lines: readonly string[],
  o: { by?: PaperText['by']; signs?: PaperText['signs'] } = {},
) => {
  [seen, readBy, signs] = [lines, o.by ?? 'sight', o.signs ?? []];
};
const licence = (creditCode = code, name = '成都市佳美农资店') => [
  ...['营业执照', `统一社会信用代码：${creditCode}`, `名称：${name}`, '经营者：李强'],
  ...['成立日期：2019年03月14日', '经营范围：农资零售', '登记机关'],
];
const facts = (borrowerId: Id<'borrower'>) =>
  listEvents(db, borrowerId, { recordedBefore: instant(clock.now() + 1) });

test('behaviour: without a consent nothing is taken in, and the borrower is told what to do', async () => {
  const borrowerId = await arrive({ code });
  see([], { by: 'text' });
  const { paper } = await handInAndRead(borrowerId, fixture('invoice.pdf'));
  expect(paper).toMatchObject({ state: 'refused', fault: { code: 'paper_needs_consent' } });
  expect(await facts(borrowerId)).toEqual([]);
});

test('behaviour: a PDF invoice of one’s own is accepted by its own words, and counts as a fact', async () => {
  const borrowerId = await arrive({ code, allow: ['einvoice'] });
  see([], { by: 'text' });
  const { paper, place } = await handInAndRead(borrowerId, fixture('invoice.pdf'), 'x.bin');
  expect(paper).toMatchObject({
    state: 'accepted',
    judgedBy: 'machine',
    events: 1,
    readBy: 'text',
  });
  expect(await facts(borrowerId)).toMatchObject([
    { kind: 'invoice.issued', source: 'einvoice', data: { amountFen: 462_749n, taxFen: 53_237n } },
  ]);
  const kept = await openFile(deps, place);
  expect(kept?.mediaType).toBe('application/pdf');
  expect(Buffer.from(kept?.bytes ?? [])).toEqual(Buffer.from(fixture('invoice.pdf')));
  // What lies in the table is sealed.
  const Row = { decode: (raw: Record<string, unknown>) => JSON.stringify(raw) };
  const stored = await db.many(
    Row,
  )`select body_sealed::text, fields_sealed::text from evidence.papers`;
  expect(stored.join()).not.toContain('佳美');
});

test('behaviour: a PDF statement becomes the same facts as its bank’s export', async () => {
  const borrowerId = await arrive({ account: '6222167128605414518', allow: ['statement'] });
  see([], { by: 'text' });
  const { paper } = await handInAndRead(borrowerId, fixture('statement.pdf'), 'a.pdf');
  expect(paper).toMatchObject({ state: 'accepted', events: 14, kind: { id: 'statement' } });
  expect((await facts(borrowerId)).filter(({ kind }) => kind.startsWith('bank.'))).toHaveLength(14);
});

test('behaviour: a photo waits for a person, who mends what was misread; what is accepted is a fact', async () => {
  const borrowerId = await arrive({ code, allow: ['einvoice'] });
  see([
    ...['电子发票（普通发票）', '发票号码：26338113635750762099', '开票日期：2026年01月17日'],
    ...['名称：杭州宏达建材有限公司', '91330106MA389865XT', '名称：成都市佳美农资店', code],
    ...['合计 ¥4,095.12 ¥532.37', '（小写）¥4,527.49'],
  ]);
  const { paper, place } = await handInAndRead(borrowerId, picture());
  expect(paper).toMatchObject({ state: 'waits', checks: [{ code: 'totals_differ' }] });
  expect(await listQueue(deps, { waiting: true })).toContainEqual(paper);
  const judge = (fields: Record<string, string>) =>
    judgePaper(deps, place, { outcome: 'accept', fields, reason: 'read it myself', by }, purpose);
  expect(await judge({ total: 'much' })).toMatchObject({
    error: { code: 'paper_field_malformed' },
  });
  expect(await judge({})).toMatchObject({
    error: { code: 'paper_unusable', why: 'totals_differ' },
  });
  expect(await facts(borrowerId)).toEqual([]);
  expect(await judge({ total: '4627.49' })).toMatchObject({
    ok: true,
    value: { paper: { state: 'accepted', judgedBy: 'person', decidedByName: 'paper desk' } },
  });
  expect(await facts(borrowerId)).toMatchObject([{ data: { amountFen: 462_749n } }]);
  expect(await judge({})).toMatchObject({ error: { code: 'paper_judged' } });
});

test('behaviour: refused by a person, nothing counts, and the reason is told', async () => {
  const borrowerId = await arrive();
  see([
    '房屋租赁合同',
    '出租方：王强',
    '承租方：佳美店',
    '租赁期限：2025-01-01 至 2024-01-01',
    '押金',
  ]);
  const { paper, place } = await handInAndRead(borrowerId, picture());
  expect(paper).toMatchObject({ kind: { id: 'lease' }, checks: [{ code: 'days_reversed' }] });
  const verdict = { outcome: 'refuse', reason: 'it ends before it begins', by } as const;
  expect(await judgePaper(deps, place, verdict, purpose)).toMatchObject({ ok: true });
  expect(await getPaper(deps, place)).toMatchObject({
    ...{ state: 'refused', reason: 'it ends before it begins', events: null },
  });
});

test('behaviour: a register that tells the same accepts a licence; one that differs leaves it to a person', async () => {
  const registered = { name: '成都市佳美农资店', representative: '李强', status: 'in_business' };
  const ask = async (o: Partial<typeof registered> | null, away = false) => {
    licences.register = (o && { ...registered, kind: 'soleTrader', ...o }) as never;
    licences.away = away;
    see(licence());
    return (await handInAndRead(await arrive(), picture(), 'a.jpg', withRegister)).paper;
  };
  // The first: nobody has handed this one in before.
  expect(await ask({})).toMatchObject({ state: 'accepted', judgedBy: 'register', signs: [] });
  expect(await ask({ representative: '别人' })).toMatchObject({
    ...{ state: 'waits', checks: [{ code: 'register_differs' }] },
    signs: [{ code: 'told_elsewhere' }],
  });
  expect(await ask({ status: 'revoked' })).toMatchObject({ checks: [{ code: 'not_in_business' }] });
  expect(await ask(null)).toMatchObject({ checks: [{ code: 'register_unknown' }] });
  expect(await ask({}, true)).toMatchObject({ state: 'waits', checks: [] });
});

test('error: another business’s paper, an identity card, a blur: refused at once, each with its word', async () => {
  const borrowerId = await arrive({ code });
  const outcome = async (lines: readonly string[]) => {
    see(lines);
    const { paper } = await handInAndRead(borrowerId, picture());
    return [paper.state, paper.fault?.code, paper.hasBody];
  };
  expect(await outcome(licence('91330106MA389865XT'))).toEqual([
    'refused',
    'paper_not_yours',
    true,
  ]);
  const card = ['居民身份证', '公民身份号码 110105194912310021', '签发机关 北京'];
  expect(await outcome(card)).toEqual(['refused', 'paper_identity', false]);
  expect(await outcome(['一二三'])).toEqual(['refused', 'paper_blurred', true]);
  expect(await outcome(['一张谁也没有见过的凭证，写了许多许多的字，可是不知道是什么'])).toEqual([
    ...['waits', undefined, true],
  ]);
});

test('behaviour: the same file is one paper; the same document in another picture is told; somebody else’s is a sign', async () => {
  const borrowerId = await arrive({ code: '91330106MA6410664Y' });
  see(licence('91330106MA6410664Y', '郑州青禾五金有限公司'));
  const bytes = picture();
  const first = await handInAndRead(borrowerId, bytes);
  const again = await handInAndRead(borrowerId, bytes);
  expect(again.paper.id).toBe(first.paper.id);
  expect(again.later).toEqual([]);
  const other = await handInAndRead(borrowerId, picture());
  expect(other.paper).toMatchObject({ state: 'refused', fault: { code: 'paper_same' } });
  const stranger = await handInAndRead(await arrive(), bytes);
  expect(stranger.paper.signs.map((sign) => sign.code)).toEqual([
    'seen_elsewhere',
    'told_elsewhere',
  ]);
  expect(stranger.paper.state).toBe('waits');
});

test('behaviour: with a sign of tampering no machine accepts, whatever it reads', async () => {
  const borrowerId = await arrive({ code, allow: ['einvoice'] });
  see([], { by: 'text' });
  const changed = Buffer.concat([
    Buffer.from(fixture('invoice.pdf')),
    Buffer.from('\nxref\n0 0\ntrailer<<>>\nstartxref\n0\n%%EOF\n'),
  ]);
  const { paper } = await handInAndRead(borrowerId, new Uint8Array(changed));
  expect(paper).toMatchObject({ state: 'waits', judgedBy: null });
  expect(paper.signs.map((sign) => sign.code)).toContain('changed_after');
  expect(await facts(borrowerId)).toEqual([]);
});

test('behaviour: of two who judge at once one does, and only what that one said counts', async () => {
  for (let n = 0; n < 5; n += 1) {
    const borrowerId = await arrive({ code, allow: ['einvoice'] });
    see(['一张谁也没有见过的凭证，写了许多许多的字，可是不知道是什么']);
    const { place } = await handInAndRead(borrowerId, picture());
    const fields = {
      ...{ number: `2633811363575076${2100 + n}`, issuedOn: '2026-02-03', net: '100', tax: '13' },
      ...{ total: '113', sellerNumber: code },
    };
    const judge = (outcome: 'accept' | 'refuse') =>
      judgePaper(
        deps,
        place,
        { outcome, kind: 'invoice', fields, reason: 'seen by me', by },
        purpose,
      );
    const both = await Promise.all([judge('accept'), judge('refuse')]);
    expect(both.filter((one) => one.ok)).toHaveLength(1);
    const paper = await getPaper(deps, place);
    expect(await facts(borrowerId)).toHaveLength(paper?.state === 'accepted' ? 1 : 0);
  }
});

test('behaviour: of a paper that was not recognised a person says what it is, and what it says', async () => {
  const borrowerId = await arrive({ code, allow: ['einvoice'] });
  see(['一张谁也没有见过的凭证，写了许多许多的字，可是不知道是什么']);
  const { paper, place } = await handInAndRead(borrowerId, picture());
  expect(paper).toMatchObject({ state: 'waits', kind: null, fields: [] });
  const fields = {
    ...{ number: '26338113635750762011', issuedOn: '2026-02-03', net: '100', tax: '13' },
    ...{ total: '113.00', sellerNumber: code },
  };
  const judge = (kind: string) =>
    judgePaper(deps, place, { outcome: 'accept', kind, fields, reason: 'read by me', by }, purpose);
  expect(await judge('poem')).toMatchObject({
    error: { code: 'paper_field_malformed', field: 'kind' },
  });
  expect(await judge('invoice')).toMatchObject({
    value: { paper: { state: 'accepted', kind: { id: 'invoice' } } },
  });
  expect(await facts(borrowerId)).toMatchObject([{ data: { amountFen: 11_300n, taxFen: 1_300n } }]);
});

test('behaviour: the reader’s own fault leaves a paper to a person', async () => {
  const borrowerId = await arrive();
  see([]);
  seen = new ReaderFailed('out of memory');
  expect((await handInAndRead(borrowerId, picture())).paper).toMatchObject({
    ...{ state: 'waits', kind: null, fault: null },
  });
});

test('behaviour: exports go to their source by its own rules; our form waits for a person', async () => {
  const borrowerId = await arrive({ account: '6222000000001234567', allow: ['statement'] });
  const csv =
    '户名：李强,账号：6222000000001234567\r\n交易时间,交易金额,交易后余额,对方户名\r\n2026-12-01,100.00,300.00,甲店\r\n2026-12-02,-50.00,250.00,乙店\r\n';
  const bytes = new Uint8Array(Buffer.from(csv));
  const { paper } = await handInAndRead(borrowerId, bytes, '../../x.csv');
  expect(paper).toMatchObject({ state: 'accepted', events: 2, hasBody: false, format: 'table' });
  const wrong = new Uint8Array(Buffer.from(csv.replace('250.00', '260.00')));
  expect((await handInAndRead(borrowerId, wrong, 'a.csv')).paper).toMatchObject({
    ...{ state: 'refused', fault: { code: 'totals_differ' } },
  });
  const empty = await handInAndRead(borrowerId, makeTakingsForm('2027-01'), 'a.xlsx');
  expect(empty.paper).toMatchObject({ state: 'refused', fault: { code: 'paper_takings_empty' } });
  const form =
    'open310 营业额登记表\r\n月份,营业额（元）,订单数\r\n2026-11,12000,300\r\n2026-12,"13,500.50",\r\n';
  const filled = await handInAndRead(borrowerId, new Uint8Array(Buffer.from(form)), 'a.csv');
  expect(filled.paper).toMatchObject({ state: 'waits', kind: { id: 'takings' } });
  expect(filled.paper.fields.map(({ value }) => value)).toEqual([
    ...['2', '2026-11', '2026-12', '2550050'],
  ]);
});

test('error: an empty file, one of another kind, one too large, one too many', async () => {
  const borrowerId = await arrive();
  const take = (bytes: Uint8Array, name = 'a.jpg') =>
    takePaper(deps, { borrowerId, name, bytes }, async () => {});
  const heic = new Uint8Array(Buffer.from('\0\0\0\x18ftypheic'));
  expect(await take(new Uint8Array())).toMatchObject({ error: { code: 'paper_empty' } });
  expect(await take(heic, 'a.heic')).toMatchObject({ error: { code: 'paper_kind_unknown' } });
  const large = new Uint8Array(12 * 1024 * 1024 + 1);
  expect(await take(large)).toMatchObject({ error: { code: 'paper_too_large' } });
  for (let i = 0; i < 20; i += 1) expect((await take(picture())).ok).toBe(true);
  expect(await take(picture())).toMatchObject({ error: { code: 'papers_too_many' } });
});

test('behaviour: taken back, a paper is gone at once; judged, it stays until its time is over', async () => {
  const borrowerId = await arrive();
  see(licence());
  const waiting = await handInAndRead(borrowerId, picture());
  expect(await takeBackPaper(deps, waiting.place)).toMatchObject({ value: { state: 'withdrawn' } });
  expect(await openFile(deps, waiting.place)).toBeUndefined();
  const elsewhere = { ...waiting.place, borrowerId: await arrive() };
  expect(await takeBackPaper(deps, elsewhere)).toMatchObject({
    error: { code: 'paper_not_found' },
  });
  const judged = await handInAndRead(borrowerId, picture());
  const verdict = { outcome: 'accept', reason: 'seen by me', by } as const;
  await judgePaper(deps, judged.place, verdict, purpose);
  expect(await takeBackPaper(deps, judged.place)).toMatchObject({
    error: { code: 'paper_judged' },
  });
  const gone = async (days: number) =>
    (await forgetOldPapers(db, instant(clock.now() + days * DAY))).find(
      ({ kind }) => kind === 'licence',
    )?.papers;
  expect(await gone(1_824)).toBe(0);
  expect(await gone(1_826)).toBeGreaterThan(0);
  expect(await getPaper(deps, judged.place)).toMatchObject({ state: 'accepted', hasBody: false });
  expect(await forgetPapersOf(db, borrowerId)).toBe(2);
  expect(await listPapers(deps, borrowerId)).toEqual([]);
});

test('property: whatever two readers of one paper do at once, it is judged once', async () => {
  const borrowerId = await arrive({ code: buyer, allow: ['einvoice'] });
  see([], { by: 'text' });
  const taken = await takePaper(
    deps,
    {
      borrowerId,
      name: 'a.pdf',
      bytes: new Uint8Array(Buffer.concat([fixture('invoice.pdf'), Buffer.from('\n')])),
    },
    async () => {},
  );
  if (!taken.ok) throw new Error(taken.error.code);
  const place = { borrowerId, paperId: taken.value.id };
  const both = await Promise.all([
    readPaper(deps, place, purpose),
    readPaper(deps, place, purpose),
  ]);
  expect(both.filter(({ state }) => state !== 'gone')).toHaveLength(1);
  expect(await facts(borrowerId)).toHaveLength(1);
});
