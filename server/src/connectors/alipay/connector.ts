import { z } from 'zod';
import type { NewEvent } from '../../events/index.ts';
import { fen, type Instant, instant, shanghaiStamp } from '../../kernel/index.ts';
import type { Grant } from '../../party/index.ts';
import { GrantExpired, PartnerAnswerMalformed, PartnerRefusedCall } from '../errors.ts';
import type { PartnerDeps } from '../http.ts';
import { count, digits, readFields, stamp, textOrNull, yuan } from '../read-answer.ts';
import type { ParseContext, RawPage, Reading, SourceConnector } from '../source.ts';
import { SpanCursor } from '../span-cursor.ts';
import { accountLog } from './account-cursor.ts';
import { BILL, billFacts, downloadBill, monthsOf } from './bill.ts';
import { type AlipayConfig, type AlipayGateway, alipayGateway, readAnswer } from './gateway.ts';

const TOKEN = 'alipay.open.auth.token.app';
const ACCOUNT_LOG = 'alipay.data.bill.accountlog.query';
const PAGE_SIZE = 2000; // The most that Alipay gives.

const AppToken = z.object({
  app_auth_token: z.string().min(1),
  app_refresh_token: textOrNull,
  user_id: textOrNull,
  open_id: textOrNull,
});
// Since 2025 the tokens also stand in a list; older answers have them at the top alone.
const TokenAnswer = z.union([AppToken, z.object({ tokens: z.array(AppToken).min(1) })]);

// isv.code-invalid, isv.refreshed-token-time-out and their like: the merchant has to agree again.
const isStaleCode = (error: unknown): boolean =>
  error instanceof PartnerRefusedCall && /code|token/.test(error.partnerSubCode ?? '');

const Entry = z.object({
  account_log_id: digits,
  trans_dt: stamp,
  trans_amount: yuan,
  balance: yuan,
  direction: z.enum(['收入', '支出']),
  other_account: textOrNull,
});
const Entries = z.object({ detail_list: z.array(Entry).nullish() });
const Paging = z.object({ total_size: count });

/** Takings and payments of a merchant's Alipay account, read for the merchant by its app token. */
export function alipayConnector(config: AlipayConfig, deps: PartnerDeps): SourceConnector {
  const gateway = alipayGateway(config, deps);

  const fetchGrant = async (bizContent: Record<string, string>, old?: Grant): Promise<Grant> => {
    const { json } = await gateway
      .call({ method: TOKEN, bizContent, repeat: false }) // A code is good for one try.
      .catch((error: unknown) => {
        throw isStaleCode(error) ? new GrantExpired('alipay', TOKEN) : error;
      });
    const read = readFields(TokenAnswer, json, 'alipay', TOKEN);
    const token = 'tokens' in read ? read.tokens[0] : read;
    const externalId = token?.user_id ?? token?.open_id ?? old?.externalId;
    if (!token || !externalId) throw new PartnerAnswerMalformed('alipay', TOKEN, 'user_id');
    return {
      externalId,
      displayName: old?.displayName ?? `支付宝账户（尾号${externalId.slice(-4)}）`,
      accessToken: token.app_auth_token,
      refreshToken: token.app_refresh_token,
      expiresAt: null, // `expires_in` is void: the token lives until the merchant revokes it.
    };
  };
  return {
    source: 'alipay',
    scopes: ['account'],
    connection: {
      kind: 'oauth',
      authorizeUrl: (state, redirectUri) =>
        `${config.authorizeUrl}?${new URLSearchParams({
          app_id: config.appId,
          redirect_uri: redirectUri,
          state,
        })}`,
      exchange: (code) => fetchGrant({ grant_type: 'authorization_code', code }),
    },
    refresh: (grant) => {
      if (grant.refreshToken === null) throw new GrantExpired('alipay', TOKEN);
      return fetchGrant({ grant_type: 'refresh_token', refresh_token: grant.refreshToken }, grant);
    },
    pages: (reading) => pagesOf(gateway, config, reading),
    parse: (page, context) =>
      page.method === BILL ? billFacts(page, context) : parseAccountLog(page, context),
    health: () => ({ circuit: gateway.caller.breaker.state() }),
  };
}

/** What of the log is read, and the months whose bills are. */
const Cursor = z.strictObject({ log: SpanCursor, months: z.array(z.string()) });
/** A cursor that was kept before bills were read holds the log's alone. */
const Kept = z.union([Cursor, SpanCursor.transform((log) => ({ log, months: [] as string[] }))]);

/** The account's log, and then the months' bills where they are read. */
async function* pagesOf(
  gateway: AlipayGateway,
  config: AlipayConfig,
  reading: Reading,
): AsyncIterable<RawPage> {
  const { grant, window, cursor: from, signal } = reading;
  const kept = from === null ? { log: null, months: [] as string[] } : Kept.parse(from);
  let log = accountLog.start(kept.log, window);
  let { months } = kept;
  for (let span = accountLog.next(log, window); span; span = accountLog.next(log, window)) {
    const request = {
      start_time: shanghaiStamp(instant(span.from)),
      end_time: shanghaiStamp(instant(span.to)),
      page_no: String(span.page),
      page_size: String(PAGE_SIZE),
    };
    const { body, json } = await gateway.call({
      method: ACCOUNT_LOG,
      bizContent: request,
      appAuthToken: grant.accessToken,
      repeat: true,
      signal,
    });
    const { total_size } = readFields(Paging, json, 'alipay', ACCOUNT_LOG);
    log = accountLog.after(log, span, span.page * PAGE_SIZE < total_size);
    yield { method: ACCOUNT_LOG, request, body, cursor: { log, months }, json };
  }
  if (config.readsBill !== true) return;
  const missing = monthsOf(window).filter((month) => !months.includes(month));
  for (const month of missing) {
    const body = await downloadBill(gateway, {
      ...{ type: 'trade', date: month, signal: reading.signal },
      appAuthToken: reading.grant.accessToken,
    });
    if (body === null) continue; // Not there (yet): the next pull asks again.
    months = [...months, month].sort().slice(-24);
    yield { method: BILL, request: { bill_date: month }, body, cursor: { log, months } };
  }
}

/** `takings.received` and `account.paid` of a page of account entries; an entry of nothing is none. */
function parseAccountLog(page: RawPage, context: ParseContext): NewEvent[] {
  const json = page.json ?? readAnswer(page.body, page.method);
  const { detail_list } = readFields(Entries, json, 'alipay', page.method);
  return (detail_list ?? []).flatMap((entry, i): NewEvent[] => {
    const { trans_amount: amount, direction } = entry;
    // By the vendor's documents a positive amount is 收入 and a negative one 支出.
    if (amount !== 0n && amount > 0n !== (direction === '收入')) {
      throw new PartnerAnswerMalformed('alipay', page.method, `detail_list.${i}.direction`);
    }
    return amount === 0n ? [] : [toEvent(entry, entry.trans_dt, context)];
  });
}

function toEvent(
  entry: z.output<typeof Entry>,
  occurredAt: Instant,
  context: ParseContext,
): NewEvent {
  const entryId = entry.account_log_id;
  const amount = entry.trans_amount;
  const other = entry.other_account === null ? null : context.blind(entry.other_account);
  const base = {
    id: `alipay:entry:${entryId}`,
    borrowerId: context.borrowerId,
    occurredAt,
    source: 'alipay',
    rawId: null,
  } as const;
  const balanceAfterFen = entry.balance;
  return amount > 0n
    ? {
        ...base,
        kind: 'takings.received',
        data: { entryId, amountFen: amount, balanceAfterFen, payer: other },
      }
    : {
        ...base,
        kind: 'account.paid',
        data: { entryId, amountFen: fen(-amount), balanceAfterFen, payee: other },
      };
}
