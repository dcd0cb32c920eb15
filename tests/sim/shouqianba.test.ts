import assert from 'node:assert/strict';
import { createPrivateKey, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { heldAt } from '../../lab/economy/index.ts';
import { keepPush } from '../../server/src/connectors/index.ts';
import { linkBorrower } from '../../server/src/party/index.ts';
import { partnerWorld, purpose, testPartner } from './partner.fixture.ts';

// Shouqianba's connector against its twin: terminals that are activated once and change their key daily,
// payments by time, callbacks signed by RSA.

const DAY = 86_400_000;
const world = await partnerWorld('shouqianba', 'shop-25', { days: 60 });
const { sandbox, clock, resident, connector, deps } = world;

const codeFromDesk = async (): Promise<string> => {
  const page = await (await fetch(`${sandbox.url}/shouqianba/desk?as=${world.key}`)).text();
  return /<code>([0-9a-f]+)<\/code>/.exec(page)?.[1] ?? assert.fail('no code on the desk');
};
const exchange = (code: string) => {
  assert(connector.connection.kind === 'key');
  return connector.connection.exchange({ code });
};
const arrive = async () => {
  const borrowerId = await world.welcome();
  await world.keep(borrowerId, await exchange(await codeFromDesk()));
  return borrowerId;
};
const held = () =>
  new Map(
    heldAt(resident.holdings, clock.now())
      .tillPayments.filter(({ at }) => at >= world.since() + DAY)
      .map(({ id, amount, fee, channel }) => [
        `shouqianba:payment:${id}:received`,
        { paymentId: id, amountFen: amount, feeFen: fee, channel },
      ]),
  );

testPartner(world, {
  ...{ arrive, held, atLeast: 1_000 },
  faults: ['http500', 'html', 'slow', 'answer_lost', 'truncated_page', 'quota', 'token_expired'],
});

test('error: a code is good once, and one that was made up never', async () => {
  const code = await codeFromDesk();
  await exchange(code);
  await expect(exchange(code)).rejects.toThrow('no longer accepts');
  await expect(exchange('00112233445566778899aabbccddeeff')).rejects.toThrow('no longer accepts');
});

test('behaviour: a day later the terminal checks in, and its old key is void', async () => {
  const borrowerId = await arrive();
  expect(await world.pull(borrowerId)).toBe('complete');
  const grant = await exchange(await codeFromDesk());
  await world.keep(borrowerId, grant);
  clock.advance(DAY);
  expect(await world.pull(borrowerId)).toBe('complete');
  expect(sandbox.requests().shouqianba?.['/terminal/checkin']).toBeGreaterThan(0);
  await expect(connector.refresh(grant)).rejects.toThrow('no longer accepts');
});

test('behaviour: a check-in whose answer is lost asks the borrower again, and guesses nothing', async () => {
  const borrowerId = await arrive();
  clock.advance(DAY);
  sandbox.faults.inject({
    ...{ partner: 'shouqianba', kind: 'answer_lost', times: 1, method: '/terminal/checkin' },
  });
  expect(await world.pull(borrowerId)).toBe('partner_unavailable');
  clock.advance(60_000);
  expect(await world.pull(borrowerId)).toBe('grant_expired');
});

test('behaviour: a callback is believed over its bytes, once', async () => {
  const borrowerId = await world.welcome();
  const grant = await exchange(await codeFromDesk());
  await world.keep(borrowerId, grant);
  const { externalId } = grant;
  const link = { borrowerId, source: 'shouqianba', externalId, displayName: 'x' } as const;
  await linkBorrower(deps.db, deps.vault, link);
  const key = createPrivateKey(sandbox.keys.twins.shouqianba?.ownKey ?? '');
  const push = (fields: object, forged = false) => {
    const body = Buffer.from(JSON.stringify(fields, null, 1));
    const authorization = sign('sha256', body, key).toString('base64');
    const sent = forged ? Buffer.from(body.toString().replace('12300', '92300')) : body;
    const request = { headers: { authorization }, query: {}, body: sent };
    return keepPush(deps, 'shouqianba', purpose, request);
  };
  const order = {
    ...{ sn: '7895012345', terminal_sn: externalId, order_status: 'PARTIAL_REFUNDED' },
    ...{ payway: '3', total_amount: '12300', net_amount: '12000', fee: '47' },
    ...{ finish_time: String(clock.now() - 1_000), payer_uid: 'oX1' },
  };
  expect(await push(order, true)).toEqual({ ok: false, error: { code: 'notice_forged' } });
  expect(await push(order)).toMatchObject({ ok: true, value: { outcome: 'kept' } });
  expect(await push(order)).toMatchObject({ ok: true, value: { outcome: 'repeat' } });
  expect((await world.facts(borrowerId)).map(({ kind, data }) => [kind, data])).toEqual([
    ['till.received', expect.objectContaining({ amountFen: 12_300n, channel: 'wechat' })],
    ['till.refunded', { refundId: '7895012345', paymentId: '7895012345', amountFen: 300n }],
  ]);
  // Refunded in part again: one refund, of more.
  expect(await push({ ...order, net_amount: '11000' })).toMatchObject({
    value: { outcome: 'kept', events: { revised: 1 } },
  });
  // Canceled: all of it went back, whatever the order says is left.
  const canceled = { ...order, sn: '7895012346', order_status: 'CANCELED', net_amount: '12300' };
  expect(await push(canceled)).toMatchObject({ value: { outcome: 'kept' } });
  const back = (await world.facts(borrowerId)).filter(({ kind }) => kind === 'till.refunded');
  const amounts = back.map(({ data }) => 'amountFen' in data && data.amountFen);
  expect(new Set(amounts)).toEqual(new Set([1_300n, 12_300n]));
  const half = await push({ ...order, sn: '' });
  expect(half).toMatchObject({ ok: false, error: { code: 'notice_malformed', field: 'sn' } });
});
