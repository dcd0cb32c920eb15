import { shanghaiStamp } from '@open310/server/kernel';
import { randomHex, type Token } from '../grants.ts';
import type { World } from '../world.ts';
import { type Answer, type Body, invalid, missing, noToken, success } from './answer.ts';
import { field, type Method } from './call.ts';

/** After a refresh the old token works for ten more minutes, says the SDK's own comment. */
const GRACE_MS = 600_000;
const YEAR_S = 31_536_000;

/** `alipay.open.auth.token.app`: a code or a refresh token becomes a token to act for the merchant. */
export const tokenApp: Method = {
  needsMerchant: false,
  handle: ({ world, biz }) => {
    const grantType = field(biz, 'grant_type');
    if (grantType === 'authorization_code') return byCode(world, field(biz, 'code'));
    if (grantType === 'refresh_token') return byRefresh(world, field(biz, 'refresh_token'));
    if (grantType === undefined) return missing('isv.missing-grant-type', '缺少授权类型grant_type');
    return invalid('isv.grant-type-invalid', '授权类型grant_type无效');
  },
};

function byCode(world: World, code: string | undefined): Answer {
  if (code === undefined) return missing('isv.missing-code', '缺少授权码code');
  const redeemed = world.grants.redeem('alipay', code);
  if (!redeemed) return { ...invalid('isv.code-invalid', '授权码code无效'), asError: true };
  return granted(world, newToken(world, redeemed.merchantKey, 0));
}

function byRefresh(world: World, refreshToken: string | undefined): Answer {
  if (refreshToken === undefined)
    return missing('isv.missing-refresh-token', '缺少刷新令牌refresh_token');
  const old = world.grants.findByRefresh('alipay', refreshToken);
  if (!old) return invalid('isv.refresh-token-invalid', '刷新令牌refresh_token无效');
  return granted(world, newToken(world, old.merchantKey, GRACE_MS));
}

function newToken(world: World, merchantKey: string, graceMs: number): Token {
  const month = shanghaiStamp(world.clock.now()).slice(0, 7).replace('-', '');
  const tail = userId(world, merchantKey).slice(-2);
  const make = (): string => `${month}BB${randomHex(14)}X${tail}`;
  return world.grants.grant('alipay', merchantKey, make(), make(), graceMs);
}

function granted(world: World, token: Token): Answer {
  const one: Body = {
    app_auth_token: token.accessToken,
    app_refresh_token: token.refreshToken,
    auth_app_id: authAppId(world, token.merchantKey),
    // Void, but sent: the token lives until the merchant consents anew or revokes.
    expires_in: YEAR_S,
    re_expires_in: YEAR_S + 864_000,
    user_id: userId(world, token.merchantKey),
  };
  return success({ ...one, tokens: [one] });
}

/** `alipay.open.auth.token.app.query`: what a token still allows. */
export const tokenAppQuery: Method = {
  needsMerchant: false,
  handle: ({ world, biz }) => {
    const text = field(biz, 'app_auth_token');
    if (text === undefined) return missing('isv.missing-app-auth-token', '缺少应用授权令牌');
    const token = world.grants.findByAccess('alipay', text);
    if (!token) return noToken('aop.invalid-app-auth-token', '无效的应用授权令牌');
    return success({
      user_id: userId(world, token.merchantKey),
      auth_app_id: authAppId(world, token.merchantKey),
      expires_in: YEAR_S,
      auth_methods: ['alipay.data.bill.accountlog.query'],
      auth_start: shanghaiStamp(token.issuedAt),
      auth_end: shanghaiStamp(token.expiresAt),
      status: token.expiresAt > world.clock.now() ? 'valid' : 'invalid',
      is_by_app_auth: true,
    });
  },
};

const userId = (world: World, merchantKey: string): string =>
  world.residents.find(merchantKey)?.merchant.alipayUserId ?? '2088000000000000';

/** The merchant's own app id, which Alipay makes up when a merchant first authorises anyone. */
const authAppId = (world: World, merchantKey: string): string =>
  `2021${userId(world, merchantKey).slice(4)}`;
