import type { IdentityProvider } from '../../connectors/index.ts';
import { policiesInForce } from '../../decision/index.ts';
import type { PaperReader } from '../../evidence/index.ts';
import { openGraph } from '../../graph/index.ts';
import type { Source } from '../../kernel/index.ts';
import {
  businessDate,
  type Fen,
  fen,
  type Id,
  type Instant,
  instant,
  type Json,
  type RateE9,
  rateE9,
  startOfDay,
} from '../../kernel/index.ts';
import { saveProfile } from '../../party/index.ts';
import {
  type Clock,
  type Database,
  type Log,
  manualClock,
  newId,
  openMetrics,
  openVault,
  type Work,
  type Workflows,
} from '../../platform/index.ts';
import { type Likely, readScorecard } from '../../risk/index.ts';
import { allowSources } from '../allow.ts';
import { startApplication } from '../apply.ts';
import { consentText } from '../consent-text.ts';
import { type Deps, type JourneyTimes, usualTimes } from '../deps.ts';
import { type Disclosed, disclose } from '../disclose.ts';
import { type DrawCommand, draw } from '../draw.ts';
import { journeyWorkflow } from '../journey.ts';
import type { Place } from '../nodes.ts';
import { type Application, findApplication } from '../queries.ts';
import { settlePayoutWorkflow } from '../settle.ts';
import { signIn } from '../sign-in.ts';
import { type Fact, orders, takings } from './business.ts';
import { inlineFlow } from './inline-flow.ts';
import { type ScriptedRail, scriptedRail } from './scripted-rail.ts';
import { type ScriptedSource, scriptedSource } from './scripted-source.ts';

/** Noon of a test database's first business date. */
export const noon: Instant = instant(startOfDay(businessDate('2027-01-04')) + 12 * 3_600_000);

export interface Logged {
  readonly level: 'info' | 'warn' | 'error';
  readonly event: string;
  readonly fields: Readonly<Record<string, Json>>;
}

/** The sources of the scripted world. */
export type ScriptedName = 'taobao' | 'alipay';

/** Everything origination works with: the real rooms on a real database, a scripted world outside. */
export interface Room {
  readonly deps: Deps;
  readonly clock: Clock & { advance(ms: number): void };
  readonly rail: ScriptedRail;
  readonly sources: Readonly<Record<ScriptedName, ScriptedSource>>;
  readonly logged: Logged[];
  /** What was enqueued, where no engine runs it. */
  readonly queued: Work[];
}

const modelsDir = new URL('../../../models', import.meta.url).pathname;
const scorecards = new Map(
  policiesInForce
    .flatMap(({ products }) => products)
    .map(({ scorecard }) => [scorecard, readScorecard(modelsDir, scorecard)]),
);

function once<T>(make: () => T): () => T {
  let made: { readonly it: T } | undefined;
  return () => {
    made ??= { it: make() };
    return made.it;
  };
}

/** Where no paper is read. */
const noReader: PaperReader = {
  read: () => Promise.reject(new Error('this test reads no papers')),
  close: async () => {},
};

/** @param o.workflows - The engine; without one, work is noted in `queued` and runs when a test says so. */
export function openRoom(
  db: Database,
  o: {
    readonly times?: Partial<JourneyTimes>;
    readonly workflows?: () => Workflows;
    readonly likely?: Likely;
    readonly identity?: IdentityProvider | null;
    readonly reader?: PaperReader;
    readonly costCap?: RateE9;
    readonly entrustedFrom?: Fen;
  } = {},
): Room {
  const clock = manualClock(noon);
  const rail = scriptedRail();
  const sources = { taobao: scriptedSource('taobao'), alipay: scriptedSource('alipay') };
  const logged: Logged[] = [];
  const queued: Work[] = [];
  const note =
    (level: Logged['level']): Log['info'] =>
    (event, fields = {}) =>
      logged.push({ level, event, fields });
  const noted: Workflows = {
    enqueue: async (_tx, work) => {
      queued.push(work);
    },
    forget: async () => {},
  };
  const deps: Deps = {
    db,
    clock,
    vault: openVault([new Uint8Array(32).fill(310)]),
    log: { info: note('info'), warn: note('warn'), error: note('error') },
    metrics: openMetrics(),
    workflows: {
      enqueue: (tx, work) => (o.workflows?.() ?? noted).enqueue(tx, work),
      forget: (tx, id) => (o.workflows?.() ?? noted).forget(tx, id),
    },
    connectors: { taobao: sources.taobao.connector, alipay: sources.alipay.connector },
    rail,
    scorecards,
    likely: o.likely ?? null,
    graph: once(() => openGraph(db)),
    times: { ...usualTimes, ...o.times },
    identity: o.identity ?? null,
    reader: o.reader ?? noReader,
    costCap: o.costCap ?? rateE9(240_000_000n),
    entrustedFrom: o.entrustedFrom ?? fen(30_000_000n),
    forms: 'both',
    funderId: 'lender',
    probe: () => {},
  };
  return { deps, clock, rail, sources, logged, queued };
}

export interface Arrival {
  readonly source?: ScriptedName;
  /** Days of business that the partner holds; 0: none. */
  readonly days?: number;
  readonly payee?: boolean;
  readonly consents?: readonly Source[];
  /** What the browser is known by; one of its own unless told. */
  readonly device?: string;
}

export const payee = { holderName: '陈国平', accountNumber: '6222021001123456789' };
let arrivals = 0;

/** A borrower who signed in by a partner and allowed it. With a known payee, unless told otherwise. */
export async function arrive(room: Room, o: Arrival = {}): Promise<Id<'borrower'>> {
  const { source = 'alipay', days = 180 } = o;
  const { deps, sources, clock } = room;
  arrivals += 1;
  const of = `${source}${arrivals}`;
  const trade = { of, to: clock.now(), days, aDay: 6 };
  const facts: Fact[] = source === 'taobao' ? orders(trade) : takings(trade);
  sources[source].holds.set(of, facts);
  const redirectUri = 'https://open310.test/callback';
  const signed = await signIn(deps, {
    source,
    code: of,
    redirectUri,
    ...{ as: undefined, sessionTtlMs: 3_600_000 },
    browser: { device: o.device ?? of, says: '?' },
  });
  if (!signed.ok) throw new Error(signed.error.code);
  const { borrowerId } = signed.value;
  const { version, digest } = consentText;
  const allowed = o.consents ?? [source];
  if (allowed.length > 0) {
    const done = await allowSources(deps, borrowerId, { sources: allowed, version, digest });
    if (!done.ok) throw new Error(done.error.code);
  }
  if (o.payee !== false) await saveProfile(deps.db, deps.vault, borrowerId, payee);
  return borrowerId;
}

/** A started application of `borrowerId`. */
export async function apply(room: Room, borrowerId: Id<'borrower'>): Promise<Place> {
  const place = { borrowerId, applicationId: newId('application', room.clock) };
  const started = await startApplication(room.deps, place);
  if (!started.ok) throw new Error(started.error.code);
  return place;
}

/** Runs the journey here and now. `before` is told each step's name. */
export const runJourney = (
  room: Room,
  place: Place,
  before?: (step: string) => Promise<void> | void,
): Promise<void> => journeyWorkflow(room.deps).run(inlineFlow(room.deps.db, before), { ...place });

/** A new borrower's application, up to the open offer. */
export async function offered(room: Room, o: Arrival = {}): Promise<Place> {
  const place = await apply(room, await arrive(room, o));
  await runJourney(room, place);
  const { status } = await application(room, place);
  if (status !== 'offered') throw new Error(`the application is ${status}`);
  return place;
}

export async function application(room: Room, place: Place): Promise<Application> {
  const found = await findApplication(room.deps.db, place.borrowerId, place.applicationId);
  if (!found) throw new Error(`no application ${place.applicationId}`);
  return found;
}

/** What is drawn on: a borrower's application, or the facility that came of it. */
export type Under = Pick<DrawCommand, 'borrowerId' | 'under'>;

export const underOffer = ({ borrowerId, applicationId }: Place): Under => ({
  borrowerId,
  under: { applicationId },
});

/** The total-cost table of a drawing, shown and read. Unit of `yuan`: yuan. */
export async function shown(
  room: Room,
  under: Under,
  yuan = 1_000,
  months = 6,
): Promise<Disclosed> {
  const amount: Fen = fen(BigInt(yuan) * 100n);
  const result = await disclose(room.deps, { ...under, amount, termMonths: months });
  if (!result.ok) throw new Error(result.error.code);
  room.clock.advance(room.deps.times.readingMs);
  return result.value;
}

/** A command to draw what was `shown`. */
export async function command(room: Room, under: Under, yuan?: number): Promise<DrawCommand> {
  const { id } = await shown(room, under, yuan);
  return { ...under, drawdownId: newId('drawdown', room.clock), disclosureId: id };
}

/** A borrower with a facility: the offer was signed and its first loan of 1,000 yuan paid out. */
export async function withFacility(room: Room): Promise<Under> {
  const place = await offered(room);
  const drawn = await draw(room.deps, await command(room, underOffer(place)));
  if (!drawn.ok) throw new Error(drawn.error.code);
  return { borrowerId: place.borrowerId, under: { facilityId: drawn.value.facilityId } };
}

/** Runs the safety net of a payout here and now. */
export const runSettle = (
  room: Room,
  input: { readonly orderId: string; readonly borrowerId: string; readonly loanId: string },
  before?: (step: string) => Promise<void> | void,
): Promise<void> =>
  settlePayoutWorkflow(room.deps).run(inlineFlow(room.deps.db, before), { ...input });
