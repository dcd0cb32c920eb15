import { addDays } from '../../server/src/kernel/index.ts';
import {
  advanceBusinessDate,
  type Database,
  getBusinessDate,
  openDatabase,
  openVault,
  silentLog,
  systemClock,
} from '../../server/src/platform/index.ts';
import { findReport, makeReport, reports } from '../../server/src/reports/index.ts';
import {
  checkLoans,
  endOfDay,
  keepClasses,
  relistLoans,
  usualClassRules,
} from '../../server/src/servicing/index.ts';
import { openStaff } from '../../tests/e2e/staff.ts';
import { openProgress } from '../progress.ts';
import { localEnv } from '../stack/stack.ts';
import { type Figure, round, spread, timed } from './figure.ts';
import type { Bench } from './ground.ts';
import { FIRST_DAY, openLoans } from './loan-book.ts';
import { GIVEN_LETTERS, type Known, letter, nameBorrowers } from './name-borrowers.ts';

/** Search and lists as a member of staff waits for them: over HTTP, of a book of many loans. */
export const searchBench: Bench = {
  name: 'search',
  what: 'search by each kind and the lists over --loans loans, names of --borrowers of them',
  run: async ({ ground, quick, loans, borrowers }) => {
    const n = quick ? Math.min(loans, 1_000) : loans;
    const stack = await ground.stack('search');
    const db = openDatabase(stack.databaseUrl, { max: 6 });
    try {
      const vault = openVault([
        Buffer.from(localEnv(ground.dir('search')).DATA_KEYS ?? '', 'base64'),
      ]);
      const { ms: filledMs } = await timed(() => fill(db, n));
      const named = Math.min(n, quick ? 200 : borrowers);
      const { value: known, ms: namedMs } = await timed(() => nameBorrowers(db, vault, named));
      await db.exec`vacuum analyze`;
      const { value: reclassed, ms } = await timed(() =>
        keepClasses(db, usualClassRules, systemClock.now()),
      );
      const { agree, problems } = await checkLoans(db);
      if (!agree) throw new Error(problems.join('; '));
      const { headers } = await openStaff(
        { stack },
        'bench',
        ...['loans.read', 'sources.read', 'identity.read'],
      );
      const asks = await asksOf(db, known);
      const figures: Figure[] = [
        {
          ...{ name: 'a book to search', reach: null, met: null },
          values: {
            ...{ loans: n, named, filledSeconds: round(filledMs / 1000) },
            namedSeconds: round(namedMs / 1000),
          },
        },
        {
          ...{ name: 'classes kept after a close', reach: null, met: null },
          values: { loans: n, reclassed, seconds: round(ms / 1000) },
        },
      ];
      const times = quick ? 3 : 200;
      const told = { url: stack.url, headers, n };
      figures.push(...(await measureAsks(told, asks, times)));
      figures.push(await measureExport(told));
      figures.push(...(await measureReports(db, n)));
      return figures;
    } finally {
      await db.close();
      await stack.stop();
    }
  },
};

/** A book that has lived a month: some of it past due, every loan listed. */
async function fill(db: Database, n: number): Promise<void> {
  for (let day = await getBusinessDate(db); day < FIRST_DAY; day = addDays(day, 1)) {
    const at = day;
    await db.tx((tx) => advanceBusinessDate(tx, at));
  }
  await openLoans(db, n, { late: true });
  await db.exec`vacuum analyze`;
  const progress = openProgress(n, 'loans listed');
  let done = 0;
  await relistLoans(db, (now) => {
    progress.step(now - done);
    done = now;
  });
  progress.end();
  await endOfDay({ db, clock: systemClock, log: silentLog });
}

interface Ask {
  readonly name: string;
  path(i: number): string;
}

/** What is asked, each time for another loan or borrower. */
async function asksOf(db: Database, known: readonly Known[]): Promise<Ask[]> {
  const { rows } = await db.pool.query(
    'select id, borrower_id, facility_id from lending.loans tablesample system (1) limit 500',
  );
  const { rows: all } =
    rows.length > 0
      ? { rows }
      : await db.pool.query('select id, borrower_id, facility_id from lending.loans limit 500');
  const pick = <T>(list: readonly T[], i: number): T => list[(i * 31) % list.length] as T;
  const search = (name: string, q: (i: number) => string): Ask => ({
    name: `search by ${name}`,
    path: (i) => `search?q=${encodeURIComponent(q(i))}`,
  });
  const list = (name: string, query: string): Ask => ({
    name: `loans, ${name}`,
    path: () => `loans?${query}`,
  });
  const deep = { value: addDays(FIRST_DAY, -140), id: pick(all, 1).id };
  const after = Buffer.from(JSON.stringify([deep.value, deep.id])).toString('base64url');
  return [
    search('loan id', (i) => pick(all, i).id),
    search('beginning of an id of any kind', (i) => pick(all, i).id.slice(5, 21)),
    search('borrower id', (i) => pick(all, i).borrower_id),
    search('facility id', (i) => pick(all, i).facility_id),
    search('whole name', (i) => pick(known, i).name),
    search('part of a name', (i) => pick(known, i).name.slice(1)),
    search('phone', (i) => pick(known, i).phone),
    search('credit code', (i) => pick(known, i).creditCode),
    search('a name nobody has', (i) => `欧阳${letter(GIVEN_LETTERS, i)}`),
    list('newest, first page', ''),
    list('a page far behind', `after=${after}`),
    list('past due, the longest first', 'dpdFrom=1&sort=dpd'),
    list('past due more than 90 days, of a class', 'dpdFrom=91&class=substandard&sort=outstanding'),
    list(
      'open, of a product and a class, by next due',
      'status=open&product=shopRevolving&class=specialMention&sort=due&order=asc',
    ),
    list(
      'due within three days',
      `dueFrom=${FIRST_DAY}&dueTo=${addDays(FIRST_DAY, 3)}&sort=due&order=asc`,
    ),
    list(
      'largest first, drawn in a month',
      `sort=outstanding&drawnFrom=${addDays(FIRST_DAY, -30)}`,
    ),
    { name: 'loans of a borrower', path: (i) => `loans?borrower=${pick(all, i).borrower_id}` },
    { name: 'one loan', path: (i) => `loans/${pick(all, i).id}` },
    { name: 'one loan, its line of time', path: (i) => `loans/${pick(all, i).id}/timeline` },
  ];
}

interface Told {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Loans of the book. */
  readonly n: number;
}

/** Each question so many times, one after the other. */
async function measureAsks(
  { url, headers, n }: Told,
  asks: readonly Ask[],
  times: number,
): Promise<Figure[]> {
  const figures: Figure[] = [];
  const progress = openProgress(asks.length * times, 'questions');
  for (const { name, path } of asks) {
    const waited: number[] = [];
    let bytes = 0;
    for (let i = 0; i < times; i += 1) {
      const place = `${url}/api/staff/${path(i)}`;
      const { value, ms: took } = await timed(() => fetch(place, { headers }));
      bytes += (await value.arrayBuffer()).byteLength;
      if (value.status !== 200) throw new Error(`${place}: ${value.status}`);
      waited.push(took);
      progress.step();
    }
    const { p50, p99, max } = spread(waited);
    const values = {
      ...{ loans: n, times, p50Ms: p50, p99Ms: p99, maxMs: max },
      bytesEach: round(bytes / times), // Whether there was something to be found.
    };
    figures.push({ name, reach: null, met: null, values });
  }
  progress.end();
  return figures;
}

async function measureReports(db: Database, n: number): Promise<Figure[]> {
  const rules = { rules: usualClassRules, vatPpm: 60_000 };
  const figures: Figure[] = [];
  for (const { id } of reports) {
    const definition = findReport(id);
    if (!definition) continue;
    const { ms } = await timed(() => makeReport(db, definition, rules, systemClock.now()));
    const values = { loans: n, seconds: round(ms / 1000) };
    figures.push({ name: `report ${id}`, reach: null, met: null, values });
  }
  return figures;
}

async function measureExport({ url, headers, n }: Told): Promise<Figure> {
  let bytes = 0;
  const { ms } = await timed(async () => {
    const answer = await fetch(`${url}/api/staff/loans/file?format=csv`, { headers });
    for await (const chunk of answer.body ?? []) bytes += chunk.length;
  });
  return {
    ...{ name: 'loans as CSV', reach: null, met: null },
    values: {
      ...{ loans: n, seconds: round(ms / 1000), megabytes: round(bytes / 1e6) },
      loansPerSecond: round(n / (ms / 1000)),
    },
  };
}
