import { z } from 'zod';
import { type Caller, openCaller, type PartnerResponse } from '../caller.ts';
import { PartnerAnswerMalformed, PartnerRefusedCall, PartnerUnavailable } from '../errors.ts';
import type { PartnerDeps } from '../http.ts';
import { NOT_JSON, readJson } from '../read-answer.ts';
import type { OpenParcel } from './due-parcels.ts';
import { QUERY, SUBSCRIBE, type TrackWords } from './parse.ts';
import { callbackToken, signQuery } from './sign.ts';

/** How to reach Kuaidi100 as one customer. */
export interface Kuaidi100Config {
  readonly queryUrl: string;
  readonly subscribeUrl: string;
  readonly customer: string;
  readonly key: string;
  /** Where Kuaidi100 tells of parcels it follows; absent: it follows none. */
  readonly callbackUrl?: string | undefined;
  /** Goes out with a subscription; notices are signed with it. */
  readonly salt: string;
  /** Ours alone: keeps a callback address from naming another borrower. */
  readonly callbackSecret: string;
  readonly timeoutMs: number;
  readonly callsPerSecond: number;
  readonly subscriptionsPerSecond: number;
  readonly parcelsPerPull: number;
  readonly subscriptionsPerPull: number;
  readonly askAgainMs: number;
  /** Carriers that want the last digits of a phone. */
  readonly phoneCarriers: readonly string[];
  /** Codes that mean: nothing is known of this parcel. */
  readonly unknownCodes: readonly string[];
  /** Codes that mean: ask later. */
  readonly busyCodes: readonly string[];
  readonly words: TrackWords;
}

export interface Answered {
  /** The bytes as they came. */
  readonly body: Uint8Array;
  readonly json: unknown;
}

export interface Kuaidi100Gateway {
  /** What is known of a parcel. @param phoneTail - The last four digits of its sender's phone, if known. */
  query(parcel: OpenParcel, phoneTail: string | null, signal?: AbortSignal): Promise<Answered>;
  /** Has a parcel of a borrower followed. */
  subscribe(
    parcel: OpenParcel,
    o: {
      readonly borrowerId: string;
      readonly callbackUrl: string;
      readonly phoneTail: string | null;
      readonly signal?: AbortSignal | undefined;
    },
  ): Promise<Answered>;
  readonly caller: Caller;
}

const Refusal = z.object({
  result: z.literal(false),
  returnCode: z.union([z.string(), z.int()]).transform(String),
});
const Accepted = z.object({ result: z.literal(true) });
const Found = z.object({ nu: z.string() });

/** A subscription that is there already, and a carrier that is not followed. */
const SUBSCRIBED = new Set(['501', '700', '701', '702']);

const form = { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' };

/** The JSON of an answer. One that is none, or cut short, is not Kuaidi100's word. */
function readAnswer({ status, body }: PartnerResponse, what: string): unknown {
  if (status !== 200) throw new PartnerUnavailable('kuaidi100', what, `HTTP ${status}`);
  try {
    return readJson(body, 'kuaidi100', what);
  } catch (error) {
    const cut = error instanceof PartnerAnswerMalformed && error.field === NOT_JSON;
    throw cut ? new PartnerUnavailable('kuaidi100', what, error) : error;
  }
}

type Codes = Pick<Kuaidi100Config, 'busyCodes' | 'unknownCodes'>;

function refuse({ busyCodes }: Codes, what: string, code: string): Error {
  const refused = new PartnerRefusedCall('kuaidi100', what, code, null);
  return busyCodes.includes(code)
    ? new PartnerUnavailable('kuaidi100', what, refused, 1000)
    : refused;
}

function readQuery(codes: Codes, answer: PartnerResponse, num: string): Answered {
  const json = readAnswer(answer, QUERY);
  const refusal = Refusal.safeParse(json);
  if (refusal.success && !codes.unknownCodes.includes(refusal.data.returnCode)) {
    throw refuse(codes, QUERY, refusal.data.returnCode);
  }
  if (!refusal.success && Found.safeParse(json).data?.nu !== num) {
    throw new PartnerAnswerMalformed('kuaidi100', QUERY, 'nu'); // Another parcel's track.
  }
  return { body: answer.body, json };
}

function readSubscription(codes: Codes, answer: PartnerResponse): Answered {
  const json = readAnswer(answer, SUBSCRIBE);
  const refusal = Refusal.safeParse(json);
  if (refusal.success && !SUBSCRIBED.has(refusal.data.returnCode)) {
    throw refuse(codes, SUBSCRIBE, refusal.data.returnCode);
  }
  if (!refusal.success && !Accepted.safeParse(json).success) {
    throw new PartnerAnswerMalformed('kuaidi100', SUBSCRIBE, 'result');
  }
  return { body: answer.body, json };
}

export function kuaidi100Gateway(config: Kuaidi100Config, deps: PartnerDeps): Kuaidi100Gateway {
  const { timeoutMs, key, customer } = config;
  const one = { partner: 'kuaidi100', timeoutMs };
  // Queries are counted by the second; nobody tells of a limit for subscriptions.
  const caller = openCaller({ ...one, callsPerSecond: config.callsPerSecond, burst: 1 }, deps);
  const follower = openCaller({ ...one, callsPerSecond: config.subscriptionsPerSecond }, deps);

  const phoneOf = ({ carrier }: OpenParcel, tail: string | null) =>
    tail !== null && config.phoneCarriers.includes(carrier) ? { phone: tail } : {};

  return {
    caller,
    query: (parcel, phoneTail, signal) => {
      const { carrier: com, parcelNo: num } = parcel;
      const param = JSON.stringify({ com, num, ...phoneOf(parcel, phoneTail), resultv2: '1' });
      const body = new URLSearchParams({ customer, sign: signQuery(param, key, customer), param });
      return caller.call({
        what: QUERY,
        repeat: true,
        signal,
        request: () => ({
          method: 'POST',
          url: config.queryUrl,
          headers: form,
          body: body.toString(),
        }),
        read: (answer) => readQuery(config, answer, num),
      });
    },
    subscribe: (parcel, { borrowerId, callbackUrl, phoneTail, signal }) => {
      const { carrier: company, parcelNo: number } = parcel;
      const address = new URL(callbackUrl);
      address.searchParams.set('b', callbackToken(borrowerId, number, config.callbackSecret));
      const callbackurl = address.toString();
      const parameters = {
        ...{ callbackurl, salt: config.salt, resultv2: '1' },
        ...phoneOf(parcel, phoneTail),
      };
      const param = JSON.stringify({ company, number, key, parameters });
      const body = new URLSearchParams({ schema: 'json', param }).toString();
      return follower.call({
        what: SUBSCRIBE,
        repeat: true, // A subscription asked for twice is one: the second is told so.
        signal,
        request: () => ({ method: 'POST', url: config.subscribeUrl, headers: form, body }),
        read: (answer) => readSubscription(config, answer),
      });
    },
  };
}
