import { expect, test } from 'vitest';
import { heldAt } from '../../lab/economy/index.ts';
import { readSourceSettings } from '../../server/src/connectors/index.ts';
import { instant } from '../../server/src/kernel/index.ts';
import { grantConsent } from '../../server/src/party/index.ts';
import { newId } from '../../server/src/platform/index.ts';
import { agree, partnerWorld, purpose, testPartner } from './partner.fixture.ts';

// A source by both routes that the rules on credit data know (R8): from the partner itself, and through a
// licensed bureau. What comes by both is one fact.

const DAY = 86_400_000;
const world = await partnerWorld('eleme', 'shop-11', {
  ...{ days: 45, more: { BUREAU_ROUTES: 'eleme', BUREAU_CALLS_PER_SECOND: '10000' } },
});
const { resident, clock, deps, connector } = world;

const arrive = async () => {
  const borrowerId = await world.welcome();
  await world.tell(borrowerId, ['creditCode', 'idCard']);
  return borrowerId;
};
const held = () =>
  new Map(
    heldAt(resident.holdings, clock.now())
      .takeawayOrders.filter(({ createdAt }) => createdAt >= world.since() + DAY)
      .map(({ id, total, deliverFee }) => [
        `eleme:order:${id}:paid`,
        { orderId: id, amountFen: total - deliverFee },
      ]),
  );

testPartner(world, { arrive, held, atLeast: 100, faults: [] });

test('behaviour: it needs no app at the partner, and says through whom it reads', async () => {
  expect(connector).toMatchObject({ via: 'bureau', connection: { kind: 'consent' } });
  const bureau = Object.entries(world.sandbox.config.environment).filter(([name]) =>
    name.startsWith('BUREAU_'),
  );
  const { settings, issues } = readSourceSettings({
    ...Object.fromEntries(bureau),
    BUREAU_ROUTES: 'eleme,taobao',
  });
  expect(issues).toEqual([]);
  expect(Object.keys(settings)).toEqual(['bureau']);
  const wrong = readSourceSettings({ ...Object.fromEntries(bureau), BUREAU_ROUTES: 'statement' });
  expect(wrong.issues.map(({ name }) => name)).toEqual(['BUREAU_ROUTES.0']);
});

test('behaviour: by the other route afterwards, the same facts are known and none is counted twice', async () => {
  const borrowerId = await arrive();
  expect(await world.pull(borrowerId)).toBe('complete');
  const before = await world.facts(borrowerId);
  // The lender now has an app of its own: the borrower agrees at the partner's page.
  const own = world.open({ BUREAU_ROUTES: '' });
  await grantConsent(deps.db, {
    ...{ id: newId('consent', clock), borrowerId, source: 'eleme', purpose },
    ...{ textVersion: '1', textDigest: 'x', scopes: ['orders', 'settlements'] },
    ...{ grantedAt: clock.now(), expiresAt: instant(clock.now() + 365 * DAY) },
  });
  const { eleme } = own.connectors;
  await world.keep(borrowerId, await agree({ ...world, connector: eleme ?? expect.fail() }));
  expect(await world.pull(borrowerId, own)).toBe('complete');
  const after = await world.facts(borrowerId);
  const ids = new Set(before.map(({ id }) => id));
  expect(after.filter(({ id }) => ids.has(id))).toHaveLength(before.length);
  const more = after.filter(({ id }) => !ids.has(id));
  // The partner tells what the bureau did not, and reads the first day whole.
  const within = more.filter(({ occurredAt }) => occurredAt >= world.since() + DAY);
  expect(new Set(within.map(({ kind }) => kind))).toEqual(
    new Set(['settlement.paid', 'order.closed', 'refund.paid']),
  );
  // And back: the bureau's route begins anew, and finds everything there.
  expect(await world.pull(borrowerId)).toBe('complete');
  expect((await world.facts(borrowerId)).length).toBe(after.length);
});
