import { z } from 'zod';
import { shanghaiStamp } from '../../kernel/index.ts';
import { type Caller, openCaller, type PartnerRequest } from '../caller.ts';
import {
  GrantExpired,
  PartnerAnswerMalformed,
  PartnerRefusedCall,
  PartnerUnavailable,
} from '../errors.ts';
import type { PartnerDeps } from '../http.ts';
import { readJson, textOrNull } from '../read-answer.ts';
import { wholeAnswer } from '../whole-answer.ts';
import { signTop, type TopSignMethod } from './sign.ts';

/** How to reach the Taobao Open Platform as one app. */
export interface TaobaoConfig {
  readonly gatewayUrl: string;
  readonly authorizeUrl: string;
  readonly tokenUrl: string;
  readonly appKey: string;
  readonly appSecret: string;
  readonly timeoutMs: number;
  readonly signMethod?: TopSignMethod;
  /** Our quota. TOP counts by day and bans by the second; 40 a second is assumed. */
  readonly callsPerSecond?: number;
  /** Whether the app may read records of parcels, and does. */
  readonly readsParcels?: boolean;
}

export interface TopCall {
  readonly method: string;
  readonly params: Readonly<Record<string, string>>;
  /** The seller's access token. */
  readonly session: string;
  readonly signal?: AbortSignal | undefined;
}

/** Reads; every call is repeated when there is no answer. */
export interface TopGateway {
  readonly caller: Caller;
  /** The bytes as they came, and the object inside `<method>_response`. */
  read(call: TopCall): Promise<{ readonly body: Uint8Array; readonly json: unknown }>;
  /** `POST` to the token address. Not repeated: a code is good for one try. */
  token(form: Readonly<Record<string, string>>): Promise<unknown>;
}

const ErrorAnswer = z.object({
  error_response: z.object({
    code: z.union([z.string(), z.int()]).transform(String),
    sub_code: textOrNull,
    sub_msg: textOrNull,
  }),
});

/** Turns an `error_response` into what a caller can act on. */
function fault(method: string, told: z.output<typeof ErrorAnswer>['error_response']): Error {
  const { code, sub_code, sub_msg } = told;
  if (code === '26' || code === '27') return new GrantExpired('taobao', method);
  const refused = new PartnerRefusedCall('taobao', method, code, sub_code);
  if (code === '7') {
    // "This ban will last for 3 more seconds".
    const seconds = Number(/(\d{1,6}) more seconds/.exec(sub_msg ?? '')?.[1] ?? '1');
    return new PartnerUnavailable('taobao', method, refused, seconds * 1000);
  }
  if (sub_code?.startsWith('isp.') || (code === '15' && !sub_code?.startsWith('isv.'))) {
    return new PartnerUnavailable('taobao', method, refused);
  }
  return refused;
}

const nameOf = (method: string): string =>
  `${method.replace(/^taobao\./, '').replaceAll('.', '_')}_response`;

/** The answer to `method` in `body`. TOP signs no answers: their only witness is TLS. */
export function readTopAnswer(body: Uint8Array, method: string): unknown {
  const json = readJson(body, 'taobao', method);
  const error = ErrorAnswer.safeParse(json);
  if (error.success) throw fault(method, error.data.error_response);
  const name = nameOf(method);
  const answer = z.object({ [name]: z.record(z.string(), z.unknown()) }).safeParse(json);
  if (!answer.success) throw new PartnerAnswerMalformed('taobao', method, name);
  return answer.data[name];
}

const TokenError = z.object({ error: z.string() });

const FORM = { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' };

/** TOP's gateway: signs each call, obeys the quota, tells what may be repeated. */
export function topGateway(config: TaobaoConfig, deps: PartnerDeps): TopGateway {
  const { timeoutMs, callsPerSecond = 40, signMethod = 'hmac-sha256' } = config;
  const caller = openCaller({ partner: 'taobao', timeoutMs, callsPerSecond }, deps);

  const formOf = ({ method, params, session }: TopCall): Record<string, string> => {
    const unsigned = {
      ...params,
      method,
      app_key: config.appKey,
      session,
      timestamp: shanghaiStamp(deps.clock.now()),
      v: '2.0',
      format: 'json',
      sign_method: signMethod,
    };
    return { ...unsigned, sign: signTop(unsigned, config.appSecret, signMethod) };
  };
  const post = (url: string, form: Readonly<Record<string, string>>): PartnerRequest => ({
    ...{ method: 'POST', url, headers: FORM },
    body: new URLSearchParams(form).toString(),
  });
  return {
    caller,
    read: (call) => {
      const { method, signal } = call;
      return caller.call({
        ...{ what: method, repeat: true, signal },
        request: () => post(config.gatewayUrl, formOf(call)),
        read: (answer) => {
          if (answer.status !== 200)
            throw new PartnerUnavailable('taobao', method, `HTTP ${answer.status}`);
          const read = () => ({ body: answer.body, json: readTopAnswer(answer.body, method) });
          return wholeAnswer('taobao', answer, method, read);
        },
      });
    },
    token: (form) => {
      const what = `token ${form.grant_type}`;
      const credentials = { client_id: config.appKey, client_secret: config.appSecret };
      return caller.call({
        ...{ what, repeat: false },
        request: () => post(config.tokenUrl, { ...form, ...credentials }),
        read: ({ status, body }) => {
          if (status >= 500) throw new PartnerUnavailable('taobao', what, `HTTP ${status}`);
          const json = readJson(body, 'taobao', what);
          const error = TokenError.safeParse(json);
          if (error.success && error.data.error === 'invalid_grant')
            throw new GrantExpired('taobao', what);
          if (error.success) throw new PartnerRefusedCall('taobao', what, error.data.error, null);
          return json;
        },
      });
    },
  };
}
