import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Instant, instant, ok, refuse, shanghaiStamp } from '../../kernel/index.ts';
import type { PartnerDeps } from '../http.ts';
import { connectedByOAuth } from '../oauth.ts';
import { digits, readFields } from '../read-answer.ts';
import type { PushReader, SourceConnector } from '../source.ts';
import { SpanCursor, spanReader } from '../span-cursor.ts';
import { type Ali1688Config, ali1688Gateway } from './gateway.ts';
import { BOUGHT, Paging, PUSHED, parseAli1688, SOLD } from './parse.ts';
import { verifyPush } from './sign.ts';

const DAY_MS = 86_400_000;
const PAGE_SIZE = 20; // The most that 1688 gives.

/** By time of change: an order that changed comes again. Spans and history are assumed. */
const orders = spanReader({ spanMs: 30 * DAY_MS, historyMs: 360 * DAY_MS, overlapMs: 600_000 });

const Cursor = z.strictObject({ sold: SpanCursor.nullable(), bought: SpanCursor.nullable() });
const streams = [
  { name: 'sold', api: SOLD },
  { name: 'bought', api: BOUGHT },
] as const;

/** `20270104101112000+0800`. */
const stampOf = (at: number): string =>
  `${shanghaiStamp(instant(at)).replace(/[- :]/g, '')}000+0800`;

/** Orders on 1688, sold and bought, read by a member's token. */
export function ali1688Connector(config: Ali1688Config, deps: PartnerDeps): SourceConnector {
  const gateway = ali1688Gateway(config, deps);
  return {
    source: 'ali1688',
    scopes: ['sold', 'bought'],
    ...connectedByOAuth({
      ...{ source: 'ali1688', authorizeUrl: config.authorizeUrl, token: gateway.token },
      app: { client_id: config.appKey, site: '1688' },
    }),
    async *pages({ grant, window, cursor: from, signal }) {
      let cursor = from === null ? { sold: null, bought: null } : Cursor.parse(from);
      for (const { name, api } of streams) {
        let at = orders.start(cursor[name], window);
        for (let span = orders.next(at, window); span; span = orders.next(at, window)) {
          const request = {
            modifyStartTime: stampOf(span.from),
            modifyEndTime: stampOf(span.to),
            page: String(span.page),
            pageSize: String(PAGE_SIZE),
          };
          const token = grant.accessToken;
          const { body, json } = await gateway.read({ api, params: request, token, signal });
          const total = readFields(Paging, json, 'ali1688', api).totalRecord;
          // An order that changed left the span, and those behind it moved up a place: read it again.
          const drifted = span.page > 1 && total < (span.total ?? total);
          at = drifted
            ? { ...at, doing: { from: span.from, to: span.to, page: 1, total } }
            : orders.after(at, { ...span, total }, span.page * PAGE_SIZE < total);
          cursor = { ...cursor, [name]: at };
          yield { method: api, request, body, cursor, json };
        }
      }
    },
    parse: parseAli1688,
    health: () => ({ circuit: gateway.breaker.state() }),
    push: pushReader(config, deps),
  };
}

const STALE_MS = 48 * 3_600_000; // Messages are sent again for a while. Assumed.

const Message = z.object({
  msgId: z.union([digits, z.string().min(1)]),
  type: z.string().min(1),
  userInfo: z.string().min(1),
  gmtBorn: z.union([z.string().regex(/^\d{13}$/), z.int()]).transform(Number),
});

/** What 1688 pushes when an order changes: signed like a call, the message in a field or spread out. */
const pushReader = ({ appSecret }: Ali1688Config, { clock }: PartnerDeps): PushReader => ({
  thanks: { body: '', contentType: 'text/plain' },
  read: ({ body }) => {
    const form = Object.fromEntries(new URLSearchParams(new TextDecoder().decode(body)));
    if (!verifyPush(form, appSecret)) return refuse({ code: 'notice_forged' });
    const read = Message.safeParse(messageOf(form));
    if (!read.success) {
      const field = read.error.issues[0]?.path.join('.') || 'message';
      return refuse({ code: 'notice_malformed', field });
    }
    const { msgId, type, userInfo, gmtBorn } = read.data;
    if (isStale(gmtBorn, clock.now())) return refuse({ code: 'notice_stale' });
    const revoked = /AUTH.*CANCEL/i.test(type);
    const noticeId = msgId || createHash('sha256').update(body).digest('hex');
    const page = revoked ? null : { method: PUSHED, request: { type }, body };
    return ok({ noticeId, externalId: userInfo, page, revoked });
  },
});

function messageOf(form: Readonly<Record<string, string>>): unknown {
  if (form.message === undefined) return form;
  try {
    return JSON.parse(form.message);
  } catch {
    return {};
  }
}

const isStale = (born: number, now: Instant): boolean => Math.abs(now - born) > STALE_MS;
