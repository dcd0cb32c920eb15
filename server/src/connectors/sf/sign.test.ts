import { expect, test } from 'vitest';
import { digestMessage, javaUrlEncode } from './sign.ts';

test('behaviour: text is encoded as Java encodes it, not as a browser does', () => {
  expect(javaUrlEncode('a b*c!\'()~/{"顺"}')).toBe('a+b*c%21%27%28%29%7E%2F%7B%22%E9%A1%BA%22%7D');
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
