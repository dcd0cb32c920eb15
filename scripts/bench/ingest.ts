import { join } from 'node:path';
import { appendEvents, type NewEvent } from '../../server/src/events/index.ts';
import { fen, type Id, instant } from '../../server/src/kernel/index.ts';
import {
  column,
  type Database,
  migrate,
  newId,
  openDatabase,
  readMigrations,
  row,
  systemClock,
} from '../../server/src/platform/index.ts';
import { openProgress } from '../progress.ts';
import { root } from '../stack/child.ts';
import { type Figure, round, timed } from './figure.ts';
import type { Bench } from './ground.ts';

const MONTH_MS = 30 * 86_400_000;
const MONTHS = 24;
const A_MONTH = 20; // Facts of a borrower with few partners. Assumed.
const BATCH = 500;

/** How fast facts are recorded: one by one, in batches, and as a backfill of many borrowers' months. */
export const ingestBench: Bench = {
  name: 'ingest',
  what: 'facts recorded one by one, in batches, and a backfill of borrowers × 24 months',
  run: async ({ ground, quick, borrowers }) => {
    const db = openDatabase(await ground.database('ingest'), { max: 2 });
    try {
      await migrate(db, readMigrations(join(root, 'server/src')));
      const some = quick ? 300 : 3_000;
      const single = await timed(() => record(db, factsOf(newId('borrower'), some), 1));
      const again = factsOf(newId('borrower'), 20 * some);
      const batched = await timed(() => record(db, again, BATCH));
      const repeated = await timed(() => record(db, again, BATCH));
      const rates: Figure = {
        name: 'ingest: facts recorded a second',
        reach: null,
        met: null,
        values: {
          oneByOne: rate(some, single.ms),
          inBatchesOf500: rate(20 * some, batched.ms),
          knownAlready: rate(20 * some, repeated.ms),
        },
      };
      return [rates, await backfill(db, quick ? 50 : borrowers)];
    } finally {
      await db.close();
    }
  },
};

const rate = (n: number, ms: number): number => round((n / ms) * 1_000);

/** Paid orders of one borrower, spread over two years. */
function factsOf(borrowerId: Id<'borrower'>, n: number): NewEvent[] {
  const now = systemClock.now();
  return Array.from({ length: n }, (_, i) => ({
    id: `taobao:trade:${4_000_000_000_000_000_000n + BigInt(i)}:paid`,
    kind: 'order.paid',
    borrowerId,
    occurredAt: instant(now - MONTHS * MONTH_MS + Math.trunc((i * MONTHS * MONTH_MS) / n)),
    source: 'taobao',
    rawId: 'raw_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f',
    data: { orderId: String(i), amountFen: fen(9_900n), buyer: `b${i % 97}`, itemCount: 2 },
  }));
}

/** Records in transactions of `size` facts. */
async function record(db: Database, facts: readonly NewEvent[], size: number): Promise<void> {
  for (let i = 0; i < facts.length; i += size) {
    const part = facts.slice(i, i + size);
    await db.tx((tx) => appendEvents(tx, part, systemClock.now()));
  }
}

const Size = row({ bytes: column.int });
const sizeOf = async (db: Database): Promise<number> =>
  (await db.one(Size)`select pg_total_relation_size('events.events') as bytes`).bytes;

/** A new source for many borrowers: two years each, as a first pull hands them over. */
async function backfill(db: Database, borrowers: number): Promise<Figure> {
  const before = await sizeOf(db);
  const progress = openProgress(borrowers, 'borrowers backfilled');
  const { ms } = await timed(async () => {
    for (let n = 0; n < borrowers; n += 1) {
      await record(db, factsOf(newId('borrower'), MONTHS * A_MONTH), BATCH);
      progress.step();
    }
  });
  progress.end();
  const events = borrowers * MONTHS * A_MONTH;
  return {
    name: 'ingest: backfill of 24 months',
    reach: null,
    met: null,
    values: {
      borrowers,
      events,
      seconds: round(ms / 1_000),
      eventsPerSecond: rate(events, ms),
      bytesPerEvent: Math.round(((await sizeOf(db)) - before) / events),
    },
  };
}
