import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/db/database.ts';
import { relatedModel } from '../../../tests/models/related-model.ts';
import { listDecisions, replayDecision } from '../decision/index.ts';
import { fen, type Id, type Source } from '../kernel/index.ts';
import { listFacilities } from '../lending/index.ts';
import { listConsents } from '../party/index.ts';
import { newId } from '../platform/index.ts';
import { shipModel, writeModel } from '../risk/index.ts';
import { allowSources } from './allow.ts';
import { startApplication } from './apply.ts';
import { disconnect } from './connections.ts';
import { consentCost, decideWith } from './consent-cost.ts';
import { consentText } from './consent-text.ts';
import { draw } from './draw.ts';
import { RECOMPUTE_WORKFLOW } from './recompute-later.ts';
import { signIn } from './sign-in.ts';
import { recomputeV1Workflow, recomputeWorkflow, takeBackConsent } from './take-back.ts';
import { takings } from './testing/business.ts';
import { inlineFlow } from './testing/inline-flow.ts';
import {
  application,
  apply,
  arrive,
  command,
  openRoom,
  payee,
  runJourney,
  underOffer,
} from './testing/room.ts';

const db = await testDatabase();
const room = openRoom(db);
const { deps } = room;

/** An online seller with two sources and a limit that was drawn on. */
async function lentTo(): Promise<Id<'borrower'>> {
  const borrowerId = await arrive(room, { source: 'taobao' });
  const of = `alipay-${borrowerId}`;
  room.sources.alipay.holds.set(of, takings({ of, to: room.clock.now(), days: 180, aDay: 6 }));
  const redirectUri = 'https://open310.test/callback';
  const alipay = {
    source: 'alipay',
    code: of,
    redirectUri,
    browser: { device: of, says: '?' },
  } as const;
  await signIn(deps, { ...alipay, as: borrowerId, sessionTtlMs: 3_600_000 });
  await allowSources(deps, borrowerId, { ...consentText, sources: ['alipay'] });
  const place = await apply(room, borrowerId);
  await runJourney(room, place);
  expect((await application(room, place)).status).toBe('offered');
  expect(await draw(deps, await command(room, underOffer(place)))).toMatchObject({ ok: true });
  return borrowerId;
}

const facilityOf = async (borrowerId: Id<'borrower'>) =>
  (await listFacilities(db, borrowerId))[0] ?? expect.fail('no facility');
const consentOf = async (borrowerId: Id<'borrower'>, source: Source) =>
  (await listConsents(db, borrowerId)).find((c) => c.source === source) ?? expect.fail(source);

const liveOf = async (borrowerId: Id<'borrower'>, source: Source) =>
  (await listConsents(db, borrowerId)).find((c) => c.source === source && c.withdrawnAt === null) ??
  expect.fail(source);

/** Runs what was enqueued since, as the engine would. */
async function settle(): Promise<void> {
  for (const work of room.queued.splice(0)) {
    if (work.workflow !== RECOMPUTE_WORKFLOW) continue;
    await recomputeWorkflow(deps).run(inlineFlow(db), work.input);
  }
}

test('behaviour: a limit that stands goes down by what was shown before it was confirmed, at the same price', async () => {
  const borrowerId = await lentTo();
  const before = await facilityOf(borrowerId);
  const { id } = await consentOf(borrowerId, 'alipay');
  const told = await consentCost(deps, borrowerId, id);
  const cost = told.ok && told.value ? told.value : expect.fail('no cost');
  expect(cost.without).toBeLessThan(cost.now);
  room.queued.splice(0);
  room.clock.advance(1);
  expect(await takeBackConsent(deps, borrowerId, id)).toEqual({ ok: true, value: null });
  room.clock.advance(1);
  await settle();
  const after = await facilityOf(borrowerId);
  expect(after.limit).toBe(cost.without);
  expect(after.annualRate).toBe(before.annualRate);
  expect(after.expiresOn).toBe(before.expiresOn);
  expect(after.used).toBe(before.used); // What is owed stays as agreed.
});

test('behaviour: the recomputed decision is a record like any other, replays, and names what it did without', async () => {
  const borrowerId = await lentTo();
  const { id } = await consentOf(borrowerId, 'alipay');
  room.queued.splice(0);
  await takeBackConsent(deps, borrowerId, id);
  const [work] = room.queued.filter(({ workflow }) => workflow === RECOMPUTE_WORKFLOW);
  room.clock.advance(1);
  await settle();
  // Run again, as after a crash: the same decision, and nothing more.
  if (work) room.queued.push(work);
  await settle();
  const [record, first, ...more] = await listDecisions(db, borrowerId, 10);
  expect([first?.applicationId, more]).toEqual([expect.any(String), []]);
  expect(record).toMatchObject({ applicationId: null, connected: ['taobao'] });
  expect(record?.leftBehind).toContain('alipay');
  const stored = record ?? expect.fail('no record');
  expect(replayDecision(stored, [...deps.scorecards.values()], null).ok).toBe(true);
});

test('behaviour: without what there is no offer without, nothing more is drawn; what is owed stays', async () => {
  const borrowerId = await lentTo();
  room.queued.splice(0);
  room.clock.advance(1);
  await disconnect(deps, borrowerId, 'taobao');
  room.clock.advance(1);
  await settle();
  const after = await facilityOf(borrowerId);
  expect(after.frozenWhy).toBe('consent_withdrawn');
  expect(after.used).toBeGreaterThan(0n);
});

test('behaviour: allowed again before it was computed, or taken back twice, nothing is cut', async () => {
  const borrowerId = await lentTo();
  const before = await facilityOf(borrowerId);
  const { id } = await consentOf(borrowerId, 'alipay');
  room.queued.splice(0);
  room.clock.advance(1);
  await takeBackConsent(deps, borrowerId, id);
  await takeBackConsent(deps, borrowerId, id);
  expect(room.queued).toHaveLength(1);
  room.clock.advance(1);
  await allowSources(deps, borrowerId, { ...consentText, sources: ['alipay'] });
  room.clock.advance(1);
  await settle();
  expect(await facilityOf(borrowerId)).toEqual(before);
});

test('behaviour: given again, what was cut or closed comes back, and no higher than it was promised', async () => {
  const borrowerId = await lentTo();
  const before = await facilityOf(borrowerId);
  const change = async (source: Source, give: boolean) => {
    room.clock.advance(1);
    if (give) await allowSources(deps, borrowerId, { ...consentText, sources: [source] });
    else await takeBackConsent(deps, borrowerId, (await liveOf(borrowerId, source)).id);
    room.clock.advance(1);
    await settle();
    return facilityOf(borrowerId);
  };
  room.queued.splice(0);
  expect((await change('alipay', false)).limit).toBeLessThan(before.limit);
  expect((await change('taobao', false)).frozenWhy).toBe('consent_withdrawn');
  expect((await change('alipay', true)).frozenWhy).toBe('consent_withdrawn'); // Still without orders.
  const after = await change('taobao', true);
  expect(after).toMatchObject({ limit: before.limit, frozenWhy: null, frozenSince: null });
  expect(after.annualRate).toBe(before.annualRate);
});

test('regression: what was applied for since, and declined, has no say in a limit that stands', async () => {
  const borrowerId = await lentTo();
  const before = await facilityOf(borrowerId);
  room.clock.advance(1);
  const form = {
    ...{ monthsOpen: 48, staff: 2, monthTakings: fen(1n), monthCosts: fen(1n), asked: fen(1n) },
    ...{ numbers: { idCard: '11010519491231002X' }, payee },
  };
  const place = { borrowerId, applicationId: newId('application') };
  expect(await startApplication(deps, place, form)).toMatchObject({ ok: true });
  await runJourney(room, place);
  expect((await application(room, place)).status).toBe('declined');
  const { id } = await consentOf(borrowerId, 'alipay');
  room.queued.splice(0);
  room.clock.advance(1);
  await takeBackConsent(deps, borrowerId, id);
  room.clock.advance(1);
  await settle();
  const after = await facilityOf(borrowerId);
  expect(after.frozenWhy).toBeNull();
  expect(after.limit).toBeGreaterThan(0n);
  expect(after.limit).toBeLessThan(before.limit);
});

test('regression: what was enqueued by the release before goes the way it began, and then carries relations on', async () => {
  const borrowerId = await lentTo();
  const before = await facilityOf(borrowerId);
  const { id } = await consentOf(borrowerId, 'alipay');
  room.queued.splice(0);
  room.clock.advance(1);
  await takeBackConsent(deps, borrowerId, id);
  room.clock.advance(1);
  const [work = expect.fail()] = room.queued.splice(0);
  const steps: string[] = [];
  const flow = inlineFlow(db, (step) => void steps.push(step));
  await recomputeV1Workflow(deps).run(flow, work.input);
  expect(steps).toEqual(['recompute.v1', 'relate.v1', 'spread.v1']);
  expect((await facilityOf(borrowerId)).limit).toBeLessThan(before.limit);
});

test('error: another borrower’s consent is not found, and nothing is computed', async () => {
  const borrowerId = await lentTo();
  const { id } = await consentOf(borrowerId, 'taobao');
  const stranger = await arrive(room);
  room.queued.splice(0);
  expect(await takeBackConsent(deps, stranger, id)).toEqual({
    ...{ ok: false, error: { code: 'consent_not_found' } },
  });
  expect(room.queued).toEqual([]);
});

test('regression: where a model reads relations, what is shown leaves out those of the source, as what is done does', async () => {
  const model = await relatedModel({ segment: 'onlineSeller' });
  const told = { measures: null, at: room.clock.now() };
  expect(await db.tx((tx) => shipModel(tx, writeModel(model), told))).toMatchObject({ ok: true });
  const borrowerId = await lentTo();
  const { id, source } = await consentOf(borrowerId, 'alipay');
  const [newest = expect.fail()] = await listDecisions(db, borrowerId, 1);
  const shown = await db.tx((tx) => decideWith(deps, tx, newest, ['taobao']));
  // Payers are whom Alipay alone tells of.
  const payers = ({ around }: typeof shown) =>
    around?.nodes.filter(({ name }) => name.startsWith('payer-')).length;
  expect(payers(shown)).toBe(0);
  expect(payers(await db.tx((tx) => decideWith(deps, tx, newest, newest.connected)))).not.toBe(0);
  const cost = await consentCost(deps, borrowerId, id);
  room.queued.splice(0);
  room.clock.advance(1);
  await takeBackConsent(deps, borrowerId, id);
  room.clock.advance(1);
  await settle();
  const [done = expect.fail()] = await listDecisions(db, borrowerId, 1);
  expect(done).toMatchObject({ applicationId: null, leftBehind: [source] });
  expect(done.surroundings?.digest).toBe(shown.surroundings?.digest);
  expect(done.model?.pdE9).toBe(shown.model?.pdE9);
  expect(done.model?.pdE9).not.toBe(newest.model?.pdE9);
  const without = cost.ok ? cost.value?.without : undefined;
  expect((await facilityOf(borrowerId)).limit).toBe(without);
});
