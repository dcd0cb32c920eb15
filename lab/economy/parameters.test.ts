import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parameters } from './parameters.ts';

test('behaviour: every parameter says where it comes from, or that it is assumed', () => {
  const text = readFileSync(new URL('./parameters.ts', import.meta.url), 'utf8');
  const lines = text.split('\n');
  const silent = lines
    .slice(lines.findIndex((line) => line.startsWith('export const parameters')))
    .filter((line, i, rest) => {
      const [code = '', comment = ''] = line.split('//');
      if (code.trimStart().startsWith('/**') || !/\d/.test(code)) return false;
      // A list that the formatter broke has its word where the list ends.
      const said = /^\s*\d/.test(code) ? (rest[i + 1] ?? '') : comment;
      return !/assumed|source/i.test(said);
    });
  expect(silent).toEqual([]);
});

test('behaviour: factors of the year, the week and the day have their full length', () => {
  for (const months of Object.values(parameters.season)) expect(months).toHaveLength(12);
  for (const days of Object.values(parameters.weekday)) expect(days).toHaveLength(7);
  for (const hours of Object.values(parameters.hours)) expect(hours).toHaveLength(24);
  expect(parameters.orders.quantities.reduce((a, b) => a + b, 0)).toBeCloseTo(1);
});
