import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/db/database.ts';
import { currentPolicy, findDecision } from '../decision/index.ts';
import { segments } from '../kernel/index.ts';
import { getBorrower, listConsents, withdrawConsent } from '../party/index.ts';
import { newId, type RunningWorkflows, startWorkflows } from '../platform/index.ts';
import type { Likely } from '../risk/index.ts';
import { addSource, readMoreWorkflow } from './add-source.ts';
import { allowSources } from './allow.ts';
import { startApplication, supplementApplication } from './apply.ts';
import { productFor } from './assess.ts';
import { chooseSegment } from './choose-segment.ts';
import { consentText } from './consent-text.ts';
import { contestSource, listContests } from './contest.ts';
import { guideOf } from './guide.ts';
import { assessWorkflow, journeyWorkflow } from './journey.ts';
import { listNodes, type Place } from './nodes.ts';
import { signIn } from './sign-in.ts';
import { orders, takings } from './testing/business.ts';
import { application, apply, arrive, openRoom, payee } from './testing/room.ts';

const db = await testDatabase();
let engine: RunningWorkflows | undefined;
const room = openRoom(db, {
  workflows: () => engine ?? expect.fail('no engine'),
  times: { relateAfterMs: 600_000 },
});
const { deps } = room;
engine = await startWorkflows({
  db,
  url: db.url,
  definitions: [journeyWorkflow(deps), assessWorkflow(deps), readMoreWorkflow(deps)],
  executorId: 'test',
  log: deps.log,
});
afterAll(() => engine?.close());

const reach = async (place: Place, status: string) => {
  await expect
    .poll(async () => (await application(room, place)).status, { timeout: 8_000, interval: 25 })
    .toBe(status);
  return application(room, place);
};
const guide = async (place: Place) => (await guideOf(deps, place)) ?? expect.fail('no guide');
const waiting = async (o: Parameters<typeof arrive>[1] = {}): Promise<Place> => {
  const place = await apply(room, await arrive(room, { payee: false, ...o }));
  await reach(place, 'waiting_supplement');
  return place;
};

/** Connects a second source to a borrower, who allows it to be read. */
async function connect(place: Place, source: 'taobao' | 'alipay', days: number): Promise<void> {
  const { borrowerId } = place;
  const of = `${source}-${borrowerId}`;
  const trade = { of, to: room.clock.now(), days, aDay: 6 };
  room.sources[source].holds.set(of, source === 'taobao' ? orders(trade) : takings(trade));
  const redirectUri = 'https://open310.test/callback';
  const signed = await signIn(deps, {
    ...{
      source,
      code: of,
      redirectUri,
      as: borrowerId,
      sessionTtlMs: 3_600_000,
      browser: { device: of, says: '?' },
    },
  });
  expect(signed.ok).toBe(true);
  expect(await allowSources(deps, borrowerId, { ...consentText, sources: [source] })).toMatchObject(
    { ok: true },
  );
}

/** Once a source has told all it holds. */
const readOf = (place: Place, source: string) =>
  expect
    .poll(
      async () => {
        const data = (await listNodes(db, place)).find((n) => n.name === 'data');
        return data?.used.find((u) => u.source === source)?.left;
      },
      { timeout: 8_000 },
    )
    .toBe(false);

test('behaviour: what waits for its borrower says what is known, what it comes to, and what is missing', async () => {
  const place = await waiting();
  const told = await guide(place);
  expect(told.payeeMissing).toBe(true);
  expect(told.reasons).toEqual([]);
  expect(told.known).toMatchObject([{ source: 'alipay' }]);
  const [known] = told.known;
  expect(known?.highlights.map(({ feature }) => feature)).toContain('account.takings_90d');
  expect(known?.events).toBeGreaterThan(100);
  // The limit of the guide is the one that is then granted.
  expect(await supplementApplication(deps, place, payee)).toMatchObject({ ok: true });
  const { decisionId } = await reach(place, 'offered');
  const decision = await findDecision(db, place.borrowerId, decisionId ?? expect.fail());
  expect(decision?.outcome.limit).toBe(told.limit);
});

test('behaviour: what hardly anybody of the kind has is not asked for, unless there is no offer without it', async () => {
  const seller = await waiting({ source: 'taobao' });
  const likely = (p: number) => {
    const intercept = Math.log(p / (1 - p));
    const weights = [0, 0, 0];
    const sources = { alipay: { intercept, weights }, taobao: { intercept, weights } };
    const model: Likely = {
      ...{ format: 'open310.likely.1', segments: ['onlineSeller'], sources },
      ...{ training: null, digest: 'none' },
    };
    return { ...deps, likely: model };
  };
  expect((await guideOf(likely(0.5), seller))?.asks).toMatchObject([
    { source: 'alipay', likely: expect.closeTo(0.5) },
  ]);
  expect((await guideOf(likely(0.01), seller))?.asks).toEqual([]);
  await withdrawConsent(db, {
    borrowerId: seller.borrowerId,
    consentId: (await listConsents(db, seller.borrowerId))[0]?.id ?? expect.fail(),
    at: room.clock.now(),
  });
  room.clock.advance(1);
  expect((await guideOf(likely(0.01), seller))?.asks).toMatchObject([
    { source: 'taobao', required: true },
  ]);
});

test('error: a read that breaks by our own fault is left open, told, and can be pressed again', async () => {
  const seller = await waiting({ source: 'taobao' });
  await connect(seller, 'alipay', 120);
  room.sources.alipay.onPage = () => {
    throw new TypeError('a fault of ours');
  };
  expect(await addSource(deps, seller, 'alipay')).toMatchObject({ ok: true });
  const usedOf = async () => {
    const data = (await listNodes(db, seller)).find((n) => n.name === 'data');
    return data?.used.find((u) => u.source === 'alipay');
  };
  await expect
    .poll(async () => (await usedOf())?.detail, { timeout: 8_000 })
    .toContain('read_failed');
  expect((await usedOf())?.left).toBe(true);
  expect(room.logged.map(({ event }) => event)).toContain('source.broken');
  room.sources.alipay.onPage = () => {};
  expect(await addSource(deps, seller, 'alipay')).toMatchObject({ ok: true });
  await readOf(seller, 'alipay');
});

test('behaviour: a source that could tell more is asked for; read, it changes the guide and is asked for no more', async () => {
  const other = await waiting({ source: 'taobao' });
  expect((await guide(other)).asks.map(({ source }) => source)).toEqual(['alipay']);
  expect((await guide(other)).asks[0]).toMatchObject({ required: false, connected: false });
  const before = await guide(other);
  expect(await addSource(deps, other, 'alipay')).toEqual({
    ok: false,
    error: { code: 'no_live_consent' },
  });
  await connect(other, 'alipay', 180);
  const { version: was } = await application(room, other);
  const added = await addSource(deps, other, 'alipay');
  expect(added).toMatchObject({ ok: true, value: { version: was + 1 } });
  await readOf(other, 'alipay');
  const after = await guide(other);
  expect(after.asks).toEqual([]);
  expect(after.known.map(({ source }) => source).sort()).toEqual(['alipay', 'taobao']);
  expect(after.limit).not.toBe(before.limit);
  expect((await application(room, other)).status).toBe('waiting_supplement');
});

test('behaviour: nothing is waited for, when what is missing cannot be opened; going on asks for a payee', async () => {
  const place = await waiting();
  expect(await supplementApplication(deps, place, undefined)).toEqual({
    ok: false,
    error: { code: 'payee_missing' },
  });
  expect((await application(room, place)).status).toBe('waiting_supplement');
});

test('behaviour: asked twice at once, a source is read once; what it came to stands at the node', async () => {
  const place = await waiting({ source: 'taobao' });
  await connect(place, 'alipay', 90);
  const { version } = await application(room, place);
  const all = await Promise.all([1, 2, 3].map(() => addSource(deps, place, 'alipay')));
  expect(all.every(({ ok }) => ok)).toBe(true);
  await expect
    .poll(async () => (await listNodes(db, place)).find((n) => n.name === 'data')?.used.length)
    .toBe(2);
  await readOf(place, 'alipay');
  // One version when the read began, one when it had ended.
  expect((await application(room, place)).version).toBe(version + 2);
});

test('behaviour: of two that go on at once one does, and the other is told that nothing is missing', async () => {
  const place = await waiting();
  const both = await Promise.all([1, 2].map(() => supplementApplication(deps, place, payee)));
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'nothing_missing' } });
  await reach(place, 'offered');
});

test('behaviour: what a source told is held for wrong: it is read again and counts meanwhile; a person reads why', async () => {
  const place = await waiting();
  const before = await guide(place);
  const { version } = await application(room, place);
  const said = '二月有三天的收款没有显示';
  const told = { source: 'alipay', said } as const;
  expect(await contestSource(deps, place, told)).toMatchObject({ ok: true });
  expect((await guide(place)).limit).toBe(before.limit);
  // One version when the read began, one when it had ended.
  await expect
    .poll(async () => (await application(room, place)).version, { timeout: 8_000 })
    .toBe(version + 2);
  expect((await guide(place)).limit).toBe(before.limit);
  expect(await listContests(deps, db, place)).toMatchObject([told]);
  const stranger = { ...place, borrowerId: await arrive(room) };
  expect(await contestSource(deps, stranger, told)).toMatchObject({
    error: { code: 'application_not_found' },
  });
  expect(await contestSource(deps, place, { source: 'sf', said })).toMatchObject({
    error: { code: 'source_not_offered' },
  });
  for (let n = 1; n < 20; n += 1) await contestSource(deps, place, told);
  expect(await contestSource(deps, place, told)).toEqual({
    ok: false,
    error: { code: 'too_many_contests' },
  });
  const { rows } = await db.pool.query('select said_sealed from origination.contests');
  expect(rows.some((r) => r.said_sealed.toString('utf8').includes('二月'))).toBe(false);
});

test('error: another borrower’s application, one that was decided, a source that the lender has not', async () => {
  const place = await waiting();
  const stranger = await arrive(room);
  const theirs = { borrowerId: stranger, applicationId: place.applicationId };
  expect(await guideOf(deps, theirs)).toBeUndefined();
  expect(await addSource(deps, theirs, 'taobao')).toMatchObject({
    error: { code: 'application_not_found' },
  });
  expect(await addSource(deps, place, 'sf')).toMatchObject({
    error: { code: 'source_not_offered' },
  });
  await supplementApplication(deps, place, payee);
  await reach(place, 'offered');
  expect(await addSource(deps, place, 'taobao')).toEqual({
    ok: false,
    error: { code: 'nothing_missing', status: 'offered' },
  });
});

test('behaviour: a consent withdrawn while the source is read: the node says so, nothing is kept of it', async () => {
  const place = await waiting({ source: 'taobao' });
  await connect(place, 'alipay', 360);
  const { alipay } = room.sources;
  alipay.onPage = async (n) => {
    if (n !== 1) return;
    alipay.onPage = () => {};
    for (const { id, source } of await listConsents(db, place.borrowerId)) {
      if (source !== 'alipay') continue;
      const at = room.clock.now();
      await withdrawConsent(db, { borrowerId: place.borrowerId, consentId: id, at });
    }
  };
  await addSource(deps, place, 'alipay');
  await expect
    .poll(async () => {
      const data = (await listNodes(db, place)).find((n) => n.name === 'data');
      return data?.used.find((u) => u.source === 'alipay')?.detail;
    })
    .toContain('no_live_consent');
});

test('behaviour: a borrower says what the business is; not while an application is under way', async () => {
  const borrowerId = await arrive(room);
  for (const segment of segments) {
    expect(await chooseSegment(deps, borrowerId, segment)).toEqual({ ok: true, value: null });
    expect((await getBorrower(db, borrowerId)).segment).toBe(segment);
    expect(productFor(segment).segment).toBe(segment);
  }
  await chooseSegment(deps, borrowerId, 'cropFarm');
  const place = { borrowerId, applicationId: newId('application', room.clock) };
  expect(await startApplication(deps, place)).toMatchObject({ ok: true });
  expect((await application(room, place)).product).toBe('crop-farm-seasonal');
  expect(await chooseSegment(deps, borrowerId, 'shop')).toEqual({
    ok: false,
    error: { code: 'segment_fixed' },
  });
  expect((await getBorrower(db, borrowerId)).segment).toBe('cropFarm');
});

test('behaviour: a limit’s parts name what is usual wherever a product is new', () => {
  for (const { id, limit } of currentPolicy.products) {
    const own = limit.filter(({ feature }) => !feature.startsWith('borrower.'));
    const told = own.filter(({ usual }) => usual !== undefined);
    expect(told.length, id).toBeGreaterThan(0);
  }
});
