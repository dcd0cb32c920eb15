import { expect, test } from 'vitest';
import { labDoors, rows } from '../../architecture.mjs';
import manifest from '../../server/package.json' with { type: 'json' };
import { judgeDoor } from './doors.ts';
import { filesLike, paths } from './files.ts';
import { report } from './finding.ts';

const rooms = [
  ...new Set(paths.map((path) => /^server[/]src[/]([^/]+)[/]/.exec(path)?.[1] ?? '')),
].filter((room) => room !== '');
const doors = filesLike(/^server[/]src[/][^/]+[/]index[.]ts$/);

test('behaviour: every folder of server/src is a room of architecture.mjs', () => {
  const known: readonly string[] = rows.flat();
  expect(rooms.filter((room) => !known.includes(room))).toEqual([]);
  expect(new Set(known).size).toBe(known.length);
});

test('behaviour: no file lies beside the rooms', () => {
  expect(paths.filter((path) => /^server[/]src[/][^/]+$/.test(path))).toEqual([]);
});

test('behaviour: every room that others may enter has a door', () => {
  const entered = rooms.filter((room) => room !== 'main'); // Composition roots: nothing comes after.
  const without = entered.filter((room) => !paths.includes(`server/src/${room}/index.ts`));
  expect(without).toEqual([]);
});

test('behaviour: doors hold a comment and named exports, nothing else', () => {
  expect(doors.length).toBeGreaterThan(0);
  expect(report(doors.flatMap(judgeDoor))).toEqual([]);
});

test('behaviour: the doors that the lab may enter are the exports of the server package', () => {
  expect(manifest.exports).toEqual(
    Object.fromEntries(labDoors.map((door) => [`./${door}`, `./src/${door}/index.ts`])),
  );
});

const planted = (text: string) => report(judgeDoor({ path: 'server/src/x/index.ts', text }));

test.each([
  ['no comment', "export { a } from './a.ts';\n"],
  ['everything', "// Here.\nexport * from './a.ts';\n"],
  ['a namespace', "// Here.\nexport * as a from './a.ts';\n"],
  ['logic', '// Here.\nexport const a = 1;\n'],
  ['an import', "// Here.\nimport './a.ts';\n"],
  ['too long', `// Here.\n${"export { a } from './a.ts';\n".repeat(60)}`],
])('behaviour: a door with %s is caught', (_, text) => {
  expect(planted(text)).toHaveLength(1);
});

test('behaviour: a plain door passes', () => {
  expect(planted("// Here.\nexport { a, type B } from './a.ts';\n")).toEqual([]);
});
