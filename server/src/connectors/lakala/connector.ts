import { createPublicKey } from 'node:crypto';
import { z } from 'zod';
import type { NewEvent } from '../../events/index.ts';
import { instant, ok, refuse, shanghaiDay } from '../../kernel/index.ts';
import { dayReader } from '../day-cursor.ts';
import { GrantExpired, PartnerRefusedCall } from '../errors.ts';
import type { PartnerDeps } from '../http.ts';
import { readJson } from '../read-answer.ts';
import type {
  KeyField,
  ParseContext,
  PushReader,
  RawPage,
  Reading,
  SourceConnector,
} from '../source.ts';
import { SpanCursor } from '../span-cursor.ts';
import type { ChannelCodes } from '../tills/till.ts';
import {
  type LakalaConfig,
  type LakalaGateway,
  lakalaGateway,
  readLakalaAnswer,
} from './gateway.ts';
import {
  type LakalaFields,
  recordsIn,
  type SettleFields,
  settleFacts,
  tradeFacts,
  tradesFacts,
} from './parse.ts';
import { isLakala, readNoticeHeader } from './sign.ts';

const PARTNER = 'lakala';
const PAGE_SIZE = 100;
const NOTICE = 'lakala.notice';
const STALE_S = 48 * 3_600; // Notices are sent again for a while. Assumed.

/** Payments by the day, settlements by the month; what is a few days old no longer changes. Assumed. */
const trades = dayReader({ spanDays: 1, historyDays: 180, againDays: 3 });
const settles = dayReader({ spanDays: 30, historyDays: 180, againDays: 3 });
const Cursor = z.strictObject({ trades: SpanCursor.nullable(), settles: SpanCursor.nullable() });

export interface LakalaSource extends LakalaConfig {
  readonly merchantPath: string;
  readonly tradesPath: string;
  readonly settlesPath: string;
  readonly fields: LakalaFields;
  readonly settleFields: SettleFields;
  readonly channels: ChannelCodes;
}

const keyFields: readonly KeyField[] = [
  {
    name: 'merchantNo',
    label: { zh: '拉卡拉商户号', en: 'Lakala merchant number' },
    hint: { zh: '15 位，见签购单或商户通', en: '15 characters, on any of your slips' },
    pattern: /^[0-9A-Z]{15}$/,
    secret: false,
  },
  {
    name: 'phoneTail',
    label: { zh: '商户登记手机后四位', en: 'Last four digits of the merchant’s phone' },
    hint: { zh: '入网时登记的手机', en: 'The phone that was registered' },
    pattern: /^\d{4}$/,
    secret: false,
  },
];

/** What a merchant's guests paid by Lakala's terminals and codes, and what was paid out for it. */
export function lakalaConnector(config: LakalaSource, deps: PartnerDeps): SourceConnector {
  const gateway = lakalaGateway(config, deps);
  return {
    source: PARTNER,
    scopes: ['payments', 'settlements'],
    connection: {
      kind: 'key',
      fields: keyFields,
      exchange: async ({ merchantNo = '', phoneTail = '' }) => {
        try {
          const asked = { merchant_no: merchantNo, phone_tail: phoneTail };
          await gateway.read(config.merchantPath, asked);
        } catch (error) {
          // What is refused of a signed request is the merchant.
          const ofMerchant = error instanceof PartnerRefusedCall;
          throw ofMerchant ? new GrantExpired(PARTNER, config.merchantPath) : error;
        }
        return {
          externalId: merchantNo,
          displayName: `${merchantNo.slice(0, 3)}****${merchantNo.slice(-4)}`,
          ...{ accessToken: merchantNo, refreshToken: null, expiresAt: null },
        };
      },
    },
    refresh: async (grant) => grant,
    pages: (reading) => pagesOf(gateway, config, reading),
    parse: (page, context) => parse(page, context, config),
    push: pushReader(config, deps),
    health: () => ({ circuit: gateway.caller.breaker.state() }),
  };
}

const packed = (at: number): string => shanghaiDay(instant(at)).replaceAll('-', '');

async function* pagesOf(
  gateway: LakalaGateway,
  config: LakalaSource,
  { grant, window, cursor: from, signal }: Reading,
): AsyncIterable<RawPage> {
  let cursor = from === null ? { trades: null, settles: null } : Cursor.parse(from);
  const streams = [
    { name: 'settles', path: config.settlesPath, reader: settles, list: config.settleFields.list },
    { name: 'trades', path: config.tradesPath, reader: trades, list: config.fields.list },
  ] as const;
  for (const { name, path, reader, list } of streams) {
    let at = reader.start(cursor[name], window);
    for (let span = reader.next(at, window); span; span = reader.next(at, window)) {
      const request = {
        ...{ merchant_no: grant.externalId, page_no: span.page, page_size: PAGE_SIZE },
        ...{ start_date: packed(span.from), end_date: packed(span.to - 1) },
      };
      const { body, json } = await gateway.read(path, request, signal);
      at = reader.after(at, span, recordsIn(json, list, path) === PAGE_SIZE);
      cursor = { ...cursor, [name]: at };
      yield { method: path, request, body, cursor, json };
    }
  }
}

function parse(page: RawPage, context: ParseContext, config: LakalaSource): NewEvent[] {
  const { fields, channels, settleFields } = config;
  const what = page.method;
  if (what === NOTICE)
    return tradeFacts(readJson(page.body, PARTNER, what), context, { fields, channels, what });
  const json = page.json ?? readLakalaAnswer(page.body, what, config);
  return what === config.settlesPath
    ? settleFacts(json, context, settleFields, what)
    : tradesFacts(json, context, { fields, channels, what });
}

/** What Lakala tells of a payment, signed over the very bytes. */
function pushReader(config: LakalaSource, { clock }: PartnerDeps): PushReader {
  const key = createPublicKey(config.publicKey);
  const Notice = z.object({
    merchant_no: z.string().min(1),
    [config.fields.id]: z.string().min(1),
  });
  return {
    thanks: { body: '{"code":"SUCCESS","message":"执行成功"}', contentType: 'application/json' },
    read: ({ body, headers }) => {
      const told = readNoticeHeader(headers.authorization ?? '');
      if (!told || !isLakala(told, body, key)) return refuse({ code: 'notice_forged' });
      if (Math.abs(told.timestamp - clock.now() / 1000) > STALE_S)
        return refuse({ code: 'notice_stale' });
      const read = Notice.safeParse(jsonOf(body));
      if (!read.success) {
        const field = read.error.issues[0]?.path.join('.') || 'body';
        return refuse({ code: 'notice_malformed', field });
      }
      const id = String(read.data[config.fields.id]);
      const page = { method: NOTICE, request: { id }, body };
      const externalId = String(read.data.merchant_no);
      return ok({ noticeId: id, externalId, page, revoked: false });
    },
  };
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return {};
  }
}
