import { z } from 'zod';
import type { EventData, EventKind, NewEvent } from '../../events/index.ts';
import {
  type Instant,
  instant,
  type Json,
  type Source,
  shanghaiStamp,
} from '../../kernel/index.ts';
import { PartnerAnswerMalformed } from '../errors.ts';
import type { PartnerDeps } from '../http.ts';
import { readFields, readJson } from '../read-answer.ts';
import type {
  ParseContext,
  RawPage,
  Reading,
  SourceConnector,
  SubjectIdentifier,
} from '../source.ts';
import { type FeedConfig, type FeedGateway, feedGateway, readFeedPage } from './gateway.ts';

/** A fact in a record: what the record's envelope does not tell. */
export type FeedFact = {
  [K in EventKind]: { readonly kind: K; readonly data: EventData<K> };
}[EventKind];

/** How the records of one feed are asked for. */
export interface FeedQuestion {
  readonly source: Source;
  /** The call; `records` unless told. */
  readonly what?: string;
  /** What is told with each call beside the usual. */
  readonly more?: Readonly<Record<string, Json>>;
  /** The numbers by which the feed is asked; one that is known is enough. */
  readonly asks: readonly SubjectIdentifier[];
  /** All that stands is asked for, however old: what is agreed for thirty years is no news. */
  readonly whole: boolean;
}

/** How they are read. */
export interface FeedRecords extends FeedQuestion {
  readonly scopes: readonly string[];
  /** The id of the fact in a record; `<source>:<id>` unless told. */
  factId?(recordId: string): string;
  /** The facts in a record's `data`. Throws a `z.ZodError` where it does not fit. */
  facts(kind: string, data: unknown, context: ParseContext): readonly FeedFact[];
}

const WHAT = 'records';
const PAGE_SIZE = 100;
const OVERLAP_MS = 600_000; // A record may appear a little after the time it names.

/** ISO 8601, in the zone of all that is read here. */
const iso = (at: number): string => `${shanghaiStamp(instant(at)).replace(' ', 'T')}+08:00`;
const at = z.iso.datetime({ offset: true }).transform((text): Instant => instant(Date.parse(text)));
/** What every record says beside its data. */
const Envelope = z.object({
  /** Stable at the feed: a record that comes again under it is a correction. */
  id: z.string().regex(/^[\w.:-]{1,120}$/),
  kind: z.string().min(1),
  occurredAt: at,
  changedAt: at,
  withdrawn: z.boolean().optional(),
  data: z.unknown().optional(),
});

const ms = z.int();
/** Changes up to `until` are read; `doing` is in progress, `after` names its next page. */
const Cursor = z.strictObject({
  until: ms.nullable(),
  doing: z.strictObject({ from: ms.nullable(), to: ms, after: z.string().nullable() }).nullable(),
});
type Cursor = z.output<typeof Cursor>;

/** A source that speaks open310's own feed, which `docs/guides/feeds.md` describes. */
export function feedConnector(
  records: FeedRecords,
  config: FeedConfig,
  deps: PartnerDeps,
): SourceConnector {
  const { source, scopes, asks } = records;
  const gateway = feedGateway(config, deps);
  return {
    ...{ source, scopes },
    connection: { kind: 'consent', asks },
    refresh: async (grant) => grant,
    pages: (reading) => feedPages(gateway, records, reading),
    parse: (page, context) => parseFeed(page, context, records),
    health: () => ({ circuit: gateway.caller.breaker.state() }),
  };
}

/** Whom a feed is asked about, by the numbers that are known; `null`: by none. */
export async function feedSubject(
  { subject }: Pick<Reading, 'subject'>,
  asks: readonly SubjectIdentifier[],
): Promise<Readonly<Record<string, string>> | null> {
  const known: Record<string, string> = {};
  for (const kind of asks) {
    const value = await subject.identifier(kind);
    if (value !== null) known[kind] = value;
  }
  return Object.keys(known).length === 0 ? null : known;
}

/** What changed since it was read last, page by page. */
export async function* feedPages(
  gateway: FeedGateway,
  { source, asks, whole, what = WHAT, more = {} }: FeedQuestion,
  reading: Reading,
): AsyncIterable<RawPage> {
  const { window, cursor: kept, signal, subject } = reading;
  const about = await feedSubject(reading, asks);
  if (about === null) return; // Nobody could say whose records to give.
  let cursor: Cursor = kept === null ? { until: null, doing: null } : Cursor.parse(kept);
  const first = whole ? null : window.from;
  const from = cursor.until === null ? first : cursor.until - OVERLAP_MS;
  let doing = cursor.doing ?? { from, to: window.to, after: null };
  for (;;) {
    const request = {
      ...more,
      ...{ consentId: subject.consentId, limit: PAGE_SIZE, after: doing.after },
      changedFrom: doing.from === null ? null : iso(doing.from),
      changedTo: iso(doing.to),
    };
    const asked = { ...request, subject: about };
    const { body, json } = await gateway.ask({ what, request: asked, repeat: true, signal });
    const { next } = readFeedPage(json, source, what);
    const until = next === null ? doing.to : cursor.until;
    cursor = { until, doing: next === null ? null : { ...doing, after: next } };
    // The numbers of the business are asked with, and not kept beside the page.
    yield { method: what, request, body, cursor: cursor as Json, json };
    if (cursor.doing !== null) doing = cursor.doing;
    else if (doing.to >= window.to) return;
    // What an earlier pull left unfinished is read; now what changed since then.
    else doing = { from: doing.to - OVERLAP_MS, to: window.to, after: null };
  }
}

/** The facts on a page of a feed. */
export function parseFeed(page: RawPage, context: ParseContext, records: FeedRecords): NewEvent[] {
  const { source, factId = (id: string) => `${source}:${id}` } = records;
  const json = page.json ?? readJson(page.body, source, page.method);
  const { records: told } = readFeedPage(json, source, page.method);
  return told.flatMap((record, i) => {
    const one = readFields(Envelope, record, source, `${page.method} ${i}`);
    const facts = factsOf(one, context, records, i);
    return facts.map(
      (fact, n): NewEvent => ({
        ...fact,
        id: n === 0 ? factId(one.id) : `${factId(one.id)}:${n}`,
        ...{ borrowerId: context.borrowerId, source, rawId: null },
        ...{ occurredAt: one.occurredAt, statedAt: one.changedAt },
        ...(one.withdrawn === true ? { withdrawn: true as const } : {}),
      }),
    );
  });
}

/** What a record says; a record of another kind is of a newer feed, and says nothing here. */
function factsOf(
  { kind, data }: z.output<typeof Envelope>,
  context: ParseContext,
  records: FeedRecords,
  place: number,
): readonly FeedFact[] {
  try {
    return records.facts(kind, data, context);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const field = error.issues[0]?.path.join('.') || 'data';
    throw new PartnerAnswerMalformed(records.source, WHAT, `records.${place}.data.${field}`);
  }
}
