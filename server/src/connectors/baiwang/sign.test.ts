import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { signCall } from './sign.ts';

const params = { method: 'baiwang.output.invoice.query', appKey: '10', version: '6.0', token: '' };
const body = '{"taxNo":"91","a":"中"}';

test('behaviour: names are sorted, what is empty is left out, the secret stands around it all', () => {
  const text = `s3cretappKey10methodbaiwang.output.invoice.queryversion6.0${body}s3cret`;
  const made = createHash('md5').update(text).digest('hex').toUpperCase();
  expect(signCall(params, body, 's3cret')).toBe(made);
  expect(signCall({ ...params, sign: 'X' }, body, 's3cret')).toBe(made);
});

test('error: one byte of anything changes the signature', () => {
  const told = [
    signCall(params, body, 's3cret'),
    signCall({ ...params, appKey: '11' }, body, 's3cret'),
    signCall(params, `${body} `, 's3cret'),
    signCall(params, body, 's3creT'),
  ];
  expect(new Set(told).size).toBe(4);
});
