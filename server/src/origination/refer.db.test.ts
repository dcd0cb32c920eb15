import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/db/database.ts';
import { findDecision } from '../decision/index.ts';
import { type Fen, fen } from '../kernel/index.ts';
import { findFacility } from '../lending/index.ts';
import { newId } from '../platform/index.ts';
import { startApplication, withdrawApplication } from './apply.ts';
import { disclose } from './disclose.ts';
import { draw } from './draw.ts';
import { expireWorkflow } from './expire.ts';
import { grantedBy } from './offer.ts';
import { decideReview, openSaid, referApplication } from './refer.ts';
import { findReview, findReviewOf, listReviews } from './reviews.ts';
import { inlineFlow } from './testing/inline-flow.ts';
import {
  application,
  apply,
  arrive,
  command,
  offered,
  openRoom,
  runJourney,
  underOffer,
} from './testing/room.ts';

const db = await testDatabase();
const room = openRoom(db);
const { deps } = room;
const by = { id: 'staff_1', name: 'risk desk' };

/** Declined by the machine: too few days of business. */
async function declined() {
  const place = await apply(room, await arrive(room, { days: 60 }));
  await runJourney(room, place);
  expect((await application(room, place)).status).toBe('declined');
  return place;
}
const decisionOf = async (place: Awaited<ReturnType<typeof declined>>) => {
  const { decisionId } = await application(room, place);
  return (await findDecision(db, place.borrowerId, decisionId ?? expect.fail())) ?? expect.fail();
};

test('behaviour: a person sets the machine’s no aside, on its record; the money follows', async () => {
  const place = await declined();
  const said = '我刚搬了店，之前在别处开了五年';
  expect(await referApplication(deps, place, said)).toMatchObject({ ok: true });
  expect((await application(room, place)).status).toBe('referred');
  expect(await referApplication(deps, place, 'again')).toMatchObject({ ok: true });
  const [waiting] = await listReviews(db, { waiting: true, most: 10 });
  expect(waiting).toMatchObject({ applicationId: place.applicationId, outcome: null });
  expect(waiting && openSaid(deps, waiting)).toBe(said);
  const decision = await decisionOf(place);
  const most = decision.outcome.computedLimit;
  expect(most).toBeGreaterThan(0n);
  const verdict = { outcome: 'approve', reason: 'moved, five years before', by } as const;
  const over = fen(most + 10_000n) as Fen;
  expect(await decideReview(deps, place.applicationId, { ...verdict, limit: over })).toMatchObject({
    error: { code: 'limit_not_allowed', most },
  });
  expect((await application(room, place)).status).toBe('referred');
  const limit = most;
  expect(await decideReview(deps, place.applicationId, { ...verdict, limit })).toMatchObject({
    ok: true,
    value: { outcome: 'approve', decidedByName: 'risk desk', limitFen: limit },
  });
  const review = await findReviewOf(db, place.borrowerId, decision.id);
  expect(grantedBy(decision, review)).toBe(limit);
  expect((await application(room, place)).status).toBe('offered');
  const drawn = await draw(deps, await command(room, underOffer(place)));
  const { facilityId } = drawn.ok ? drawn.value : expect.fail(drawn.error.code);
  expect((await findFacility(db, place.borrowerId, facilityId))?.limit).toBe(limit);
  // Once and for all.
  expect(await decideReview(deps, place.applicationId, { ...verdict, limit })).toEqual({
    ok: false,
    error: { code: 'review_decided' },
  });
});

test('behaviour: an offer rests while a person looks at it, and a no of theirs is a no', async () => {
  const place = await offered(room);
  const shown = await command(room, underOffer(place));
  await referApplication(deps, place, undefined);
  expect(await draw(deps, shown)).toMatchObject({ ok: false });
  expect(
    await disclose(deps, { ...underOffer(place), amount: fen(100_000n), termMonths: 6 }),
  ).toMatchObject({ ok: false, error: { code: 'not_offered' } });
  const verdict = { outcome: 'decline', limit: null, reason: 'papers do not fit', by } as const;
  expect(await decideReview(deps, place.applicationId, verdict)).toMatchObject({ ok: true });
  expect((await application(room, place)).status).toBe('declined');
  const told = await decisionOf(place);
  expect(grantedBy(told, await findReviewOf(db, place.borrowerId, told.id))).toBe(0n);
  expect(await referApplication(deps, place, undefined)).toEqual({
    ok: false,
    error: { code: 'review_decided' },
  });
  const [newest] = await listReviews(db, { waiting: false, most: 1 });
  expect(newest).toMatchObject({ outcome: 'decline', reason: 'papers do not fit' });
});

test('behaviour: what a person looks at is under way: no other beside it, no end by time; one may withdraw', async () => {
  const place = await declined();
  await referApplication(deps, place, undefined);
  const { borrowerId } = place;
  const other = { borrowerId, applicationId: newId('application', room.clock) };
  expect(await startApplication(deps, other)).toEqual({
    ok: false,
    error: { code: 'application_under_way', applicationId: place.applicationId },
  });
  room.clock.advance(40 * 86_400_000);
  await expireWorkflow(deps).run(inlineFlow(db), { ...place });
  expect((await application(room, place)).status).toBe('referred');
  expect(await withdrawApplication(deps, place)).toMatchObject({ ok: true });
  const waiting = await listReviews(db, { waiting: true, most: 100 });
  expect(waiting.map(({ applicationId }) => applicationId)).not.toContain(place.applicationId);
  const verdict = { outcome: 'decline', limit: null, reason: 'withdrawn', by } as const;
  expect(await decideReview(deps, place.applicationId, verdict)).toMatchObject({
    error: { code: 'review_decided' },
  });
});

test('error: nothing decided, another’s application, nobody’s review; what was decided never changes', async () => {
  const place = await apply(room, await arrive(room, { payee: false }));
  expect(await referApplication(deps, place, undefined)).toEqual({
    ok: false,
    error: { code: 'nothing_to_review', status: 'running' },
  });
  const stranger = { ...place, borrowerId: await arrive(room) };
  expect(await referApplication(deps, stranger, undefined)).toMatchObject({
    error: { code: 'application_not_found' },
  });
  const verdict = { outcome: 'decline', limit: null, reason: 'no such thing', by } as const;
  expect(await decideReview(deps, place.applicationId, verdict)).toMatchObject({
    error: { code: 'review_not_found' },
  });
  const other = await declined();
  await referApplication(deps, other, undefined);
  await decideReview(deps, other.applicationId, verdict);
  await expect(
    db.exec`update origination.reviews set reason = 'other' where application_id = ${other.applicationId}`,
  ).rejects.toThrow('decided once');
  expect((await findReview(db, other.applicationId))?.reason).toBe('no such thing');
});
