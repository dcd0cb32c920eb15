import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../server/src/platform/index.ts';
import { root } from './stack/child.ts';
import { localEnv } from './stack/stack.ts';

// Runs a command of the server against the local database: DATABASE_URL when it is set, else the
// embedded databases of `npm start` and `npm run demo` in turn, until one knows what is asked for. A local
// command gets the keys and the partners of its stack; these answer while `npm start` runs.

const [script, ...args] = process.argv.slice(2);
if (script === undefined) {
  process.stderr.write('Usage: with-database.ts SCRIPT [ARGUMENTS]\n');
  process.exit(2);
}

const run = (databaseUrl: string, quiet: boolean, more: NodeJS.ProcessEnv = {}): number => {
  const child = spawnSync(process.execPath, [join(root, script), ...args], {
    env: { ...more, ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['inherit', 'inherit', quiet ? 'ignore' : 'inherit'],
  });
  return child.status ?? 1;
};

const own = process.env.DATABASE_URL;
if (own !== undefined) process.exit(run(own, false));
const folders = ['data', 'data/demo']
  .map((folder) => join(root, folder))
  .filter((folder) => existsSync(join(folder, 'postgres/PG_VERSION')));
if (folders.length === 0) {
  process.stderr.write(
    'There is no local database yet: run "npm start" or "npm run demo" first.\n',
  );
  process.exit(2);
}
let code = 2;
for (const [i, folder] of folders.entries()) {
  const server = await startEmbeddedPostgres(join(folder, 'postgres'));
  const secrets = { SECRETS_FILE: join(folder, 'secrets.json') }; // Where `npm run keys` writes new ones.
  code = run(server.url, i < folders.length - 1, { ...localEnv(folder), ...secrets });
  if (!server.takenOver) await server.stop();
  if (code !== 2) break;
}
process.exit(code);
