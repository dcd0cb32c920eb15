import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Hono } from 'hono';
import type { Env } from '../transport.ts';

const folder = dirname(createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/400.css'));

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  woff2: 'font/woff2',
  woff: 'font/woff',
};

/** A Chinese font for machines that have none; a page fetches only the slices it needs. */
export const fontRoutes = (): Hono<Env> =>
  new Hono<Env>().get('/:path{(files/)?[\\w.-]+}', async (c) => {
    const path = c.req.param('path');
    const type = types[path.split('.').at(-1) ?? ''];
    const body = type && (await readFile(join(folder, path)).catch(() => undefined));
    if (!type || !body) return c.notFound();
    return c.body(new Uint8Array(body), 200, {
      'content-type': type,
      'cache-control': 'public, max-age=86400',
    });
  });
