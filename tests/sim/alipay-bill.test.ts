import assert from 'node:assert/strict';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { encodeGbk } from '../../lab/sandbox/files/gbk.ts';
import { consent } from '../../lab/sandbox/fixture.ts';
import { shanghaiStamp } from '../../server/src/kernel/index.ts';
import { newId } from '../../server/src/platform/index.ts';
import { partnerWorld, testPartner } from './partner.fixture.ts';

// Alipay's account log and its months' bills against the twin: addresses that die after 30 seconds, ZIPs of
// GBK, and every taking once in each.

const world = await partnerWorld('alipay', 'offline-shop-2', {
  ...{ days: 45, more: { ALIPAY_READS_BILL: 'true' } },
});
const { sandbox, clock, resident, connector, told } = world;

const arrive = async () => {
  const borrowerId = await world.welcome();
  const back = await consent(sandbox, 'alipay', world.key);
  assert(connector.connection.kind === 'oauth');
  const { alipay } = sandbox.lender.redirectUris;
  const code = back.get('app_auth_code') ?? '';
  await world.keep(borrowerId, await connector.connection.exchange(code, alipay));
  return borrowerId;
};

/** The takings of the two months that are over, by the number that the bill gives each. */
const held = () =>
  new Map(
    resident.account
      .filter(({ amount, orderNo }) => amount > 0n && orderNo === null)
      .filter(({ at }) => ['2026-11', '2026-12'].includes(shanghaiStamp(at).slice(0, 7)))
      .map(({ id, at, amount }) => {
        const day = shanghaiStamp(at).slice(0, 10).replaceAll('-', '');
        const no = `${day}22001${id.slice(-11)}`;
        const data = { paymentId: no, amountFen: amount, feeFen: 0n, channel: 'alipay' };
        return [`alipay:trade:${no}:received`, data];
      }),
  );

testPartner(world, {
  ...{ arrive, held, atLeast: 1_000 },
  faults: ['http500', 'html', 'slow', 'answer_lost', 'tampered_signature', 'quota'],
});

test('behaviour: an address that died on the way is asked for again, once', async () => {
  const borrowerId = await arrive();
  let late = 1;
  told.call = (url) => {
    if (url.includes('/alipay/bills/') && late-- > 0) clock.advance(31_000);
  };
  expect(await world.pull(borrowerId)).toBe('complete');
  told.call = (url) => {
    if (url.includes('/alipay/bills/')) clock.advance(31_000);
  };
  expect(await world.pull(await arrive())).toBe('partner_unavailable');
});

const columns = [
  '支付宝交易号',
  '业务类型',
  '完成时间',
  '对方账户',
  '订单金额（元）',
  '服务费（元）',
];
const bill = (rows: readonly (readonly string[])[], extra: Record<string, Uint8Array> = {}) => {
  const text = [['#业务明细'], columns, ...rows, ['#结束']]
    .map((row) => row.join(','))
    .join('\r\n');
  return zipSync({ 'a.csv': encodeGbk(text), ...extra });
};
const context = {
  ...{ borrowerId: newId('borrower'), blind: (text: string) => `~${text}`, identify: () => 'k' },
  ...{ tie: () => {}, own: {} },
};
const parse = (body: Uint8Array) =>
  connector.parse({ method: 'alipay.bill', request: {}, body, cursor: null }, context);

test('behaviour: what went back is a refund, a fee is what was kept, a summary says nothing', () => {
  const day = '2026-12-01 10:11:12';
  const summary = { 'b.csv': encodeGbk('门店编号,门店名称,订单金额（元）\r\n合计,,1.00') };
  const events = parse(
    bill(
      [
        ['2026120122001\t', '交易', day, '李*(138***)', '12.30', '-0.07'],
        ['2026120122001\t', '退款', day, '李*(138***)', '-2.30', '0.01'],
      ],
      summary,
    ),
  );
  expect(events.map(({ kind, data }) => [kind, data])).toEqual([
    [
      'till.received',
      {
        ...{ paymentId: '2026120122001', amountFen: 1_230n, feeFen: 7n, channel: 'alipay' },
        payer: '~李*(138***)',
      },
    ],
    ['till.refunded', { refundId: '2026120122001', paymentId: '2026120122001', amountFen: 230n }],
  ]);
});

test('error: a bill that is no ZIP, grows too large or holds no amount is malformed, with its place', () => {
  expect(() => parse(new TextEncoder().encode('链接已失效'))).toThrow('archive_broken');
  const zeros = { 'z.csv': new Uint8Array(80 * 1024 * 1024) };
  expect(() => parse(zipSync(zeros))).toThrow('archive_too_large z.csv');
  const row = ['1', '交易', '2026-12-01 10:11:12', '', '十二元', '0'];
  expect(() => parse(bill([row]))).toThrow('row_malformed 3');
});
