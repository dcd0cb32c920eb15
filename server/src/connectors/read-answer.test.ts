import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  count,
  digits,
  parsePartnerJson,
  readFields,
  readJson,
  stamp,
  yuan,
} from './read-answer.ts';

test('behaviour: an integer beyond 2^53 keeps every digit, others stay numbers', () => {
  expect(
    parsePartnerJson(
      '{"tid":2100000000000000019,"s":9007199254740991,"n":[-9007199254740993,1.5,0]}',
    ),
  ).toEqual({ tid: '2100000000000000019', s: 9007199254740991, n: ['-9007199254740993', 1.5, 0] });
});

test('behaviour: digits inside a text are left alone', () => {
  const text = '{"memo":"tid\\":2100000000000000019,"}';
  expect(parsePartnerJson(text)).toEqual(JSON.parse(text));
});

test('error: a field that is missing, changed or malformed is named', () => {
  const schema = z.object({ list: z.array(z.object({ id: digits, fee: yuan, at: stamp })) });
  const good = { id: 7, fee: '1.20', at: '2027-01-04 09:30:00', extra: true };
  const read = (bad: object) => () => readFields(schema, { list: [good, bad] }, 'p', 'm');
  expect(read(good)()).toMatchObject({ list: [{ id: '7', fee: 120n }, { id: '7' }] });
  expect(read({ ...good, id: '7a' })).toThrow(/"list.1.id"/);
  expect(read({ ...good, fee: 1.2 })).toThrow(/"list.1.fee"/);
  expect(read({ ...good, fee: '1.234' })).toThrow(/"list.1.fee"/);
  expect(read({ ...good, at: '2027-01-04T09:30:00Z' })).toThrow(/"list.1.at"/);
  expect(read({ id: 7, fee: '1' })).toThrow(/"list.1.at"/);
  expect(() => readFields(schema, null, 'p', 'm')).toThrow(/"\(answer\)"/);
});

test('behaviour: counts come as text or number', () => {
  expect([count.parse('2000'), count.parse(7)]).toEqual([2000, 7]);
  for (const bad of ['', '-1', '1.5', 1.5, null]) expect(count.safeParse(bad).success).toBe(false);
});

test('error: what is not JSON, or not UTF-8, is malformed', () => {
  expect(() => readJson(Buffer.from('<html>'), 'p', 'm')).toThrow(/not JSON/);
  expect(() => readJson(Uint8Array.of(0x22, 0xff, 0x22), 'p', 'm')).toThrow(/not JSON/);
});
