import { afterAll, afterEach, expect, test } from 'vitest';
import { wholesaleSeenAt } from '../../lab/economy/index.ts';
import type { FaultKind } from '../../lab/sandbox/index.ts';
import { keepPush } from '../../server/src/connectors/index.ts';
import { listEvents } from '../../server/src/events/index.ts';
import { type Id, instant } from '../../server/src/kernel/index.ts';
import { linkBorrower, listConsents, withdrawConsent } from '../../server/src/party/index.ts';
import { marketWorld, purpose } from './market.fixture.ts';

// 1688's connector against its twin, over HTTP in one process: what arrives is what the economy holds,
// whatever the partner does wrong on the way.

const DAY = 86_400_000;
const world = await marketWorld();
const { sandbox, clock, told, deps, resident, arrive } = world;
const { db, vault } = deps;
afterAll(() => world.close());
afterEach(() => {
  sandbox.faults.clear();
  told.call = () => {};
});
const pull = (borrowerId: Id<'borrower'>) => world.pull(borrowerId, 'ali1688');

const ids = async (borrowerId: Id<'borrower'>) =>
  (await listEvents(db, borrowerId, { recordedBefore: instant(clock.now() + 1) })).map((e) => e.id);

/** The facts of everything that changed in the days that 1688 surely answers for. */
function held(): string[] {
  const now = clock.now();
  return resident.purchases.flatMap((order) => {
    const seen = wholesaleSeenAt(order, now);
    if (!seen || seen.modifiedAt < now - 358 * DAY || seen.modifiedAt > now - 2_000) return [];
    const id = `ali1688:bought:${order.id}`;
    return seen.completedAt === null ? [`${id}:paid`] : [`${id}:paid`, `${id}:received`];
  });
}

async function expectAll(borrowerId: Id<'borrower'>): Promise<void> {
  const there = await ids(borrowerId);
  expect(new Set(there).size).toBe(there.length);
  expect(held().filter((id) => !there.includes(id))).toEqual([]);
  expect(held().length).toBeGreaterThan(40);
}

test('behaviour: every purchase of a year arrives, and a second pull adds nothing', async () => {
  const borrowerId = await arrive();
  expect(await pull(borrowerId)).toBe('complete');
  await expectAll(borrowerId);
  const before = await ids(borrowerId);
  expect(await pull(borrowerId)).toBe('complete');
  expect(await ids(borrowerId)).toEqual(before);
});

const faults: [FaultKind, object, RegExp][] = [
  ['http500', { times: 9 }, /^partner_unavailable$/],
  ['html', { times: 9 }, /^partner_unavailable$/],
  ['slow', { times: 9, ms: 700 }, /^partner_unavailable$/],
  ['answer_lost', { times: 9 }, /^partner_unavailable$/],
  ['truncated_page', { times: 9 }, /^partner_unavailable$/],
  ['quota', { times: 9 }, /^partner_unavailable$/],
  ['token_expired', { times: 9 }, /^grant_expired$/],
];
test.each(faults)(
  'error: %s in the middle keeps what came before, and the next pull completes it, none twice',
  async (kind, more, ended) => {
    const borrowerId = await arrive();
    const method = 'alibaba.trade.getBuyerOrderList';
    // The buyer's list answers twice, then goes wrong.
    let asked = 0;
    told.call = (url) => {
      if (url.includes(method) && ++asked === 3) {
        sandbox.faults.inject({ partner: 'ali1688', kind, method, ...more });
      }
    };
    expect(await pull(borrowerId)).toMatch(ended);
    told.call = () => {};
    const half = await ids(borrowerId);
    expect(half.length).toBeLessThan(held().length);
    sandbox.faults.clear();
    clock.advance(60_000);
    expect(await pull(borrowerId)).toBe('complete');
    await expectAll(borrowerId);
  },
);

test('behaviour: one token that ran out in the middle is renewed on the way', async () => {
  const borrowerId = await arrive();
  clock.advance(11 * 3_600_000);
  expect(await pull(borrowerId)).toBe('complete');
  sandbox.faults.inject({ partner: 'ali1688', kind: 'token_expired', times: 1 });
  clock.advance(60_000);
  expect(await pull(borrowerId)).toBe('complete');
  await expectAll(borrowerId);
});

test('error: a clock that is off by more than ten minutes is refused by 1688, and told', async () => {
  const borrowerId = await arrive();
  const fast = { ...clock, now: () => instant(clock.now() + 700_000) };
  const asked = world.pullWith({}, borrowerId, 'ali1688', fast);
  await expect(asked).rejects.toThrow('gw.RequestExpired');
});

const notice = (over: Record<string, string> = {}) => ({
  ...{ msgId: '77', type: 'ORDER_BUYER_VIEW_ORDER_PAY', userInfo: 'b2b-220000000310' },
  ...{ data: '{"orderId":3190000000000000123}', gmtBorn: String(clock.now()), ...over },
});

/** A notice as 1688 signs it, by the sandbox's own hand. */
async function signed(fields: Record<string, string>) {
  const { aopSign } = await import('../../lab/sandbox/ali1688/sign.ts');
  const secret = sandbox.config.environment.ALI1688_APP_SECRET ?? '';
  const signature = aopSign('', new Map(Object.entries(fields)), secret);
  const body = new URLSearchParams({ ...fields, _aop_signature: signature }).toString();
  return { headers: {}, query: {}, body: new TextEncoder().encode(body) };
}

test('behaviour: a push before the first pull is kept once, and counts nothing twice', async () => {
  const borrowerId = await arrive();
  const link = { borrowerId, source: 'ali1688', externalId: 'b2b-220000000310' } as const;
  await linkBorrower(db, vault, { ...link, displayName: 'x' });
  const push = async (fields: Record<string, string>) =>
    keepPush(deps, 'ali1688', purpose, await signed(fields));
  expect(await push(notice())).toMatchObject({ ok: true, value: { outcome: 'kept' } });
  expect(await push(notice())).toMatchObject({ ok: true, value: { outcome: 'repeat' } });
  const spread = notice({ msgId: '78' });
  const inField = { message: JSON.stringify({ ...spread, gmtBorn: Number(spread.gmtBorn) }) };
  expect(await push(inField)).toMatchObject({ ok: true, value: { outcome: 'kept' } });
  expect(await ids(borrowerId)).toEqual([]);
  expect(await pull(borrowerId)).toBe('complete');
  await expectAll(borrowerId);

  const stranger = await push(notice({ msgId: '79', userInfo: 'b2b-229999999999' }));
  expect(stranger).toEqual({ ok: true, value: { outcome: 'unknown' } });
  const old = await push(notice({ msgId: '80', gmtBorn: String(clock.now() - 3 * DAY) }));
  expect(old).toEqual({ ok: false, error: { code: 'notice_stale' } });
  const half = await push(notice({ msgId: '81', userInfo: '' }));
  expect(half).toMatchObject({ ok: false, error: { code: 'notice_malformed', field: 'userInfo' } });
  const good = await signed(notice({ msgId: '82' }));
  const text = new TextDecoder().decode(good.body).replace('msgId=82', 'msgId=83');
  const forged = { ...good, body: new TextEncoder().encode(text) };
  expect(await keepPush(deps, 'ali1688', purpose, forged)).toEqual({
    ok: false,
    error: { code: 'notice_forged' },
  });

  const consent = (await listConsents(db, borrowerId)).find((c) => c.source === 'ali1688');
  const consentId = consent?.id ?? expect.fail('no consent');
  await withdrawConsent(db, { borrowerId, consentId, at: clock.now() });
  const after = await push(notice({ msgId: '84' }));
  expect(after).toEqual({ ok: true, value: { outcome: 'not_allowed' } });
});

test('behaviour: who takes the consent back at 1688 is read no more here', async () => {
  const borrowerId = await arrive();
  const externalId = 'b2b-220000000311';
  await linkBorrower(db, vault, { borrowerId, source: 'ali1688', externalId, displayName: 'x' });
  const gone = notice({ msgId: '90', type: 'AUTH_CANCEL', userInfo: externalId });
  const ended: unknown[] = [];
  const push = async () =>
    keepPush(deps, 'ali1688', purpose, await signed(gone), async (_, ...what) => ended.push(what));
  const told = await push();
  expect(told).toEqual({ ok: true, value: { outcome: 'revoked', borrowerId } });
  expect(await pull(borrowerId)).toBe('no_live_consent');
  // What rests on it is computed again, once: a second notice ends nothing.
  await push();
  expect(ended).toEqual([[borrowerId, 'ali1688', expect.any(Number)]]);
});
