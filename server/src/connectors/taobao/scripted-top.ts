import { createHmac } from 'node:crypto';
import { type Instant, parseShanghaiStamp, shanghaiStamp } from '../../kernel/index.ts';
import type { Fetch } from '../http.ts';
import type { TaobaoConfig } from './gateway.ts';

export interface ScriptedTrade {
  readonly tid: string;
  readonly createdAt: Instant;
  modifiedAt: Instant;
  status: string;
  payment: string;
  readonly paidAt?: Instant;
  endedAt?: Instant;
  readonly num?: number;
}

export interface ScriptedRefund {
  readonly refundId: string;
  readonly tid: string;
  readonly fee: string;
  readonly status: string;
  readonly modifiedAt: Instant;
}

/** What a test answers instead: a body, or no answer. */
export type Instead = (form: Readonly<Record<string, string>>) => string | Error | undefined;

/** For tests: the Taobao Open Platform's side of the wire, at the other end of an injected `fetch`. */
export function scriptedTop(trades: ScriptedTrade[] = [], refunds: ScriptedRefund[] = []) {
  const calls: Record<string, string>[] = [];
  const instead: Instead[] = [];
  const tokens = { access: 's-1', refresh: 'r-1', expiresIn: 86_400 };
  const config: TaobaoConfig = {
    gatewayUrl: 'https://top.test/router/rest',
    authorizeUrl: 'https://top.test/authorize',
    tokenUrl: 'https://top.test/token',
    appKey: '12345678',
    appSecret: 'helloworld',
    timeoutMs: 1000,
    callsPerSecond: 1000,
  };

  const token = (form: Record<string, string>): string => {
    const stale = form.refresh_token !== undefined && form.refresh_token !== tokens.refresh;
    if (stale) return '{"error":"invalid_grant","error_description":"refresh token is invalid"}';
    return JSON.stringify({
      access_token: tokens.access,
      refresh_token: tokens.refresh,
      expires_in: tokens.expiresIn,
      r2_expires_in: 3600,
      taobao_user_id: '2206512345678',
      taobao_user_nick: encodeURIComponent('林岚的小店'),
    });
  };

  const serve = (form: Record<string, string>): string => {
    const sent = Object.keys(form).filter((k) => k !== 'sign');
    const text = sent
      .sort()
      .map((k) => `${k}${form[k]}`)
      .join('');
    const mac = createHmac('sha256', config.appSecret).update(text).digest('hex').toUpperCase();
    if (mac !== form.sign) return fault(25, 'Invalid signature');
    if (form.session !== tokens.access) return fault(27, 'Invalid session');
    const isRefund = form.method === 'taobao.refunds.receive.get';
    const name = `${form.method?.slice(7).replaceAll('.', '_')}_response`;
    const list = isRefund
      ? refunds.filter(within(form, 'modified')).map(refundJson)
      : trades.filter(within(form, form.start_created ? 'created' : 'modified')).map(tradeJson);
    const [page, size] = [Number(form.page_no), Number(form.page_size)];
    const rows = list.slice((page - 1) * size, page * size);
    const paging =
      form.use_has_next === 'true'
        ? `"has_next":${page * size < list.length}`
        : `"total_results":${list.length}`;
    const [outer, inner] = isRefund ? ['refunds', 'refund'] : ['trades', 'trade'];
    const items = rows.length > 0 ? `"${outer}":{"${inner}":[${rows.join(',')}]},` : '';
    return `{"${name}":{${items}${paging},"request_id":"x"}}`;
  };

  const fetch: Fetch = async (url, init) => {
    const form = Object.fromEntries(new URLSearchParams(String(init.body)));
    calls.push(form);
    const other = instead.shift()?.(form);
    if (other instanceof Error) throw other;
    return new Response(other ?? (url === config.tokenUrl ? token(form) : serve(form)));
  };
  return { config, fetch, calls, instead, tokens, trades, refunds };
}

export const fault = (code: number, msg: string, subCode?: string, subMsg?: string): string =>
  JSON.stringify({ error_response: { code, msg, sub_code: subCode, sub_msg: subMsg } });

const within = (form: Record<string, string>, by: 'created' | 'modified') => {
  const from = parseShanghaiStamp(form[`start_${by}`] ?? '') ?? 0;
  const to = parseShanghaiStamp(form[`end_${by}`] ?? '') ?? 0;
  return (t: { modifiedAt: Instant; createdAt?: Instant }) => {
    const at = by === 'created' ? (t.createdAt ?? t.modifiedAt) : t.modifiedAt;
    return at >= from && at <= to;
  };
};

// Ids are written as bare numbers beyond 2^53, as TOP writes them.
const tradeJson = (t: ScriptedTrade): string =>
  `{"tid":${t.tid},"status":"${t.status}","payment":"${t.payment}",` +
  `"created":"${shanghaiStamp(t.createdAt)}","modified":"${shanghaiStamp(t.modifiedAt)}",` +
  (t.paidAt === undefined ? '' : `"pay_time":"${shanghaiStamp(t.paidAt)}",`) +
  (t.endedAt === undefined ? '' : `"end_time":"${shanghaiStamp(t.endedAt)}",`) +
  `"buyer_open_uid":"AAH${t.tid}","orders":{"order":[{"oid":${t.tid},"num":${t.num ?? 1}}]}}`;

const refundJson = (r: ScriptedRefund): string =>
  `{"refund_id":${r.refundId},"tid":${r.tid},"oid":${r.tid},"status":"${r.status}",` +
  `"refund_fee":"${r.fee}","modified":"${shanghaiStamp(r.modifiedAt)}"}`;
