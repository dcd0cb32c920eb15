import { randomInt } from 'node:crypto';
import { parseShanghaiStamp } from '@open310/server/kernel';
import type { Token } from '../grants.ts';
import type { Limiter } from '../rate-limit.ts';
import type { World } from '../world.ts';
import {
  type Answer,
  callLimited,
  expiredSession,
  fault,
  invalidSession,
  render,
} from './answer.ts';
import type { Method } from './call.ts';
import { logisticsOrdersGet } from './parcels.ts';
import { refundsReceiveGet } from './refunds.ts';
import { topVerify } from './sign.ts';
import { topAuthTokenCreate, topAuthTokenRefresh } from './token.ts';
import { tradesSoldGet, tradesSoldIncrementGet } from './trades.ts';

const STAMP_TOLERANCE_MS = 600_000;

const methods: ReadonlyMap<string, Method> = new Map([
  ['taobao.trades.sold.get', tradesSoldGet],
  ['taobao.trades.sold.increment.get', tradesSoldIncrementGet],
  ['taobao.refunds.receive.get', refundsReceiveGet],
  ['taobao.logistics.orders.get', logisticsOrdersGet],
  ['taobao.top.auth.token.create', topAuthTokenCreate],
  ['taobao.top.auth.token.refresh', topAuthTokenRefresh],
]);

export interface TopGateway {
  /** The response text to the merged query and body of one request. */
  answer(params: Readonly<Record<string, string>>): string;
}

/** `/router/rest`: platform checks by code, then the method. */
export function createTopGateway(world: World, limiter: Limiter): TopGateway {
  /** The platform's own fault, if the common parameters have one. */
  const refuseCommon = (p: Readonly<Record<string, string>>): Answer | undefined => {
    if (!p.method) return fault(21, 'Missing method');
    if (!methods.has(p.method)) return fault(22, 'Invalid method');
    if (!p.app_key) return fault(28, 'Missing app key');
    if (p.app_key !== world.keys.taobaoAppKey) return fault(29, 'Invalid app Key');
    if (!p.timestamp) return fault(30, 'Missing timestamp');
    const stamp = parseShanghaiStamp(p.timestamp);
    if (stamp === undefined || Math.abs(stamp - world.clock.now()) > STAMP_TOLERANCE_MS)
      return fault(31, 'Invalid timestamp');
    if (!p.v) return fault(32, 'Missing version');
    if (p.v !== '2.0') return fault(33, 'Invalid version');
    if (p.format && p.format !== 'json' && p.format !== 'xml') return fault(23, 'Invalid format');
    if (!p.sign) return fault(24, 'Missing signature');
    if (!topVerify(p, world.keys.taobaoAppSecret)) return fault(25, 'Invalid signature');
    return undefined;
  };

  /** The session's token, or why it opens nothing. Orders end with `r2`, earlier than the token. */
  const admit = (p: Readonly<Record<string, string>>): Token | Answer => {
    if (!p.session) return fault(26, 'Missing session');
    const token = world.grants.findByAccess('taobao', p.session);
    if (!token) return invalidSession();
    if (world.faults.take('taobao', ['token_expired'], p.method ?? '')) return expiredSession();
    return world.clock.now() < Math.min(token.expiresAt, token.ordersUntil)
      ? token
      : expiredSession();
  };

  const run = (p: Readonly<Record<string, string>>): Answer => {
    const refusal = refuseCommon(p);
    if (refusal) return refusal;
    const name = p.method ?? '';
    const method = methods.get(name);
    if (!method) return fault(22, 'Invalid method');
    if (world.faults.take('taobao', ['quota'], name)) return callLimited(1);
    const waitMs = limiter.admit(p.app_key ?? '');
    if (waitMs > 0) return callLimited(Math.ceil(waitMs / 1000));
    if (!method.needsSession)
      return method.handle({ world, method: name, params: p, resident: undefined });
    const token = admit(p);
    if (!('accessToken' in token)) return token;
    const resident = world.residents.find(token.merchantKey);
    return method.handle({ world, method: name, params: p, resident });
  };

  return {
    answer: (p) => render(p.method ?? '', run(p), requestId(), p.format === 'json'),
  };
}

const requestId = (): string =>
  Array.from({ length: 12 }, () => randomInt(36).toString(36)).join('');
