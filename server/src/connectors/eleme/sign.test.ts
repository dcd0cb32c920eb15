import { expect, test } from 'vitest';
import { signCall, signPush, verifyPush, writeParam } from './sign.ts';

// The worked example of Ele.me's page on its signature, as reprinted at dianj.com.cn/News/Detail/21195.
const secret = '8e81ef8b73593d6b24e0cd9f11cbe3132d11ab8e';
const call = {
  action: 'eleme.order.getOrder',
  token: 'ed72bdaef7b635ecf9279147d76d6a55',
  metas: { app_key: 'wYO4C8ZLzB', timestamp: 1486217703 },
  params: { orderId: '100027526535707064' },
};
const signature = 'B450D7598455D163488A2ABEB1E0E0C5';

test('behaviour: the vendor’s worked example is reproduced', () => {
  expect(signCall(call, secret)).toBe(signature);
});

test('error: one byte more or other gives another signature', () => {
  const others = [
    signCall({ ...call, action: 'eleme.order.getOrdes' }, secret),
    signCall({ ...call, token: call.token.replace('6a55', '6a56') }, secret),
    signCall({ ...call, metas: { ...call.metas, timestamp: 1486217704 } }, secret),
    signCall({ ...call, params: { orderId: '100027526535707065' } }, secret),
    signCall({ ...call, params: { orderId: 100027526535707064n } }, secret), // Without quotes.
    signCall(call, secret.replace('8e81', '8e82')),
  ];
  for (const other of others) expect(other).not.toBe(signature);
});

test('behaviour: an id beyond 2^53 is written as the bare number that it is, at any depth', () => {
  expect(writeParam({ shopId: 100452735447201579n, query: { no: 1, day: '2027-01-04' } })).toBe(
    '{"shopId":100452735447201579,"query":{"no":1,"day":"2027-01-04"}}',
  );
});

test('behaviour: a push is signed without quotes; one changed byte, or no signature, is a forgery', () => {
  const fields = { requestId: '1', type: '10', message: '{"a":1}', userId: '100452735447201579' };
  const signed = { ...fields, signature: signPush(fields, secret) };
  expect(verifyPush(signed, secret)).toBe(true);
  expect(verifyPush({ ...signed, userId: '100452735447201578' }, secret)).toBe(false);
  expect(verifyPush({ ...signed, message: '{"a":2}' }, secret)).toBe(false);
  expect(verifyPush(fields, secret)).toBe(false);
  expect(verifyPush(signed, secret.toUpperCase())).toBe(false);
});
