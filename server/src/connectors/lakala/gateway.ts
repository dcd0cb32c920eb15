import { createPrivateKey, createPublicKey, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { shanghaiStamp } from '../../kernel/index.ts';
import { type Caller, openCaller } from '../caller.ts';
import { PartnerAnswerForged, PartnerRefusedCall, PartnerUnavailable } from '../errors.ts';
import type { PartnerDeps } from '../http.ts';
import { readFields, readJson } from '../read-answer.ts';
import { wholeAnswer } from '../whole-answer.ts';
import { authorizationOf, isLakala, readAnswerHeaders } from './sign.ts';

/** How to reach Lakala as one institution. */
export interface LakalaConfig {
  /** `https://s2.lakala.com`. */
  readonly apiUrl: string;
  readonly appId: string;
  readonly serialNo: string;
  /** Ours, PEM, RSA. */
  readonly privateKey: string;
  /** Lakala's own, PEM. */
  readonly publicKey: string;
  readonly successCodes: readonly string[];
  readonly busyCodes: readonly string[];
  readonly timeoutMs: number;
  readonly callsPerSecond: number;
}

export interface LakalaGateway {
  readonly caller: Caller;
  /** What a path answers: the bytes as they came, verified, and `resp_data` in them. */
  read(
    path: string,
    data: object,
    signal?: AbortSignal | undefined,
  ): Promise<{ readonly body: Uint8Array; readonly json: unknown }>;
}

const PARTNER = 'lakala';
const STALE_S = 600;
const Answer = z.object({
  code: z.string().min(1),
  resp_data: z.unknown().optional(),
});

/** `resp_data` in an answer, or the fault that it names. */
export function readLakalaAnswer(
  body: Uint8Array,
  what: string,
  codes: Pick<LakalaConfig, 'successCodes' | 'busyCodes'>,
): unknown {
  const told = readFields(Answer, readJson(body, PARTNER, what), PARTNER, what);
  if (codes.successCodes.includes(told.code)) return told.resp_data;
  const refused = new PartnerRefusedCall(PARTNER, what, told.code, null);
  throw codes.busyCodes.includes(told.code)
    ? new PartnerUnavailable(PARTNER, what, refused, 1000)
    : refused;
}

/** Lakala's gateway: signs each call, and believes only an answer that is signed. */
export function lakalaGateway(config: LakalaConfig, deps: PartnerDeps): LakalaGateway {
  const { timeoutMs, callsPerSecond, appId, serialNo } = config;
  const caller = openCaller({ partner: PARTNER, timeoutMs, callsPerSecond }, deps);
  const own = createPrivateKey(config.privateKey);
  const theirs = createPublicKey(config.publicKey);
  const base = config.apiUrl.replace(/\/$/, '');
  return {
    caller,
    read: (path, data, signal) =>
      caller.call({
        ...{ what: path, repeat: true, signal },
        request: () => {
          const now = deps.clock.now();
          const req_time = shanghaiStamp(now).replace(/\D/g, '');
          const body = JSON.stringify({ req_time, version: '3.0', req_data: data });
          const timestamp = String(Math.trunc(now / 1000));
          const nonce = randomBytes(6).toString('hex');
          const authorization = authorizationOf({ appId, serialNo, timestamp, nonce }, body, own);
          const headers = { 'content-type': 'application/json', authorization };
          return { method: 'POST', url: `${base}${path}`, headers, body };
        },
        read: (answer) =>
          wholeAnswer(PARTNER, answer, path, () => {
            readJson(answer.body, PARTNER, path); // A page or half an answer is nobody's word.
            const told = readAnswerHeaders(answer.headers);
            const fresh =
              told !== undefined && Math.abs(told.timestamp - deps.clock.now() / 1000) <= STALE_S;
            if (!fresh || !isLakala(told, answer.body, theirs))
              throw new PartnerAnswerForged(PARTNER, path);
            return { body: answer.body, json: readLakalaAnswer(answer.body, path, config) };
          }),
      }),
  };
}
