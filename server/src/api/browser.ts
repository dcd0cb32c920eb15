import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import type { ApiDeps } from './deps.ts';

// From where a request comes, as far as it tells.

/** The network address a request comes from. */
export function addressOf({ signIn }: Pick<ApiDeps, 'signIn'>, c: Context): string {
  const header = signIn.addressHeader;
  // Of several, the last was added by the proxy that we trust.
  const told = header === null ? undefined : c.req.header(header)?.split(',').at(-1)?.trim();
  if (told) return told.slice(0, 60);
  try {
    return getConnInfo(c).remote.address ?? 'unknown';
  } catch {
    return 'unknown'; // Called within this process.
  }
}

const browsers = [
  [/MicroMessenger/, 'WeChat'],
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const;
const systems = [
  [/HarmonyOS/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
] as const;

/** `Chrome, Windows`: enough to know one's own by; the rest of it would only tell people apart. */
export function saysOf(c: Context): string {
  const agent = c.req.header('user-agent') ?? '';
  const first = (list: readonly (readonly [RegExp, string])[]) =>
    list.find(([shape]) => shape.test(agent))?.[1];
  const told = [first(browsers), first(systems)].filter((one) => one !== undefined);
  return told.length === 0 ? '?' : told.join(', ');
}
