import { z } from 'zod';
import { instant } from '../../kernel/index.ts';
import type { Grant } from '../../party/index.ts';
import { openCaller, type PartnerResponse } from '../caller.ts';
import type { CircuitBreaker } from '../circuit-breaker.ts';
import { GrantExpired, PartnerRefusedCall, PartnerUnavailable } from '../errors.ts';
import type { PartnerDeps } from '../http.ts';
import { count, digits, readFields, readJson, textOrNull } from '../read-answer.ts';
import { wholeAnswer } from '../whole-answer.ts';
import { signCall } from './sign.ts';

/** How to reach 1688 as one app. */
export interface Ali1688Config {
  /** `https://gw.open.1688.com/openapi`. */
  readonly gatewayUrl: string;
  readonly authorizeUrl: string;
  readonly appKey: string;
  readonly appSecret: string;
  /** Unconfirmed: `com.alibaba.trade`. */
  readonly namespace: string;
  readonly timeoutMs: number;
  readonly callsPerSecond: number;
}

export interface Ali1688Gateway {
  readonly breaker: CircuitBreaker;
  /** Reads a list for the owner of `token`: the bytes as they came, and the JSON in them. */
  read(call: {
    readonly api: string;
    readonly params: Readonly<Record<string, string>>;
    readonly token: string;
    readonly signal?: AbortSignal | undefined;
  }): Promise<{ readonly body: Uint8Array; readonly json: unknown }>;
  /** Trades a code or a refresh token. Not repeated: a code is good for one try. */
  token(form: Readonly<Record<string, string>>): Promise<Grant>;
}

const PARTNER = 'ali1688';
const Fault = z.object({ error_code: z.union([z.string(), z.int()]).transform(String) });
const OAuthFault = z.object({ error: z.string() });

const TokenAnswer = z.object({
  access_token: z.string().min(1),
  refresh_token: textOrNull,
  expires_in: count,
  memberId: z.string().min(1),
  aliId: digits.optional(),
  resource_owner: textOrNull,
});

/** Turns an error answer into what a caller can act on. */
function fault(what: string, code: string): Error {
  if (code === '401' || /token|authoriz/i.test(code)) return new GrantExpired(PARTNER, what);
  const refused = new PartnerRefusedCall(PARTNER, what, code, null);
  if (/limit|flow|qps/i.test(code)) return new PartnerUnavailable(PARTNER, what, refused, 1000);
  if (/^5|system|timeout/i.test(code)) return new PartnerUnavailable(PARTNER, what, refused);
  return refused;
}

/** The JSON of an answer, or the fault that it names. */
const readAnswer = (answer: PartnerResponse, what: string): unknown =>
  wholeAnswer(PARTNER, answer, what, () => {
    const json = readJson(answer.body, PARTNER, what);
    const told = Fault.safeParse(json);
    if (told.success) throw fault(what, told.data.error_code);
    return json;
  });

/** 1688's gateway: signs each call, obeys the quota, tells what may be repeated. */
export function ali1688Gateway(config: Ali1688Config, deps: PartnerDeps): Ali1688Gateway {
  const { timeoutMs, callsPerSecond, appKey, appSecret } = config;
  const caller = openCaller({ partner: PARTNER, timeoutMs, callsPerSecond }, deps);
  const headers = { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' };

  return {
    breaker: caller.breaker,
    read: ({ api, params, token, signal }) => {
      const path = `param2/1/${config.namespace}/${api}/${appKey}`;
      return caller.call({
        what: api,
        repeat: true,
        signal,
        request: () => {
          const stamped = { ...params, access_token: token, _aop_timestamp: `${deps.clock.now()}` };
          const signed = { ...stamped, _aop_signature: signCall(path, stamped, appSecret) };
          const body = new URLSearchParams(signed).toString();
          return { method: 'POST', url: `${config.gatewayUrl}/${path}`, headers, body };
        },
        read: (answer) => ({ body: answer.body, json: readAnswer(answer, api) }),
      });
    },
    token: async (form) => {
      const askedAt = deps.clock.now();
      const what = `token ${form.grant_type}`;
      const json = await caller.call({
        what,
        repeat: false,
        request: () => ({
          method: 'POST',
          url: `${config.gatewayUrl}/http/1/system.oauth2/getToken/${appKey}`,
          headers,
          body: new URLSearchParams({
            ...form,
            need_refresh_token: 'true',
            client_id: appKey,
            client_secret: appSecret,
          }).toString(),
        }),
        read: (answer) => readAnswer(answer, what),
      });
      const refused = OAuthFault.safeParse(json);
      if (refused.success) throw new GrantExpired(PARTNER, what);
      const read = readFields(TokenAnswer, json, PARTNER, what);
      return {
        externalId: read.memberId,
        displayName: read.resource_owner ?? read.memberId,
        accessToken: read.access_token,
        refreshToken: read.refresh_token ?? form.refresh_token ?? null,
        expiresAt: instant(askedAt + read.expires_in * 1000),
      };
    },
  };
}
