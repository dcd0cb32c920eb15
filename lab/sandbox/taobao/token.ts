import { randomHex, type Token } from '../grants.ts';
import { writeJson } from '../wire-json.ts';
import type { World } from '../world.ts';
import { type Answer, type Body, fault, missingArgument, success } from './answer.ts';
import type { Method } from './call.ts';

/** A fresh token for the merchant of `code`, or `undefined` when the code is worth nothing. */
export function tokenByCode(world: World, code: string, redirectUri?: string): Body | undefined {
  const redeemed = world.grants.redeem('taobao', code, redirectUri);
  return redeemed && describe(world, newToken(world, redeemed.merchantKey));
}

export function tokenByRefresh(world: World, refreshToken: string): Body | undefined {
  const old = world.grants.findByRefresh('taobao', refreshToken);
  return old && describe(world, newToken(world, old.merchantKey));
}

function newToken(world: World, merchantKey: string): Token {
  // Tokens of TOP end with the user's number.
  const user = world.residents.find(merchantKey)?.merchant.taobaoUserId ?? '0';
  const make = (lead: string): string => `${lead}${randomHex(20)}${user}`;
  return world.grants.grant('taobao', merchantKey, make('6200'), make('6201'));
}

/** What TOP tells about a token: lifetimes in seconds, ends in ms, the nick URL-encoded. */
function describe(world: World, token: Token): Body {
  const merchant = world.residents.find(token.merchantKey)?.merchant;
  const now = token.issuedAt; // The clock may have ticked since: 259,199 s are not three days.
  const seconds = (until: number): number => Math.max(0, Math.trunc((until - now) / 1000));
  return {
    access_token: token.accessToken,
    token_type: 'Bearer',
    expires_in: seconds(token.expiresAt),
    expire_time: BigInt(token.expiresAt),
    refresh_token: token.refreshToken,
    re_expires_in: seconds(token.refreshUntil),
    refresh_token_valid_time: BigInt(token.refreshUntil),
    r1_expires_in: seconds(token.expiresAt),
    r1_valid: BigInt(token.expiresAt),
    r2_expires_in: seconds(token.ordersUntil),
    r2_valid: BigInt(token.ordersUntil),
    w1_expires_in: seconds(token.expiresAt),
    w1_valid: BigInt(token.expiresAt),
    w2_expires_in: 1800,
    w2_valid: BigInt(now + 1_800_000),
    taobao_user_id: merchant?.taobaoUserId ?? '', // Text.
    taobao_user_nick: encodeURIComponent(merchant?.name ?? ''),
  };
}

const asMethod = (
  name: string,
  find: (world: World, value: string) => Body | undefined,
): Method => ({
  needsSession: false,
  handle: ({ world, params }): Answer => {
    const value = params[name];
    if (!value) return missingArgument(name);
    const token = find(world, value);
    if (!token)
      return fault(15, 'Remote service error', `isv.invalid-${name}`, `${name} is invalid or used`);
    // JSON within JSON: that is how TOP sends it.
    return success({ token_result: writeJson(token) });
  },
});

/** `taobao.top.auth.token.create` and `.refresh`: the same token through the signed gateway. */
export const topAuthTokenCreate = asMethod('code', tokenByCode);
export const topAuthTokenRefresh = asMethod('refresh_token', tokenByRefresh);
