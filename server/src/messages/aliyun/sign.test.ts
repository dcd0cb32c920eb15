import { expect, test } from 'vitest';
import { canonicalQuery, signedHeaders } from './sign.ts';

// The worked example of Alibaba Cloud's page on the signature (document 2593177), to the byte.
const example = {
  method: 'POST',
  host: 'ecs.cn-shanghai.aliyuncs.com',
  path: '/',
  query: {
    RegionId: 'cn-shanghai',
    ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd',
  },
  action: 'RunInstances',
  version: '2014-05-26',
  date: '2023-10-26T10:22:32Z',
  nonce: '3156853299f313e23d1673dc12e1703d',
  body: '',
} as const;
const key = { id: 'YourAccessKeyId', secret: 'YourAccessKeySecret' };

test('behaviour: the worked example of the vendor’s page comes out', () => {
  expect(signedHeaders(example, key).authorization).toBe(
    'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
  );
});

test('behaviour: whatever is changed of a call changes its signature', () => {
  const usual = signedHeaders(example, key).authorization;
  const others = [
    { ...example, query: { ...example.query, RegionId: 'cn-hangzhou' } },
    { ...example, action: 'StopInstances' },
    { ...example, date: '2023-10-26T10:22:33Z' },
    { ...example, nonce: '3156853299f313e23d1673dc12e1703e' },
    { ...example, body: '{}' },
    { ...example, path: '/x' },
  ];
  for (const other of others) expect(signedHeaders(other, key).authorization).not.toBe(usual);
  expect(signedHeaders(example, { ...key, secret: 'another' }).authorization).not.toBe(usual);
});

test('behaviour: a query is sorted by code unit and escaped as RFC 3986 says', () => {
  expect(canonicalQuery({ b: 'a b*c~d/e', B: '短信!', a: "('x')" })).toBe(
    'B=%E7%9F%AD%E4%BF%A1%21&a=%28%27x%27%29&b=a%20b%2Ac~d%2Fe',
  );
});
