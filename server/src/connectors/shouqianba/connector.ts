import { createPublicKey, hash } from 'node:crypto';
import { z } from 'zod';
import type { NewEvent } from '../../events/index.ts';
import { fen, type Instant, instant, ok, refuse } from '../../kernel/index.ts';
import type { PartnerDeps } from '../http.ts';
import { readFields, readJson } from '../read-answer.ts';
import type { KeyField, ParseContext, PushReader, RawPage, SourceConnector } from '../source.ts';
import { type SpanCursor, spanReader } from '../span-cursor.ts';
import {
  type ChannelCodes,
  channelOf,
  fenText,
  receivedFact,
  refundedFact,
} from '../tills/till.ts';
import { readShouqianbaAnswer, type ShouqianbaConfig, shouqianbaGateway } from './gateway.ts';
import { verifyNotice } from './sign.ts';

const PARTNER = 'shouqianba';
const DAY_MS = 86_400_000;
const PAGE_SIZE = 100;
const NOTICE = 'shouqianba.notice';

/** By time of payment; refunds come in the days after. Spans and history are assumed. */
const orders = spanReader({
  ...{ spanMs: 7 * DAY_MS, historyMs: 365 * DAY_MS, overlapMs: 3 * DAY_MS },
});

/** By which names the list tells what; nobody confirmed them. */
export type OrderFields = Readonly<
  Record<'list' | 'id' | 'at' | 'amount' | 'net' | 'fee' | 'payer' | 'channel' | 'state', string>
>;

export interface ShouqianbaSource extends ShouqianbaConfig {
  /** Shouqianba's own key, PEM: notices are believed by it. Absent: none are taken. */
  readonly publicKey: string | undefined;
  readonly listPath: string;
  readonly fields: OrderFields;
  readonly channels: ChannelCodes;
}

const keyFields: readonly KeyField[] = [
  {
    name: 'code',
    label: { zh: '收钱吧激活码', en: 'Shouqianba activation code' },
    hint: {
      zh: '在收钱吧商户后台「终端管理」生成，只用一次',
      en: 'Make one in your merchant desk, under terminals; it is good once',
    },
    pattern: /^[0-9A-Za-z]{6,32}$/,
    secret: true,
  },
];

/** What a merchant's guests paid by Shouqianba's codes. */
export function shouqianbaConnector(config: ShouqianbaSource, deps: PartnerDeps): SourceConnector {
  const gateway = shouqianbaGateway(config, deps);
  const { listPath, fields } = config;
  return {
    source: PARTNER,
    scopes: ['payments'],
    connection: {
      kind: 'key',
      fields: keyFields,
      exchange: ({ code = '' }) => gateway.activate(code),
    },
    refresh: gateway.checkIn,
    async *pages({ grant, window, cursor: from, signal }) {
      let cursor: SpanCursor = orders.start(from, window);
      for (let span = orders.next(cursor, window); span; span = orders.next(cursor, window)) {
        const request = {
          ...{ terminal_sn: grant.externalId, page: span.page, page_size: PAGE_SIZE },
          ...{ date_start: String(span.from), date_end: String(span.to) },
        };
        const { body, json } = await gateway.read(grant, listPath, request, signal);
        cursor = orders.after(cursor, span, ordersIn(json, listPath, fields).length === PAGE_SIZE);
        yield { method: listPath, request, body, cursor, json };
      }
    },
    parse: (page, context) => parse(page, context, config),
    ...(config.publicKey === undefined ? {} : { push: pushReader(config.publicKey) }),
    health: () => ({ circuit: gateway.caller.breaker.state() }),
  };
}

const at = z
  .union([z.string().regex(/^\d{13}$/), z.int()])
  .transform((ms): Instant => instant(Number(ms)));

const orderOf = (f: OrderFields) =>
  z
    .object({
      [f.id]: z.string().min(1).max(64),
      [f.state]: z.string().min(1),
      [f.at]: at,
      [f.amount]: fenText,
      [f.net]: fenText,
      [f.fee]: fenText.nullish(),
      [f.payer]: z.string().nullish(),
      [f.channel]: z.union([z.string(), z.int()]).transform(String),
    })
    .transform((order) => ({
      id: order[f.id] as string,
      state: order[f.state] as string,
      at: order[f.at] as Instant,
      amount: order[f.amount] as bigint,
      net: order[f.net] as bigint,
      fee: (order[f.fee] ?? 0n) as bigint,
      payer: (order[f.payer] || null) as string | null,
      channel: order[f.channel] as string,
    }));
type Order = z.output<ReturnType<typeof orderOf>>;

/** The list as it stands in the middle layer of an answer. */
const ordersIn = (json: unknown, what: string, f: OrderFields): readonly Order[] => {
  const Biz = z.object({ data: z.object({ [f.list]: z.array(orderOf(f)) }) });
  return readFields(Biz, json, PARTNER, what).data[f.list] ?? [];
};

function parse(page: RawPage, context: ParseContext, config: ShouqianbaSource): NewEvent[] {
  if (page.method === NOTICE) {
    const json = readJson(page.body, PARTNER, NOTICE);
    return factsOf(
      readFields(orderOf(config.fields), json, PARTNER, NOTICE),
      context,
      config.channels,
    );
  }
  const json = page.json ?? readShouqianbaAnswer(page.body, page.method, config);
  return ordersIn(json, page.method, config.fields).flatMap((order) =>
    factsOf(order, context, config.channels),
  );
}

/** States in which money was taken; of a canceled one it all went back. */
const CANCELED = ['PAY_CANCELED', 'CANCELED'];
const TAKEN = ['PAID', 'REFUNDED', 'PARTIAL_REFUNDED', ...CANCELED];

/** What an order tells; when money went back is not told, and is dated where it came in. */
function factsOf(order: Order, context: ParseContext, channels: ChannelCodes): NewEvent[] {
  if (!TAKEN.includes(order.state)) return [];
  const { id, amount, net, payer } = order;
  const [whole, fee] = [fen(amount), fen(order.fee)];
  const rest = order.state === 'PAID' || amount < net ? 0n : amount - net;
  const back = fen(CANCELED.includes(order.state) ? amount : rest);
  const channel = channelOf(channels, order.channel);
  const payment = { paymentId: id, at: order.at, amount: whole, fee, payer, channel };
  const refund = { refundId: id, paymentId: id, amount: back, at: order.at };
  return [...receivedFact(payment, PARTNER, context), ...refundedFact(refund, PARTNER, context)];
}

const Notice = z.object({
  terminal_sn: z.string().min(1),
  sn: z.string().min(1),
  order_status: z.string().min(1),
});

/** What Shouqianba tells of an order that ended, signed over the very bytes. */
function pushReader(publicKey: string): PushReader {
  const key = createPublicKey(publicKey);
  return {
    thanks: { body: 'success', contentType: 'text/plain' },
    read: ({ body, headers }) => {
      if (!verifyNotice(body, headers.authorization ?? '', key))
        return refuse({ code: 'notice_forged' });
      const read = Notice.safeParse(jsonOf(body));
      if (!read.success) {
        const field = read.error.issues[0]?.path.join('.') || 'body';
        return refuse({ code: 'notice_malformed', field });
      }
      const { sn, terminal_sn: externalId } = read.data;
      const page = { method: NOTICE, request: { sn }, body };
      // An order that is refunded in parts is told of in the same state again, with other amounts.
      return ok({ noticeId: hash('sha256', body), externalId, page, revoked: false });
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
