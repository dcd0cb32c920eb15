import { join } from 'node:path';
import { appendEvents, listFacts, type NewEvent } from '../../server/src/events/index.ts';
import {
  computeFeatures,
  factsNeeded,
  featureDefinitions,
  type IdentifiedEvent,
  readFeatures,
  refreshFeatures,
  snapshotsAt,
} from '../../server/src/features/index.ts';
import {
  type Id,
  type Instant,
  instant,
  type Source,
  sources,
} from '../../server/src/kernel/index.ts';
import {
  type Database,
  migrate,
  newId,
  openDatabase,
  readMigrations,
  systemClock,
} from '../../server/src/platform/index.ts';
import { openProgress } from '../progress.ts';
import { root } from '../stack/child.ts';
import { type Figure, median, round, spread, timed } from './figure.ts';
import type { Bench } from './ground.ts';
import { tradeFacts } from './trade-facts.ts';

const MONTH_MS = 30 * 86_400_000;
const MONTHS = 24;
const READ_P50_MAX_MS = 8;
const connected: ReadonlySet<Source> = new Set(sources);

/** Features of one borrower as a decision reads them, an event's update, and snapshots for training. */
export const featuresBench: Bench = {
  name: 'features',
  what: 'features of one borrower cold and warm, an event’s update, snapshots for training',
  run: async ({ ground, quick, borrowers }) => {
    const db = openDatabase(await ground.database('features'), { max: 2 });
    try {
      await migrate(db, readMigrations(join(root, 'server/src')));
      const figures: Figure[] = [];
      for (const history of quick ? histories.slice(0, 2) : histories) {
        figures.push(await serve(db, history, quick ? 3 : 40));
      }
      return [...figures, train(quick ? 50 : borrowers)];
    } finally {
      await db.close();
    }
  },
};

/** Half a year of trade, ever busier, and two years of it. */
const histories = [
  { days: 180, perDay: 1 },
  { days: 180, perDay: 4 },
  { days: 180, perDay: 16 },
  { days: 720, perDay: 4 },
] as const;

/** One borrower after the other, each with a history of its own. */
async function serve(
  db: Database,
  { days, perDay }: (typeof histories)[number],
  rounds: number,
): Promise<Figure> {
  const times: Record<'facts' | 'cold' | 'stored' | 'warm' | 'event', number[]> = {
    ...{ facts: [], cold: [], stored: [], warm: [], event: [] },
  };
  let events = 0;
  for (let n = 0; n < rounds; n += 1) {
    const borrowerId = newId('borrower');
    const until = systemClock.now();
    const facts = tradeFacts({ borrowerId, until, days, perDay, salt: n });
    events = facts.length;
    await record(db, facts, until);
    if (n === 0) await db.exec`analyze`;
    const read = async (
      kind: keyof typeof times,
      work: () => Promise<unknown> = () => readNow(db, borrowerId),
    ) => {
      const { ms } = await timed(work);
      if (n >= rounds / 5) times[kind].push(ms); // Before, the machine code is still being made.
    };
    await read('facts', () => foldAll(db, borrowerId));
    await read('cold');
    // As another process would: what this one remembers is of another change.
    await db.exec`update features.borrowers set changed = changed || 'x' where borrower_id = ${borrowerId}`;
    await read('stored');
    await read('warm');
    for (let e = 0; e < 5; e += 1) {
      const [first] = tradeFacts({
        borrowerId,
        until: systemClock.now(),
        days: 1,
        perDay: 1,
        salt: 1e6 + e,
      });
      await record(db, first ? [first] : [], systemClock.now());
      await read('event', () => db.tx((tx) => refreshFeatures(tx, borrowerId)));
    }
  }
  const [stored, warm] = [spread(times.stored), spread(times.warm)];
  return {
    name: `features of one borrower, ${events} facts in ${days} days`,
    reach: `read from the store: p50 at most ${READ_P50_MAX_MS} ms`,
    met: stored.p50 <= READ_P50_MAX_MS,
    values: {
      features: featureDefinitions.length,
      fromAllFactsP50Ms: round(median(times.facts)),
      coldP50Ms: round(median(times.cold)),
      storedP50Ms: stored.p50,
      storedP99Ms: stored.p99,
      warmP50Ms: warm.p50,
      warmP99Ms: warm.p99,
      updateOfAnEventP50Ms: round(median(times.event)),
      allFactsOnStored: round(median(times.facts) / stored.p50),
    },
  };
}

async function record(db: Database, facts: readonly NewEvent[], at: Instant): Promise<void> {
  for (let i = 0; i < facts.length; i += 500) {
    await db.tx((tx) => appendEvents(tx, facts.slice(i, i + 500), at));
  }
}

const readNow = (db: Database, borrowerId: Id<'borrower'>) => {
  const asOf = instant(systemClock.now() + 1);
  return db.tx((tx) => readFeatures(tx, borrowerId, { asOf, connected, segment: 'onlineSeller' }));
};

/** As it was before days were kept. */
async function foldAll(db: Database, borrowerId: Id<'borrower'>) {
  const asOf = instant(systemClock.now() + 1);
  const facts = await listFacts(db, borrowerId, { recordedBefore: asOf, ...factsNeeded(asOf) });
  return computeFeatures(facts, { asOf, connected });
}

/** Month by month what was known of each borrower: a training set. */
function train(borrowers: number): Figure {
  const until = systemClock.now();
  const at = Array.from({ length: MONTHS }, (_, n) => instant(until - (MONTHS - 1 - n) * MONTH_MS));
  const progress = openProgress(borrowers, 'borrowers × 24 months');
  let [events, ms, months, values] = [0, 0, 0, 0];
  for (let n = 0; n < borrowers; n += 1) {
    const facts = tradeFacts({
      ...{
        borrowerId: 'borrower_x' as Id<'borrower'>,
        until,
        days: MONTHS * 30,
        perDay: 0.25,
        salt: n,
      },
    }).map((f) => ({ ...f, recordedAt: f.occurredAt }) as unknown as IdentifiedEvent);
    events += facts.length;
    const startedAt = performance.now();
    for (const snapshot of snapshotsAt(facts, { at, connected })) {
      months += 1;
      values += Object.keys(snapshot).length;
    }
    ms += performance.now() - startedAt;
    progress.step();
  }
  progress.end();
  return {
    name: 'features: snapshots for training',
    reach: null,
    met: null,
    values: {
      borrowers,
      months: MONTHS,
      factsABorrower: Math.round(events / borrowers),
      seconds: round(ms / 1_000),
      snapshotsPerSecond: round((months / ms) * 1_000),
      valuesPerSecond: round((values / ms) * 1_000),
    },
  };
}
