import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { formatYuan, type Instant, parseShanghaiStamp, shanghaiStamp } from '../../kernel/index.ts';
import type { Fetch } from '../http.ts';
import type { AlipayConfig } from './gateway.ts';

/** An entry of the account that the script serves. */
export interface ScriptedEntry {
  readonly id: string;
  readonly at: Instant;
  readonly amount: bigint;
  readonly other?: string;
}

/** A call as it reached the script, its signature verified. */
export interface ScriptedCall {
  readonly method: string;
  readonly query: Readonly<Record<string, string>>;
  readonly biz: Readonly<Record<string, string>>;
}

/** What a test answers instead: response fields, a whole answer, or nothing at all. */
export type Instead = (
  call: ScriptedCall,
) => Record<string, unknown> | Response | Error | undefined;

// Made once: making a key takes longer than most tests.
const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
const app = generateKeyPairSync('rsa', { modulusLength: 2048 });

const config: AlipayConfig = {
  gatewayUrl: 'https://alipay.test/gateway.do',
  authorizeUrl: 'https://alipay.test/appToAppAuth.htm',
  appId: '2021000000000001',
  privateKeyPem: app.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  partnerPublicKeyPem: own.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  timeoutMs: 1000,
  callsPerSecond: 1000,
};

const signed = (text: string): string =>
  sign('sha256', Buffer.from(text), own.privateKey).toString('base64');

/** A signed answer, with the escapes and spaces that Alipay may send. */
function answer(method: string, fields: object): Response {
  const name = `${method.replaceAll('.', '_')}_response`;
  const slice = JSON.stringify({ code: '10000', msg: 'Success', ...fields })
    .replaceAll('/', '\\/')
    .replace('"msg":', '"msg" : ');
  return new Response(`{"${name}": ${slice} ,\n"sign":"${signed(slice)}"}`);
}

function accountLog(entries: readonly ScriptedEntry[], { biz }: ScriptedCall) {
  const [from = 0, to = 0] = [biz.start_time, biz.end_time].map((t) => parseShanghaiStamp(t ?? ''));
  const size = Number(biz.page_size);
  const found = entries.filter((e) => e.at >= from && e.at < to).sort((a, b) => b.at - a.at);
  const page = found.slice((Number(biz.page_no) - 1) * size, Number(biz.page_no) * size);
  return {
    page_no: biz.page_no,
    total_size: String(found.length),
    ...(page.length === 0 ? {} : { detail_list: page.map(detail) }),
  };
}

/** The call in a request, or `undefined` when our app did not sign it. */
function readCall(url: string, body: string): ScriptedCall | undefined {
  const query = Object.fromEntries(new URL(url).searchParams);
  const form = Object.fromEntries(new URLSearchParams(body));
  const { sign: signature = '', ...params } = { ...query, ...form };
  const names = Object.keys(params).sort();
  const text = Buffer.from(names.map((k) => `${k}=${params[k]}`).join('&'));
  if (!verify('sha256', text, app.publicKey, Buffer.from(signature, 'base64'))) return undefined;
  return { method: params.method ?? '', query, biz: JSON.parse(form.biz_content ?? '{}') };
}

/**
 * For tests: Alipay's side of the wire in a few lines, with keys of its own, at the other end of an
 * injected `fetch`. `instead` is asked first, once a call, in order.
 */
export function scriptedAlipay(entries: ScriptedEntry[] = []) {
  const calls: ScriptedCall[] = [];
  const instead: Instead[] = [];
  const tokens = { access: 'at-1', refresh: 'rt-1' };
  /** Answers wait for it. */
  const held: { until?: Promise<void> } = {};

  const serve = (call: ScriptedCall): Record<string, unknown> => {
    if (call.method === 'alipay.open.auth.token.app') {
      const known = [undefined, tokens.refresh].includes(call.biz.refresh_token);
      if (!known) return { code: '40002', sub_code: 'isv.refreshed-token-invalid' };
      const { access, refresh } = tokens;
      return { app_auth_token: access, app_refresh_token: refresh, user_id: '2088000000001234' };
    }
    if (call.query.app_auth_token !== tokens.access) {
      return { code: '20001', sub_code: 'aop.app-auth-token-time-out' };
    }
    return accountLog(entries, call);
  };

  const fetch: Fetch = async (url, init) => {
    const call = readCall(url, String(init.body));
    if (!call) return answer('', { code: '40002', sub_code: 'isv.invalid-signature' });
    calls.push(call);
    await held.until;
    const other = instead.shift()?.(call);
    if (other instanceof Error) throw other;
    if (other instanceof Response) return other;
    return answer(call.method, other ?? serve(call));
  };
  return { config, fetch, calls, instead, tokens, entries, signed, held };
}

const detail = ({ id, at, amount, other }: ScriptedEntry) => ({
  account_log_id: id,
  trans_dt: shanghaiStamp(at),
  trans_amount: formatYuan(amount as never),
  balance: '100.00',
  direction: amount > 0n ? '收入' : '支出',
  type: '交易', // A field that nobody reads.
  other_account: other ?? '',
});
