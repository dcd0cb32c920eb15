import assert from 'node:assert/strict';
import { createPrivateKey, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { heldAt } from '../../lab/economy/index.ts';
import { merchantNoOf } from '../../lab/sandbox/lakala/twin.ts';
import { keepPush } from '../../server/src/connectors/index.ts';
import { instant } from '../../server/src/kernel/index.ts';
import { linkBorrower } from '../../server/src/party/index.ts';
import { partnerWorld, purpose, testPartner } from './partner.fixture.ts';

// Lakala's connector against its twin: RSA both ways, payments by the day, settlements by the month.

const DAY = 86_400_000;
const world = await partnerWorld('lakala', 'shop-5', { days: 45 });
const { sandbox, clock, resident, connector, deps } = world;

const connect = (values: Readonly<Record<string, string>>) => {
  assert(connector.connection.kind === 'key');
  return connector.connection.exchange(values);
};
const merchantNo = merchantNoOf(resident);
const own = { merchantNo, phoneTail: resident.firm.phone.slice(-4) };
const arrive = async () => {
  const borrowerId = await world.welcome();
  await world.keep(borrowerId, await connect(own));
  return borrowerId;
};
const held = () => {
  const seen = heldAt(resident.holdings, clock.now());
  const since = world.since() + DAY;
  return new Map<string, object>([
    ...seen.tillPayments
      .filter(({ at }) => at >= since)
      .map(({ id, amount, fee, channel }): [string, object] => [
        `lakala:payment:${id}:received`,
        { paymentId: id, amountFen: amount, feeFen: fee, channel },
      ]),
    ...seen.tillSettlements
      .filter(({ paidAt }) => paidAt >= since)
      .map(({ id, amount, fee, paymentCount }): [string, object] => [
        `lakala:settlement:${id}`,
        { amountFen: amount, feeFen: fee, orderCount: paymentCount },
      ]),
  ]);
};

testPartner(world, {
  ...{ arrive, held, atLeast: 200, failAt: 6 },
  faults: [
    ...(['http500', 'html', 'slow', 'answer_lost', 'truncated_page', 'quota'] as const),
    'tampered_signature',
  ],
});

test('error: a number that is somebody else’s is not taken; a wrong key and a clock off are refused', async () => {
  await expect(connect({ ...own, phoneTail: '0000' })).rejects.toThrow('no longer accepts');
  await expect(connect({ ...own, merchantNo: '822000000000000' })).rejects.toThrow('no longer');
  const borrowerId = await arrive();
  const key = sandbox.keys.lenderPrivateKeyPem;
  const by = world.open({ LAKALA_PRIVATE_KEY: key });
  expect(await world.refusal(borrowerId, by)).toContain('BBS11102');
  const fast = { ...clock, now: () => instant(clock.now() + 400_000) };
  expect(await world.refusal(borrowerId, world.open({}, fast))).toContain('BBS11103');
});

test('behaviour: a notice is believed over its bytes, once; a refund in it is a refund', async () => {
  const borrowerId = await arrive();
  const link = { borrowerId, source: 'lakala', externalId: merchantNo, displayName: 'x' } as const;
  await linkBorrower(deps.db, deps.vault, link);
  const key = createPrivateKey(sandbox.keys.twins.lakala?.ownKey ?? '');
  const push = (fields: object, o: { forged?: boolean; at?: number } = {}) => {
    const body = JSON.stringify(fields);
    const timestamp = String(Math.trunc((o.at ?? clock.now()) / 1000));
    const made = sign('sha256', Buffer.from(`${timestamp}\nabc\n${body}\n`), key);
    const authorization = `LKLAPI-SHA256withRSA timestamp="${timestamp}",nonce_str="abc",signature="${made.toString('base64')}"`;
    const sent = Buffer.from(o.forged ? body.replace('12300', '92300') : body);
    return keepPush(deps, 'lakala', purpose, { headers: { authorization }, query: {}, body: sent });
  };
  const payment = {
    ...{ log_no: '66012345', merchant_no: merchantNo, trade_type: 'PAY' },
    ...{ account_type: 'WECHAT', total_amount: '12300', fee: '47' },
    ...{ trade_time: '20270104112000', user_id1: 'oX1' },
  };
  expect(await push(payment, { forged: true })).toMatchObject({
    error: { code: 'notice_forged' },
  });
  expect(await push(payment, { at: clock.now() - 3 * DAY })).toMatchObject({
    error: { code: 'notice_stale' },
  });
  expect(await push(payment)).toMatchObject({ value: { outcome: 'kept' } });
  expect(await push(payment)).toMatchObject({ value: { outcome: 'repeat' } });
  const refund = { ...payment, log_no: '66012346', trade_type: 'REFUND', total_amount: '300' };
  const told = await push({ ...refund, origin_log_no: '66012345' });
  expect(told).toMatchObject({ value: { outcome: 'kept' } });
  // What was not done, and a kind that nobody knows, say nothing.
  for (const [n, more] of [{ trade_status: 'FAIL' }, { trade_type: 'PREAUTH' }].entries()) {
    const other = await push({ ...payment, log_no: `6601235${n}`, ...more });
    expect(other).toMatchObject({ value: { outcome: 'kept', events: { appended: 0 } } });
  }
  expect((await world.facts(borrowerId)).map(({ kind, data }) => [kind, data])).toEqual([
    ['till.received', expect.objectContaining({ amountFen: 12_300n, feeFen: 47n })],
    ['till.refunded', { refundId: '66012346', paymentId: '66012345', amountFen: 300n }],
  ]);
  expect(await push({ ...payment, log_no: '' })).toMatchObject({
    error: { code: 'notice_malformed', field: 'log_no' },
  });
});
