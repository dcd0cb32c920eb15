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
  },
  routes: (place) =>
    new Hono<Env>().post('/poll/query.do', async (c) => {
      const form = await mergedParams(c);
      return answerCall(c, place.world, PARTNER, 'poll.query', JSON_TYPE, async () =>
        query(place, form),
      );
    }),
};

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
  const now = world.clock.now();
  const parcel = world.residents.byParcel(num);
  const steps = parcel?.carrier === com ? parcel.stepsAt(now) : [];
  const last = steps.at(-1);
  if (!last) return failed('500', '查询无结果，请隔段时间再查');
  const state = { collected: '1', transit: '0', signed: '3', returned: '4' }[last.what];
  return writeJson({
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
  });
}
