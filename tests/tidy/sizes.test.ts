import { expect, test } from 'vitest';
import { filesLike, sources } from './files.ts';
import { report } from './finding.ts';
import { judgeFileSize, judgeFunctionSizes } from './sizes.ts';

test('behaviour: no file is longer than 500 lines', () => {
  const files = filesLike(/[.](ts|tsx|mjs|js|sql|sol|css|html|md)$/);
  expect(report(files.flatMap(judgeFileSize))).toEqual([]);
});

test('behaviour: no function is longer than 70 lines', () => {
  expect(report(sources().flatMap(judgeFunctionSizes))).toEqual([]);
}, 60_000);

test('behaviour: a long file and a long function are caught, one line less is not', () => {
  const file = (lines: number) => ({ path: 'a.ts', text: 'x;\n'.repeat(lines) });
  expect(judgeFileSize(file(500))).toEqual([]);
  expect(judgeFileSize(file(501))).toHaveLength(1);
  const body = (lines: number) => ({
    path: 'a.ts',
    text: `const f = () => {\n${'g();\n'.repeat(lines)}};\n`,
  });
  expect(judgeFunctionSizes(body(68))).toEqual([]);
  expect(report(judgeFunctionSizes(body(69)))).toEqual([
    'a.ts:1 a function of 71 lines: at most 70, name its parts',
  ]);
});
