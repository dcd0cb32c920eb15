import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import ip from 'ipaddr.js';
import type { WebhookDeps } from './deps.ts';

type Targets = WebhookDeps['webhookTargets'];

/** Why nothing is sent to an address. */
export type TargetFault = 'url_malformed' | 'url_not_https' | 'address_private' | 'address_unknown';

/** Whether an address is one of the public internet: not loopback, private, link-local, mapped, or reserved. */
export const isPublicAddress = (address: string): boolean =>
  ip.isValid(address) && ip.process(address).range() === 'unicast';

const URL_MAX = 2_000;

/** `text` as an address that may be sent to, as far as it can be told without asking the network. */
export function parseTarget(text: string, targets: Targets): URL | TargetFault {
  const url = URL.canParse(text) && text.length <= URL_MAX ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) return 'url_malformed';
  if (url.username !== '' || url.password !== '' || url.hash !== '') return 'url_malformed';
  if (targets === 'any') return url;
  if (url.protocol !== 'https:') return 'url_not_https';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (ip.isValid(host) && !isPublicAddress(host)) return 'address_private';
  // Names that never lead outside.
  if (/(^|\.)(localhost|local|internal|home\.arpa)\.?$/i.test(host)) return 'address_private';
  return url;
}

/** Asks where a name leads. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

const resolveByDns: Resolve = (host) => lookup(host, { all: true });

/**
 * The one address to connect to. All that a name leads to must be public, and the connection goes to the address that
 * was judged: a name that answers otherwise the second time gains nothing.
 */
export async function addressOf(
  url: URL,
  targets: Targets,
  resolve: Resolve = resolveByDns,
): Promise<LookupAddress | TargetFault> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const family = ip.isValid(host) ? (ip.parse(host).kind() === 'ipv6' ? 6 : 4) : undefined;
  const found: readonly LookupAddress[] =
    family === undefined ? await resolve(host).catch(() => []) : [{ address: host, family }];
  const [first] = found;
  if (!first) return 'address_unknown';
  if (targets === 'public' && !found.every(({ address }) => isPublicAddress(address))) {
    return 'address_private';
  }
  return first;
}
