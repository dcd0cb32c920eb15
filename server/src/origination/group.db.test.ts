import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/db/database.ts';
import type { IdentityProvider } from '../connectors/index.ts';
import { findDecision } from '../decision/index.ts';
import { fen, type Id, type Source } from '../kernel/index.ts';
import { saveIdentifier } from '../party/index.ts';
import { disclose } from './disclose.ts';
import { draw } from './draw.ts';
import { exposuresOf, groupStops, listGroup } from './group.ts';
import { endFaceCheck, tellIdentity } from './identity.ts';
import {
  application,
  apply,
  arrive,
  command,
  offered,
  openRoom,
  runJourney,
  underOffer,
  withFacility,
} from './testing/room.ts';

const db = await testDatabase();
const room = openRoom(db);
const { deps } = room;
const ours = '91350211M000100Y43';
const card = '11010519491231002X';

const tell = (
  borrowerId: Id<'borrower'>,
  kind: 'creditCode' | 'idCard',
  value: string,
  source: Source | null,
) => saveIdentifier(db, deps.vault, borrowerId, { kind, value, source, at: room.clock.now() });

test('behaviour: two borrowers of one firm, as sources say, owe together; what one merely types binds nobody', async () => {
  const { borrowerId: first } = await withFacility(room);
  const second = await arrive(room);
  const stranger = await arrive(room);
  await tell(first, 'creditCode', ours, 'nuonuo');
  await tell(stranger, 'creditCode', ours, null);
  expect(await listGroup(db, stranger)).toEqual([stranger]);
  expect(await listGroup(db, first)).toEqual([first]);
  await tell(second, 'creditCode', ours, 'baiwang');
  expect((await listGroup(db, first)).sort()).toEqual([first, second].sort());
  expect(await exposuresOf(db, second)).toEqual(await exposuresOf(db, first));
  expect((await exposuresOf(db, second)).outstanding).toBe(100_000n);
  expect(await exposuresOf(db, stranger)).toEqual({ outstanding: 0n, otherLimits: 0n });
});

test('behaviour: one owner of two businesses is one, once the register has confirmed both', async () => {
  const provider = {
    person: async () => 'match',
    screen: async () => [],
    startFace: async () => ({ ticket: 'ticket-of-a-face', url: 'https://face.test/1' }),
    face: async () => 'passed',
  } as unknown as IdentityProvider;
  const asking = { ...deps, identity: provider };
  const told = { name: '林秀英', idCard: card, returnUrl: 'https://open310.test/' };
  const [one, other] = [await arrive(room), await arrive(room)];
  await tellIdentity(asking, one, told);
  await endFaceCheck(asking, one);
  await tell(other, 'idCard', card, null);
  expect(await listGroup(db, one)).toEqual([one]);
  await tellIdentity(asking, other, told);
  await endFaceCheck(asking, other);
  expect((await listGroup(db, one)).sort()).toEqual([one, other].sort());
});

const MOST = 30; // Borrowers until a group is full.

test('behaviour: a full group is offered nothing more, and an offer from before is signed no more', async () => {
  const code = '91350211M00010102X';
  const join = (borrowerId: Id<'borrower'>) => tell(borrowerId, 'creditCode', code, 'nuonuo');
  const waiting = await offered(room);
  await join(waiting.borrowerId);
  const confirmed = await command(room, underOffer(waiting));
  for (let i = 0; i < MOST; i += 1) {
    const { borrowerId } = await withFacility(room);
    await join(borrowerId);
    if (await groupStops(db, borrowerId, 'shop-revolving')) break;
  }
  const { outstanding, otherLimits } = await exposuresOf(db, waiting.borrowerId);
  expect(outstanding + otherLimits).toBeGreaterThanOrEqual(50_000_000n);
  const full = { ok: false, error: { code: 'group_exposure_high' } };
  expect(await draw(deps, confirmed)).toEqual(full);
  const terms = { ...underOffer(waiting), amount: fen(100_000n), termMonths: 6 };
  expect(await disclose(deps, terms)).toEqual(full);
  const late = await arrive(room);
  await join(late);
  await expect(offered(room, {}).then(() => 'offered')).resolves.toBe('offered'); // Others are.
  const place = await apply(room, late);
  await runJourney(room, place);
  const { status, decisionId } = await application(room, place);
  expect(status).toBe('declined');
  const record = await findDecision(db, late, decisionId ?? expect.fail());
  expect(record?.outcome.reasons).toContain('P109_EXPOSURE_HIGH');
}, 60_000);
