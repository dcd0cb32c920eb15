import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { root } from '../../scripts/stack/child.ts';

// Does what docs/guides/add-a-connector.md says, in a copy of the server, with the code of the page.

const run = promisify(execFile);
const copy = join(root, `data/guide-${process.pid}`);
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** The page's code blocks, by the file that their first line names. */
function blocksOf(page: string): Map<string, string> {
  const blocks = [...page.matchAll(/```ts\n\/\/ (\S+)\n([\s\S]*?)```/g)];
  return new Map(blocks.map(([, path = '', code = '']) => [path, code]));
}

/** Changes one place of a file of the copy, which must be there. */
function edit(path: string, from: string, to: string): void {
  const file = join(copy, path);
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
}

test('behaviour: a source that is added by the guide reads an order', async () => {
  const page = readFileSync(join(root, 'docs/guides/add-a-connector.md'), 'utf8');
  mkdirSync(copy, { recursive: true });
  for (const name of ['package.json', 'src']) {
    cpSync(join(root, 'server', name), join(copy, 'server', name), { recursive: true });
  }
  const blocks = blocksOf(page);
  expect([...blocks.keys()]).toHaveLength(2);
  for (const [path, code] of blocks) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(join(copy, path), code);
  }
  edit('server/src/kernel/sources.ts', "  'taobao',\n", "  'taobao',\n  'corner',\n");
  const list = 'server/src/connectors/definitions.ts';
  edit(list, 'import', "import { cornerSource } from './corner/definition.ts';\nimport");
  edit(list, '  taobaoSource,\n', '  taobaoSource,\n  cornerSource,\n');

  const { stdout } = await run(process.execPath, [
    join(copy, 'server/src/connectors/corner/try.ts'),
  ]);
  expect(stdout).toBe(
    'corner:order:9007199254740993:paid order.paid ' +
      '{"orderId":"9007199254740993","amountFen":"1230","buyer":null,"itemCount":2}\n',
  );
});
