import { createHash, randomBytes } from 'node:crypto';
import { type Instant, shanghaiStamp } from '@open310/server/kernel';
import { Hono } from 'hono';
import type { Resident } from '../merchants.ts';
import { answerCall, type Env, mergedParams } from '../transport.ts';
import type { Twin, TwinPlace } from '../twin.ts';
import { writeJson } from '../wire-json.ts';

const PARTNER = 'sf';
const JSON_TYPE = 'application/json;charset=UTF-8';
const ROUTES = 'EXP_RECE_SEARCH_ROUTES';
const CARD = 'EXP_RECE_QUERY_DELIVERTM';
const AT_ONCE = 10;

/** SF's open platform: routes of its own parcels. */
export const sfTwin: Twin = {
  partner: PARTNER,
  name: { zh: '顺丰速运', en: 'SF Express' },
  makeKeys: () => ({
    partnerId: `OPEN${randomBytes(3).toString('hex').toUpperCase()}`,
    checkWord: randomBytes(16).toString('base64url'),
  }),
  environment: (url, { partnerId = '', checkWord = '' }) => ({
    SF_SERVICE_URL: `${url}/std/service`,
    SF_PARTNER_ID: partnerId,
    SF_CHECK_WORD: checkWord,
    SF_CALLS_PER_SECOND: '50',
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
    new Hono<Env>().post('/std/service', async (c) => {
      const form = await mergedParams(c);
      return answerCall(c, place.world, PARTNER, form.serviceCode ?? '', JSON_TYPE, async () =>
        serve(place, form),
      );
    }),
};

const envelope = (code: string, message: string, data = ''): string =>
  writeJson({
    apiErrorMsg: message,
    apiResponseID: randomBytes(16).toString('hex'),
    apiResultCode: code,
    apiResultData: data,
  });

/** What Java's URLEncoder leaves as it is; a space becomes a plus, all else its bytes. */
function encodeLikeJava(text: string): string {
  let out = '';
  for (const byte of Buffer.from(text, 'utf8')) {
    const char = String.fromCharCode(byte);
    if (/[A-Za-z0-9.\-*_]/.test(char)) out += char;
    else if (char === ' ') out += '+';
    else out += `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return out;
}

/** Both signatures that a partner may have agreed on. */
function fits(text: string, told: string | undefined): boolean {
  const md5 = createHash('md5').update(encodeLikeJava(text)).digest('base64');
  const sm3 = createHash('sm3').update(text).digest('hex');
  return told === md5 || told === sm3;
}

function serve(place: TwinPlace, form: Readonly<Record<string, string>>): string {
  const { world, keys, limiter } = place;
  const { partnerID = '', timestamp = '', msgData = '', serviceCode, msgDigest } = form;
  if (partnerID !== keys.partnerId) return envelope('A1004', '无对应服务权限');
  if (!fits(msgData + timestamp + keys.checkWord, msgDigest))
    return envelope('A1006', '数字签名无效');
  if (Math.abs(Number(timestamp) - world.clock.now()) > 600_000) {
    return envelope('A1001', '必传参数不可为空或时间戳超时');
  }
  if (world.faults.take(PARTNER, ['quota']) || limiter.admit(partnerID) > 0) {
    return envelope('A1099', '系统繁忙，超出流量限制');
  }
  if (serviceCode === CARD) return envelope('A1000', '', cardAnswer(place, msgData));
  if (serviceCode !== ROUTES) return envelope('A1007', '服务代码不存在');
  const { trackingNumber } = JSON.parse(msgData) as { trackingNumber: string[] };
  if (trackingNumber.length > AT_ONCE) return envelope('A1002', '单号超过上限');
  const now = world.clock.now();
  const routeResps = trackingNumber.map((mailNo) => ({
    mailNo,
    routes: routesOf(place, mailNo, now),
  }));
  const result = { success: true, errorCode: 'S0000', errorMsg: null, msgData: { routeResps } };
  return envelope('A1000', '', writeJson(result));
}

/** A price for a monthly card that SF knows, or its refusal. */
function cardAnswer({ world }: TwinPlace, msgData: string): string {
  const { monthlyCard } = JSON.parse(msgData) as { monthlyCard?: string };
  const known = world.residents.met().some((resident) => monthlyCardOf(resident) === monthlyCard);
  return known
    ? writeJson({
        success: true,
        errorCode: 'S0000',
        errorMsg: null,
        msgData: { deliverTmDto: [] },
      })
    : writeJson({ success: false, errorCode: '8057', errorMsg: '月结卡号不存在', msgData: null });
}

/** The number on a merchant's contract with SF: ten digits of its bank card. */
export const monthlyCardOf = ({ merchant }: Resident): string => merchant.bankCard.slice(-10);

const opCodes = { collected: '50', transit: '31', signed: '80', returned: '648' } as const;

function routesOf({ world }: TwinPlace, mailNo: string, now: Instant) {
  const parcel = world.residents.byParcel(mailNo);
  if (parcel?.carrier !== 'shunfeng') return [];
  return parcel.stepsAt(now).map(({ at, what, says }) => ({
    acceptTime: shanghaiStamp(at),
    acceptAddress: '义乌市',
    opCode: opCodes[what],
    remark: says,
  }));
}
