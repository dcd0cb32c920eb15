// `npm run gen` writes every generated file; `npm run gen -- --check` writes nothing and ends with
// exit code 1 when a file is not what would be written. To add one, add it to a list in generate/.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { api } from './generate/api.ts';
import { configuration } from './generate/configuration.ts';
import { contracts } from './generate/contracts.ts';
import { decisions } from './generate/decisions.ts';
import type { Generated } from './generate/generated.ts';
import { codesOfRoutes } from './generate/problem-codes.ts';
import { quote } from './generate/quote.ts';
import { reference } from './generate/reference.ts';
import { rolesPage } from './generate/roles.ts';
import { schema } from './generate/schema.ts';

const all: readonly Generated[] = [
  codesOfRoutes,
  ...api,
  ...reference,
  rolesPage,
  quote,
  ...contracts,
  schema,
  configuration,
  decisions,
];

const root = join(import.meta.dirname, '..');

const onDisk = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

async function main(args: readonly string[]): Promise<number> {
  if (args.some((arg) => arg !== '--check')) {
    process.stderr.write(`gen knows --check only, not ${args.join(' ')}\n`);
    return 2;
  }
  const stale: string[] = [];
  for (const { path, make } of all) {
    const file = join(root, path);
    const text = await make();
    if (onDisk(file) === text) continue;
    stale.push(path);
    if (args.includes('--check')) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text); // At once: a later generator may read what an earlier one wrote.
    process.stdout.write(`wrote ${path}\n`);
  }
  if (!args.includes('--check') || stale.length === 0) return 0;
  process.stderr.write(
    `Not current, run \`npm run gen\`:\n${stale.map((s) => `  ${s}\n`).join('')}`,
  );
  return 1;
}

process.chdir(root);
process.exitCode = await main(process.argv.slice(2));
