import { expect, test } from 'vitest';
import { heldAt, takeawayStatusAt } from '../../lab/economy/index.ts';
import { pushSign } from '../../lab/sandbox/eleme/sign.ts';
import { keepPush } from '../../server/src/connectors/index.ts';
import { instant } from '../../server/src/kernel/index.ts';
import { linkBorrower } from '../../server/src/party/index.ts';
import { agree, partnerWorld, purpose, testPartner } from './partner.fixture.ts';

// Ele.me's connector against its twin: orders and settlements arrive once.

const DAY = 86_400_000;
const world = await partnerWorld('eleme', 'shop-11', { days: 60 });
const { sandbox, clock, deps, resident } = world;

const arrive = async () => {
  const borrowerId = await world.welcome();
  await world.keep(borrowerId, await agree(world));
  return borrowerId;
};

/** What stood in the days that Ele.me surely answers for. */
function held(): ReadonlyMap<string, object> {
  const now = clock.now();
  const seen = heldAt(resident.holdings, now);
  const since = world.since() + 2 * DAY;
  const facts = new Map<string, object>();
  for (const order of seen.takeawayOrders) {
    if (order.createdAt < since) continue;
    const amountFen = order.total - order.deliverFee;
    const pieces = order.items.reduce((n, { quantity }) => n + quantity, 0);
    const id = `eleme:order:${order.id}`;
    facts.set(`${id}:paid`, { orderId: order.id, amountFen, itemCount: pieces });
    const status = takeawayStatusAt(order, now);
    if (status === 'settled') facts.set(`${id}:finished`, { orderId: order.id, amountFen });
    if (status === 'invalid') facts.set(`${id}:refunded`, { orderId: order.id, amountFen });
  }
  for (const bill of seen.takeawaySettlements) {
    if (bill.paidAt < since) continue;
    const id = bill.id.replace(/\D/g, '');
    const { amount: amountFen, fee: feeFen, orderCount } = bill;
    facts.set(`eleme:settlement:${id}`, { settlementId: id, amountFen, feeFen, orderCount });
  }
  return facts;
}

testPartner(world, {
  ...{ arrive, held, atLeast: 200 },
  faults: ['http500', 'html', 'slow', 'answer_lost', 'truncated_page', 'quota', 'token_expired'],
});

test('behaviour: a token that ran out in the middle is renewed on the way', async () => {
  const borrowerId = await arrive();
  sandbox.faults.inject({ partner: 'eleme', kind: 'token_expired', times: 1 });
  expect(await world.pull(borrowerId)).toBe('complete');
});

test('error: a wrong secret and a clock that is off are refused, each by its word', async () => {
  const borrowerId = await arrive();
  const by = world.open({ ELEME_APP_SECRET: 'another-secret' });
  expect(await world.refusal(borrowerId, by)).toContain('INVALID_SIGNATURE');
  const fast = { ...clock, now: () => instant(clock.now() + 400_000) };
  expect(await world.refusal(borrowerId, world.open({}, fast))).toContain('INVALID_TIMESTAMP');
});

test('behaviour: an order placed yesterday and settled since is finished by the next pull', async () => {
  const borrowerId = await arrive();
  await world.pull(borrowerId);
  const finished = async () =>
    (await world.facts(borrowerId)).filter(({ kind }) => kind === 'order.finished').length;
  const before = await finished();
  const open = resident.holdings.takeawayOrders.filter(
    (order) => takeawayStatusAt(order, clock.now()) === 'valid' && order.canceledAt === null,
  );
  expect(open.length).toBeGreaterThan(1);
  clock.advance(DAY);
  expect(await world.pull(borrowerId)).toBe('complete');
  expect(await finished()).toBe(before + open.length);
});

/** A notice as Ele.me signs it, by the sandbox's own hand. */
function notice(over: Readonly<Record<string, unknown>>) {
  const fields = {
    ...{ requestId: '200013671', type: 10, appId: 88123456, shopId: 512345678 },
    ...{ message: '{}', timestamp: clock.now(), userId: 100452735447201579n, ...over },
  };
  const secret = sandbox.config.environment.ELEME_APP_SECRET ?? '';
  const signed = { ...fields, signature: pushSign(fields as never, secret) };
  const text = JSON.stringify(signed, (_, v) => (typeof v === 'bigint' ? `#${v}#` : v));
  return { headers: {}, query: {}, body: Buffer.from(text.replace(/"#(\d+)#"/g, '$1')) };
}

test('behaviour: a new order pushed before the pull is one fact; an id beyond 2^53 keeps its digits', async () => {
  const borrowerId = await world.welcome();
  const grant = await agree(world);
  const externalId = '100452735447201579';
  await world.keep(borrowerId, { ...grant, externalId });
  const link = { borrowerId, source: 'eleme', externalId, displayName: 'x' } as const;
  await linkBorrower(deps.db, deps.vault, link);
  const message =
    '{"id":"8012345678901234567","shopId":512345678,"userId":110452735447201580,"status":"unprocessed",' +
    '"activeAt":"2027-01-04T11:20:00","totalPrice":31.5,"deliverFee":4,"income":22.3,' +
    '"groups":[{"items":[{"quantity":2}]}]}';
  const push = (over: Readonly<Record<string, unknown>>) =>
    keepPush(deps, 'eleme', purpose, notice({ message, ...over }));
  expect(await push({})).toMatchObject({ ok: true, value: { outcome: 'kept' } });
  expect(await push({})).toMatchObject({ ok: true, value: { outcome: 'repeat' } });
  const [order] = (await world.facts(borrowerId)).filter(({ kind }) => kind === 'order.paid');
  const data = { orderId: '8012345678901234567', amountFen: 2_750n, itemCount: 2 };
  expect(order?.data).toMatchObject(data);

  const off = (n: number) => ({ requestId: `${n}` });
  const unpaid = message.replace('unprocessed', 'pending').replace('4567"', '4568"');
  expect(await push({ ...off(7), message: unpaid })).toMatchObject({
    value: { outcome: 'kept', events: { appended: 0 } },
  });
  const stranger = await push({ ...off(2), userId: 100452735447201578n });
  expect(stranger).toEqual({ ok: true, value: { outcome: 'unknown' } });
  const old = await push({ ...off(3), timestamp: clock.now() - 3 * DAY });
  expect(old).toEqual({ ok: false, error: { code: 'notice_stale' } });
  const good = notice({ message, ...off(4) });
  const body = Buffer.from(good.body.toString().replace('31.5', '91.5'));
  const forged = await keepPush(deps, 'eleme', purpose, { ...good, body });
  expect(forged).toEqual({ ok: false, error: { code: 'notice_forged' } });
  const half = await push({ ...off(5), message: '{"id":"1"}' });
  expect(half).toMatchObject({ ok: true, value: { outcome: 'malformed', field: 'shopId' } });

  const gone = await push({ ...off(6), type: 100, message: '{"shopId":512345678}' });
  expect(gone).toEqual({ ok: true, value: { outcome: 'revoked', borrowerId } });
  expect(await world.pull(borrowerId)).toBe('no_live_consent');
});
