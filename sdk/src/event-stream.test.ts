import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createStreamParser, type StreamEvent } from './event-stream.ts';

const parse = (pieces: readonly string[]): StreamEvent[] => {
  const parser = createStreamParser();
  return pieces.flatMap((piece) => parser.push(piece));
};

test('behaviour: events carry name, data over several lines, and the id in force', () => {
  const text =
    ': hello\nid: 7\nevent: application\ndata: {"a":\ndata: 1}\n\ndata: plain\n\nevent: empty\n\n';
  expect(parse([text])).toEqual([
    { event: 'application', data: '{"a":\n1}', lastEventId: '7' },
    { event: 'message', data: 'plain', lastEventId: '7' },
  ]);
});

test('property: however the text is cut and its lines ended, the same events come out', () => {
  const line = fc.stringMatching(/^[a-z0-9 :{}"]{0,12}$/);
  const events = fc.array(fc.array(line, { minLength: 1, maxLength: 3 }), { maxLength: 6 });
  const ends = fc.constantFrom('\n', '\r\n', '\r');
  fc.assert(
    fc.property(
      events,
      ends,
      fc.infiniteStream(fc.integer({ min: 1, max: 9 })),
      (all, end, cut) => {
        const text = all
          .map((lines, i) => [`id: ${i}`, ...lines.map((l) => `data: ${l}`), '', ''].join(end))
          .join('');
        const closed = `${text}\n`; // Tells a last `\r` from half of `\r\n`.
        const pieces: string[] = [];
        for (let rest = closed; rest !== ''; ) {
          const size = cut.next().value ?? 1;
          pieces.push(rest.slice(0, size));
          rest = rest.slice(size);
        }
        expect(parse(pieces)).toEqual(parse([closed]));
        expect(parse([closed]).map((event) => event.data)).toEqual(
          all.map((lines) => lines.join('\n')),
        );
      },
    ),
  );
});

test('behaviour: a byte order mark, comments, unknown fields and half an event do no harm', () => {
  expect(parse(['\uFEFF: ping\n', 'foo: bar\ndata:x\n\n', 'data: half'])).toEqual([
    { event: 'message', data: 'x', lastEventId: '' },
  ]);
});

test('behaviour: the server says how long to wait before connecting again', () => {
  const parser = createStreamParser();
  parser.push('retry: 2500\nretry: soon\n\n');
  expect(parser.retryMs).toBe(2500);
});
