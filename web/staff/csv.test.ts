import { expect, test } from 'vitest';
import { csv } from './csv.ts';

test('behaviour: quotes, commas and lines are kept apart, nothing becomes a formula', () => {
  expect(
    csv([
      ['源', 'a,b', 'say "x"', null],
      ['=1+1', -3, '-3', 'two\nlines'],
    ]),
  ).toBe('源,"a,b","say ""x""",\r\n\'=1+1,-3,\'-3,"two\nlines"');
});
