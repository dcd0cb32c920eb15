import { z } from 'zod';
import { instant, shanghaiStamp } from '../../kernel/index.ts';
import type { Grant } from '../../party/index.ts';
import { GrantExpired, PartnerAnswerMalformed } from '../errors.ts';
import type { PartnerDeps } from '../http.ts';
import { count, digits, readFields, textOrNull } from '../read-answer.ts';
import type { SourceConnector } from '../source.ts';
import { type TaobaoConfig, topGateway } from './gateway.ts';
import { CHANGED, PARCELS, Paging, parseTaobao, REFUNDS, SOLD } from './parse.ts';
import { afterPage, nextQuery, startCursor, type TradeQuery } from './trade-cursor.ts';

const PAGE_SIZE = 100; // The most that TOP gives.
// The open uid comes only to those who ask for the nick, which itself is masked.
const TRADE_FIELDS =
  'tid,status,payment,created,modified,pay_time,end_time,buyer_nick,buyer_open_uid,orders,' +
  'receiver_state,receiver_city,receiver_district,receiver_town,receiver_address';
const REFUND_FIELDS = 'refund_id,tid,oid,status,refund_fee,created,modified';
const PARCEL_FIELDS = 'tid,order_code,out_sid,company_name,status,created,modified';

const TokenAnswer = z.object({
  access_token: z.string().min(1),
  refresh_token: textOrNull,
  expires_in: count,
  /** Order APIs end with this one, whatever `expires_in` says. */
  r2_expires_in: count.optional(),
  taobao_user_id: digits,
  taobao_user_nick: textOrNull,
});

/** The nick comes URL-encoded once more; a nick with a plain `%` stays as it is. */
function decodeNick(nick: string): string {
  try {
    return decodeURIComponent(nick);
  } catch {
    return nick;
  }
}

const methods = { sold: SOLD, changed: CHANGED, refunds: REFUNDS, parcels: PARCELS } as const;

function requestOf({ what, from, to, page }: TradeQuery): Record<string, string> {
  const [start, end] = [shanghaiStamp(instant(from)), shanghaiStamp(instant(to))];
  const paging = { page_no: String(page ?? 1), page_size: String(PAGE_SIZE) };
  if (what === 'sold') {
    const fields = TRADE_FIELDS;
    return { fields, start_created: start, end_created: end, ...paging, use_has_next: 'true' };
  }
  if (what === 'parcels') {
    return { fields: PARCEL_FIELDS, start_created: start, end_created: end, ...paging };
  }
  const fields = what === 'refunds' ? REFUND_FIELDS : TRADE_FIELDS;
  return { fields, start_modified: start, end_modified: end, ...paging, use_has_next: 'false' };
}

/** Trades, refunds and parcels of a Taobao shop, read by the seller's token. */
export function taobaoConnector(config: TaobaoConfig, deps: PartnerDeps): SourceConnector {
  const gateway = topGateway(config, deps);

  const fetchGrant = async (form: Record<string, string>): Promise<Grant> => {
    const askedAt = deps.clock.now();
    const json = await gateway.token(form);
    const read = readFields(TokenAnswer, json, 'taobao', 'token');
    const seconds = Math.min(read.expires_in, read.r2_expires_in ?? read.expires_in);
    return {
      externalId: read.taobao_user_id,
      displayName: decodeNick(read.taobao_user_nick ?? read.taobao_user_id),
      accessToken: read.access_token,
      refreshToken: read.refresh_token,
      expiresAt: instant(askedAt + seconds * 1000),
    };
  };
  return {
    source: 'taobao',
    scopes: ['trades'],
    connection: {
      kind: 'oauth',
      authorizeUrl: (state, redirectUri) =>
        `${config.authorizeUrl}?${new URLSearchParams({
          response_type: 'code',
          client_id: config.appKey,
          redirect_uri: redirectUri,
          state,
          view: 'web',
        })}`,
      exchange: (code, redirectUri) =>
        fetchGrant({ grant_type: 'authorization_code', code, redirect_uri: redirectUri }),
    },
    refresh: async ({ refreshToken }) => {
      if (refreshToken === null) throw new GrantExpired('taobao', 'token');
      return fetchGrant({ grant_type: 'refresh_token', refresh_token: refreshToken });
    },
    async *pages({ grant, window, cursor: from, signal }) {
      let cursor = startCursor(from);
      const next = () => nextQuery(cursor, window, config.readsParcels);
      for (let query = next(); query; query = next()) {
        const method = methods[query.what];
        const request = requestOf(query);
        const session = grant.accessToken;
        const { body, json } = await gateway.read({ method, params: request, session, signal });
        const told = readFields(Paging, json, 'taobao', method);
        const field = query.what === 'sold' ? 'has_next' : 'total_results';
        if (told[field] === undefined) throw new PartnerAnswerMalformed('taobao', method, field);
        cursor = afterPage(cursor, query, {
          hasNext: told.has_next ?? false,
          pages: Math.ceil((told.total_results ?? 0) / PAGE_SIZE),
        });
        yield { method, request, body, cursor, json };
      }
    },
    parse: parseTaobao,
    health: () => ({ circuit: gateway.caller.breaker.state() }),
  };
}
