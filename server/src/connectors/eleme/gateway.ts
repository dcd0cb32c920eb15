import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { instant } from '../../kernel/index.ts';
import type { Grant } from '../../party/index.ts';
import { type Caller, openCaller, type PartnerResponse } from '../caller.ts';
import { GrantExpired, PartnerRefusedCall, PartnerUnavailable } from '../errors.ts';
import type { PartnerDeps } from '../http.ts';
import { count, digits, readFields, readJson, textOrNull } from '../read-answer.ts';
import { wholeAnswer } from '../whole-answer.ts';
import { type Params, signCall, writeParam } from './sign.ts';

/** How to reach Ele.me as one app. */
export interface ElemeConfig {
  /** `https://open-api.shop.ele.me/api/v1/`. */
  readonly apiUrl: string;
  readonly authorizeUrl: string;
  readonly tokenUrl: string;
  readonly appKey: string;
  readonly appSecret: string;
  /** Codes of an answer that mean: the token is void; ask later. */
  readonly grantCodes: readonly string[];
  readonly busyCodes: readonly string[];
  readonly timeoutMs: number;
  readonly callsPerSecond: number;
}

/** An answer as it came, and what it says. */
export interface ElemeAnswer {
  readonly body: Uint8Array;
  readonly json: unknown;
}

export interface ElemeGateway {
  readonly caller: Caller;
  /** What an action says to the owner of `token`. */
  read(
    action: string,
    params: Params,
    token: string,
    signal?: AbortSignal | undefined,
  ): Promise<ElemeAnswer>;
  /** Whose token it is: the account and its shops. */
  whose(token: string, signal?: AbortSignal | undefined): Promise<ElemeUser>;
  /** Trades a code or a refresh token. Not repeated: a code is good for one try. */
  token(form: Readonly<Record<string, string>>): Promise<Grant>;
}

const PARTNER = 'eleme';
const Answer = z.object({
  result: z.unknown().optional(),
  error: z
    .object({ code: z.string() })
    .nullish()
    .transform((e) => e ?? null),
});
const User = z.object({
  userId: digits,
  authorizedShops: z.array(z.object({ id: digits, name: z.string() })).min(1),
});
export type ElemeUser = z.output<typeof User>;

/** The result in an answer, or the fault that it names. */
export function readElemeAnswer(
  body: Uint8Array,
  what: string,
  codes: Pick<ElemeConfig, 'grantCodes' | 'busyCodes'>,
): unknown {
  const { result, error } = readFields(Answer, readJson(body, PARTNER, what), PARTNER, what);
  if (error === null) return result;
  if (codes.grantCodes.includes(error.code)) throw new GrantExpired(PARTNER, what);
  const refused = new PartnerRefusedCall(PARTNER, what, error.code, null);
  throw codes.busyCodes.includes(error.code)
    ? new PartnerUnavailable(PARTNER, what, refused, 1000)
    : refused;
}

const Token = z.object({
  access_token: z.string().min(1),
  refresh_token: textOrNull,
  expires_in: count,
});
const OAuthFault = z.object({ error: z.string().min(1) });

/** Ele.me's gateway: signs each call, obeys the quota, tells what may be repeated. */
export function elemeGateway(config: ElemeConfig, deps: PartnerDeps): ElemeGateway {
  const { appKey, appSecret, timeoutMs, callsPerSecond } = config;
  const caller = openCaller({ partner: PARTNER, timeoutMs, callsPerSecond }, deps);

  const requestOf = (action: string, params: Params, token: string) => {
    const now = deps.clock.now();
    const metas = { app_key: appKey, timestamp: Math.trunc(now / 1000) };
    const id = `${randomUUID().replaceAll('-', '').toUpperCase()}|${now}`;
    const signature = signCall({ action, token, metas, params }, appSecret);
    const body = writeParam({ nop: '1.0.0', id, action, token, metas, params, signature });
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    return { method: 'POST', url: config.apiUrl, headers, body } as const;
  };
  const read: ElemeGateway['read'] = (action, params, token, signal) =>
    caller.call({
      ...{ what: action, repeat: true, signal },
      request: () => requestOf(action, params, token),
      read: (answer) =>
        wholeAnswer(PARTNER, answer, action, () => ({
          body: answer.body,
          json: readElemeAnswer(answer.body, action, config),
        })),
    });
  const whose: ElemeGateway['whose'] = async (token, signal) => {
    const what = 'eleme.user.getUser';
    return readFields(User, (await read(what, {}, token, signal)).json, PARTNER, what);
  };
  const secret = Buffer.from(`${appKey}:${appSecret}`).toString('base64');
  const askToken = (what: string, form: Readonly<Record<string, string>>): Promise<unknown> =>
    caller.call({
      ...{ what, repeat: false },
      request: () => ({
        method: 'POST',
        url: config.tokenUrl,
        headers: {
          authorization: `Basic ${secret}`,
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: new URLSearchParams(form).toString(),
      }),
      read: (answer: PartnerResponse) =>
        wholeAnswer(PARTNER, answer, what, () => readJson(answer.body, PARTNER, what)),
    });
  return {
    caller,
    read,
    whose,
    token: async (form) => {
      const askedAt = deps.clock.now();
      const what = `token ${form.grant_type}`;
      const json = await askToken(what, form);
      if (OAuthFault.safeParse(json).success) throw new GrantExpired(PARTNER, what);
      const told = readFields(Token, json, PARTNER, what);
      const { userId, authorizedShops } = await whose(told.access_token);
      const more = authorizedShops.length > 1 ? ` +${authorizedShops.length - 1}` : '';
      return {
        externalId: userId,
        displayName: `${authorizedShops[0]?.name ?? userId}${more}`,
        accessToken: told.access_token,
        refreshToken: told.refresh_token ?? form.refresh_token ?? null,
        expiresAt: instant(askedAt + told.expires_in * 1000),
      };
    },
  };
}
