import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import {
  addDays,
  type BusinessDate,
  daysBetween,
  instant,
  shanghaiDay,
  shanghaiStamp,
} from '../../kernel/index.ts';
import { type Clock, readWhole } from '../../platform/index.ts';
import {
  type Message,
  type MessageAnswer,
  type MessageGateway,
  MessagesUnavailable,
} from '../port.ts';
import type { AliyunSettings } from './settings.ts';
import { canonicalQuery, signedHeaders } from './sign.ts';

const VERSION = '2017-05-25';
const ANSWER_MAX_BYTES = 256 * 1024;
const PAGE = 50; // The most that the vendor gives at once.
const FINDABLE_DAYS = 30; // The vendor tells of no day before (known, not read: confirm).

const Told = z.object({ Code: z.string().min(1) });
/** 1: waiting for the carrier, 2: failed, 3: delivered. */
const Detail = z.object({
  OutId: z.string().optional(),
  SendStatus: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  ErrCode: z.string().optional(),
});
const Details = z.object({
  TotalCount: z.coerce.number().int(),
  SmsSendDetailDTOs: z.object({ SmsSendDetailDTO: z.array(Detail) }),
});

/** What the gateway needs of the machine. */
export interface AliyunDeps {
  readonly clock: Clock;
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
}

interface Answer {
  readonly code: string;
  readonly json: unknown;
}

/**
 * Text messages by Alibaba Cloud: `SendSms` and `QuerySendDetails` of Dysmsapi 2017-05-25. The vendor says that it
 * does not know a message again (no idempotence) and wants a timeout looked up before it is tried again: `OutId` is
 * what a message is found by.
 * @source help.aliyun.com, documents 55284 (SendSms), 419277 (QuerySendDetails), 2593177 (signature)
 */
export function aliyunGateway(s: AliyunSettings, deps: AliyunDeps): MessageGateway {
  const call: Call = (action, query) => callAliyun(s, deps, action, query);
  return {
    findableAfterMs: s.ALIYUN_SMS_FINDABLE_AFTER_MS,
    send: async (message) => {
      const template = templateOf(s, message);
      if (template === undefined) return { status: 'failed', reason: 'template_unset' };
      const { code } = await call('SendSms', {
        PhoneNumbers: message.phone,
        SignName: s.ALIYUN_SMS_SIGN_NAME,
        TemplateCode: template,
        TemplateParam: JSON.stringify(
          Object.fromEntries(Object.entries(message.values).map(([k, v]) => [k, String(v)])),
        ),
        OutId: message.id,
      });
      return code === 'OK' ? { status: 'sent' } : { status: 'failed', reason: code };
    },
    find: async (message, since) => {
      const today = shanghaiDay(deps.clock.now());
      const first = shanghaiDay(since);
      if (daysBetween(first, today) >= FINDABLE_DAYS) {
        return { status: 'failed', reason: 'too_long_ago' };
      }
      // What was handed over just before midnight may stand under the day after, and later tries under theirs.
      for (let day = first; day <= today; day = addDays(day, 1)) {
        const answer = await findOn(day, message, call);
        if (answer) return answer;
      }
      return undefined;
    },
  };
}

type Call = (action: string, query: Readonly<Record<string, string>>) => Promise<Answer>;

async function findOn(
  day: BusinessDate,
  message: Message,
  call: Call,
): Promise<MessageAnswer | undefined> {
  for (let page = 1; ; page += 1) {
    const found = await readPage(page, day, message, call);
    if (found.answer || page * PAGE >= found.all) return found.answer;
  }
}

async function readPage(
  page: number,
  day: BusinessDate,
  { id, phone }: Message,
  call: Call,
): Promise<{ readonly answer: MessageAnswer | undefined; readonly all: number }> {
  const { code, json } = await call('QuerySendDetails', {
    PhoneNumber: phone,
    SendDate: day.replaceAll('-', ''),
    PageSize: String(PAGE),
    CurrentPage: String(page),
  });
  const read = Details.safeParse(json);
  if (code !== 'OK' || !read.success) {
    // Not knowing whether it was sent is no leave to send it again.
    throw new MessagesUnavailable('QuerySendDetails', new Error(`code ${code}`));
  }
  const { TotalCount: all, SmsSendDetailDTOs: details } = read.data;
  const mine = details.SmsSendDetailDTO.find(({ OutId }) => OutId === id);
  if (!mine) return { answer: undefined, all };
  const answer: MessageAnswer =
    mine.SendStatus === 2
      ? { status: 'failed', reason: mine.ErrCode || 'not delivered' }
      : { status: 'sent' };
  return { answer, all };
}

/** The template in the message's language, or the one there is. */
const templateOf = (s: AliyunSettings, { template, language }: Message): string | undefined =>
  s.ALIYUN_SMS_TEMPLATES[`${template}.${language}`] ?? s.ALIYUN_SMS_TEMPLATES[template];

async function callAliyun(
  s: AliyunSettings,
  { clock, fetch = globalThis.fetch }: AliyunDeps,
  action: string,
  query: Readonly<Record<string, string>>,
): Promise<Answer> {
  const { host, protocol, pathname: path } = new URL(s.ALIYUN_SMS_URL);
  // Greenwich: eight hours behind Shanghai.
  const date = `${shanghaiStamp(instant(clock.now() - 8 * 3_600_000)).replace(' ', 'T')}Z`;
  const nonce = randomBytes(16).toString('hex');
  const headers = signedHeaders(
    { method: 'POST', host, path, query, action, version: VERSION, date, nonce, body: '' },
    { id: s.ALIYUN_SMS_ACCESS_KEY_ID, secret: s.ALIYUN_SMS_ACCESS_KEY_SECRET },
  );
  const unavailable = (cause: unknown) => new MessagesUnavailable(action, cause);
  const text = await ask(fetch, `${protocol}//${host}${path}?${canonicalQuery(query)}`, {
    method: 'POST',
    headers: { ...headers, accept: 'application/json' },
    redirect: 'error', // A number must not follow a redirect to somebody else.
    signal: AbortSignal.timeout(s.ALIYUN_SMS_TIMEOUT_MS),
  }).catch((cause: unknown) => {
    throw unavailable(withoutAddress(cause));
  });
  const json = jsonOf(text);
  const told = Told.safeParse(json);
  if (!told.success) throw unavailable(new Error('its answer is none of its own'));
  const code = told.data.Code;
  const isBusy = s.ALIYUN_SMS_BUSY_CODES.includes(code.split('.')[0] ?? '');
  if (isBusy || code === 'isp.SYSTEM_ERROR') throw unavailable(new Error(`code ${code}`));
  return { code, json };
}

const ask = async (
  fetch: NonNullable<AliyunDeps['fetch']>,
  url: string,
  init: RequestInit,
): Promise<string> =>
  Buffer.from(await readWhole(await fetch(url, init), ANSWER_MAX_BYTES)).toString('utf8');

/** The kind of fault alone: the number stands in the address, and causes end in the log. */
const withoutAddress = (cause: unknown): Error =>
  new Error(cause instanceof Error ? cause.name : 'fault');

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
