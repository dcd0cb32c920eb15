import { createPrivateKey, createPublicKey, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Json, Source } from '../../kernel/index.ts';
import { type Caller, openCaller, type PartnerResponse } from '../caller.ts';
import { PartnerAnswerForged, PartnerRefusedCall, PartnerUnavailable } from '../errors.ts';
import type { PartnerDeps } from '../http.ts';
import { readFields, readJson } from '../read-answer.ts';
import { wholeAnswer } from '../whole-answer.ts';
import {
  type Component,
  contentDigest,
  digestFits,
  readSignature,
  signatureBase,
  signatureFits,
  signatureParams,
  signBase,
} from './message-signature.ts';

/** How to reach one feed. */
export interface FeedConfig {
  readonly source: Source | 'identity';
  readonly url: string;
  /** By which the feed knows our key. */
  readonly keyId: string;
  /** Ours, PEM, Ed25519. */
  readonly privateKey: string;
  /** The feed's, PEM, Ed25519. */
  readonly publicKey: string;
  readonly timeoutMs: number;
  readonly callsPerSecond: number;
}

/** A call of a feed: `records`, `reports`. */
export interface FeedCall {
  readonly what: string;
  readonly request: Json;
  /** Reads only. */
  readonly repeat: boolean;
  readonly signal?: AbortSignal | undefined;
}

export interface FeedGateway {
  readonly caller: Caller;
  /** The answer's bytes as they came, and the JSON in them, verified. */
  ask(call: FeedCall): Promise<{ readonly body: Uint8Array; readonly json: unknown }>;
}

/** How old an answer's signature may be. */
const STALE_S = 600;
const Fault = z.object({ error: z.object({ code: z.string().min(1) }) });

/** The feed's way in: signs each request, and believes an answer only that is signed for this request. */
export function feedGateway(config: FeedConfig, deps: PartnerDeps): FeedGateway {
  const { source, timeoutMs, callsPerSecond, keyId } = config;
  const own = createPrivateKey(config.privateKey);
  const theirs = createPublicKey(config.publicKey);
  const caller = openCaller({ partner: source, timeoutMs, callsPerSecond }, deps);
  const base = config.url.replace(/\/$/, '');

  const signed = (url: string, body: string) => {
    const digest = contentDigest(body);
    const components: Component[] = [
      ['"@method"', 'POST'],
      ['"@target-uri"', url],
      ['"content-digest"', digest],
    ];
    const created = Math.trunc(deps.clock.now() / 1000);
    const params = signatureParams(components, { created, keyId, nonce: randomUUID() });
    const signature = `sig1=:${signBase(signatureBase(components, params), own)}:`;
    const headers = {
      ...{ 'content-type': 'application/json', 'content-digest': digest },
      ...{ 'signature-input': `sig1=${params}`, signature },
    };
    return { signature, request: { method: 'POST', url, headers, body } as const };
  };
  const verify = (answer: PartnerResponse, what: string, signature: string): void => {
    const { headers, body, status } = answer;
    const told = readSignature(headers);
    const components: Component[] = [
      ['"@status"', String(status)],
      ['"content-digest"', headers.get('content-digest') ?? ''],
      ['"signature";req', signature],
    ];
    const fits =
      told !== undefined &&
      Math.abs(told.created - deps.clock.now() / 1000) <= STALE_S &&
      digestFits(body, headers.get('content-digest')) &&
      signatureFits(components, told, theirs);
    if (!fits) throw new PartnerAnswerForged(source, what);
  };
  return {
    caller,
    ask: ({ what, request, repeat, signal }) => {
      const body = JSON.stringify(request);
      let signature = '';
      return caller.call({
        ...{ what, repeat, signal },
        request: () => {
          const made = signed(`${base}/${what}`, body);
          signature = made.signature;
          return made.request;
        },
        read: (answer) =>
          wholeAnswer(source, answer, what, () => {
            // A proxy's page or half an answer is nobody's word; only a whole one can be forged.
            const json = readJson(answer.body, source, what);
            verify(answer, what, signature);
            const fault = Fault.safeParse(json);
            if (fault.success) throw faultOf(source, what, answer, fault.data.error.code);
            return { body: answer.body, json };
          }),
      });
    },
  };
}

/** What a caller can act on. */
function faultOf(source: string, what: string, { headers, status }: PartnerResponse, code: string) {
  const refused = new PartnerRefusedCall(source, what, code, null);
  const seconds = Number(headers.get('retry-after'));
  const waitMs = seconds > 0 ? Math.min(seconds, 3_600) * 1000 : 1000;
  return status === 429 ? new PartnerUnavailable(source, what, refused, waitMs) : refused;
}

const Page = z.object({ records: z.array(z.unknown()), next: z.string().min(1).nullable() });

/** A page of a feed: records as they came, and where to go on; `null`: that is all. */
export const readFeedPage = (json: unknown, source: string, what: string) =>
  readFields(Page, json, source, what);
