import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { instant } from '../../kernel/index.ts';
import type { Grant } from '../../party/index.ts';
import { type Caller, openCaller } from '../caller.ts';
import { GrantExpired, PartnerRefusedCall, PartnerUnavailable } from '../errors.ts';
import type { PartnerDeps } from '../http.ts';
import { readFields, readJson, textOrNull } from '../read-answer.ts';
import { wholeAnswer } from '../whole-answer.ts';
import { signCall } from './sign.ts';

/** How to reach Shouqianba as one vendor. */
export interface ShouqianbaConfig {
  /** `https://vsi-api.shouqianba.com`. */
  readonly apiUrl: string;
  readonly vendorSn: string;
  readonly vendorKey: string;
  readonly appId: string;
  /** Codes of an answer that mean: the terminal's key is void; ask later. */
  readonly grantCodes: readonly string[];
  readonly busyCodes: readonly string[];
  /** How long a terminal's key serves before it is changed. */
  readonly keyLifeMs: number;
  readonly timeoutMs: number;
  readonly callsPerSecond: number;
}

export interface ShouqianbaGateway {
  readonly caller: Caller;
  /** What a path answers to the terminal of `grant`. */
  read(
    grant: Grant,
    path: string,
    request: object,
    signal?: AbortSignal | undefined,
  ): Promise<{ readonly body: Uint8Array; readonly json: unknown }>;
  /** A terminal of the merchant who was given `code`. Not repeated: a code is good for one try. */
  activate(code: string): Promise<Grant>;
  /** The terminal with a new key. Not repeated: the answer that is lost holds the only one. */
  checkIn(grant: Grant): Promise<Grant>;
}

const PARTNER = 'shouqianba';
const ACCEPTED = '200';
const Answer = z.object({
  result_code: z.union([z.string(), z.int()]).transform(String),
  error_code: textOrNull,
  biz_response: z.unknown().optional(),
});
const Terminal = z.object({
  terminal_sn: z.string().min(1),
  terminal_key: z.string().min(8),
  merchant_name: textOrNull,
  store_name: textOrNull,
});

/** `biz_response` in an answer, or the fault that its outer layer names. */
export function readShouqianbaAnswer(
  body: Uint8Array,
  what: string,
  codes: Pick<ShouqianbaConfig, 'grantCodes' | 'busyCodes'>,
): unknown {
  const told = readFields(Answer, readJson(body, PARTNER, what), PARTNER, what);
  if (told.result_code === ACCEPTED) return told.biz_response;
  const code = told.error_code ?? told.result_code;
  if (codes.grantCodes.includes(code)) throw new GrantExpired(PARTNER, what);
  const refused = new PartnerRefusedCall(PARTNER, what, told.result_code, told.error_code);
  throw codes.busyCodes.includes(code)
    ? new PartnerUnavailable(PARTNER, what, refused, 1000)
    : refused;
}

/** Shouqianba's gateway: signs each call by the terminal's key, or by the vendor's. */
export function shouqianbaGateway(config: ShouqianbaConfig, deps: PartnerDeps): ShouqianbaGateway {
  const { timeoutMs, callsPerSecond } = config;
  const caller = openCaller({ partner: PARTNER, timeoutMs, callsPerSecond }, deps);
  const base = config.apiUrl.replace(/\/$/, '');

  const ask = (
    path: string,
    request: object,
    by: { readonly sn: string; readonly key: string },
    o: { readonly repeat: boolean; readonly signal?: AbortSignal | undefined },
  ) => {
    const body = JSON.stringify(request);
    const authorization = signCall(by.sn, body, by.key);
    const headers = { 'content-type': 'application/json', authorization };
    return caller.call({
      ...{ what: path, ...o },
      request: () => ({ method: 'POST', url: `${base}${path}`, headers, body }),
      read: (answer) =>
        wholeAnswer(PARTNER, answer, path, () => ({
          body: answer.body,
          json: readShouqianbaAnswer(answer.body, path, config),
        })),
    });
  };
  const terminal = async (
    path: string,
    request: { readonly device_id: string },
    by: { readonly sn: string; readonly key: string },
    name: string | null,
  ): Promise<Grant> => {
    const { json } = await ask(path, request, by, { repeat: false });
    const told = readFields(Terminal, json, PARTNER, path);
    return {
      externalId: told.terminal_sn,
      displayName: told.store_name ?? told.merchant_name ?? name ?? told.terminal_sn,
      accessToken: told.terminal_key,
      refreshToken: request.device_id, // A terminal checks in by the name of its device.
      expiresAt: instant(deps.clock.now() + config.keyLifeMs),
    };
  };
  return {
    caller,
    read: ({ externalId, accessToken }, path, request, signal) =>
      ask(path, request, { sn: externalId, key: accessToken }, { repeat: true, signal }),
    activate: async (code) => {
      const request = { app_id: config.appId, code, device_id: `open310-${randomUUID()}` };
      const by = { sn: config.vendorSn, key: config.vendorKey };
      try {
        return await terminal('/terminal/activate', request, by, null);
      } catch (error) {
        // What is refused of a signed request is the code.
        if (error instanceof PartnerRefusedCall) throw new GrantExpired(PARTNER, 'activation code');
        throw error;
      }
    },
    checkIn: ({ externalId, accessToken, refreshToken, displayName }) => {
      if (refreshToken === null) throw new GrantExpired(PARTNER, '/terminal/checkin');
      const request = { terminal_sn: externalId, device_id: refreshToken };
      const by = { sn: externalId, key: accessToken };
      return terminal('/terminal/checkin', request, by, displayName);
    },
  };
}
