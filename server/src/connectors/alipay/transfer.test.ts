import { expect, test } from 'vitest';
import { businessDate, fen, instant } from '../../kernel/index.ts';
import { manualClock } from '../../platform/index.ts';
import { RailUnanswered, type TransferOrder } from '../../rails/index.ts';
import { scriptedAlipay } from './scripted-alipay.ts';
import { alipayNoticeReader, alipayRail } from './transfer.ts';

const now = instant(1_799_035_200_000);
const clock = manualClock(now);
const order: TransferOrder = {
  id: 'payout:loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f',
  to: { name: '林岚', accountNumber: '2088000000001234' },
  amount: fen(1_250_000n),
  purpose: '借款放款',
  on: businessDate('2027-01-04'),
};
const OUT = 'payout__loan_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f';

function setUp() {
  const alipay = scriptedAlipay();
  const sleep = async () => {};
  const scene = { name: '业务结算', reports: [{ type: '结算款项名称', content: '借款' }] };
  const rail = alipayRail({ ...alipay.config, scene }, { clock, fetch: alipay.fetch, sleep });
  return { alipay, rail };
}
const said = (status: string, more: object = {}) => ({
  out_biz_no: OUT,
  order_id: '20270104110070000006',
  status,
  ...more,
});

test('behaviour: a transfer is sent with our id, in yuan, to a user id, with its scene', async () => {
  const { alipay, rail } = setUp();
  alipay.instead.push(() => said('SUCCESS'));
  expect(await rail.transfer(order)).toEqual({
    status: 'settled',
    railRef: '20270104110070000006',
  });
  expect(alipay.calls[0]?.method).toBe('alipay.fund.trans.uni.transfer');
  expect(alipay.calls[0]?.biz).toEqual({
    out_biz_no: OUT,
    trans_amount: '12500.00',
    product_code: 'TRANS_ACCOUNT_NO_PWD',
    biz_scene: 'DIRECT_TRANSFER',
    order_title: '借款放款',
    remark: '借款放款',
    payee_info: { identity: '2088000000001234', identity_type: 'ALIPAY_USER_ID', name: '林岚' },
    transfer_scene_name: '业务结算',
    transfer_scene_report_infos: [{ info_type: '结算款项名称', info_content: '借款' }],
  });
});

const states: [string, object][] = [
  ['SUCCESS', { status: 'settled', railRef: '20270104110070000006' }],
  ['DEALING', { status: 'accepted', railRef: '20270104110070000006' }],
  ['WAIT_PAY', { status: 'accepted', railRef: '20270104110070000006' }],
  ['FAIL', { status: 'rejected', reason: 'FAIL' }],
  ['CLOSED', { status: 'rejected', reason: 'CLOSED' }],
  ['REFUND', { status: 'rejected', reason: 'REFUND' }],
];

test.each(states)('behaviour: a query that finds %s says so', async (status, answer) => {
  const { alipay, rail } = setUp();
  alipay.instead.push(() => said(status));
  expect(await rail.queryTransfer(order.id)).toEqual(answer);
  expect(alipay.calls[0]?.biz.out_biz_no).toBe(OUT);
});

test('behaviour: an order that Alipay does not know is not found', async () => {
  const { alipay, rail } = setUp();
  alipay.instead.push(() => ({ code: '40004', sub_code: 'ORDER_NOT_EXIST' }));
  expect(await rail.queryTransfer(order.id)).toEqual({ status: 'not_found' });
});

test('behaviour: a refusal on the list is final', async () => {
  const { alipay, rail } = setUp();
  alipay.instead.push(() => ({ code: '40004', sub_code: 'PAYEE_NOT_EXIST' }));
  expect(await rail.transfer(order)).toEqual({ status: 'rejected', reason: 'PAYEE_NOT_EXIST' });
});

const unknowns: [string, () => object | Error | Response][] = [
  ['no answer', () => new Error('ECONNRESET')],
  ['HTTP 502', () => new Response('bad gateway', { status: 502 })],
  ['SYSTEM_ERROR', () => ({ code: '40004', sub_code: 'SYSTEM_ERROR' })],
  ['REQUEST_PROCESSING', () => ({ code: '40004', sub_code: 'REQUEST_PROCESSING' })],
  [
    'the id used for other content',
    () => ({ code: '40004', sub_code: 'PAYMENT_INFO_INCONSISTENCY' }),
  ],
  ['a code that nobody knows', () => ({ code: '40004', sub_code: 'NEW_REASON' })],
  ['unknow-error', () => ({ code: '20000', sub_code: 'aop.unknow-error' })],
  ['a broken signature of ours', () => ({ code: '40002', sub_code: 'isv.invalid-signature' })],
  ['a state that nobody knows', () => said('THINKING')],
  ['an answer about another order', () => said('SUCCESS', { out_biz_no: 'payout__other' })],
  [
    'an unsigned fault',
    () => new Response('{"error_response":{"code":"40004","sub_code":"PAYEE_NOT_EXIST"}}'),
  ],
  [
    'a forged success',
    () =>
      new Response(
        `{"alipay_fund_trans_uni_transfer_response":${JSON.stringify({ code: '10000', ...said('SUCCESS') })},"sign":"AAAA"}`,
      ),
  ],
];

test.each(unknowns)(
  'error: %s leaves a transfer unknown, and it is not sent twice',
  async (_, answer) => {
    const { alipay, rail } = setUp();
    alipay.instead.push(answer as never);
    await expect(rail.transfer(order)).rejects.toThrow(RailUnanswered);
    expect(alipay.calls).toHaveLength(1);
  },
);

test('error: what cannot be an Alipay transfer is rejected before it is sent', async () => {
  const { alipay, rail } = setUp();
  const card = { ...order, to: { name: '林岚', accountNumber: '6217000000000000000' } };
  expect(await rail.transfer(card)).toMatchObject({ reason: 'PAYEE_NOT_AN_ALIPAY_ACCOUNT' });
  expect(await rail.transfer({ ...order, amount: fen(9n) })).toMatchObject({ status: 'rejected' });
  await expect(rail.transfer({ ...order, id: 'a__b' })).rejects.toThrow('not an order id');
  expect(alipay.calls).toEqual([]);
});

function notice(
  alipay: ReturnType<typeof scriptedAlipay>,
  change: Record<string, string> = {},
): Record<string, string> {
  const params: Record<string, string> = {
    charset: 'UTF-8',
    biz_content: JSON.stringify({ ...said('SUCCESS'), pay_date: '2027-01-04 12:00:00' }),
    utc_timestamp: String(now),
    app_id: alipay.config.appId,
    sign_type: 'RSA2',
    notify_id: 'N1',
    msg_method: 'alipay.fund.trans.order.changed',
    version: '1.1',
    ...change,
  };
  const text = Object.keys(params)
    .sort()
    .map((k) => `${k}=${params[k]}`)
    .join('&');
  return { ...params, sign: alipay.signed(text) };
}
const body = (params: Record<string, string>) =>
  Buffer.from(new URLSearchParams(params).toString());

test('behaviour: a notice of a finished transfer is read under our own id', () => {
  const { alipay } = setUp();
  const reader = alipayNoticeReader(alipay.config, { clock });
  expect(reader.parseNotice({}, body(notice(alipay)))).toEqual({
    ok: true,
    value: {
      rail: 'alipay',
      noticeId: 'N1:SUCCESS',
      kind: 'transfer',
      orderId: order.id,
      answer: { status: 'settled', railRef: '20270104110070000006' },
    },
  });
});

const refusals: [string, string, Record<string, string>][] = [
  ['too old', 'stale', { utc_timestamp: String(now - 27 * 3_600_000) }],
  ['from the future', 'stale', { utc_timestamp: String(now + 3_600_000) }],
  ['for another app', 'malformed', { app_id: '2021000000000002' }],
  ['about something else', 'malformed', { msg_method: 'alipay.trade.order.settle.notify' }],
  ['without JSON', 'malformed', { biz_content: '100%' }],
  ['in a state that nobody knows', 'malformed', { biz_content: JSON.stringify(said('THINKING')) }],
];

test.each(refusals)('error: a notice %s is refused as %s', (_, code, change) => {
  const { alipay } = setUp();
  const reader = alipayNoticeReader(alipay.config, { clock });
  expect(reader.parseNotice({}, body(notice(alipay, change)))).toEqual({
    ok: false,
    error: { code },
  });
});

test('error: a notice that was changed, or says a thing twice, is refused', () => {
  const { alipay } = setUp();
  const reader = alipayNoticeReader(alipay.config, { clock });
  const good = notice(alipay);
  const changed = { ...good, biz_content: good.biz_content?.replace('000006', '000007') ?? '' };
  expect(reader.parseNotice({}, body(changed))).toMatchObject({ error: { code: 'bad_signature' } });
  const twice = Buffer.concat([body(good), Buffer.from('&sign=AAAA')]);
  expect(reader.parseNotice({}, twice)).toMatchObject({ error: { code: 'malformed' } });
  expect(reader.parseNotice({}, new Uint8Array())).toMatchObject({
    error: { code: 'bad_signature' },
  });
});
