import { expect, test } from 'vitest';
import { instant } from '../../kernel/index.ts';
import { manualClock } from '../../platform/index.ts';
import { context, oauthOf, reading } from '../connector.fixture.ts';
import {
  GrantExpired,
  PartnerAnswerMalformed,
  PartnerRefusedCall,
  PartnerUnavailable,
} from '../errors.ts';
import { taobaoConnector } from './connector.ts';
import { fault, scriptedTop } from './scripted-top.ts';

const now = instant(1_799_035_200_000);

function setUp() {
  const top = scriptedTop();
  const clock = manualClock(now);
  const waits: number[] = [];
  const sleep = async (ms: number) => {
    waits.push(ms);
    clock.advance(ms);
  };
  const connector = taobaoConnector(top.config, { clock, fetch: top.fetch, sleep });
  const grant = {
    externalId: '1',
    displayName: 'x',
    accessToken: 's-1',
    refreshToken: 'r-1',
    expiresAt: null,
  };
  const window = { from: instant(now - 86_400_000), to: now };
  const read = async () => {
    const pages = [];
    for await (const page of connector.pages(reading({ grant, ...window }))) pages.push(page);
    return pages;
  };
  const parse = (json: object, method = 'taobao.trades.sold.get') => {
    const name = `${method.slice(7).replaceAll('.', '_')}_response`;
    const body = Buffer.from(JSON.stringify({ [name]: json }));
    return connector.parse({ method, request: null, body, cursor: null }, context);
  };
  return { top, connector, grant, read, waits, parse };
}

test('behaviour: the seller is sent to Taobao, and a code becomes a grant until its order token ends', async () => {
  const { top, connector } = setUp();
  const url = new URL(oauthOf(connector).authorizeUrl('st', 'https://a.test/cb'));
  expect(url.search).toBe(
    '?response_type=code&client_id=12345678&redirect_uri=https%3A%2F%2Fa.test%2Fcb&state=st&view=web',
  );
  expect(await oauthOf(connector).exchange('c', 'https://a.test/cb')).toEqual({
    externalId: '2206512345678',
    displayName: '林岚的小店',
    accessToken: 's-1',
    refreshToken: 'r-1',
    expiresAt: now + 3_600_000, // r2_expires_in, before expires_in.
  });
  expect(top.calls[0]).toMatchObject({
    grant_type: 'authorization_code',
    client_secret: 'helloworld',
    redirect_uri: 'https://a.test/cb',
  });
});

test('error: a refresh token that is void, or none at all, asks for a new agreement', async () => {
  const { connector, grant } = setUp();
  await expect(connector.refresh({ ...grant, refreshToken: 'old' })).rejects.toThrow(GrantExpired);
  await expect(connector.refresh({ ...grant, refreshToken: null })).rejects.toThrow(GrantExpired);
});

test('behaviour: calls are signed with hmac-sha256 and never say more than they must', async () => {
  const { top, read } = setUp();
  const pages = await read();
  expect(top.calls[0]).toMatchObject({
    method: 'taobao.trades.sold.get',
    sign_method: 'hmac-sha256',
    timestamp: '2027-01-04 12:00:00',
    session: 's-1',
    page_size: '100',
  });
  expect(JSON.stringify(pages.map((p) => p.request))).not.toMatch(/s-1|sign/);
});

const faults: [string, string, new (...args: never[]) => Error, number][] = [
  ['26 (no session)', fault(26, 'Missing session'), GrantExpired, 1],
  ['27 (a dead session)', fault(27, 'Invalid session'), GrantExpired, 1],
  ['15 with isv.*', fault(15, 'x', 'isv.trade-not-exist'), PartnerRefusedCall, 1],
  ['15 with isp.*', fault(15, 'x', 'isp.top-remote-service-unavailable'), PartnerUnavailable, 4],
  ['15 with nothing', fault(15, 'Remote service error'), PartnerUnavailable, 4],
  ['25 (a wrong signature of ours)', fault(25, 'Invalid signature'), PartnerRefusedCall, 1],
  ['11 (no permission)', fault(11, 'Insufficient permissions'), PartnerRefusedCall, 1],
  [
    'a long ban',
    fault(7, 'x', 'ac.limited', 'This ban will last for 33063 more seconds'),
    PartnerUnavailable,
    1,
  ],
  ['another method', '{"trade_get_response":{}}', PartnerAnswerMalformed, 1],
  ['a page of HTML', '<html>', PartnerUnavailable, 4],
  ['no paging', '{"trades_sold_get_response":{"trades":{}}}', PartnerAnswerMalformed, 1],
];

test.each(faults)(
  'error: an answer of %s is what it is, asked as often as is safe',
  async (_, body, kind, calls) => {
    const { top, read } = setUp();
    top.instead.push(...Array.from({ length: calls }, () => () => body));
    await expect(read()).rejects.toThrow(kind);
    expect(top.calls).toHaveLength(calls);
  },
);

test('behaviour: a short ban is waited out', async () => {
  const { top, read, waits } = setUp();
  top.instead.push(() => fault(7, 'x', 'ac.limited', 'This ban will last for 2 more seconds'));
  expect(await read()).toHaveLength(2);
  expect(waits).toContain(2000);
});

const trade = {
  tid: 2100000000000000,
  status: 'WAIT_SELLER_SEND_GOODS',
  payment: '200.07',
  pay_time: '2027-01-03 10:00:00',
  buyer_open_uid: 'AAH1',
  orders: { order: [{ num: 2 }, { num: '3' }] },
  a_new_field: { of: 'theirs' },
};

test('behaviour: a paid trade is an order with its items counted and its buyer blinded', () => {
  const [event, ...rest] = setUp().parse({ trades: { trade: [trade] } });
  expect(rest).toEqual([]);
  expect(event).toMatchObject({
    id: 'taobao:trade:2100000000000000:paid',
    data: { orderId: '2100000000000000', amountFen: 20007n, buyer: '#AAH1', itemCount: 5 },
  });
});

test('behaviour: an address is known by a digest of what is shown of it, and only if it is shown to the door', () => {
  const place = {
    ...{ receiver_state: '浙江省', receiver_city: '杭州市', receiver_district: '余杭区' },
    ...{ receiver_town: '文一街道', receiver_address: '文*路1*号' },
  };
  const { parse } = setUp();
  const addressOf = (change: object) => {
    const [event] = parse({ trades: { trade: [{ ...trade, ...change }] } });
    return event?.kind === 'order.paid' ? event.data.address : expect.fail();
  };
  expect(addressOf(place)).toBe('#浙江省|杭州市|余杭区|文一街道|文*路1*号');
  expect(addressOf({ ...place, receiver_address: '文* 路１*号' })).toBe(addressOf(place));
  expect(addressOf({ ...place, receiver_address: undefined })).toBeUndefined();
  expect(addressOf({ receiver_address: '文*路1*号' })).toBeUndefined();
  expect(addressOf({})).toBeUndefined();
});

test('behaviour: a trade closed before payment is closed and nothing else', () => {
  const closed = {
    ...trade,
    status: 'TRADE_CLOSED_BY_TAOBAO',
    pay_time: undefined,
    modified: '2027-01-03 11:00:00',
  };
  expect(setUp().parse({ trades: { trade: [closed] } })).toMatchObject([
    { kind: 'order.closed', data: { reason: 'TRADE_CLOSED_BY_TAOBAO' } },
  ]);
});

test('behaviour: an unpaid trade, a state that is new to us, a refund on its way are no events', () => {
  const { parse } = setUp();
  const unpaid = { ...trade, pay_time: null, status: 'WAIT_BUYER_PAY' };
  const odd = { ...unpaid, status: 'PAY_PENDING' };
  expect(parse({ trades: { trade: [unpaid, odd] } })).toEqual([]);
  const refund = {
    refund_id: 1,
    tid: 2,
    status: 'WAIT_SELLER_AGREE',
    refund_fee: '1.00',
    modified: '2027-01-03 11:00:00',
  };
  expect(parse({ refunds: { refund: [refund] } }, 'taobao.refunds.receive.get')).toEqual([]);
  expect(parse({ total_results: 0 })).toEqual([]);
});

const broken: [string, object][] = [
  ['payment', { payment: 200.07 }],
  ['pay_time', { pay_time: null }],
  ['end_time', { status: 'TRADE_FINISHED' }],
  ['tid', { tid: 'T1' }],
  ['orders', { orders: undefined }],
  ['status', { status: '' }],
];

test.each(broken)(
  'error: a trade without a good %s is malformed and says where',
  (field, change) => {
    const { parse } = setUp();
    expect(() => parse({ trades: { trade: [trade, { ...trade, ...change }] } })).toThrow(
      new RegExp(`"trades\\.trade\\.1\\.${field}`),
    );
  },
);

const PARCELS = 'taobao.logistics.orders.get';
const sent = {
  tid: '2100000000000000123',
  order_code: 'LP1',
  out_sid: 'YT0000000000001',
  company_name: '圆通速递',
  status: 'ACCEPTED',
  created: '2027-01-03 12:00:00',
  modified: '2027-01-03 13:00:00',
  a_new_field: 1,
};
const parcels = (...shipping: object[]) =>
  setUp().parse({ shippings: { shipping }, total_results: shipping.length }, PARCELS);

test('behaviour: a record with a number is an order sent, its carrier by code, stated when it changed', () => {
  const [event, ...rest] = parcels(sent, { ...sent, order_code: 'LP2', out_sid: '' });
  expect(rest).toEqual([]); // One whose number is still to come is no fact.
  expect(event).toMatchObject({
    id: 'taobao:parcel:LP1:shipped',
    kind: 'order.shipped',
    data: { orderId: '2100000000000000123', carrier: 'yuantong', parcelNo: 'YT0000000000001' },
  });
  expect((event?.statedAt ?? 0) - (event?.occurredAt ?? 0)).toBe(3_600_000);
  expect(event).not.toHaveProperty('withdrawn');
});

test('behaviour: a corrected number is the same fact, a cancelled record takes it back', () => {
  const [first] = parcels(sent);
  const [corrected] = parcels({ ...sent, out_sid: 'YT0000000000002' });
  expect(corrected?.id).toBe(first?.id);
  expect(parcels({ ...sent, status: 'CANCELLED' })[0]).toMatchObject({ withdrawn: true });
  expect(parcels({ ...sent, order_code: undefined })[0]?.id).toBe(
    'taobao:parcel:2100000000000000123:YT0000000000001:shipped',
  );
});

test.each([
  ['tid', { tid: 'T' }],
  ['created', { created: '2027-02-30 12:00:00' }],
])('error: a record of a parcel without a good %s is malformed and says where', (field, change) => {
  expect(() => parcels(sent, { ...sent, ...change })).toThrow(
    new RegExp(`"shippings\\.shipping\\.1\\.${field}`),
  );
});

test.each([
  ['顺丰速运', 'shunfeng'],
  ['YTO', 'yuantong'],
  ['中通快递', 'zhongtong'],
  ['yunda', 'yunda'],
  ['顺丰快运', '顺丰快运'], // Freight has a code of its own.
  ['老王托运部', '老王托运部'],
])('behaviour: a carrier called %s is %s', (told, code) => {
  expect(parcels({ ...sent, company_name: told })[0]?.data).toMatchObject({ carrier: code });
});
