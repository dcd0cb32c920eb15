import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { problemCodes } from '../../server/src/api/index.ts';
import { filesLike } from './files.ts';

// A refusal that reaches the rim without a status would answer 500. The rooms whose refusals the
// API passes on are these; connectors' pull refusals stay inside the journey.
const rooms = [
  ...['origination', 'lending', 'concentration', 'funding', 'purposes', 'servicing', 'party'],
  ...['reconciliation', 'collections', 'care', 'webhooks', 'sessions'],
];
const refusing = new RegExp(`^server[/]src[/](${rooms.join('|')})[/].+[.]ts$|rail[/]port[.]ts$`);

/** The codes of the refusal unions that `source` declares. */
function codesOf(source: string): string[] {
  const unions = source.match(/type \w*Refusal =[^;]*(?:;[^;]*?)*?(?=\n\n|\n\/\*\*)/g) ?? [];
  const inline = source.match(/Result<[^>]*\{ readonly code: '[a-z_]+' \}>/g) ?? [];
  return [...unions, ...inline].flatMap((text) =>
    [...text.matchAll(/code: '([a-z_]+)'/g)].map((match) => match[1] ?? ''),
  );
}

test('behaviour: every refusal that the API may pass on has a status and a title', () => {
  const files = filesLike(refusing).filter(({ path }) => !path.includes('.test.'));
  const codes = new Set(
    files.flatMap(({ path }) =>
      codesOf(readFileSync(join(import.meta.dirname, '../..', path), 'utf8')),
    ),
  );
  expect(codes.size).toBeGreaterThan(25);
  expect([...codes].filter((code) => problemCodes[code] === undefined)).toEqual([]);
});

test('behaviour: a union of refusals is read to its end', () => {
  const source = `export type XRefusal =
  | { readonly code: 'a_b' }
  | { readonly code: 'c_d'; readonly on: Date };

const x = 1;`;
  expect(codesOf(source)).toEqual(['a_b', 'c_d']);
});
