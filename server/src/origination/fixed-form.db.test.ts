import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/db/database.ts';
import { findDecision } from '../decision/index.ts';
import { appendEvents, type NewEvent } from '../events/index.ts';
import { fen, instant } from '../kernel/index.ts';
import { grantConsent, listIdentifiers, openProfile } from '../party/index.ts';
import { newId, type RunningWorkflows, startWorkflows } from '../platform/index.ts';
import { startApplication } from './apply.ts';
import { ASSESSMENT, consentText } from './consent-text.ts';
import type { FixedForm } from './fixed-form.ts';
import { assessWorkflow, journeyWorkflow } from './journey.ts';
import { listApplications } from './look-up.ts';
import type { Place } from './nodes.ts';
import { getOffer } from './offer.ts';
import { application, arrive, openRoom, payee } from './testing/room.ts';
import { waysOf } from './ways.ts';

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
  definitions: [journeyWorkflow(deps), assessWorkflow(deps)],
  executorId: 'test',
  log: deps.log,
});
afterAll(() => engine?.close());

const DAY_MS = 86_400_000;
const yuan = (amount: number) => fen(BigInt(amount) * 100n);
const form: FixedForm = {
  ...{ monthsOpen: 48, staff: 2, monthTakings: yuan(40_000), monthCosts: yuan(30_000) },
  ...{ asked: yuan(50_000), numbers: { idCard: '11010519491231002X' }, payee },
};

/** Half a year of a bank account, as a statement tells it, allowed to be read. */
async function handIn({ borrowerId }: Place): Promise<void> {
  const now = room.clock.now();
  const lines = Array.from({ length: 180 }, (_, i): NewEvent[] => {
    const at = { occurredAt: instant(now - (180 - i) * DAY_MS), borrowerId, rawId: null };
    const of = (id: string) => ({ ...at, id: `statement:${borrowerId}:${id}:${i}` });
    const balance = { balanceAfterFen: yuan(20_000) };
    return [
      {
        ...of('in'),
        ...{ kind: 'bank.received', source: 'statement' },
        data: { entryId: `in-${i}`, amountFen: yuan(1_300), payer: `p${i % 9}`, ...balance },
      },
      {
        ...of('out'),
        ...{ kind: 'bank.paid', source: 'statement' },
        data: { entryId: `out-${i}`, amountFen: yuan(1_000), payee: 'rent', ...balance },
      },
    ] as NewEvent[];
  });
  await db.tx((tx) => appendEvents(tx, lines.flat(), now));
  room.clock.advance(1_000);
  const { version: textVersion, digest: textDigest } = consentText;
  await grantConsent(db, {
    ...{ id: newId('consent', room.clock), borrowerId, source: 'statement', scopes: ['files'] },
    ...{ purpose: ASSESSMENT, textVersion, textDigest },
    grantedAt: room.clock.now(),
    expiresAt: instant(room.clock.now() + 30 * DAY_MS),
  });
}

const comer = async (): Promise<Place> => ({
  borrowerId: await arrive(room, { payee: false }),
  applicationId: newId('application'),
});
const reach = (place: Place, status: string) =>
  expect
    .poll(async () => (await application(room, place)).status, { timeout: 8_000, interval: 25 })
    .toBe(status);

test('behaviour: by the fixed form one is judged by ten features of one’s own, under a policy of its own', async () => {
  const place = await comer();
  await handIn(place);
  expect(await startApplication(deps, place, form)).toMatchObject({ ok: true });
  await reach(place, 'offered');
  const { decisionId, product } = await application(room, place);
  expect(product).toBe('shop-fixed');
  const decision = await findDecision(db, place.borrowerId, decisionId ?? expect.fail());
  expect(decision).toMatchObject({ policyVersion: 'traditional-2026-12-2' });
  expect(decision?.score.points).toHaveLength(10);
  expect(decision?.model).toBeUndefined();
  expect(decision?.features['form.months_open']).toMatchObject({ value: 48n, source: 'open310' });
  expect(decision?.features['form.costs_to_takings']?.value).toBe(750_000n);
  const offer = await getOffer(db, place.borrowerId, decisionId);
  expect(offer.product.repayment).toBe('equalInstallment');
  expect(offer.limit).toBe(decision?.outcome.computedLimit);
  // The account to pay to and the owner's number are kept, sealed, and stand in no event.
  expect(await openProfile(db, deps.vault, place.borrowerId)).toMatchObject(payee);
  const kinds = (await listIdentifiers(db, place.borrowerId)).map(({ kind }) => kind);
  expect(kinds).toEqual(expect.arrayContaining(['idCard', 'bankAccount']));
});

test('behaviour: one record is read by both policies; only the one it was decided under decides', async () => {
  const place = await comer();
  expect(await waysOf(deps, place.borrowerId)).toBeUndefined();
  await handIn(place);
  await startApplication(deps, place, form);
  await reach(place, 'offered');
  const both = (await waysOf(deps, place.borrowerId)) ?? expect.fail('no ways');
  const [guided, fixed] = both.ways;
  expect(fixed).toMatchObject({ decided: true, policyVersion: 'traditional-2026-12-2' });
  expect(fixed?.outcome).toEqual(both.record.outcome);
  expect(guided).toMatchObject({ decided: false, product: { id: 'shop-revolving' } });
  // Nothing of the account was read: the guided policy says so.
  expect(guided?.outcome.reasons).toContain('P102_NO_TAKINGS_SOURCE');
  expect(guided?.known).toBeLessThan(fixed?.known ?? 0);
});

test('bad input: without a statement there is no offer, and the reason says what to hand in', async () => {
  const place = await comer();
  await startApplication(deps, place, form);
  await reach(place, 'declined');
  const { decisionId } = await application(room, place);
  const decision = await findDecision(db, place.borrowerId, decisionId ?? expect.fail());
  expect(decision?.outcome.reasons).toContain('P118_NO_STATEMENT');
});

test('bad input: a form that is not taken, or with a number that cannot be right, begins nothing', async () => {
  const place = await comer();
  const guided = { ...deps, forms: 'guided' as const };
  const fixed = { ...deps, forms: 'fixed' as const };
  const notOffered = { ok: false, error: { code: 'form_not_offered' } };
  expect(await startApplication(guided, place, form)).toEqual(notOffered);
  expect(await startApplication(fixed, place)).toEqual(notOffered);
  const slip = { ...form, numbers: { idCard: '110105194912310021' } };
  const malformed = { ok: false, error: { code: 'number_malformed', field: 'idCard' } };
  expect(await startApplication(deps, place, slip)).toEqual(malformed);
  expect(await listApplications(db, place.borrowerId)).toEqual([]);
  expect((await openProfile(db, deps.vault, place.borrowerId)).accountNumber).toBeNull();
});

test('behaviour: the same form handed in twice is one application and one fact', async () => {
  const place = await comer();
  const [first, second] = await Promise.all([
    startApplication(deps, place, form),
    startApplication(deps, place, form),
  ]);
  expect([first.ok, second.ok]).toEqual([true, true]);
  await reach(place, 'declined');
  const { decisionId } = await application(room, place);
  const decision = await findDecision(db, place.borrowerId, decisionId ?? expect.fail());
  expect(decision?.features['form.staff']).toMatchObject({ value: 2n, events: 1 });
});
