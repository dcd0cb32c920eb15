import { z } from 'zod';
import type { NewEvent } from '../../events/index.ts';
import { instant, ok, refuse, shanghaiDay } from '../../kernel/index.ts';
import { dayReader } from '../day-cursor.ts';
import type { PartnerDeps } from '../http.ts';
import { connectedByOAuth } from '../oauth.ts';
import { digits, parsePartnerJson, readFields, readJson } from '../read-answer.ts';
import type { ParseContext, PushReader, RawPage, Reading, SourceConnector } from '../source.ts';
import { SpanCursor } from '../span-cursor.ts';
import { type ElemeConfig, type ElemeGateway, elemeGateway, readElemeAnswer } from './gateway.ts';
import {
  BILLS,
  type BillFields,
  billFacts,
  billsIn,
  ORDERS,
  Order,
  OrderList,
  orderFacts,
  PUSHED,
} from './parse.ts';
import { type Params, verifyPush } from './sign.ts';

const PARTNER = 'eleme';
const PAGE_SIZE = 50; // The most that Ele.me gives, and not beyond the hundredth page.
const LAST_PAGE = 100;

/** Orders by the day they were placed; a refund may come in the days after. History is assumed. */
const orders = dayReader({ spanDays: 1, historyDays: 180, againDays: 3 });
const bills = dayReader({ spanDays: 30, historyDays: 180, againDays: 3 });

const Cursor = z.record(
  z.string(),
  z.strictObject({ orders: SpanCursor.nullable(), bills: SpanCursor.nullable() }),
);

export interface ElemeSource extends ElemeConfig {
  readonly billFields: BillFields;
}

/** The orders and settlements of a merchant's shops on Ele.me. */
export function elemeConnector(config: ElemeSource, deps: PartnerDeps): SourceConnector {
  const gateway = elemeGateway(config, deps);
  return {
    source: PARTNER,
    scopes: ['orders', 'settlements'],
    ...connectedByOAuth({
      ...{ source: PARTNER, authorizeUrl: config.authorizeUrl, token: gateway.token },
      app: { response_type: 'code', client_id: config.appKey, scope: 'all' },
      more: { code: { client_id: config.appKey }, refresh: { scope: 'all' } },
    }),
    pages: (reading) => pagesOf(gateway, config, reading),
    parse: (page, context) => parse(page, context, config),
    push: pushReader(config, deps),
    health: () => ({ circuit: gateway.caller.breaker.state() }),
  };
}

/** Shop by shop: what was paid out, which is little, and then the orders. */
async function* pagesOf(
  gateway: ElemeGateway,
  config: ElemeSource,
  { grant, window, cursor: from, signal }: Reading,
): AsyncIterable<RawPage> {
  let cursor = from === null ? {} : Cursor.parse(from);
  const { authorizedShops } = await gateway.whose(grant.accessToken, signal);
  for (const { id: shop } of authorizedShops) {
    for (const stream of [billStream(shop, config.billFields), orderStream(shop)]) {
      const { name, reader, method } = stream;
      const kept = cursor[shop] ?? { orders: null, bills: null };
      let at = reader.start(kept[name], window);
      for (let span = reader.next(at, window); span; span = reader.next(at, window)) {
        const params = stream.params(span);
        const { body, json } = await gateway.read(method, params, grant.accessToken, signal);
        at = reader.after(at, span, stream.more(json, span.page));
        cursor = { ...cursor, [shop]: { ...(cursor[shop] ?? kept), [name]: at } };
        const request = JSON.parse(JSON.stringify(params, (_, v) => textOf(v)));
        yield { method, request, body, cursor, json };
      }
    }
  }
}

const textOf = (value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);

/** One of the lists of a shop. */
interface Stream {
  readonly name: 'orders' | 'bills';
  readonly method: string;
  readonly reader: typeof orders;
  params(span: { readonly from: number; readonly to: number; readonly page: number }): Params;
  more(json: unknown, page: number): boolean;
}

const orderStream = (shop: string): Stream => ({
  ...{ name: 'orders', method: ORDERS, reader: orders },
  params: ({ from, page }) => ({
    ...{ shopId: BigInt(shop), pageNo: page, pageSize: PAGE_SIZE },
    date: shanghaiDay(instant(from)),
  }),
  more: (json, page) =>
    page * PAGE_SIZE < readFields(OrderList, json, PARTNER, ORDERS).total && page < LAST_PAGE,
});

const billStream = (shop: string, fields: BillFields): Stream => ({
  ...{ name: 'bills', method: BILLS, reader: bills },
  params: ({ from, to, page }) => ({
    shopId: BigInt(shop),
    query: {
      ...{ beginDate: shanghaiDay(instant(from)), endDate: shanghaiDay(instant(to - 1)) },
      ...{ pageIndex: page, pageSize: PAGE_SIZE },
    },
  }),
  more: (json) => billsIn(json, fields) === PAGE_SIZE,
});

function parse(page: RawPage, context: ParseContext, config: ElemeSource): NewEvent[] {
  if (page.method === PUSHED) return parsePush(page, context);
  const json = page.json ?? readElemeAnswer(page.body, page.method, config);
  if (page.method === BILLS) return billFacts(json, context, config.billFields);
  const { list } = readFields(OrderList, json, PARTNER, page.method);
  return list.flatMap((order) => orderFacts(order, context));
}

/** A new order comes whole; of what befalls it later only its number comes, and the next pull tells. */
function parsePush({ body, method }: RawPage, context: ParseContext): NewEvent[] {
  const { type, message } = readFields(Notice, readJson(body, PARTNER, method), PARTNER, method);
  if (type !== NEW_ORDER) return [];
  const json = readJson(new TextEncoder().encode(message), PARTNER, method);
  return orderFacts(readFields(Order, json, PARTNER, method), context);
}

const NEW_ORDER = '10';
const CONSENT_WITHDRAWN = '100';
const STALE_MS = 48 * 3_600_000; // Notices are sent again for a while. Assumed.

const text = z.union([z.string(), z.number()]).transform(String);
const Notice = z.object({
  requestId: text,
  type: text,
  message: z.string().min(1),
  userId: digits,
  timestamp: z.union([z.string().regex(/^\d{13}$/), z.int()]).transform(Number),
});

/** What Ele.me pushes: an order, what befell it, a consent taken back. */
const pushReader = ({ appSecret }: ElemeConfig, { clock }: PartnerDeps): PushReader => ({
  thanks: { body: '{"message":"ok"}', contentType: 'application/json' },
  read: ({ body }) => {
    const json = jsonOf(body);
    const fields = Object.fromEntries(Object.entries(json).map(([k, v]) => [k, String(v)]));
    if (!verifyPush(fields, appSecret)) return refuse({ code: 'notice_forged' });
    const read = Notice.safeParse(json);
    if (!read.success) {
      const field = read.error.issues[0]?.path.join('.') || 'message';
      return refuse({ code: 'notice_malformed', field });
    }
    const { requestId, type, userId, timestamp } = read.data;
    if (Math.abs(timestamp - clock.now()) > STALE_MS) return refuse({ code: 'notice_stale' });
    const revoked = type === CONSENT_WITHDRAWN;
    const page = revoked ? null : { method: PUSHED, request: { type }, body };
    return ok({ noticeId: requestId, externalId: userId, page, revoked });
  },
});

/** The notice's fields; none where the body is no JSON object, and then no signature fits. */
function jsonOf(body: Uint8Array): Record<string, unknown> {
  try {
    const json = parsePartnerJson(new TextDecoder().decode(body));
    return typeof json === 'object' && json !== null ? (json as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
