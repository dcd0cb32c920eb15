// Writes src/schema.d.ts from openapi.json: `node sdk/generate.ts`. With `--check` it writes nothing
// and ends with exit code 1 when the file on disk is not what would be written.
import { readFile, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';

const source = new URL('./openapi.json', import.meta.url);
const target = new URL('./src/schema.d.ts', import.meta.url);

const head = `// Generated from openapi.json by sdk/generate.ts. Do not edit: change the API's contract instead.\n\n`;

/** The types of the API that `openapi.json` describes, as the text of a declaration file. */
export async function generate(): Promise<string> {
  const description: unknown = JSON.parse(await readFile(source, 'utf8'));
  const nodes = await openapiTS(description as Parameters<typeof openapiTS>[0], {
    alphabetize: true, // So that the order of routes in the server makes no diff here.
    emptyObjectsUnknown: true,
  });
  return head + astToString(nodes);
}

async function main(args: readonly string[]): Promise<number> {
  const unknown = args.filter((arg) => arg !== '--check');
  if (unknown.length > 0) {
    process.stderr.write(`sdk/generate.ts knows --check only, not ${unknown.join(' ')}\n`);
    return 2;
  }
  const text = await generate();
  if (!args.includes('--check')) {
    await writeFile(target, text);
    return 0;
  }
  if ((await readFile(target, 'utf8').catch(() => '')) === text) return 0;
  process.stderr.write('sdk/src/schema.d.ts is not what openapi.json says: run sdk/generate.ts\n');
  return 1;
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
