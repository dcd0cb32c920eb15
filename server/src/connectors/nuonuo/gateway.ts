import { randomBytes, randomInt } from 'node:crypto';
import { z } from 'zod';
import { instant, isTaxNumber } from '../../kernel/index.ts';
import type { Grant } from '../../party/index.ts';
import { type Caller, openCaller } from '../caller.ts';
import { GrantExpired, PartnerRefusedCall, PartnerUnavailable } from '../errors.ts';
import type { PartnerDeps } from '../http.ts';
import { count, readFields, readJson, textOrNull } from '../read-answer.ts';
import { wholeAnswer } from '../whole-answer.ts';
import { signCall } from './sign.ts';

/** How to reach Nuonuo as one app. */
export interface NuonuoConfig {
  readonly serviceUrl: string;
  readonly authorizeUrl: string;
  readonly tokenUrl: string;
  readonly appKey: string;
  readonly appSecret: string;
  readonly listMethod: string;
  readonly grantCodes: readonly string[];
  readonly busyCodes: readonly string[];
  /** `specificFactor` of a purchase invoice of farm produce. */
  readonly produceFactor: string;
  readonly timeoutMs: number;
  readonly callsPerSecond: number;
}

export interface NuonuoGateway {
  readonly caller: Caller;
  /** What a method says of the taxpayer of `grant`: the bytes as they came, and `result` in them. */
  read(
    grant: Grant,
    request: object,
    signal?: AbortSignal,
  ): Promise<{ readonly body: Uint8Array; readonly json: unknown }>;
  /** Trades a code or a refresh token. Not repeated: a code is good for one try. */
  token(form: Readonly<Record<string, string>>): Promise<Grant>;
}

const PARTNER = 'nuonuo';
const ACCEPTED = 'E0000';
const NOTHING = 'E9500';
const Answer = z.object({ code: z.string().min(1), result: z.unknown().optional() });

/** The result in an answer; nothing found is an empty list. Throws what a caller can act on. */
export function readNuonuoAnswer(
  body: Uint8Array,
  what: string,
  codes: Pick<NuonuoConfig, 'grantCodes' | 'busyCodes'>,
): unknown {
  const { code, result } = readFields(Answer, readJson(body, PARTNER, what), PARTNER, what);
  if (code === ACCEPTED) return result;
  if (code === NOTHING) return [];
  if (codes.grantCodes.includes(code)) throw new GrantExpired(PARTNER, what);
  const refused = new PartnerRefusedCall(PARTNER, what, code, null);
  throw codes.busyCodes.includes(code)
    ? new PartnerUnavailable(PARTNER, what, refused, 1000)
    : refused;
}

const Token = z.object({
  access_token: z.string().min(1),
  refresh_token: textOrNull,
  expires_in: count,
  /** JSON as text: the taxpayer's number. */
  oauthUser: z.string().transform((text, context) => {
    const number = /"userName"\s*:\s*"([0-9A-Z]{18})"/i.exec(text)?.[1]?.toUpperCase();
    if (number !== undefined && isTaxNumber(number)) return number;
    context.addIssue('names no taxpayer');
    return z.NEVER;
  }),
});
const Refused = z.object({ error: z.string() });

export function nuonuoGateway(config: NuonuoConfig, deps: PartnerDeps): NuonuoGateway {
  const { appKey, appSecret, timeoutMs, callsPerSecond, listMethod: what } = config;
  const caller = openCaller({ partner: PARTNER, timeoutMs, callsPerSecond }, deps);

  const listRequest = (grant: Grant, body: string) => {
    const timestamp = String(Math.trunc(deps.clock.now() / 1000));
    const nonce = String(randomInt(10_000_000, 99_999_999));
    const stamp = { appKey, senid: randomBytes(16).toString('hex'), nonce, timestamp };
    const { senid } = stamp;
    const query = new URLSearchParams({ senid, nonce, timestamp, appkey: appKey });
    const headers = {
      'content-type': 'application/json; charset=UTF-8',
      'X-Nuonuo-Sign': signCall(stamp, body, appSecret),
      accessToken: grant.accessToken,
      userTax: grant.externalId,
      method: what,
    };
    return { method: 'POST', url: `${config.serviceUrl}?${query}`, headers, body } as const;
  };
  return {
    caller,
    read: (grant, request, signal) => {
      const body = JSON.stringify(request);
      return caller.call({
        ...{ what, repeat: true, signal },
        request: () => listRequest(grant, body),
        read: (answer) =>
          wholeAnswer(PARTNER, answer, what, () => ({
            body: answer.body,
            json: readNuonuoAnswer(answer.body, what, config),
          })),
      });
    },
    token: async (form) => {
      const askedAt = deps.clock.now();
      const asked = `token ${form.grant_type}`;
      const all = { ...form, client_id: appKey, client_secret: appSecret };
      const json = await caller.call({
        ...{ what: asked, repeat: false },
        request: () => ({
          method: 'POST',
          url: config.tokenUrl,
          headers: { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' },
          body: new URLSearchParams(all).toString(),
        }),
        read: (answer) =>
          wholeAnswer(PARTNER, answer, asked, () => readJson(answer.body, PARTNER, asked)),
      });
      if (Refused.safeParse(json).success) throw new GrantExpired(PARTNER, asked);
      const read = readFields(Token, json, PARTNER, asked);
      const number = read.oauthUser;
      return {
        externalId: number,
        displayName: `${number.slice(0, 4)}****${number.slice(-4)}`,
        accessToken: read.access_token,
        refreshToken: read.refresh_token ?? form.refresh_token ?? null,
        expiresAt: instant(askedAt + read.expires_in * 1000),
        numbers: { creditCode: number },
      };
    },
  };
}
