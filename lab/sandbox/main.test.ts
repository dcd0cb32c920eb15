import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const main = new URL('main.ts', import.meta.url).pathname;

test('error: a wrong flag ends with a line that says so and code 2', () => {
  for (const args of [
    ['--prot', '1'],
    ['--port', 'x'],
    ['--today', '2027-02-30'],
    ['--bank-settle', 'soon'],
  ]) {
    const { status, stderr, stdout } = spawnSync(process.execPath, [main, ...args], {
      encoding: 'utf8',
    });
    expect(status).toBe(2);
    expect(stderr).toContain('Usage: main.ts');
    expect(stdout).toBe('');
  }
}, 20_000);

test('behaviour: one JSON line when ready, with the economy behind it, and a clean end', async () => {
  const data = mkdtempSync(join(tmpdir(), 'sandbox-main-'));
  const child = spawn(process.execPath, [main, '--data', data, '--today', '2026-11-23']);
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString()));
    child.once('exit', (code) => reject(new Error(`ended with ${code}`)));
  });
  const { ready, url } = JSON.parse(line) as { ready: boolean; url: string };
  expect(ready).toBe(true);
  expect(await (await fetch(url)).text()).toContain('林岚');
  expect(await (await fetch(`${url}/taobao/desk?as=seller-7`)).text()).toContain('店铺成交');
  expect(statSync(join(data, 'keys.json')).mode & 0o777).toBe(0o600);
  const ended = new Promise((resolve) => child.removeAllListeners('exit').once('exit', resolve));
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  rmSync(data, { recursive: true });
}, 30_000);
