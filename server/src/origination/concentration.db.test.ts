import { expect, test } from 'vitest';
import { TEST_TODAY, testDatabase } from '../../../tests/db/database.ts';
import { setConcentrationLimit } from '../concentration/index.ts';
import { findDecision, replayDecision } from '../decision/index.ts';
import { type Fen, fen, type Id } from '../kernel/index.ts';
import { listFacilities } from '../lending/index.ts';
import { saveIdentifier } from '../party/index.ts';
import { txOrRefuse } from '../platform/index.ts';
import { disclose } from './disclose.ts';
import { draw } from './draw.ts';
import { exposuresOf } from './group.ts';
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

// Internet-loan measures, Order 9 of 2020 (rules R1): limits by region, by industry and by connected group, looked at
// when a borrower is decided on, when the cost is shown, and in the transaction that draws.

const db = await testDatabase();
const room = openRoom(db);
const { deps } = room;

const limit = (bucket: string, amount: Fen | null, dimension: 'region' | 'industry' = 'region') =>
  txOrRefuse(db, (tx) =>
    setConcentrationLimit(tx, {
      ...{ dimension, bucket, amount, sharePpm: null, warnPpm: 800_000, since: TEST_TODAY },
      ...{ recordedAt: room.clock.now(), byWhom: 'desk', why: 'a test' },
    }),
  );

const tell = (borrowerId: Id<'borrower'>, value: string) =>
  saveIdentifier(db, deps.vault, borrowerId, {
    ...{ kind: 'creditCode', value, source: 'nuonuo', at: room.clock.now() },
  });

test('behaviour: the credit code’s region and the kind of business are what a facility counts under (R1)', async () => {
  const place = await offered(room);
  await tell(place.borrowerId, '91350211M000100Y43');
  await draw(deps, await command(room, underOffer(place)));
  const [facility] = await listFacilities(db, place.borrowerId);
  expect(facility).toMatchObject({ region: '35', industry: 'F52' });
});

test('error: what was offered and shown is not drawn once the region is full, nor shown again (R1)', async () => {
  const place = await offered(room);
  const confirmed = await command(room, underOffer(place));
  const { borrowerId, under } = await withFacility(room);
  await limit('unknown', fen(150_000n)); // 1,000 yuan are lent there.
  const full = { ok: false, error: { code: 'region_limit_reached' } };
  expect(await draw(deps, confirmed)).toEqual(full);
  expect(await listFacilities(db, place.borrowerId)).toEqual([]); // Nothing of it stayed.
  const asked = { borrowerId, under, amount: fen(60_000n), termMonths: 6 };
  expect(await disclose(deps, asked)).toEqual(full);
  expect(await disclose(deps, { ...asked, amount: fen(50_000n) })).toMatchObject({ ok: true });
  await limit('unknown', null);
  expect(await draw(deps, confirmed)).toMatchObject({ ok: true });
});

test('behaviour: who applies where an industry is full is declined with the reason, and the record replays (R1)', async () => {
  await limit('F52', fen(1n), 'industry');
  const place = await apply(room, await arrive(room));
  await runJourney(room, place);
  const { status, decisionId } = await application(room, place);
  expect(status).toBe('declined');
  const record = await findDecision(db, place.borrowerId, decisionId ?? expect.fail());
  expect(record?.outcome.reasons).toEqual(['P122_INDUSTRY_FULL']);
  expect(record?.exposures.industry).toMatchObject({ bucket: 'F52', limit: 1n });
  // What is lent elsewhere is the lender's secret: the borrower is told that it is full, not how full.
  const rule = record?.outcome.rules.find(({ code }) => code === 'P122_INDUSTRY_FULL');
  expect(rule?.says.zh).toContain('与您的经营情况无关');
  const replay = replayDecision(record ?? expect.fail(), [...deps.scorecards.values()], null);
  expect(replay.ok).toBe(true);
  await limit('F52', null, 'industry');
});

test('regression: two of one group who sign at once do not pass its limit together (R1)', async () => {
  const code = '91350211M00010102X';
  const join = async (borrowerId: Id<'borrower'>) => tell(borrowerId, code);
  // Filled up to one limit below the most.
  for (;;) {
    const { borrowerId } = await withFacility(room);
    await join(borrowerId);
    const { outstanding, otherLimits } = await exposuresOf(db, borrowerId);
    const [facility] = await listFacilities(db, borrowerId);
    if (outstanding + otherLimits + (facility?.limit ?? 0n) >= 50_000_000n) break;
  }
  const [one, other] = [await offered(room), await offered(room)];
  await join(one.borrowerId);
  await join(other.borrowerId);
  const commands = [
    await command(room, underOffer(one)),
    await command(room, underOffer(other)),
  ] as const;
  const answers = await Promise.all(commands.map((c) => draw(deps, c)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'group_exposure_high' } });
}, 60_000);
