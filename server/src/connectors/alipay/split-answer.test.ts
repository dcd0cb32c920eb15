import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitAnswer } from './split-answer.ts';

const METHOD = 'alipay.trade.query';
const split = (text: string) => {
  const found = splitAnswer(Buffer.from(text), METHOD);
  return found && { ...found, signed: Buffer.from(found.signed).toString() };
};

test('behaviour: the slice keeps escapes, spaces and Chinese text as they came', () => {
  const inner = '{ "code" : "10000","u":"http:\\/\\/a\\/b" ,\n "n":"林岚\\u6797" }';
  expect(split(`\n{ "alipay_trade_query_response"\t:\r\n ${inner} ,  "sign" : "YQ==" }\n`)).toEqual(
    {
      kind: 'response',
      signed: inner,
      sign: 'YQ==',
    },
  );
});

test('behaviour: braces, quotes and a "sign" inside the object end nothing', () => {
  const inner = '{"sign":"x","memo":"} \\"],\\"sign\\":{[ \\\\","list":[{"a":"]"}],"n":null}';
  expect(split(`{"sign":"Yg==","alipay_trade_query_response":${inner}}`)).toEqual({
    kind: 'response',
    signed: inner,
    sign: 'Yg==',
  });
});

test('behaviour: an encrypted answer is signed with its quotes', () => {
  expect(split('{"alipay_trade_query_response":"YWJj","sign":"YQ=="}')?.signed).toBe('"YWJj"');
});

test('behaviour: a gateway fault stands under error_response, with or without a signature', () => {
  expect(split('{"error_response":{"code":"40002"}}')).toEqual({
    kind: 'error',
    signed: '{"code":"40002"}',
    sign: null,
  });
});

const unclear: [string, string][] = [
  [
    'two objects of that name',
    '{"alipay_trade_query_response":{},"alipay_trade_query_response":{}}',
  ],
  ['an answer and a fault', '{"alipay_trade_query_response":{},"error_response":{}}'],
  ['a second name in escapes', '{"sign":"YQ==","sig\\u006e":"Yg==","error_response":{}}'],
  ["another method's answer", '{"alipay_trade_pay_response":{},"sign":"YQ=="}'],
  ['text behind the end', '{"error_response":{}} {}'],
  ['a cut answer', '{"alipay_trade_query_response":{"code":"100'],
  ['an open object', '{"error_response":{},'],
  ['a list', '[]'],
  ['a page of HTML', '<html>502</html>'],
  ['nothing', ''],
  ['a signature that is no text', '{"error_response":{},"sign":1}'],
];

test.each(unclear)('error: %s is no answer', (_, text) => {
  expect(split(text)).toBeUndefined();
});

test('property: whatever JSON the object holds, its slice comes out byte for byte', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat(4), (inner, indent) => {
      const slice = JSON.stringify(inner, null, indent).replaceAll('/', '\\/');
      expect(split(`{"alipay_trade_query_response":${slice},"sign":"YQ=="}`)?.signed).toBe(slice);
    }),
  );
});

test('property: no bytes at all make it throw or loop', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      expect(splitAnswer(bytes, METHOD)?.sign ?? null).toBeNull();
    }),
  );
});
