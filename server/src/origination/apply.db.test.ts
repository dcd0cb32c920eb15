import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/db/database.ts';
import { listEvents } from '../events/index.ts';
import { type Id, instant } from '../kernel/index.ts';
import { listReads, openProfile } from '../party/index.ts';
import { newId } from '../platform/index.ts';
import { allowSources } from './allow.ts';
import { startApplication, supplementApplication, withdrawApplication } from './apply.ts';
import { consentText } from './consent-text.ts';
import { draw } from './draw.ts';
import { expireWorkflow } from './expire.ts';
import { listNodes, type Place } from './nodes.ts';
import { inlineFlow } from './testing/inline-flow.ts';
import {
  application,
  apply,
  arrive,
  command,
  offered,
  openRoom,
  payee,
  runJourney,
  underOffer,
} from './testing/room.ts';

const db = await testDatabase();
const room = openRoom(db);
const { deps, clock } = room;

const statusOf = async (place: Place) => (await application(room, place)).status;
const withdraw = async (place: Place): Promise<string> => {
  const result = await withdrawApplication(deps, place);
  return result.ok ? result.value.status : result.error.code;
};
const expire = (place: Place) => expireWorkflow(deps).run(inlineFlow(db), { ...place });

test('behaviour: the same application id again is the same application, submitted once', async () => {
  const borrowerId = await arrive(room);
  const place = { borrowerId, applicationId: newId('application', clock) };
  const both = await Promise.all([startApplication(deps, place), startApplication(deps, place)]);
  const third = await startApplication(deps, place);
  for (const result of [...both, third])
    expect(result).toMatchObject({
      ok: true,
      value: { id: place.applicationId, status: 'running' },
    });
  const journeys = room.queued.filter((work) => work.id === `journey:${place.applicationId}`);
  expect(journeys).toHaveLength(1);
  const events = await listEvents(db, borrowerId, {
    recordedBefore: instant(clock.now() + 1),
    kinds: ['application.submitted'],
  });
  expect(events).toHaveLength(1);
});

test('behaviour: a second device is sent to the application that is under way', async () => {
  const borrowerId = await arrive(room);
  const { applicationId } = await apply(room, borrowerId);
  const second = { borrowerId, applicationId: newId('application', clock) };
  expect(await startApplication(deps, second)).toEqual({
    ok: false,
    error: { code: 'application_under_way', applicationId },
  });
  await withdraw({ borrowerId, applicationId });
  expect(await startApplication(deps, second)).toMatchObject({ ok: true });
});

test('error: the application id of another borrower starts nothing and tells nothing', async () => {
  const theirs = await apply(room, await arrive(room));
  const mine = { ...theirs, borrowerId: await arrive(room) };
  expect(await startApplication(deps, mine)).toEqual({
    ok: false,
    error: { code: 'application_conflict' },
  });
  expect(await withdraw(mine)).toBe('application_not_found');
  expect(await supplementApplication(deps, mine, payee)).toMatchObject({
    error: { code: 'application_not_found' },
  });
  expect(await statusOf(theirs)).toBe('running');
});

const steps = [
  'consent.v1',
  'fetch.alipay.v1.0',
  'data.v1.0',
  'check.v1',
  'assess.v1',
  'limit.v1',
  'offer.v1',
];

test.for(steps)('behaviour: withdrawn before %s, an application stays withdrawn', async (at) => {
  const place = await apply(room, await arrive(room, { days: 100 }));
  const seen: string[] = [];
  await runJourney(room, place, async (step) => {
    seen.push(step);
    if (step === at) expect(await withdraw(place)).toBe('withdrawn');
  });
  expect(seen).toContain(at);
  expect(await application(room, place)).toMatchObject({ status: 'withdrawn', offerId: null });
  const states = (await listNodes(db, place)).map((node) => node.name);
  expect(states).not.toContain('sign');
});

test.for(['check.v1', 'assess.v1', 'limit.v1', 'offer.v1'])(
  'behaviour: withdrawn while %s runs, an application stays withdrawn',
  async (at) => {
    const place = await apply(room, await arrive(room, { days: 100 }));
    let asked: Promise<string> | undefined;
    await runJourney(room, place, (step) => {
      if (step === at) asked = withdraw(place); // Not awaited: the step runs beside it.
    });
    expect(await asked).toBe('withdrawn');
    expect(await statusOf(place)).toBe('withdrawn');
  },
);

test('behaviour: an application that waits or holds an offer can be withdrawn; one with money out cannot', async () => {
  const waiting = await apply(room, await arrive(room, { payee: false }));
  await runJourney(room, waiting);
  expect(await statusOf(waiting)).toBe('waiting_supplement');
  expect(await withdraw(waiting)).toBe('withdrawn');
  expect(await supplementApplication(deps, waiting, payee)).toEqual({
    ok: false,
    error: { code: 'nothing_missing', status: 'withdrawn' },
  });

  const open = await offered(room);
  const late = await command(room, underOffer(open));
  expect(await withdraw(open)).toBe('withdrawn');
  expect(await withdraw(open)).toBe('withdrawn'); // Again changes nothing.
  expect(await draw(deps, late)).toEqual({
    ok: false,
    error: { code: 'not_offered', status: 'withdrawn' },
  });

  const paying = await offered(room);
  room.rail.replies.push('accepts');
  await draw(deps, await command(room, underOffer(paying)));
  expect(await withdraw(paying)).toBe('too_late_to_withdraw');
  const paid = await offered(room);
  await draw(deps, await command(room, underOffer(paid)));
  expect(await withdraw(paid)).toBe('too_late_to_withdraw');
});

test('behaviour: withdrawal and confirmation at the same time: one of them wins, never both', async () => {
  for (let i = 0; i < 4; i += 1) {
    const place = await offered(room, { days: 100 });
    const of = await command(room, underOffer(place));
    const [drawn, withdrawn] = await Promise.all([draw(deps, of), withdraw(place)]);
    const status = await statusOf(place);
    if (drawn.ok) expect([withdrawn, status]).toEqual(['too_late_to_withdraw', 'disbursed']);
    else
      expect([drawn.error.code, withdrawn, status]).toEqual([
        'not_offered',
        'withdrawn',
        'withdrawn',
      ]);
  }
});

test('behaviour: a payee is asked for only when it is not known, and kept sealed', async () => {
  const known = await apply(room, await arrive(room));
  await runJourney(room, known);
  expect(await statusOf(known)).toBe('offered');
  const skipped = (await listNodes(db, known)).find((node) => node.name === 'supplement');
  expect(skipped?.state).toBe('skipped');

  const place = await apply(room, await arrive(room, { payee: false }));
  await runJourney(room, place);
  expect(await statusOf(place)).toBe('waiting_supplement');
  const given = await supplementApplication(deps, place, payee);
  expect(given).toMatchObject({ ok: true, value: { status: 'running' } });
  expect(room.queued.filter((work) => work.id === `assess:${place.applicationId}`)).toHaveLength(1);
  expect(await supplementApplication(deps, place, payee)).toMatchObject({
    error: { code: 'nothing_missing', status: 'running' },
  });
  expect(await openProfile(db, deps.vault, place.borrowerId)).toEqual(payee);
});

test('behaviour: under an open offer another account takes the place of the one the bank rejected', async () => {
  const place = await offered(room);
  room.rail.replies.push('rejects');
  await draw(deps, await command(room, underOffer(place)));
  const other = { holderName: '陈国平', accountNumber: '6222029999999999999' };
  expect(await supplementApplication(deps, place, other)).toMatchObject({ ok: true });
  expect(await statusOf(place)).toBe('offered');
  const again = await draw(deps, await command(room, underOffer(place)));
  expect(again).toMatchObject({ ok: true, value: { status: 'open' } });
  expect(room.rail.sent.at(-1)?.to.accountNumber).toBe(other.accountNumber);
});

test('behaviour: an application or an offer that nobody goes on with expires; one in time does not', async () => {
  const waiting = await apply(room, await arrive(room, { payee: false }));
  await runJourney(room, waiting);
  await expire(waiting);
  expect(await statusOf(waiting)).toBe('waiting_supplement');
  clock.advance(deps.times.applicationTtlMs);
  await expire(waiting);
  expect(await statusOf(waiting)).toBe('expired');
  expect(await supplementApplication(deps, waiting, payee)).toMatchObject({
    error: { code: 'nothing_missing', status: 'expired' },
  });

  const open = await offered(room);
  clock.advance(deps.times.applicationTtlMs);
  await expire(open); // The application's time is over, the offer's is not.
  expect(await statusOf(open)).toBe('offered');
  clock.advance(deps.times.offerTtlMs);
  await expire(open);
  expect(await statusOf(open)).toBe('expired');
  await expire(open);
  expect(
    await startApplication(deps, { ...open, applicationId: newId('application', clock) }),
  ).toMatchObject({ ok: true });
});

test('behaviour: an application that expired while its journey ran is offered nothing', async () => {
  const place = await apply(room, await arrive(room, { days: 100 }));
  await runJourney(room, place, async (step) => {
    if (step !== 'limit.v1') return;
    clock.advance(deps.times.applicationTtlMs);
    await expire(place);
  });
  expect(await application(room, place)).toMatchObject({ status: 'expired', offerId: null });
});

test('error: a consent text that changed, or a source that is not connected, allows nothing', async () => {
  const borrowerId = await arrive(room, { consents: [] });
  const { version, digest } = consentText;
  const allow = async (o: {
    sources: ('taobao' | 'alipay')[];
    version: string;
    digest: string;
  }) => {
    const result = await allowSources(deps, borrowerId, o);
    return result.ok ? 'ok' : result.error.code;
  };
  expect(await allow({ sources: ['alipay'], version: '2020-01-01', digest })).toBe(
    'consent_text_changed',
  );
  expect(await allow({ sources: ['alipay'], version, digest: 'x' })).toBe('consent_text_changed');
  expect(await allow({ sources: ['alipay', 'taobao'], version, digest })).toBe(
    'source_not_connected',
  );
  const place = await apply(room, borrowerId);
  await runJourney(room, place);
  expect(await reads(borrowerId)).toBe(0);
});

const reads = async (borrowerId: Id<'borrower'>) => (await listReads(db, borrowerId)).length;
