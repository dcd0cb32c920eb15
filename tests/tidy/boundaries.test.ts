import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cruiseAll, violationsOf } from './boundaries.ts';
import { paths, root } from './files.ts';

const folders = ['server/src', 'web', 'sdk', 'contracts', 'lab', 'tests', 'scripts'];
const inFolders = (path: string) => folders.some((folder) => path.startsWith(`${folder}/`));

test('behaviour: every import keeps to the rows, goes through doors and makes no circle', async () => {
  const result = await cruiseAll(root, folders);
  const cruised = new Set(result.modules.map((module) => module.source));
  const written = paths.filter((path) => inFolders(path) && /[.](ts|tsx)$/.test(path));
  // A compiler that the cruiser does not know makes it read nothing and find nothing.
  expect(written.filter((path) => !cruised.has(path))).toEqual([]);
  expect(violationsOf(result)).toEqual([]);
}, 120_000);

let planted = '';
beforeAll(() => {
  planted = mkdtempSync(join(tmpdir(), 'open310-tidy-'));
  const write = (path: string, text: string) => {
    mkdirSync(join(planted, dirname(path)), { recursive: true });
    writeFileSync(join(planted, path), text);
  };
  for (const room of ['kernel', 'ledger', 'events', 'lending', 'api']) {
    write(`server/src/${room}/index.ts`, "export { a } from './a.ts';\n");
    write(`server/src/${room}/a.ts`, 'export const a = 1;\n');
  }
  write('lab/economy/index.ts', 'export const a = 1;\n');
  write('web/app.ts', 'export const a = 1;\n');
});
afterAll(() => rmSync(planted, { recursive: true, force: true }));

const importing = (what: string) => `import { a } from '${what}';\nexport const b = a;\n`;

test.each([
  ['ledger imports lending', 'server/src/ledger/b.ts', '../lending/index.ts', /^ledger-imports/],
  ['a neighbour', 'server/src/ledger/b.ts', '../events/index.ts', /^ledger-imports/],
  ['a type only', 'server/src/ledger/c.ts', '../lending/index.ts', /^ledger-imports/],
  ['behind a door', 'server/src/lending/b.ts', '../ledger/a.ts', /^through-the-door/],
  ['the browser imports the server', 'web/b.ts', '../server/src/kernel/index.ts', /^clients-stay/],
  [
    'the server imports the lab',
    'server/src/api/b.ts',
    '../../../lab/economy/index.ts',
    /^server-/,
  ],
  ['what is not there', 'server/src/api/b.ts', './gone.ts', /^resolvable/],
])('behaviour: planted, %s: refused', async (name, path, target, rule) => {
  const text = importing(target);
  writeFileSync(
    join(planted, path),
    name === 'a type only' ? text.replace('{ a', '{ type a') : text,
  );
  const found = violationsOf(await cruiseAll(planted, ['server/src', 'lab', 'web']));
  rmSync(join(planted, path));
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(rule);
});

test('behaviour: planted, a room that imports an earlier door passes', async () => {
  writeFileSync(join(planted, 'server/src/lending/b.ts'), importing('../ledger/index.ts'));
  const found = violationsOf(await cruiseAll(planted, ['server/src', 'lab', 'web']));
  rmSync(join(planted, 'server/src/lending/b.ts'));
  expect(found).toEqual([]);
});
