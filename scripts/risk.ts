import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './stack/child.ts';

// `npm run risk -- WHAT …`: what needs the database is run against the local database, the rest as it is.

const args = process.argv.slice(2);
const script = 'server/src/main/risk.ts';
const needsDatabase = ['book', 'losses', 'promote'].includes(args[0] ?? '');
const command = needsDatabase
  ? [join(root, 'scripts/with-database.ts'), script]
  : [join(root, script)];
const child = spawnSync(process.execPath, [...command, ...args], { stdio: 'inherit' });
process.exit(child.status ?? 1);
