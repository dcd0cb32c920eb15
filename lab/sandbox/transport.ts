import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import { pause } from './clock.ts';
import type { Partner } from './faults.ts';
import type { World } from './world.ts';

export type Env = { Bindings: HttpBindings };

/** How slow a `slow` fault is when it does not say. */
const SLOW_MS = 3_000;

const downPage = `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>系统维护中</title></head>
<body><h1>系统维护中</h1><p>网站暂时无法访问，请稍后再试。</p></body></html>`;

/** A text with a status of its own; a bare text goes out with 200, as gateways do with faults too. */
export interface Told {
  readonly text: string;
  readonly status: 200 | 400 | 401 | 404 | 429;
}

/** Answers one API call with the text of `work`, or with what an armed fault makes of it. */
export async function answerCall(
  c: Context<Env>,
  world: World,
  partner: Partner,
  method: string,
  contentType: string,
  work: () => Promise<string | Told>,
): Promise<Response> {
  world.requests.count(partner, method || '(none)');
  const slow = world.faults.take(partner, ['slow'], method);
  if (slow) await pause(slow.ms ?? SLOW_MS);
  const down = world.faults.take(partner, ['http500', 'html'], method);
  if (down?.kind === 'http500')
    return c.body('Internal Server Error', 500, { 'content-type': 'text/plain' });
  if (down) return c.body(downPage, 200, { 'content-type': 'text/html;charset=utf-8' });

  const told = await work();
  const { text, status } = typeof told === 'string' ? { text: told, status: 200 as const } : told;

  if (world.faults.take(partner, ['answer_lost'], method)) {
    c.env.outgoing.destroy(); // The work is done; nobody hears of it.
    return RESPONSE_ALREADY_SENT;
  }
  const cut = world.faults.take(partner, ['truncated_page'], method);
  const sent = cut ? text.slice(0, Math.trunc(text.length * 0.6)) : text;
  return c.body(sent, status, { 'content-type': contentType });
}

/** Query and form body as one map, as the gateways see them: the body wins. Unparsed bodies are empty. */
export async function mergedParams(c: Context<Env>): Promise<Record<string, string>> {
  const merged: Record<string, string> = {};
  for (const [name, value] of new URL(c.req.url).searchParams) merged[name] = value;
  if (c.req.method === 'POST') {
    for (const [name, value] of new URLSearchParams(await c.req.text())) merged[name] = value;
  }
  return merged;
}
