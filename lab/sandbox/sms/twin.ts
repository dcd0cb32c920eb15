import { randomBytes } from 'node:crypto';
import { type Instant, shanghaiDay, shanghaiStamp } from '@open310/server/kernel';
import { type Context, Hono } from 'hono';
import { bilingual, html } from '../pages/html.ts';
import { page } from '../pages/layout.ts';
import { answerCall, type Env, type Told } from '../transport.ts';
import type { Twin, TwinPlace } from '../twin.ts';
import { type WireValue, writeJson } from '../wire-json.ts';
import { faultOfSignature } from './verify.ts';

const PARTNER = 'sms';
const JSON_TYPE = 'application/json;charset=utf-8';
const SIGN_NAME = '开放三一零';
const SKEW_MS = 15 * 60_000;
const KEPT = 2_000;

/** What the lender registered, and was approved; the vendor writes a dollar before each brace. */
const registered: Readonly<Record<string, string>> = {
  SMS_310000001:
    '验证码 {code}，用于登录，{minutes} 分钟内有效。我们不会向您索要验证码，请勿告诉任何人。',
  SMS_310000002:
    '验证码 {code}，用于绑定登录手机号，{minutes} 分钟内有效。如非本人操作请忽略，请勿告诉任何人。',
  SMS_310000003:
    '您的借款将于 {day} 到期应还 {amount}，请提前备足款项。如有困难，可在借据页面申请还款安排。',
  SMS_310000004:
    '您的借款有 {amount} 已到期未还，逾期 {dpd} 天。请尽快还款；如有困难，可在借据页面申请还款安排。',
  SMS_310000005:
    '{code} is your code to sign in, valid for {minutes} minutes. We never ask for it: tell it to nobody.',
  SMS_310000006:
    '您的登录手机号已更换为尾号 {tail} 的号码，此号码不再用于登录。如非本人操作，请立即联系我们。',
};

/** A message that lies on a phone. */
interface Delivered {
  readonly outId: string;
  readonly bizId: string;
  readonly phone: string;
  readonly templateCode: string;
  readonly text: string;
  readonly at: Instant;
}

/** What is on all phones; each sending lies there once more: the vendor knows no message again. */
interface Phones {
  readonly delivered: Delivered[];
  readonly nonces: Set<string>;
}

/** Alibaba Cloud's text messages, and the phones they arrive on. */
export const smsTwin: Twin = {
  partner: PARTNER,
  name: { zh: '短信', en: 'Text messages' },
  makeKeys: () => ({
    keyId: `LTAI5t${randomBytes(9).toString('hex')}`,
    secret: randomBytes(15).toString('hex'),
  }),
  environment: (url, { keyId = '', secret = '' }) => ({
    ALIYUN_SMS_URL: url,
    ALIYUN_SMS_ACCESS_KEY_ID: keyId,
    ALIYUN_SMS_ACCESS_KEY_SECRET: secret,
    ALIYUN_SMS_SIGN_NAME: SIGN_NAME,
    ALIYUN_SMS_TEMPLATES:
      'signIn=SMS_310000001,signIn.en=SMS_310000005,bindPhone=SMS_310000002,beforeDue=SMS_310000003,overdue=SMS_310000004,phoneChanged=SMS_310000006',
    ALIYUN_SMS_FINDABLE_AFTER_MS: '200',
  }),
  serves: () => false, // Merchants have nothing here.
  faults: { slow: true, http500: true, html: true, answer_lost: true, quota: true },
  routes: (place) => {
    const phones: Phones = { delivered: [], nonces: new Set() };
    return new Hono<Env>()
      .get('/outbox', (c) => c.json(outboxOf(phones, c.req.query('phone'))))
      .get('/desk', (c) => phonePage(c, phones))
      .post('/', async (c) => {
        const body = await c.req.text();
        const action = c.req.header('x-acs-action') ?? '';
        return answerCall(c, place.world, PARTNER, action, JSON_TYPE, async () =>
          serve(place, phones, c, body),
        );
      });
  },
};

const outboxOf = ({ delivered }: Phones, phone: string | undefined) =>
  delivered.filter((one) => phone === undefined || one.phone === phone).toReversed();

const say = (code: string, message: string, more: Record<string, WireValue> = {}): string =>
  writeJson({ Code: code, Message: message, RequestId: randomBytes(16).toString('hex'), ...more });

const no = (code: string): Told => ({ text: say(code, code), status: 400 });

function serve(place: TwinPlace, phones: Phones, c: Context<Env>, body: string): string | Told {
  const { world, keys, limiter } = place;
  const headers = c.req.header();
  const key = { id: keys.keyId ?? '', secret: keys.secret ?? '' };
  const fault = faultOfSignature({ target: c.env.incoming.url ?? '', headers, body }, key);
  if (fault) return no(fault);
  const [date = '', nonce = ''] = [headers['x-acs-date'], headers['x-acs-signature-nonce']];
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(date)) return no('InvalidTimeStamp.Format');
  if (!(Math.abs(Date.parse(date) - world.clock.now()) <= SKEW_MS))
    return no('InvalidTimeStamp.Expired');
  if (phones.nonces.has(nonce)) return no('SignatureNonceUsed');
  phones.nonces.add(nonce);
  if (limiter.admit(key.id) > 0) return no('Throttling.User');
  if (headers['x-acs-version'] !== '2017-05-25') return no('InvalidVersion');
  const asked = Object.fromEntries(new URL(c.req.url).searchParams);
  const action = headers['x-acs-action'];
  if (action === 'SendSms') return sendSms(place, phones, asked);
  if (action === 'QuerySendDetails') return sendDetails(phones, asked);
  return no('InvalidAction.NotFound');
}

type Asked = Readonly<Record<string, string | undefined>>;

/** Delivers at once: carriers are not part of this. */
function sendSms({ world }: TwinPlace, { delivered }: Phones, asked: Asked): string {
  const { PhoneNumbers: phone = '', SignName, TemplateCode: code = '', OutId = '' } = asked;
  if (!/^1[3-9]\d{9}$/.test(phone)) return say('isv.MOBILE_NUMBER_ILLEGAL', '非法手机号');
  if (SignName !== SIGN_NAME) return say('isv.SMS_SIGNATURE_ILLEGAL', '该账号下找不到对应签名');
  const template = registered[code];
  if (template === undefined) return say('isv.SMS_TEMPLATE_ILLEGAL', '该账号下找不到对应模板');
  if (OutId.length >= 256) return say('isv.PARAM_LENGTH_LIMIT', '参数超过长度限制');
  const values = valuesOf(asked.TemplateParam ?? '{}');
  if (!values) return say('isv.INVALID_JSON_PARAM', '参数格式错误，请修改为字符串值');
  const missing = [...template.matchAll(/\{(\w+)\}/g)].some(([, name = '']) => !(name in values));
  if (missing) return say('isv.TEMPLATE_MISSING_PARAMETERS', '模板变量缺少对应参数值');
  if (world.faults.take(PARTNER, ['quota'], 'SendSms')) {
    return say('isv.BUSINESS_LIMIT_CONTROL', '触发小时级流控Permits:5');
  }
  const at = world.clock.now();
  const bizId = `${randomBytes(6).readUIntBE(0, 6)}^0`;
  const text = `【${SIGN_NAME}】${template.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '')}`;
  delivered.push({ outId: OutId, bizId, phone, templateCode: code, text, at });
  if (delivered.length > KEPT) delivered.shift();
  return say('OK', 'OK', { BizId: bizId });
}

/** The values of a template: an object of texts, or `undefined`. */
function valuesOf(text: string): Readonly<Record<string, string>> | undefined {
  try {
    const read: unknown = JSON.parse(text);
    const isTexts =
      typeof read === 'object' &&
      read !== null &&
      Object.values(read).every((value) => typeof value === 'string');
    return isTexts ? (read as Record<string, string>) : undefined;
  } catch {
    return undefined;
  }
}

function sendDetails({ delivered }: Phones, asked: Asked): string {
  const { PhoneNumber: phone, SendDate: day = '' } = asked;
  const [size, at] = [Number(asked.PageSize), Number(asked.CurrentPage)];
  if (!(size >= 1 && size <= 50) || !(at >= 1) || !/^\d{8}$/.test(day)) {
    return say('isv.INVALID_PARAMETERS', '参数异常');
  }
  const sent = delivered
    .filter((one) => one.phone === phone && shanghaiDay(one.at).replaceAll('-', '') === day)
    .toReversed();
  const shown = sent.slice((at - 1) * size, at * size).map((one) => ({
    ...{ PhoneNum: one.phone, OutId: one.outId, TemplateCode: one.templateCode },
    ...{ SendStatus: 3, ErrCode: 'DELIVERED', Content: one.text },
    ...{ SendDate: shanghaiStamp(one.at), ReceiveDate: shanghaiStamp(one.at) },
  }));
  return say('OK', 'OK', {
    TotalCount: sent.length,
    SmsSendDetailDTOs: { SmsSendDetailDTO: shown },
  });
}

/** What lies on a phone: for whoever tries the system by hand. */
function phonePage(c: Context<Env>, phones: Phones): Response {
  const phone = c.req.query('phone') ?? '';
  const found = outboxOf(phones, phone === '' ? undefined : phone).slice(0, 20);
  return page(c, {
    title: '短信 · open310',
    look: 'plain',
    body: html`<header class="bar"><p class="tag">沙箱演示 Sandbox</p>
<h1 class="who">手机短信<span class="en" lang="en">Text messages</span></h1></header>
<main class="card"><form method="get" action="/sms/desk">
<label>${bilingual('手机号（留空：全部）', 'Phone; empty: all')}<br><input name="phone" inputmode="numeric" value="${phone}"></label>
<button class="main">${bilingual('查看', 'Look')}</button></form>
${found.length === 0 ? html`<p>${bilingual('还没有短信', 'No message yet')}</p>` : found.map((one) => html`<p><strong>${one.phone}</strong> ${shanghaiStamp(one.at)}<br>${one.text}</p>`)}</main>`,
  });
}
