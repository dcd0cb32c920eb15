import { expect, test } from 'vitest';
import { topSign, topVerify } from './sign.ts';

// The worked example of open.taobao.com doc 101617.
const published = {
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

test('behaviour: the MD5 signature is the one that the vendor prints for its example', () => {
  expect(topSign(published, 'helloworld', 'md5')).toBe('66987CB115214E59E6EC978214934FB8');
});

test('behaviour: the MD5 signature is the one of the older documentation too', () => {
  const older = {
    method: 'taobao.user.seller.get',
    timestamp: '2013-05-06 13:52:03',
    format: 'xml',
    app_key: 'test',
    v: '2.0',
    fields: 'nick',
    sign_method: 'md5',
    session: 'test',
  };
  expect(topSign(older, 'test', 'md5')).toBe('72CB4D809B375A54502C09360D879C64');
});

test('behaviour: the HMACs take the secret as their key (RFC 2202 and RFC 4231, case 2)', () => {
  // The published text, cut into a parameter's name and value.
  const text = { 'what do ya want': ' for nothing?' };
  expect(topSign(text, 'Jefe', 'hmac')).toBe('750C783E6AB0B503EAA86E310A5DB738');
  expect(topSign(text, 'Jefe', 'hmac-sha256')).toBe(
    '5BDCC146BF60754E6A042426089575C75A003F089D2739839DEC58B964EC3843',
  );
});

test('error: a changed value, another secret, an unknown method or no signature do not verify', () => {
  const sign = topSign(published, 'helloworld', 'md5');
  expect(topVerify({ ...published, sign }, 'helloworld')).toBe(true);
  expect(topVerify({ ...published, sign, num_iid: '11223345' }, 'helloworld')).toBe(false);
  expect(topVerify({ ...published, sign }, 'other')).toBe(false);
  expect(topVerify({ ...published, sign, sign_method: 'sha1' }, 'helloworld')).toBe(false);
  expect(topVerify(published, 'helloworld')).toBe(false);
});
