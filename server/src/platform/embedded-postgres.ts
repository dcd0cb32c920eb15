import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import pg from 'pg';
import { sleep } from './clock.ts';
import { OperationalError } from './errors.ts';
import { findPostgresHome, type PostgresHome } from './postgres-home.ts';

/** A PostgreSQL 18 server of our own, started as a child process. */
export interface EmbeddedServer {
  /** Address of the database `postgres` on it; replace the path for another. */
  readonly url: string;
  /** It was running already: another process may be using it. */
  readonly takenOver: boolean;
  /** Stops the server, also one that an earlier process left behind. Data stays. */
  stop(): Promise<void>;
}

/** The embedded database cannot run here; the message says what PostgreSQL said last. */
export class EmbeddedPostgresFailed extends OperationalError {
  override readonly name = 'EmbeddedPostgresFailed';
  readonly code = 'embedded_postgres_failed';
  readonly retryable = false;
}

interface Access {
  readonly port: number;
  readonly password: string;
}

const START_MS = 60_000; // Recovery after a crash may take a while on a slow disk.

const url = ({ port, password }: Access) =>
  `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;

const freePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const server = createServer().once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => done(port));
    });
  });

async function answers(access: Access): Promise<boolean> {
  const client = new pg.Client({ connectionString: url(access), connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  const up = await client.connect().then(
    () => true,
    () => false,
  );
  await client.end().catch(() => {});
  return up;
}

/** Whether a real connection works within `forMs`; gives up early when `isGone`. */
async function answersWithin(access: Access, forMs: number, isGone: () => boolean) {
  const endsAt = performance.now() + forMs;
  while (performance.now() < endsAt && !isGone()) {
    if (await answers(access)) return true;
    await sleep(40);
  }
  return false;
}

/** The pid of a postmaster that lives on `dir`: a zombie or another program does not count. */
function livingPostmaster(dir: string): number | undefined {
  const file = join(dir, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  return isAlive(pid) ? pid : undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    if (!existsSync('/proc/self/stat')) return true; // Not Linux: the connection decides.
    const [, name, state] = /\((.*)\) (\S)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return name === 'postgres' && state !== 'Z';
  } catch {
    return false;
  }
}

async function stopByPid(pid: number): Promise<void> {
  if (!isAlive(pid)) return;
  process.kill(pid, 'SIGINT'); // Fast shutdown: open transactions roll back.
  for (let i = 0; i < 400 && isAlive(pid); i += 1) await sleep(25);
}

// Nothing of the caller's: its PGPORT or PGOPTIONS are about another server.
const env = { LC_MESSAGES: 'C' };

/** Creates the cluster, with a password for its one user. Cut short, it leaves none. */
function initialise({ initdb, dataDir, runAs }: PostgresHome, password: string): void {
  const making = `${dataDir}.making`; // Half a cluster would pass for one next time.
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true, mode: 0o700 });
  const passwordFile = `${dataDir}.password`;
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (runAs) {
    for (const path of [making, passwordFile]) chownSync(path, runAs.uid, runAs.gid);
  }
  const flags = ['--auth=scram-sha-256', '--username=postgres', '--encoding=UTF8', '--locale=C'];
  try {
    execFileSync(initdb, [`--pgdata=${making}`, `--pwfile=${passwordFile}`, ...flags], {
      ...runAs,
      cwd: making, // The caller's own folder may be closed to the user that runs this.
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    renameSync(making, dataDir); // Refused when a folder with something else in it is there.
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** Starts the server in its own process group: a Ctrl-C for us must not reach it before we are done. */
function launch(home: PostgresHome, port: number, flags: readonly string[], logFile: string) {
  const log = openSync(logFile, 'w', 0o600);
  const fixed = ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='];
  const args = ['-D', home.dataDir, '-p', String(port), ...fixed, ...flags];
  const child: ChildProcess = spawn(home.postgres, args, {
    ...home.runAs,
    cwd: home.dataDir,
    env,
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  child.unref();
  return child;
}

const lastLines = (file: string): string =>
  existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').slice(-3).join(' ') : '';

/**
 * Starts PostgreSQL on `dir`, creating it the first time; takes over a server that outlived a
 * killed parent. Listens on loopback only.
 * @param flags - Extra `postgres` flags, e.g. `['-c', 'max_connections=200']`.
 */
export async function startEmbeddedPostgres(
  dir: string,
  flags: readonly string[] = [],
): Promise<EmbeddedServer> {
  const asked = resolve(dir);
  mkdirSync(dirname(asked), { recursive: true });
  const home = findPostgresHome(asked);
  const accessFile = `${home.dataDir}.access.json`;
  const logFile = `${home.dataDir}.log`;
  const fresh = !existsSync(join(home.dataDir, 'PG_VERSION'));
  const kept = fresh ? undefined : (JSON.parse(readFileSync(accessFile, 'utf8')) as Access);
  const living = kept && livingPostmaster(home.dataDir);
  if (kept && living !== undefined) {
    if (await answersWithin(kept, 5_000, () => !isAlive(living))) {
      return { url: url(kept), takenOver: true, stop: () => stopByPid(living) };
    }
  }
  const access: Access = {
    port: await freePort(), // Asked anew at each start: another program may hold the old one.
    password: kept?.password ?? randomBytes(18).toString('base64url'),
  };
  try {
    writeFileSync(accessFile, JSON.stringify(access), { mode: 0o600 });
    if (fresh) initialise(home, access.password);
    const child = launch(home, access.port, flags, logFile);
    let gone = false;
    child.once('exit', () => {
      gone = true;
    });
    if (!(await answersWithin(access, START_MS, () => gone))) throw new Error(lastLines(logFile));
    return { url: url(access), takenOver: false, stop: () => stopByPid(child.pid ?? -1) };
  } catch (cause) {
    const said = cause instanceof Error ? cause.message.trim() : String(cause);
    throw new EmbeddedPostgresFailed(`PostgreSQL did not start on ${asked}: ${said}`, { cause });
  }
}
