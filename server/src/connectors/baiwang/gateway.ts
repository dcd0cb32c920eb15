import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { instant, isTaxNumber, shanghaiStamp } from '../../kernel/index.ts';
import type { Grant } from '../../party/index.ts';
import { type Caller, openCaller } from '../caller.ts';
import { GrantExpired, PartnerRefusedCall, PartnerUnavailable } from '../errors.ts';
import type { PartnerDeps } from '../http.ts';
import { count, readFields, readJson, textOrNull } from '../read-answer.ts';
import { wholeAnswer } from '../whole-answer.ts';
import { signCall } from './sign.ts';

/** How to reach Baiwang as one app. */
export interface BaiwangConfig {
  /** `https://openapi.baiwang.com/router/rest`. */
  readonly serviceUrl: string;
  readonly authorizeUrl: string;
  readonly appKey: string;
  readonly appSecret: string;
  readonly version: string;
  readonly listMethod: string;
  readonly grantCodes: readonly string[];
  readonly busyCodes: readonly string[];
  readonly timeoutMs: number;
  readonly callsPerSecond: number;
}

export interface BaiwangGateway {
  readonly caller: Caller;
  /** What the list says to the taxpayer of `grant`: the bytes as they came, and `response` in them. */
  read(
    grant: Grant,
    request: object,
    signal?: AbortSignal | undefined,
  ): Promise<{ readonly body: Uint8Array; readonly json: unknown }>;
  /** Trades a code or a refresh token. Not repeated: a code is good for one try. */
  token(form: Readonly<Record<string, string>>): Promise<Grant>;
}

const PARTNER = 'baiwang';
const TOKEN = 'baiwang.oauth.token';
const Answer = z.object({
  success: z.boolean(),
  response: z.unknown().optional(),
  errorResponse: z
    .object({ code: z.union([z.string(), z.int()]).transform(String), subCode: textOrNull })
    .nullish(),
});

/** `response` in an answer, or the fault that it names. */
export function readBaiwangAnswer(
  body: Uint8Array,
  what: string,
  codes: Pick<BaiwangConfig, 'grantCodes' | 'busyCodes'>,
): unknown {
  const told = readFields(Answer, readJson(body, PARTNER, what), PARTNER, what);
  if (told.success) return told.response;
  const { code = 'none', subCode = null } = told.errorResponse ?? {};
  if (codes.grantCodes.includes(code)) throw new GrantExpired(PARTNER, what);
  const refused = new PartnerRefusedCall(PARTNER, what, code, subCode);
  throw codes.busyCodes.includes(code)
    ? new PartnerUnavailable(PARTNER, what, refused, 1000)
    : refused;
}

const Token = z.object({
  access_token: z.string().min(1),
  refresh_token: textOrNull,
  expires_in: count,
  taxNo: z.string().refine(isTaxNumber),
});

/** Baiwang's gateway: signs each call, obeys the quota, tells what may be repeated. */
export function baiwangGateway(config: BaiwangConfig, deps: PartnerDeps): BaiwangGateway {
  const { appKey, appSecret, timeoutMs, callsPerSecond, version } = config;
  const caller = openCaller({ partner: PARTNER, timeoutMs, callsPerSecond }, deps);

  const ask = (
    method: string,
    token: string,
    request: object,
    o: { readonly repeat: boolean; readonly signal?: AbortSignal | undefined },
  ) => {
    const body = JSON.stringify(request);
    return caller.call({
      ...{ what: method, ...o },
      request: () => {
        const timestamp = shanghaiStamp(deps.clock.now());
        const stamped = {
          ...{ method, version, appKey, format: 'json', type: 'sync', timestamp, token },
          requestId: randomUUID(),
        };
        const sign = signCall(stamped, body, appSecret);
        const url = `${config.serviceUrl}?${new URLSearchParams({ ...stamped, sign })}`;
        return { method: 'POST', url, headers: { 'content-type': 'application/json' }, body };
      },
      read: (answer) =>
        wholeAnswer(PARTNER, answer, method, () => ({
          body: answer.body,
          json: readBaiwangAnswer(answer.body, method, config),
        })),
    });
  };
  return {
    caller,
    read: (grant, request, signal) =>
      ask(config.listMethod, grant.accessToken, request, { repeat: true, signal }),
    token: async (form) => {
      const askedAt = deps.clock.now();
      const request = { ...form, client_id: appKey, client_secret: appSecret };
      const { json } = await ask(TOKEN, '', request, { repeat: false });
      const told = readFields(Token, json, PARTNER, TOKEN);
      return {
        externalId: told.taxNo,
        displayName: `${told.taxNo.slice(0, 4)}****${told.taxNo.slice(-4)}`,
        accessToken: told.access_token,
        refreshToken: told.refresh_token ?? form.refresh_token ?? null,
        expiresAt: instant(askedAt + told.expires_in * 1000),
        numbers: { creditCode: told.taxNo },
      };
    },
  };
}
