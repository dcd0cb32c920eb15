import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import {
  makeSeal,
  makeStatements,
  openDocument,
  openPress,
  openSeal,
  type Seal,
  verifyFile,
} from '../../server/src/documents/index.ts';
import { addDays, businessDate } from '../../server/src/kernel/index.ts';
import {
  advanceBusinessDate,
  getBusinessDate,
  migrate,
  openDatabase,
  openVault,
  readMigrations,
  setFirstBusinessDate,
  systemClock,
} from '../../server/src/platform/index.ts';
import { openProgress } from '../progress.ts';
import { root } from '../stack/child.ts';
import { type Figure, round, timed } from './figure.ts';
import type { Bench } from './ground.ts';
import { FIRST_DAY, openLoans } from './loan-book.ts';
import { peakMemoryMb } from './machine.ts';
import { nameBorrowers } from './name-borrowers.ts';

const WHOLE = 100_000; // What a month's run is asked for.

/** A month's statements: content from history, laid out, sealed, kept, for each borrower of a loan. */
export const statementsBench: Bench = {
  name: 'statements',
  what: 'a month’s sealed statements for --borrowers borrowers, and once more',
  run: async ({ ground, quick, borrowers }) => {
    const n = quick ? Math.min(borrowers, 100) : borrowers;
    const db = openDatabase(await ground.database('statements'), { max: 8 });
    const vault = openVault([new Uint8Array(32).fill(1)]);
    const p12 = makeSeal('示例银行', 'bench', systemClock.now());
    const seal = openSeal(Buffer.from(p12, 'base64'), 'bench');
    const threads = availableParallelism();
    const press = openPress(seal, threads);
    try {
      await migrate(db, readMigrations(join(root, 'server/src')));
      await setFirstBusinessDate(db, FIRST_DAY);
      await openLoans(db, n); // A borrower each.
      const end = businessDate('2027-02-01');
      for (let day = await getBusinessDate(db); day < end; day = addDays(day, 1)) {
        const at = day;
        await db.tx((tx) => advanceBusinessDate(tx, at));
      }
      await nameBorrowers(db, vault, n);
      await db.exec`vacuum analyze`;
      const run = { month: '2027-01', language: 'zh' } as const;
      const deps = { db, vault, seal, press, clock: systemClock };
      const progress = openProgress(n, 'statements');
      let done = 0;
      const { value, ms } = await timed(() =>
        makeStatements(deps, run, (now) => {
          progress.step(now - done);
          done = now;
        }),
      );
      progress.end();
      if (!value.ok || value.value.made !== n) throw new Error(JSON.stringify(value));
      const { value: again, ms: againMs } = await timed(() => makeStatements(deps, run));
      if (!again.ok || again.value.made !== 0) throw new Error('statements were made twice');
      await verifySome({ db, vault, seal });
      return [figureOf(n, threads, ms, againMs, await bytesOf(db))];
    } finally {
      await press.close();
      await db.close();
    }
  },
};

/** That what was made is what it should be: whole, sealed by this lender, and known. */
async function verifySome(deps: Parameters<typeof openDocument>[0] & { seal: Seal }) {
  const { rows } = await deps.db.pool.query(
    'select borrower_id, id from documents.documents tablesample bernoulli (5) limit 20',
  );
  for (const { borrower_id: borrowerId, id } of rows) {
    const file = await openDocument(deps, borrowerId, id);
    const verdict = file && (await verifyFile(deps, file)).verdict;
    if (verdict !== 'genuine') throw new Error(`${id} is ${verdict}`);
  }
}

async function bytesOf(db: ReturnType<typeof openDatabase>): Promise<number> {
  const { rows } = await db.pool.query(
    "select pg_total_relation_size('documents.documents') as bytes",
  );
  return Number(rows[0]?.bytes);
}

function figureOf(n: number, threads: number, ms: number, againMs: number, bytes: number): Figure {
  const perSecond = n / (ms / 1000);
  return {
    ...{ name: 'statements of a month', reach: null, met: null },
    values: {
      ...{ borrowers: n, threads, seconds: round(ms / 1000), perSecond: round(perSecond) },
      secondRunSeconds: round(againMs / 1000),
      kbKeptEach: round(bytes / n / 1000),
      peakMemoryMb: peakMemoryMb(process.pid),
      // Arithmetic, unless so many were made.
      [`minutesFor${WHOLE}${n === WHOLE ? '' : 'AtThisRate'}`]: round(WHOLE / perSecond / 60),
    },
  };
}
