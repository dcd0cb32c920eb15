import http from 'node:http';
import { join } from 'node:path';
import { checkBalanced } from '../../server/src/ledger/index.ts';
import { type Database, openDatabase } from '../../server/src/platform/index.ts';
import { openProgress } from '../progress.ts';
import type { Stack } from '../stack/stack.ts';
import { type Confirmed, confirm, type Drawer, openDrawer, seeCost } from './drawings.ts';
import { type Figure, median, round, spread } from './figure.ts';
import { openFloor } from './floor.ts';
import type { Bench } from './ground.ts';

const BORROWERS = 50;
const FLOORS_MAX = 5;
const P99_MAX_MS = 1_000;
const A_SECOND_MIN = 100;

/** Confirmation of a drawing to settled money, through the API and the bank rail. */
export const moneyBench: Bench = {
  name: 'money',
  what: 'confirmation to settled money, alone and with 50 borrowers at once',
  run: async ({ ground, quick }) => {
    const stack = await ground.stack('money');
    const db = openDatabase(stack.databaseUrl, { max: 2 });
    const agent = new http.Agent({ keepAlive: true, maxSockets: BORROWERS });
    try {
      const idle = await measureIdle(db, stack, agent, join(ground.dir('money'), 'sandbox'), quick);
      const crowd = await measureCrowd(db, stack, agent, quick);
      const { balanced, entries } = await checkBalanced(db);
      if (!balanced) throw new Error('the ledger does not balance after the run');
      return [...idle, { ...crowd, values: { ...crowd.values, ledgerEntries: entries } }];
    } finally {
      agent.destroy();
      await db.close();
      await stack.stop();
    }
  },
};

/** One borrower, one drawing at a time, each beside its own floor. */
async function measureIdle(
  db: Database,
  stack: Stack,
  agent: http.Agent,
  sandboxDir: string,
  quick: boolean,
): Promise<Figure[]> {
  const floor = await openFloor(db, sandboxDir);
  const drawer = await openDrawer(db, stack, agent);
  const [warm, times] = quick ? [10, 20] : [100, 300];
  const progress = openProgress(warm + times, 'drawings, one at a time');
  const drawn: Confirmed[] = [];
  const floors = { inquiry: [] as number[], transfer: [] as number[] };
  for (let i = 0; i < warm + times; i += 1) {
    await seeCost(drawer);
    const inquiry = await floor.inquiry();
    const one = await confirm(drawer);
    const transfer = await floor.transfer();
    progress.step();
    if (i < warm) continue;
    floors.inquiry.push(inquiry);
    floors.transfer.push(transfer);
    drawn.push(one);
  }
  progress.end();
  floor.close();
  assertSettled(drawn);
  const client = spread(drawn.map((d) => d.ms));
  const least = median(floors.inquiry);
  const ratio = round(client.p50 / least);
  return [
    {
      name: 'confirm to money, idle',
      reach: `p50 at most ${FLOORS_MAX} floors (two one-row commits and one signed status inquiry)`,
      met: ratio <= FLOORS_MAX,
      values: {
        drawings: client.n,
        ratioToFloor: ratio,
        ratioToFloorWithTransfer: round(client.p50 / median(floors.transfer)),
        p50Ms: client.p50,
        p99Ms: client.p99,
        maxMs: client.max,
        serverP50Ms: median(drawn.map((d) => d.serverMs ?? Number.NaN)),
        floorP50Ms: round(least),
        floorWithTransferP50Ms: round(median(floors.transfer)),
      },
    },
  ];
}

/** Fifty borrowers, each confirming the next drawing as soon as the last one is answered. */
async function measureCrowd(
  db: Database,
  stack: Stack,
  agent: http.Agent,
  quick: boolean,
): Promise<Figure> {
  const each = quick ? 3 : 60;
  const drawers: Drawer[] = [];
  for (let i = 0; i < BORROWERS; i += 1) drawers.push(await openDrawer(db, stack, agent));
  const prepared = openProgress(BORROWERS * each, 'costs shown');
  await Promise.all(
    drawers.map(async (drawer) => {
      for (let i = 0; i < each; i += 1) {
        await seeCost(drawer);
        prepared.step();
      }
    }),
  );
  prepared.end();
  const progress = openProgress(BORROWERS * each, `drawings of ${BORROWERS} borrowers at once`);
  const drawn: Confirmed[] = [];
  const startedAt = performance.now();
  await Promise.all(
    drawers.map(async (drawer) => {
      while (drawer.disclosureIds.length > 0) {
        drawn.push(await confirm(drawer));
        progress.step();
      }
    }),
  );
  const aSecond = round(drawn.length / ((performance.now() - startedAt) / 1000));
  progress.end();
  assertSettled(drawn);
  const client = spread(drawn.map((d) => d.ms));
  return {
    name: `confirm to money, ${BORROWERS} borrowers at once`,
    reach: `p99 at most ${P99_MAX_MS} ms and at least ${A_SECOND_MIN} drawings a second`,
    met: client.p99 <= P99_MAX_MS && aSecond >= A_SECOND_MIN,
    values: {
      drawings: client.n,
      drawingsPerSecond: aSecond,
      p50Ms: client.p50,
      p99Ms: client.p99,
      maxMs: client.max,
    },
  };
}

function assertSettled(drawn: readonly Confirmed[]): void {
  const open = drawn.filter((d) => d.serverMs === null).length;
  if (open > 0) throw new Error(`${open} of ${drawn.length} drawings did not settle in the path`);
}
