import { createHash, randomBytes } from 'node:crypto';
import { shanghaiStamp } from '@open310/server/kernel';
import { Hono } from 'hono';
import { answerCall, type Env, mergedParams } from '../transport.ts';
import type { Twin, TwinPlace } from '../twin.ts';
import { writeJson } from '../wire-json.ts';

const PARTNER = 'kuaidi100';
const JSON_TYPE = 'text/html;charset=UTF-8'; // As the vendor sends it.

/** Kuaidi100: where a parcel is, whoever carries it. */
export const kuaidi100Twin: Twin = {
  partner: PARTNER,
  name: { zh: '快递100', en: 'Kuaidi100' },
  makeKeys: () => ({
    customer: randomBytes(16).toString('hex').toUpperCase(),
    key: randomBytes(6).toString('base64url'),
  }),
  environment: (url, { customer = '', key = '' }) => ({
    KUAIDI100_QUERY_URL: `${url}/poll/query.do`,
    KUAIDI100_SUBSCRIBE_URL: `${url}/poll`,
    KUAIDI100_CUSTOMER: customer,
    KUAIDI100_KEY: key,
    KUAIDI100_CALLS_PER_SECOND: '50',
  }),
  serves: () => true,
  faults: {
    slow: true,
    http500: true,
    html: true,
    answer_lost: true,
    quota: true,
    truncated_page: true,
    ...{ duplicate_push: true, late_push: true, forged_push: true },
  },
  routes: (place) => {
    const followed: Followed = new Map();
    return new Hono<Env>()
      .post('/poll/query.do', async (c) => {
        const form = await mergedParams(c);
        return answerCall(c, place.world, PARTNER, 'poll.query', JSON_TYPE, async () =>
          query(place, form),
        );
      })
      .post('/poll', async (c) => {
        const form = await mergedParams(c);
        return answerCall(c, place.world, PARTNER, 'poll', JSON_TYPE, async () =>
          follow(place, form, followed),
        );
      })
      .post('/messages/moved', async (c) => {
        // Another site in the same browser reaches loopback, but sends no JSON unasked.
        if (c.req.header('content-type') !== 'application/json') return c.body(null, 415);
        for (const one of followed.values()) announce(place, one);
        return c.json({ told: followed.size }, 202);
      });
  },
};

/** A parcel that a customer has followed, and where its news go. */
interface Subscription {
  readonly company: string;
  readonly number: string;
  readonly callbackurl: string;
  readonly salt: string;
}
type Followed = Map<string, Subscription>;

/** `POST /poll`: follows a parcel; one that is followed already is said to be. */
function follow(
  place: TwinPlace,
  form: Readonly<Record<string, string>>,
  followed: Followed,
): string {
  const { world, keys } = place;
  const { company, number, key, parameters } = JSON.parse(form.param ?? '{}') as {
    readonly company?: string;
    readonly number?: string;
    readonly key?: string;
    readonly parameters?: { readonly callbackurl?: string; readonly salt?: string };
  };
  if (form.schema !== 'json' || key !== keys.key) return failed('600', '您不是合法的订阅者');
  const { callbackurl, salt } = parameters ?? {};
  if (!company || !number || !callbackurl || !salt) return failed('701', '订阅参数错误');
  if (world.residents.byParcel(number)?.carrier !== company) return failed('700', '不支持的单号');
  if (followed.has(number)) return failed('501', '重复订阅');
  const one = { company, number, callbackurl, salt };
  followed.set(number, one);
  announce(place, one);
  return writeJson({ result: true, returnCode: '200', message: '提交成功' });
}

/** Tells where a parcel is, signed with the salt that its subscription named. */
function announce(place: TwinPlace, { company, number, callbackurl, salt }: Subscription): void {
  const track = trackOf(place, company, number);
  if (!track) return;
  const status = track.ischeck === '1' ? 'shutdown' : 'polling';
  const param = writeJson({ status, billstatus: '', message: '', lastResult: track });
  const sign = createHash('md5').update(`${param}${salt}`).digest('hex').toUpperCase();
  place.push({
    what: number,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ sign, param }).toString(),
    query: Object.fromEntries(new URL(callbackurl).searchParams),
    isThanks: (http, body) => http === 200 && /"returnCode"\s*:\s*"200"/.test(body),
  });
}

const failed = (returnCode: string, message: string): string =>
  writeJson({ result: false, returnCode, message });

/** Upper-case hex of the MD5 over the parameter as it came, the key and the customer. */
const expected = (param: string, { key = '', customer = '' }: TwinPlace['keys']): string =>
  createHash('md5').update(`${param}${key}${customer}`).digest('hex').toUpperCase();

function query(place: TwinPlace, form: Readonly<Record<string, string>>): string {
  const { world, keys, limiter } = place;
  const { param = '', customer, sign } = form;
  if (customer === undefined || customer !== keys.customer || sign !== expected(param, keys))
    return failed('503', '验证签名失败');
  if (world.faults.take(PARTNER, ['quota']) || limiter.admit(customer) > 0) {
    return failed('502', '单号查询过于频繁');
  }
  const { com, num, phone } = JSON.parse(param) as { com: string; num: string; phone?: string };
  if ((com === 'shunfeng' || com === 'sf') && !phone) return failed('408', '验证码错误');
  const track = trackOf(place, com, num);
  return track ? writeJson(track) : failed('500', '查询无结果，请隔段时间再查');
}

/** What is known of a parcel now; `undefined`: nothing, or another carrier's. */
function trackOf({ world }: TwinPlace, com: string, num: string) {
  const now = world.clock.now();
  const parcel = world.residents.byParcel(num);
  const steps = parcel?.carrier === com ? parcel.stepsAt(now) : [];
  const last = steps.at(-1);
  if (!last) return undefined;
  const state = { collected: '1', transit: '0', signed: '3', returned: '4' }[last.what];
  return {
    message: 'ok',
    nu: num,
    ischeck: last.what === 'signed' || last.what === 'returned' ? '1' : '0',
    com,
    status: '200',
    state,
    data: steps.toReversed().map(({ at, says }) => ({
      time: shanghaiStamp(at),
      ftime: shanghaiStamp(at),
      context: says,
    })),
  };
}
