import { join } from 'node:path';
import { appendEvents, type NewEvent } from '../../server/src/events/index.ts';
import {
  countLeftOut,
  type Live,
  NAMED_MOST,
  refreshRelations,
  tellNeighbours,
} from '../../server/src/graph/index.ts';
import { fen, type Id, type Instant, instant, shanghaiDay } from '../../server/src/kernel/index.ts';
import { createBorrower, identifierKey, saveIdentifier } from '../../server/src/party/index.ts';
import {
  type Database,
  migrate,
  openDatabase,
  openVault,
  readMigrations,
  systemClock,
} from '../../server/src/platform/index.ts';
import { root } from '../stack/child.ts';
import { type Figure, median, round, timed } from './figure.ts';
import type { Ground } from './ground.ts';

const DAY_MS = 86_400_000;
const live: Live = new Map([['nuonuo', instant(9e14)]]);
const NEIGHBOURS = 50; // Of those named, borrowers here.
const vault = openVault([new Uint8Array(32).fill(3)]);

/** How a look around one borrower grows with how many it names. */
export async function lookAroundFigures(ground: Ground, quick: boolean): Promise<Figure[]> {
  const db = openDatabase(await ground.database('around'), { max: 2 });
  try {
    await migrate(db, readMigrations(join(root, 'server/src')));
    const neighbours = await makeNeighbours(db);
    const figures: Figure[] = [];
    for (const named of quick ? [100] : [100, 1_000, 10_000, 100_000]) {
      figures.push(await measure(db, named, neighbours));
    }
    return figures;
  } finally {
    await db.close();
  }
}

async function makeNeighbours(db: Database): Promise<string[]> {
  const keys: string[] = [];
  for (let n = 0; n < NEIGHBOURS; n += 1) {
    const id = await createBorrower(db, { segment: 'shop' });
    const value = `91330106MA${String(n).padStart(8, '0')}`;
    const at = systemClock.now();
    await saveIdentifier(db, vault, id, { kind: 'creditCode', value, source: 'nuonuo', at });
    await record(db, id, { named: 100, before: `of${n}`, neighbours: [] });
    await db.tx((tx) => refreshRelations(tx, id, async () => live));
    keys.push(identifierKey(vault, 'creditCode', value));
  }
  return keys;
}

/** Bought once from each of so many, the neighbours among the largest. */
async function record(
  db: Database,
  borrowerId: Id<'borrower'>,
  o: { readonly named: number; readonly before: string; readonly neighbours: readonly string[] },
): Promise<void> {
  const until = systemClock.now();
  const made = (n: number): NewEvent => {
    const seller = o.neighbours[n] ?? `creditCode:${o.before}-${n}`.padEnd(54, 'x');
    const data = { invoiceNo: `${o.before}${n}`, amountFen: fen(BigInt(1e9 - n)), taxFen: fen(0n) };
    return {
      ...{ id: `${o.before}${n}`, kind: 'invoice.received', source: 'nuonuo', borrowerId },
      ...{ rawId: null, occurredAt: instant(until - (n % 90) * DAY_MS - 1) },
      data: { ...data, seller, redOf: null, goods: null },
    } as NewEvent;
  };
  for (let from = 0; from < o.named; from += 1_000) {
    const some = Array.from({ length: Math.min(1_000, o.named - from) }, (_, n) => made(from + n));
    await db.tx((tx) => appendEvents(tx, some, until));
  }
}

async function measure(db: Database, named: number, neighbours: readonly string[]) {
  const id = await createBorrower(db, { segment: 'shop' });
  await record(db, id, { named, before: `${named}:`, neighbours });
  const first = await timed(() => db.tx((tx) => refreshRelations(tx, id, async () => live)));
  await db.exec`analyze`;
  const looks: number[] = [];
  const updates: number[] = [];
  for (let turn = 0; turn < 12; turn += 1) {
    await record(db, id, { named: 1, before: `${named}:again${turn}`, neighbours: [] });
    updates.push((await timed(() => db.tx((tx) => refreshRelations(tx, id, async () => live)))).ms);
    const at: Instant = systemClock.now();
    const { ms } = await timed(() => db.tx((tx) => tellNeighbours(tx, id, at)));
    if (turn > 1) looks.push(ms);
  }
  return {
    name: `a look around one who names ${named.toLocaleString('en')}`,
    reach: null,
    met: null,
    values: {
      namedAtMost: NAMED_MOST.near,
      leftOut: (await countLeftOut(db, id, shanghaiDay(systemClock.now()))).count,
      neighbours: Math.min(named, neighbours.length),
      allRelationsMs: round(first.ms),
      updateOfAFactP50Ms: round(median(updates)),
      lookP50Ms: round(median(looks)),
    },
  };
}
