import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Caller, openCaller, type PartnerResponse } from '../caller.ts';
import { PartnerAnswerMalformed, PartnerRefusedCall, PartnerUnavailable } from '../errors.ts';
import type { PartnerDeps } from '../http.ts';
import { NOT_JSON, readFields, readJson, textOrNull } from '../read-answer.ts';
import { type DigestMethod, digestMessage } from './sign.ts';

/** How to reach SF's open platform as one partner. */
export interface SfConfig {
  readonly serviceUrl: string;
  readonly partnerId: string;
  readonly checkWord: string;
  readonly digest: DigestMethod;
  readonly timeoutMs: number;
  readonly callsPerSecond: number;
  readonly askAgainMs: number;
  /** Codes of the platform that mean: ask later. */
  readonly busyCodes: readonly string[];
  /** The service that is asked whether a monthly card is good. */
  readonly cardService: string;
  readonly opCodes: OpCodes;
}

/** SF's operation codes, by what they say of a parcel. */
export interface OpCodes {
  readonly collected: readonly string[];
  readonly signed: readonly string[];
  readonly returned: readonly string[];
  readonly troubled: readonly string[];
}

export interface SfGateway {
  /** What a service says to `msgData`. Reads only: it is asked again when there is no answer. */
  read(
    service: string,
    msgData: object,
    signal?: AbortSignal,
  ): Promise<{ readonly body: Uint8Array; readonly json: unknown }>;
  readonly caller: Caller;
}

const Outer = z.object({
  apiResultCode: z.string().min(1),
  apiResultData: textOrNull,
});
const Inner = z.object({
  success: z.union([z.boolean(), z.stringbool()]),
  errorCode: textOrNull,
  msgData: z.unknown(),
});

const ACCEPTED = 'A1000';

/** The service's own answer inside SF's: JSON as text within JSON. Throws what a caller can act on. */
export function readSfAnswer(
  body: Uint8Array,
  service: string,
  busyCodes: readonly string[],
): unknown {
  const outer = readFields(Outer, readJson(body, 'sf', service), 'sf', service);
  const { apiResultCode: code, apiResultData: text } = outer;
  if (code !== ACCEPTED) {
    const refused = new PartnerRefusedCall('sf', service, code, null);
    throw busyCodes.includes(code) ? new PartnerUnavailable('sf', service, refused, 1000) : refused;
  }
  if (text === null) throw new PartnerAnswerMalformed('sf', service, 'apiResultData');
  const json = readJson(Buffer.from(text), 'sf', service);
  const inner = readFields(Inner, json, 'sf', service);
  if (!inner.success) throw new PartnerRefusedCall('sf', service, code, inner.errorCode);
  return inner.msgData;
}

export function sfGateway(config: SfConfig, deps: PartnerDeps): SfGateway {
  const { timeoutMs, callsPerSecond, partnerId, checkWord, digest, busyCodes } = config;
  const caller = openCaller({ partner: 'sf', timeoutMs, callsPerSecond }, deps);

  const readAnswer = ({ status, body }: PartnerResponse, service: string) => {
    if (status !== 200) throw new PartnerUnavailable('sf', service, `HTTP ${status}`);
    try {
      return { body, json: readSfAnswer(body, service, busyCodes) };
    } catch (error) {
      const cut = error instanceof PartnerAnswerMalformed && error.field === NOT_JSON;
      throw cut ? new PartnerUnavailable('sf', service, error) : error;
    }
  };
  return {
    caller,
    read: (service, data, signal) => {
      const msgData = JSON.stringify(data);
      return caller.call({
        what: service,
        repeat: true,
        signal,
        request: () => {
          const timestamp = String(deps.clock.now());
          const body = new URLSearchParams({
            partnerID: partnerId,
            requestID: randomUUID(),
            serviceCode: service,
            timestamp,
            msgDigest: digestMessage({ msgData, timestamp }, checkWord, digest),
            msgData,
          }).toString();
          const headers = { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' };
          return { method: 'POST', url: config.serviceUrl, headers, body };
        },
        read: (answer) => readAnswer(answer, service),
      });
    },
  };
}
