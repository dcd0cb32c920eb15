import { z } from 'zod';
import type { Appended, NewEvent } from '../events/index.ts';
import {
  type Id,
  type Instant,
  instant,
  type Json,
  ok,
  type Result,
  refuse,
  type Source,
} from '../kernel/index.ts';
import {
  type Consent,
  ConsentNotLive,
  type Grant,
  openGrant,
  recordRead,
  saveGrant,
} from '../party/index.ts';
import {
  type Clock,
  type Database,
  type Log,
  newId,
  OperationalError,
  type Tx,
  type Vault,
} from '../platform/index.ts';
import { findReadConsent, noGrant } from './allowed.ts';
import { findCursor, type KeptCursor, moveCursor } from './cursors.ts';
import { GrantExpired, PartnerAnswerMalformed } from './errors.ts';
import { type PageFacts, type PageParser, parserOf, recordFacts } from './parse-page.ts';
import { keepPull } from './pulls.ts';
import { keepPage, type SealedPage, sealPage } from './raw-pages.ts';
import type { Connectors } from './registry.ts';
import type { PullWindow, RawPage, SourceConnector } from './source.ts';
import { subjectOf } from './subject.ts';

const HISTORY_MS = 365 * 86_400_000; // The most that is asked for; no partner gives more.
const EXPIRES_SOON_MS = 60_000;

export interface PullDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly vault: Vault;
  readonly log: Log;
  readonly connectors: Connectors;
}

export interface PullRequest {
  readonly borrowerId: Id<'borrower'>;
  readonly source: Source;
  /** What the consent must allow the data to be used for. */
  readonly purpose: string;
  /** How far back to read; a year unless told. What is newest is read first. */
  readonly from?: Instant;
  /** A time budget or a cancellation: what is stored stays, the next pull goes on from there. */
  readonly signal?: AbortSignal;
}

/** Why nothing (more) may be read. In order of precedence. */
export type PullRefusal =
  | { readonly code: 'source_not_offered' }
  | { readonly code: 'no_live_consent' }
  | { readonly code: 'no_grant' }
  | { readonly code: 'grant_expired' };

/** What a pull did. */
export interface PullReport {
  readonly source: Source;
  /** `complete`, or why it stopped early: out of time, or another pull of the same is ahead. */
  readonly ended: 'complete' | 'aborted' | 'overtaken';
  readonly pages: number;
  readonly events: Appended;
  /** When the newest fact that it saw occurred. */
  readonly newestAt: Instant | null;
  readonly ms: number;
}

/** Another pull moved the cursor: the page at hand is not stored. */
class Overtaken extends Error {}

/** A pull in progress. */
interface Pull extends PullDeps, Omit<PullRequest, 'from'> {
  readonly connector: SourceConnector;
  readonly parse: PageParser;
  readonly startedAt: Instant;
  readonly window: PullWindow;
  readonly tally: Tally;
}

/**
 * Reads what a source holds of a borrower and was not read yet. No consent, no read: it is checked
 * before every call, and every page is recorded against it. A page is one transaction (payload kept,
 * read recorded, events appended, cursor moved), so that a pull may die anywhere and go on later; a
 * second pull adds nothing. Throws what `SourceConnector.pages` throws, save the signal's reason.
 */
export async function pullSource(
  deps: PullDeps,
  request: PullRequest,
): Promise<Result<PullReport, PullRefusal>> {
  const { borrowerId, source } = request;
  const connector = deps.connectors[source];
  if (!connector) return refuse({ code: 'source_not_offered' });
  const startedAt = deps.clock.now();
  const pull: Pull = {
    ...deps,
    ...request,
    connector,
    parse: await parserOf(deps, connector, borrowerId),
    startedAt,
    window: { from: request.from ?? instant(startedAt - HISTORY_MS), to: startedAt },
    tally: { pages: 0, appended: 0, existed: 0, revised: 0, newestAt: null },
  };
  const ended = await run(pull).catch(async (error: unknown) => {
    if (error instanceof OperationalError) await notePull(pull, error.code);
    throw error;
  });
  await notePull(pull, typeof ended === 'object' ? ended.code : ended);
  if (typeof ended === 'object') return refuse(ended);
  const { pages, newestAt, ...events } = pull.tally;
  const ms = deps.clock.now() - startedAt;
  deps.log.info('source.pulled', { borrower: borrowerId, source, ended, pages, ms, ...events });
  return ok({ source, ended, pages, events, newestAt, ms });
}

/** Writes down how a pull ended, for the source's health. */
const notePull = (pull: Pull, ended: string): Promise<number> => {
  const { db, clock, borrowerId, source, startedAt, tally } = pull;
  const at = clock.now();
  return keepPull(db, newId('pull', clock), {
    ...{ borrowerId, source, ended, at, ms: at - startedAt },
    ...{ pages: tally.pages, appended: tally.appended, existed: tally.existed },
    ...{ revised: tally.revised, newestAt: tally.newestAt },
  });
};

async function run(pull: Pull): Promise<PullReport['ended'] | PullRefusal> {
  const { db, vault, borrowerId, source, signal, startedAt } = pull;
  if (!(await findConsent(pull))) return { code: 'no_live_consent' };
  let grant = pull.connector.connection.kind === 'consent' ? noGrant(borrowerId) : undefined;
  grant ??= await openGrant(db, vault, borrowerId, source);
  if (!grant) return { code: 'no_grant' };
  let renewed = grant.expiresAt !== null && grant.expiresAt < startedAt + EXPIRES_SOON_MS;
  if (renewed) grant = await renew(pull, grant);
  for (;;) {
    if (!grant) return { code: 'grant_expired' };
    try {
      return await readPages(pull, grant);
    } catch (error) {
      if (signal?.aborted) return 'aborted';
      if (error instanceof Overtaken) return 'overtaken';
      if (error instanceof ConsentNotLive) return { code: 'no_live_consent' }; // Withdrawn just now.
      if (!(error instanceof GrantExpired)) throw error;
      grant = renewed ? undefined : await renew(pull, grant);
      renewed = true;
    }
  }
}

/** A usable grant, renewed and kept; `undefined` when the borrower has to agree again. */
async function renew(pull: Pull, grant: Grant): Promise<Grant | undefined> {
  try {
    const fresh = await pull.connector.refresh(grant);
    await saveGrant(pull.db, pull.vault, pull.borrowerId, pull.source, fresh);
    return fresh;
  } catch (error) {
    if (error instanceof GrantExpired) return undefined;
    throw error;
  }
}

/** A page ready to be stored: what was read of it, and its payload sealed. */
interface ReadPage {
  readonly page: RawPage;
  readonly consent: Consent;
  readonly sealed: SealedPage;
  readonly facts: PageFacts | PartnerAnswerMalformed;
}

type Step = ReadPage | 'complete' | 'no_live_consent';

/** Pages that may be on their way while one is stored: what is in memory, and what comes in vain. */
const AHEAD = 2;

/**
 * Reads page by page until the source has no more, or something says stop. While one page is stored
 * the next is read and the one after it fetched, in order and each with its own consent; pages that
 * come in vain (the pull failed meanwhile) are dropped.
 */
async function readPages(pull: Pull, grant: Grant): Promise<'complete' | PullRefusal> {
  const { db, vault, borrowerId, source, connector, window, signal } = pull;
  const live = await findConsent(pull);
  if (!live) return { code: 'no_live_consent' };
  let kept = await findCursor(db, borrowerId, source);
  const subject = subjectOf(db, vault, live);
  const cursor = routeCursor(connector, kept.cursor);
  const reading = { grant, window, cursor, subject, signal };
  const pages = connector.pages(reading)[Symbol.asyncIterator]();
  const fetchNext = async () => {
    signal?.throwIfAborted();
    const consent = await findConsent(pull);
    return consent && { consent, step: await pages.next() };
  };
  let fetched: ReturnType<typeof fetchNext> = Promise.resolve(undefined);
  const askNext = (): Promise<Step> => {
    fetched = fetched.then(fetchNext);
    const read = fetched.then((got): Step | Promise<Step> => {
      if (!got) return 'no_live_consent';
      return got.step.done ? 'complete' : readPage(pull, got.step.value, got.consent);
    });
    read.catch(() => {}); // What went wrong is met in its turn, once the pages before are stored.
    return read;
  };
  try {
    const coming = Array.from({ length: AHEAD }, askNext);
    for (;;) {
      const next = await coming.shift();
      if (next === undefined || next === 'no_live_consent') return { code: 'no_live_consent' };
      if (next === 'complete') return next;
      coming.push(askNext());
      kept = await store(pull, next, kept);
    }
  } finally {
    await pages.return?.();
  }
}

async function readPage(pull: Pull, page: RawPage, consent: Consent): Promise<ReadPage> {
  const { vault, clock, borrowerId } = pull;
  const sealed = await sealPage(vault, borrowerId, newId('raw', clock), page);
  return { page, consent, sealed, facts: pull.parse(page, sealed.id) };
}

/** Stores a page in one transaction. Throws `Overtaken`, `ConsentNotLive`, `PartnerAnswerMalformed`. */
async function store(
  pull: Pull,
  { page, consent, sealed, facts }: ReadPage,
  kept: KeptCursor,
): Promise<KeptCursor> {
  const { db, clock, borrowerId, source } = pull;
  const at = clock.now();
  const [what, rawId] = [page.method, sealed.id];
  const keep = (tx: Tx) => [
    keepPage(tx, source, sealed, at),
    // Last of those sent together: what the database refuses here is told as what it is.
    recordRead(tx, { consentId: consent.id, borrowerId, source, what, rawId, at }),
  ];
  if (facts instanceof PartnerAnswerMalformed) {
    // The payload is the evidence; the cursor waits for a connector that reads it.
    await db.tx((tx) => Promise.all(keep(tx)));
    throw facts;
  }
  const appended = await db.tx(async (tx) => {
    const cursor = keptCursor(pull.connector, page.cursor);
    const next = { cursor, revision: kept.revision, at };
    const [moved] = await Promise.all([moveCursor(tx, borrowerId, source, next), ...keep(tx)]);
    if (!moved) throw new Overtaken();
    return recordFacts(tx, borrowerId, facts, at);
  });
  count(pull.tally, appended, facts.events);
  return { cursor: page.cursor, revision: kept.revision + 1 };
}

// Where a source was read through somebody else, it is read from its beginning: what was read by one route
// says nothing of the other, and a fact that comes by both is one.
const Routed = z.strictObject({ via: z.string(), at: z.json() });

const keptCursor = ({ via }: SourceConnector, cursor: Json): Json =>
  via === undefined ? cursor : { via, at: cursor };

function routeCursor({ via }: SourceConnector, kept: Json | null): Json | null {
  const routed = Routed.safeParse(kept);
  if (via === undefined) return routed.success ? null : kept;
  return routed.success && routed.data.via === via ? (routed.data.at as Json) : null;
}

const findConsent = ({ db, clock, borrowerId, purpose, connector }: Pull) =>
  findReadConsent(db, connector, { borrowerId, purpose, at: clock.now() });

type Tally = { -readonly [K in keyof Appended]: number } & {
  pages: number;
  newestAt: Instant | null;
};

function count(tally: Tally, appended: Appended, events: readonly NewEvent[]): void {
  tally.pages++;
  tally.appended += appended.appended;
  tally.existed += appended.existed;
  tally.revised += appended.revised;
  for (const { occurredAt } of events) {
    if (tally.newestAt === null || occurredAt > tally.newestAt) tally.newestAt = occurredAt;
  }
}
