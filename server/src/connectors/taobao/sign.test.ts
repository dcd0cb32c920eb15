import { expect, test } from 'vitest';
import { signTop } from './sign.ts';

// The worked example of TOP's own page (document 101617).
const example = {
  method: 'taobao.item.seller.get',
  app_key: '12345678',
  session: 'test',
  timestamp: '2016-01-01 12:00:00',
  format: 'json',
  v: '2.0',
  sign_method: 'md5',
  fields: 'num_iid,title,nick,price,num',
  num_iid: '11223344',
};

test("behaviour: the worked example of the partner's page comes out", () => {
  expect(signTop(example, 'helloworld', 'md5')).toBe('66987CB115214E59E6EC978214934FB8');
});

test('behaviour: a signature that is there already is not signed', () => {
  expect(signTop({ ...example, sign: 'x' }, 'helloworld', 'md5')).toBe(
    '66987CB115214E59E6EC978214934FB8',
  );
});

test('error: one byte changed anywhere gives another signature', () => {
  for (const [key, value] of Object.entries(example)) {
    const other = { ...example, [key]: `${value.slice(0, -1)}~` };
    expect(signTop(other, 'helloworld', 'md5')).not.toBe('66987CB115214E59E6EC978214934FB8');
  }
  expect(signTop(example, 'helloworle', 'md5')).not.toBe('66987CB115214E59E6EC978214934FB8');
});

// One parameter whose concatenation is the published text of both standards.
const published = { Hi: ' There' };

test('behaviour: hmac and hmac-sha256 agree with RFC 2202 and RFC 4231, case 1', () => {
  expect(signTop(published, '\x0b'.repeat(16), 'hmac')).toBe('9294727A3638BB1C13F48EF8158BFC9D');
  expect(signTop(published, '\x0b'.repeat(20), 'hmac-sha256')).toBe(
    'B0344C61D8DB38535CA8AFCEAF0BF12B881DC200C9833DA726E9376C2E32CFF7',
  );
});

test('behaviour: keys are sorted by code unit, not by any language', () => {
  const text = { b: '2', B: '1', a_c: '4', ab: '3' };
  expect(signTop(text, 's', 'md5')).toBe(signTop({ B1a: '_c4ab3b2' }, 's', 'md5'));
});
