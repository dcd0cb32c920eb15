import { expect, test } from 'vitest';
import { context } from '../connector.fixture.ts';
import { PartnerAnswerMalformed } from '../errors.ts';
import { BOUGHT, parseAli1688, parseStamp, SOLD } from './parse.ts';

const order = {
  baseInfo: {
    id: '3190000000000000123',
    idOfStr: '3190000000000000123',
    status: 'success',
    totalAmount: 1999.9,
    refund: 0,
    createTime: '20270101090000000+0800',
    payTime: '20270101090500000+0800',
    completeTime: '20270105101112000+0800',
    modifyTime: '20270105101112000+0800',
    buyerID: 'b2b-1',
    sellerID: 'b2b-2',
  },
  productItems: [{ quantity: 3 }, { quantity: 4 }],
  nativeLogistics: {
    logisticsItems: [
      {
        logisticsBillNo: 'YT88',
        logisticsCompanyNo: 'yuantong',
        deliveredTime: '20270102080000000+0800',
      },
    ],
  },
};
const page = (method: string, ...result: unknown[]) => ({
  method,
  request: null,
  cursor: null,
  body: Buffer.from(JSON.stringify({ result, totalRecord: result.length })),
});
const parse = (method: string, ...result: unknown[]) =>
  parseAli1688(page(method, ...result), context);
const withBase = (base: object) => ({ ...order, baseInfo: { ...order.baseInfo, ...base } });

test('behaviour: a purchase is paid and received; its id stays text, its yuan become fen', () => {
  expect(parse(BOUGHT, order).map(({ id, kind, data }) => ({ id, kind, data }))).toEqual([
    {
      id: 'ali1688:bought:3190000000000000123:paid',
      kind: 'purchase.paid',
      data: { orderId: '3190000000000000123', amountFen: 199_990n, seller: '#b2b-2', itemCount: 7 },
    },
    {
      id: 'ali1688:bought:3190000000000000123:shipped:YT88',
      kind: 'purchase.shipped',
      data: { orderId: '3190000000000000123', carrier: 'yuantong', parcelNo: 'YT88' },
    },
    {
      id: 'ali1688:bought:3190000000000000123:received',
      kind: 'purchase.received',
      data: { orderId: '3190000000000000123', amountFen: 199_990n },
    },
  ]);
});

test('behaviour: a sale is paid, sent with its parcel, finished; a refund is told once', () => {
  const kinds = (o: object) => parse(SOLD, o).map(({ kind }) => kind);
  expect(kinds(order)).toEqual(['order.paid', 'order.shipped', 'order.finished']);
  expect(kinds(withBase({ refund: '10.00', refundStatus: 'refundsuccess' }))).toContain(
    'refund.paid',
  );
  expect(kinds(withBase({ refund: 10, refundStatus: 'waitselleragree' }))).not.toContain(
    'refund.paid',
  );
  expect(kinds(withBase({ status: 'cancel' }))).toContain('order.closed');
  expect(kinds(withBase({ status: 'waitbuyerpay', payTime: null }))).not.toContain('order.paid');
});

test('behaviour: what the partner adds is not looked at', () => {
  expect(parse(BOUGHT, { ...order, novelty: { deep: [1] } })).toHaveLength(3);
});

const changed: [string, string, object][] = [
  ['a missing amount', 'result.0.baseInfo.totalAmount', { totalAmount: undefined }],
  ['an amount of three decimals', 'result.0.baseInfo.totalAmount', { totalAmount: 1.005 }],
  ['a negative amount', 'result.0.baseInfo.totalAmount', { totalAmount: -1 }],
  ['a time without a zone', 'result.0.baseInfo.modifyTime', { modifyTime: '20270105101112000' }],
  ['a day that is not one', 'result.0.baseInfo.payTime', { payTime: '20270230090500000+0800' }],
  ['a finished order without its time', 'result.0.baseInfo.completeTime', { completeTime: null }],
  ['no id at all', 'result.0.baseInfo.idOfStr', { id: undefined, idOfStr: undefined }],
];
test.each(changed)('error: %s is told with its place', (_, field, base) => {
  expect(() => parse(BOUGHT, withBase(base))).toThrow(PartnerAnswerMalformed);
  expect(() => parse(BOUGHT, withBase(base))).toThrow(field);
});

test('behaviour: a time is read with the zone that it names', () => {
  expect(parseStamp('20270104101112345+0800')).toBe(Date.parse('2027-01-04T10:11:12.345+08:00'));
  expect(parseStamp('20270104101112345+0000')).toBe(Date.parse('2027-01-04T10:11:12.345Z'));
  expect(parseStamp('20270104101112345-0130')).toBe(Date.parse('2027-01-04T10:11:12.345-01:30'));
});
