import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { type Json, shanghaiStamp } from '../../kernel/index.ts';
import { type Caller, openCaller, type PartnerRequest } from '../caller.ts';
import {
  GrantExpired,
  PartnerAnswerForged,
  PartnerAnswerMalformed,
  PartnerRefusedCall,
  PartnerUnavailable,
} from '../errors.ts';
import type { PartnerDeps } from '../http.ts';
import { readFields, readJson, textOrNull } from '../read-answer.ts';
import { signRequest, verifyBytes } from './sign.ts';
import { splitAnswer } from './split-answer.ts';

/** How to reach Alipay as one app. The addresses are configuration, so that a sandbox can stand in. */
export interface AlipayConfig {
  readonly gatewayUrl: string;
  /** Where a merchant lets our app act for it. */
  readonly authorizeUrl: string;
  readonly appId: string;
  readonly privateKeyPem: string;
  /** Alipay's own key: what its answers and notices are verified with. */
  readonly partnerPublicKeyPem: string;
  readonly timeoutMs: number;
  /** Our quota. Alipay publishes none; 20 a second is assumed unless the contract says other. */
  readonly callsPerSecond?: number;
  /** Whether months' bills of takings are downloaded beside the account's log. */
  readonly readsBill?: boolean;
}

export interface AlipayCall {
  readonly method: string;
  readonly bizContent: Json;
  /** The merchant's token, when we act for a merchant. */
  readonly appAuthToken?: string;
  /** Repeat when there is no answer. Never for what moves money. */
  readonly repeat: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** A verified answer with code 10000. */
export interface AlipayAnswer {
  /** The whole body, as it came: signature included. */
  readonly body: Uint8Array;
  readonly json: unknown;
}

export interface AlipayGateway {
  readonly caller: Caller;
  call(call: AlipayCall): Promise<AlipayAnswer>;
  readonly partnerKey: KeyObject;
}

const Outcome = z.object({ code: z.string(), sub_code: textOrNull });

// The business status is unknown behind these: the same question may be asked again.
const passing = /^(isp\.|aop\.unkno)|SYSTEM_ERROR$/i;
const tokenGone = /auth-token|auth_token/;

/** Turns a code that is not 10000 into what a caller can act on. */
function fault(method: string, code: string, subCode: string | null): Error {
  if (code === '20001' || (subCode !== null && tokenGone.test(subCode))) {
    return new GrantExpired('alipay', method);
  }
  const refused = new PartnerRefusedCall('alipay', method, code, subCode);
  if (code === '20000' || code === '40005' || (subCode !== null && passing.test(subCode))) {
    return new PartnerUnavailable('alipay', method, refused, code === '40005' ? 1000 : undefined);
  }
  return refused;
}

/** The signed response object of `body`, read. For pages that were verified when they came. */
export function readAnswer(body: Uint8Array, method: string): unknown {
  const answer = splitAnswer(body, method);
  if (!answer) throw new PartnerAnswerMalformed('alipay', method, '(answer)');
  return readJson(answer.signed, 'alipay', method);
}

/** Verifies `body` before a byte of it is believed, then reads its code. */
function accept(body: Uint8Array, method: string, partnerKey: KeyObject): AlipayAnswer {
  const answer = splitAnswer(body, method);
  if (!answer) {
    // A page of HTML, an answer cut short: something between Alipay and us, not Alipay's word.
    const cause = new PartnerAnswerMalformed('alipay', method, '(answer)');
    throw new PartnerUnavailable('alipay', method, cause);
  }
  const { kind, signed, sign } = answer;
  if (sign === null && kind === 'error') {
    // The gateway cannot sign for an app it does not know. Told to the operator, believed by no one.
    const told = Outcome.safeParse(readJson(signed, 'alipay', method));
    const { code, sub_code } = told.success ? told.data : { code: 'unsigned', sub_code: null };
    throw new PartnerRefusedCall('alipay', method, `${code} (unsigned)`, sub_code);
  }
  if (sign === null || !verifyBytes(signed, sign, partnerKey)) {
    throw new PartnerAnswerForged('alipay', method);
  }
  const json = readJson(signed, 'alipay', method);
  const { code, sub_code } = readFields(Outcome, json, 'alipay', method);
  if (code !== '10000' || kind === 'error') throw fault(method, code, sub_code);
  return { body, json };
}

/** Alipay's v2 gateway: signs each call, verifies each answer, obeys the quota. */
export function alipayGateway(config: AlipayConfig, deps: PartnerDeps): AlipayGateway {
  const { timeoutMs, callsPerSecond = 20 } = config;
  const privateKey = createPrivateKey(config.privateKeyPem);
  const partnerKey = createPublicKey(config.partnerPublicKeyPem);
  const caller = openCaller({ partner: 'alipay', timeoutMs, callsPerSecond }, deps);

  const requestOf = ({ method, bizContent, appAuthToken }: AlipayCall): PartnerRequest => {
    const common = {
      app_id: config.appId,
      method,
      format: 'JSON',
      charset: 'utf-8',
      sign_type: 'RSA2',
      timestamp: shanghaiStamp(deps.clock.now()),
      version: '1.0',
      ...(appAuthToken === undefined ? {} : { app_auth_token: appAuthToken }),
    };
    const form = { biz_content: JSON.stringify(bizContent) };
    const sign = signRequest({ ...common, ...form }, privateKey);
    return {
      method: 'POST',
      url: `${config.gatewayUrl}?${new URLSearchParams({ ...common, sign })}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' },
      body: new URLSearchParams(form).toString(),
    };
  };
  return {
    partnerKey,
    caller,
    call: (call) => {
      const { method, repeat, signal } = call;
      return caller.call({
        ...{ what: method, repeat, signal },
        request: () => requestOf(call),
        read: ({ status, body }) => {
          if (status !== 200) throw new PartnerUnavailable('alipay', method, `HTTP ${status}`);
          return accept(body, method, partnerKey);
        },
      });
    },
  };
}
