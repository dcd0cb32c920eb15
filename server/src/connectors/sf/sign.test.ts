import { expect, test } from 'vitest';
import { digestMessage, javaUrlEncode } from './sign.ts';

test('behaviour: text is encoded as Java encodes it, not as a browser does', () => {
  expect(javaUrlEncode('a b*c!\'()~/{"顺"}')).toBe('a+b*c%21%27%28%29%7E%2F%7B%22%E9%A1%BA%22%7D');
});

// SF's own page on its signature (open.sf-express.com, developSupport 976720 and the SM3 page). The same page
// prints the first value under `simple_md5` too, which its text there cannot make.
const example = {
  msgData: '{"language":"zh-CN","orderId":"QIAO-20200618-004"}',
  timestamp: '12312334453453',
};
const word = 'fjcg5PGKaNpPSHFAZ4QsCOkV71R3zVci';
const digests = {
  standard_md5: 'IIKJtuLVzoFTu4kHI8M8vA==',
  sm3: 'b05d21124eb6aedb3c6c99b1a37f9fc9a23a9898cb6a4b5df00d4402bda9081f',
} as const;

test('behaviour: the worked examples of the vendor’s page come out, and one byte changed does not', () => {
  for (const [method, digest] of Object.entries(digests)) {
    const sign = (m: typeof example, w: string) => digestMessage(m, w, method as 'sm3');
    expect(sign(example, word)).toBe(digest);
    const other = { ...example, msgData: example.msgData.replace('004', '005') };
    expect(sign(other, word)).not.toBe(digest);
    expect(sign({ ...example, timestamp: '12312334453454' }, word)).not.toBe(digest);
    expect(sign(example, word.replace('fjcg', 'fjch'))).not.toBe(digest);
  }
});

test('behaviour: both digests are of message, time and check word; one byte more gives another', () => {
  const message = { msgData: '{"a":1}', timestamp: '1799035200000' };
  // SM3 of "abc" is the example of GB/T 32905-2016, Annex A.1.
  expect(digestMessage({ msgData: 'a', timestamp: 'b' }, 'c', 'sm3')).toBe(
    '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
  );
  for (const digest of ['standard_md5', 'sm3'] as const) {
    const made = digestMessage(message, 'word', digest);
    expect(digestMessage({ ...message, msgData: '{"a":2}' }, 'word', digest)).not.toBe(made);
    expect(digestMessage({ ...message, timestamp: '1799035200001' }, 'word', digest)).not.toBe(
      made,
    );
    expect(digestMessage(message, 'wore', digest)).not.toBe(made);
  }
});
