import type { Instant } from '@open310/server/kernel';
import { type Context, Hono } from 'hono';
import type { Partner } from '../faults.ts';
import { publicKeyPem } from '../keys.ts';
import type { Resident } from '../merchants.ts';
import { answerCall, type Env, type Told } from '../transport.ts';
import type { Twin, TwinPlace } from '../twin.ts';
import { type WireValue, writeJson } from '../wire-json.ts';
import { newEd25519, readRequest, signAnswer } from './sign.ts';

const JSON_TYPE = 'application/json;charset=utf-8';
const SKEW_S = 300;

/** A record as a feed gives it. */
export interface FeedRecord {
  readonly id: string;
  readonly kind: string;
  readonly occurredAt: Instant;
  readonly changedAt: Instant;
  readonly withdrawn?: boolean;
  readonly data: WireValue;
}

/** A feed's twin, as `docs/guides/feeds.md` describes it. */
export interface FeedTwin {
  readonly partner: Partner;
  readonly name: Twin['name'];
  serves(resident: Resident): boolean;
  /** What stands at `now`. */
  records(resident: Resident, now: Instant): readonly FeedRecord[];
  /** Calls beside `records`, each with what it answers about somebody. */
  readonly calls?: Readonly<Record<string, FeedAnswer>>;
  /** Calls about nobody in particular. */
  readonly plain?: Readonly<Record<string, PlainAnswer>>;
  /** Addresses of the sandbox's own, below the twin's. */
  readonly more?: (place: TwinPlace) => Hono<Env>;
}

type PlainAnswer = (
  place: TwinPlace,
  asked: Readonly<Record<string, unknown>>,
) => WireValue | Refused;

/** What a feed's call answers about a merchant; a `Told` where it refuses. */
export type FeedAnswer = (
  place: TwinPlace,
  resident: Resident,
  asked: Readonly<Record<string, unknown>>,
) => WireValue | Refused;

interface Refused {
  readonly refused: string;
}
export const refused = (code: string): Refused => ({ refused: code });
const isRefused = (told: WireValue | Refused): told is Refused =>
  typeof told === 'object' && told !== null && 'refused' in told;

/** What people changed of a record since: by merchant and record. */
type Changes = Map<string, Partial<FeedRecord>>;

/** A feed of open310's own shape, with the economy behind it. */
export function feedTwin(feed: FeedTwin): Twin {
  const { partner, name, serves } = feed;
  const prefix = partner.toUpperCase();
  const calls: Readonly<Record<string, FeedAnswer>> = feed.calls ?? {};
  return {
    ...{ partner, name, serves },
    makeKeys: () => ({ keyId: 'open310', lenderKey: newEd25519(), ownKey: newEd25519() }),
    environment: (url, { keyId = '', lenderKey = '', ownKey = '' }) => ({
      [`${prefix}_URL`]: url,
      [`${prefix}_KEY_ID`]: keyId,
      [`${prefix}_PRIVATE_KEY`]: lenderKey,
      [`${prefix}_PUBLIC_KEY`]: publicKeyPem(ownKey),
      [`${prefix}_CALLS_PER_SECOND`]: '200',
    }),
    faults: {
      ...{ slow: true, http500: true, html: true, answer_lost: true, quota: true },
      ...{ truncated_page: true, tampered_signature: true },
    },
    routes: (place) => {
      const changes: Changes = new Map();
      const records: FeedAnswer = (at, resident, asked) =>
        page(recordsOf(feed, resident, at.world.clock.now(), changes), asked);
      const seen = new Set<string>();
      return (feed.more?.(place) ?? new Hono<Env>())
        .post('/changes', async (c) => {
          // Another site in the same browser reaches loopback, but sends no JSON unasked.
          if (c.req.header('content-type') !== 'application/json') return c.body(null, 415);
          const { as, id, ...more } = await c.req.json<{ as: string; id: string }>();
          const changedAt = place.world.clock.now();
          const firm = place.world.residents.find(as)?.firm;
          if (!firm) return c.body(null, 404);
          changes.set(`${firm.key} ${id}`, { ...more, changedAt });
          return c.body(null, 202);
        })
        .post('/:what', async (c) => {
          const [what, body] = [c.req.param('what'), await c.req.text()];
          return answerCall(c, place.world, partner, what, JSON_TYPE, async () =>
            signed(c, place, partner, serve(place, feed, c, body, seen, { records, ...calls })),
          );
        });
    },
  };
}

const no = (status: 400 | 401 | 404 | 429, code = 'not_found'): Told => ({
  text: writeJson({ error: { code } }),
  status,
});

/** What is wrong with a call as such, or what it says. */
function admit(
  { url: base, world, keys, limiter }: TwinPlace,
  partner: Partner,
  c: Context<Env>,
  body: string,
  seen: Set<string>,
): Told | Readonly<Record<string, unknown>> {
  const url = `${base()}/${c.req.param('what')}`;
  const read = readRequest({ url, body, header: c.req.header() }, keys.lenderKey ?? '');
  if (typeof read === 'string') return no(401, read);
  if (Math.abs(read.created - world.clock.now() / 1000) > SKEW_S) return no(401, 'signature_old');
  if (read.nonce === '' || seen.has(read.nonce)) return no(401, 'nonce_repeated');
  seen.add(read.nonce);
  if (world.faults.take(partner, ['quota']) || limiter.admit(keys.keyId ?? '') > 0) {
    c.header('retry-after', '1');
    return no(429, 'too_many');
  }
  return JSON.parse(body) as Readonly<Record<string, unknown>>;
}

const isTold = (one: Told | Readonly<Record<string, unknown>>): one is Told =>
  'text' in one && 'status' in one;

function serve(
  place: TwinPlace,
  { partner, serves, plain = {} }: FeedTwin,
  c: Context<Env>,
  body: string,
  seen: Set<string>,
  calls: Readonly<Record<string, FeedAnswer>>,
): Told {
  const asked = admit(place, partner, c, body, seen);
  if (isTold(asked)) return asked;
  const say = (told: WireValue | Refused): Told =>
    isRefused(told) ? no(400, told.refused) : { text: writeJson(told), status: 200 };
  const what = c.req.param('what') ?? '';
  const alone = plain[what];
  if (alone) return say(alone(place, asked));
  const answer = calls[what];
  if (!answer) return no(404);
  if (typeof asked.consentId !== 'string') return no(400, 'consent_missing');
  const resident = residentOf(place, asked.subject as Subject);
  return resident && serves(resident)
    ? say(answer(place, resident, asked))
    : no(404, 'nobody_known');
}

interface Subject {
  readonly creditCode?: string;
  readonly idCard?: string;
}

/** Whom all the numbers that are told name alike. */
function residentOf(
  { world: { residents } }: TwinPlace,
  { creditCode, idCard }: Subject,
): Resident | undefined {
  const found = [
    ...(creditCode === undefined ? [] : [residents.byCreditCode(creditCode)]),
    ...(idCard === undefined ? [] : [residents.byIdCard(idCard)]),
  ];
  return found.every((one) => one === found[0]) ? found[0] : undefined;
}

/** The answer with its signature in the headers; a tampered one says something else than was signed. */
function signed(c: Context<Env>, place: TwinPlace, partner: Partner, told: Told): Told {
  const { world, keys } = place;
  const headers = signAnswer({
    ...{ status: told.status, text: told.text, at: world.clock.now() },
    requestSignature: c.req.header('signature') ?? '',
    ownKeyPem: keys.ownKey ?? '',
  });
  for (const [name, value] of Object.entries(headers)) c.header(name, value);
  const tampered = world.faults.take(partner, ['tampered_signature']) !== undefined;
  return tampered ? { ...told, text: told.text.replace(/\d(?=\D*$)/, '7').concat(' ') } : told;
}

const recordsOf = (
  feed: FeedTwin,
  resident: Resident,
  now: Instant,
  changes: Changes,
): FeedRecord[] =>
  feed
    .records(resident, now)
    .map((record) => ({ ...record, ...changes.get(`${resident.firm.key} ${record.id}`) }));

/** A page of the records that changed in the time asked for. */
export function page(
  all: readonly FeedRecord[],
  { changedFrom, changedTo, limit, after }: Readonly<Record<string, unknown>>,
): WireValue | Refused {
  const from = changedFrom === null ? 0 : Date.parse(String(changedFrom));
  const to = Date.parse(String(changedTo));
  const [size, at] = [Number(limit), after === null ? 0 : Number(after)];
  if (!(from < to) || !(size >= 1 && size <= 500) || !Number.isInteger(at))
    return refused('query_wrong');
  const within = all
    .filter(({ changedAt }) => changedAt >= from && changedAt < to)
    .sort((a, b) => a.changedAt - b.changedAt || (a.id < b.id ? -1 : 1));
  const iso = (when: Instant): string => new Date(when).toISOString();
  return {
    records: within.slice(at, at + size).map((r) => ({
      ...{ id: r.id, kind: r.kind, occurredAt: iso(r.occurredAt), changedAt: iso(r.changedAt) },
      ...(r.withdrawn === true ? { withdrawn: true } : {}),
      data: r.data,
    })),
    next: at + size < within.length ? String(at + size) : null,
  };
}
