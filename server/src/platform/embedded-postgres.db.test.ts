import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { startEmbeddedPostgres } from './embedded-postgres.ts';

const folder = mkdtempSync(join(tmpdir(), 'open310-pg-'));
chmodSync(folder, 0o755); // As root the server runs as another user, who must pass.
const dir = join(folder, 'db');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function query(url: string, text: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ answer: unknown }>(text);
  await client.end();
  return rows[0]?.answer;
}

const answers = (url: string) =>
  query(url, 'select 1 as answer').then(
    () => true,
    () => false,
  );

/** Starts the server in a process of its own, as a parent that can be killed. */
async function startInChild(): Promise<{ url: string; kill: () => Promise<void> }> {
  const module = new URL('./embedded-postgres.ts', import.meta.url).href;
  const script = `
    import { startEmbeddedPostgres } from '${module}';
    const server = await startEmbeddedPostgres(process.argv[1]);
    console.log(server.url);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, dir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
  const kill = async () => {
    child.kill('SIGKILL');
    await once(child, 'close');
  };
  return { url: String(chunk).trim(), kill };
}

test('behaviour: a server outlives a killed parent, is taken over with its data, and stops', async () => {
  const parent = await startInChild();
  await query(parent.url, 'create table kept as select 310 as answer');
  await parent.kill();
  expect(await answers(parent.url)).toBe(true);

  const server = await startEmbeddedPostgres(dir);
  expect(server).toMatchObject({ url: parent.url, takenOver: true });
  expect(await query(server.url, 'select answer from kept')).toBe(310);
  await server.stop();
  expect(await answers(server.url)).toBe(false);
}, 60_000);

test('behaviour: a stopped server starts again with its data and its password', async () => {
  const server = await startEmbeddedPostgres(dir);
  expect(server.takenOver).toBe(false);
  expect(await query(server.url, 'select answer from kept')).toBe(310);
  await server.stop();
  await server.stop(); // A second stop finds nothing to do.
  expect(existsSync(join(dir, 'postmaster.pid'))).toBe(false);
}, 60_000);

test('behaviour: a pid file of a process that is gone, or is another program, starts anew', async () => {
  for (const pid of [2 ** 22 + 1, process.pid]) {
    writeFileSync(join(dir, 'postmaster.pid'), `${pid}\n`);
    const server = await startEmbeddedPostgres(dir);
    expect(server.takenOver).toBe(false);
    expect(await answers(server.url)).toBe(true);
    await server.stop();
  }
}, 60_000);

test('regression: a first start that was killed half way does not spoil the next', async () => {
  const other = join(folder, 'half');
  mkdirSync(`${other}.making`);
  writeFileSync(join(`${other}.making`, 'PG_VERSION'), '18\n');
  const server = await startEmbeddedPostgres(other);
  expect(await answers(server.url)).toBe(true);
  await server.stop();
  expect(existsSync(`${other}.making`)).toBe(false);
}, 60_000);

test('behaviour: it listens on the loopback only, asks a password, and keeps that from others', async () => {
  const server = await startEmbeddedPostgres(dir);
  expect(
    await query(
      server.url,
      "select setting as answer from pg_settings where name = 'listen_addresses'",
    ),
  ).toBe('127.0.0.1');
  const stranger = new URL(server.url);
  stranger.password = 'guess';
  expect(await answers(stranger.href)).toBe(false);
  const access = `${dir}.access.json`;
  expect(JSON.parse(readFileSync(access, 'utf8'))).toMatchObject({
    port: Number(new URL(server.url).port),
  });
  await server.stop();
}, 60_000);

test('error: a folder that holds something else is left alone', async () => {
  const other = join(folder, 'mine');
  mkdirSync(other);
  writeFileSync(join(other, 'letter.txt'), 'dear');
  await expect(startEmbeddedPostgres(other)).rejects.toMatchObject({
    code: 'embedded_postgres_failed',
  });
  expect(readFileSync(join(other, 'letter.txt'), 'utf8')).toBe('dear');
}, 60_000);
