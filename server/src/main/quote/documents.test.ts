import { expect, test } from 'vitest';
import { type Document, documentsOf, linesOf } from './documents.ts';

async function* inPieces(text: string, size: number) {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function read(text: string, size = 7): Promise<(unknown | 'broken')[]> {
  const found: Document[] = [];
  for await (const document of documentsOf(linesOf(inPieces(text, size)))) found.push(document);
  return found.map((document) => (document.ok ? document.value : 'broken'));
}

const a = { n: 1, list: [{ on: '2027-01-04' }] };
const b = { n: 2 };
const line = (value: unknown) => JSON.stringify(value);
const pretty = (value: unknown) => JSON.stringify(value, null, 2);

test.each([
  ['one line', line(a), [a]],
  ['one line with its end', `${line(a)}\n`, [a]],
  ['lines', `${line(a)}\n${line(b)}\n`, [a, b]],
  ['lines with Windows ends and empty ones', `\r\n${line(a)}\r\n\r\n${line(b)}\r\n`, [a, b]],
  ['a byte order mark', `\uFEFF${line(a)}\n${line(b)}`, [a, b]],
  ['one document over several lines', pretty(a), [a]],
  ['several documents over several lines', `${pretty(a)}\n${pretty(b)}\n`, [a, b]],
  ['a list over several lines', pretty([a, b]), [a, b]],
  ['a list in a line', `${line([a, b])}\n${line(b)}`, [a, b, b]],
  ['an empty list is a document, not none', '[]', [[]]],
  ['a line that is no document among others', `${line(a)}\n{"n":\n${line(b)}`, [a, 'broken', b]],
  ['a broken line first', `{"n":\n${line(a)}\n${line(b)}`, ['broken', a, b]],
  ['words first', `hello\n${line(a)}`, ['broken', a]],
  ['lines that are all broken', '{"n":\n{"m":\n', ['broken', 'broken']],
  ['one broken document over several lines', pretty(a).replace('1,', '1;'), ['broken']],
  ['a document cut off', pretty(a).slice(0, -3), ['broken']],
  ['other JSON', '5\n"x"\nnull\n', [5, 'x', null]],
  ['nothing', '', []],
  ['nothing but line ends', '\n\r\n  \n', []],
])('behaviour: reads %s', async (_, text, documents) => {
  expect(await read(text)).toEqual(documents);
  expect(await read(text, 1)).toEqual(documents);
  expect(await read(text, 10_000)).toEqual(documents);
});

test('behaviour: answers can begin before the last line is there', async () => {
  async function* slow() {
    yield `${line(a)}\n`;
    throw new Error('the second line never came');
  }
  const documents = documentsOf(linesOf(slow()));
  expect(await documents.next()).toEqual({ done: false, value: { ok: true, value: a } });
});
