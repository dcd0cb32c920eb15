import { parseArgs } from 'node:util';
import { countBorrowersWithFacts, listBorrowersWithFacts } from '../events/index.ts';
import { refreshFeatures } from '../features/index.ts';
import { forgetRelations, spreadToNeighbours } from '../graph/index.ts';
import { forgetEarlier, placeFacilities, relate } from '../origination/index.ts';
import { openDatabase, openVault, systemClock } from '../platform/index.ts';
import { readDataKeys } from './data-keys.ts';

// `npm run backfill [-- --json --anew]`: folds the days and relations of every borrower that are not up to date:
// after a feature was added, or a source was filled in. Stopped at any point and run again it goes on. `--anew` makes
// all relations from the facts once more, whatever is kept of them. First of all, relations of those who were forgotten by a
// release that kept them go. With DATA_KEYS, facilities of which no region or
// industry was known when they were opened get theirs by what is known today.

function readFlags() {
  try {
    const flag = { type: 'boolean', default: false } as const;
    return parseArgs({ options: { json: flag, anew: flag } }).values;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.stderr.write('Usage: npm run backfill [-- --json --anew]\n');
    process.exit(2);
  }
}

const PAGE = 200;
const flags = readFlags();
const url = process.env.DATABASE_URL;
if (url === undefined) {
  process.stderr.write('DATABASE_URL is not set.\n');
  process.exit(2);
}
const db = openDatabase(url, { max: 1 });
const all = await countBorrowersWithFacts(db);
const done = { borrowers: 0, folded: 0, days: 0, relations: 0 };
const startedAt = performance.now();
// Before any relations are made anew: their own are what tells the numbers of theirs.
const erased = { forgotten: 0, renamed: 0 };
for (let after: string | null = ''; after !== null; ) {
  const page = await forgetEarlier({ db, clock: systemClock }, { after, most: PAGE });
  erased.forgotten += page.borrowers;
  erased.renamed += page.renamed;
  after = page.last;
}
for (let after = ''; ; ) {
  const page = await listBorrowersWithFacts(db, { after, most: PAGE });
  for (const { borrowerId } of page) {
    // Few transactions a borrower: what is done stays done.
    if (flags.anew) await db.tx((tx) => forgetRelations(tx, borrowerId));
    const at = systemClock.now();
    const relations = await db.tx((tx) => relate(tx, borrowerId, at));
    await db.tx((tx) => spreadToNeighbours(tx, borrowerId, at));
    const features = await db.tx((tx) => refreshFeatures(tx, borrowerId));
    done.borrowers += 1;
    done.folded += features.days + relations.days > 0 ? 1 : 0;
    done.days += features.days;
    done.relations += relations.changed;
    if (process.stderr.isTTY) {
      const rate = done.borrowers / ((performance.now() - startedAt) / 1_000);
      const left = Math.ceil(Math.max(all - done.borrowers, 0) / rate);
      process.stderr.write(
        `\r${done.borrowers} of ${all} borrowers, ${rate.toFixed(0)}/s, ${left} s left  `,
      );
    }
  }
  const last = page.at(-1);
  if (!last || page.length < PAGE) break;
  after = last.borrowerId;
}
if (process.stderr.isTTY) process.stderr.write('\n');
// A region is told by a number that is sealed: with the keys alone, which other work here does without.
const keys = readDataKeys(process.env);
const places = { facilities: 0, placed: 0 };
for (let after: string | null = keys ? '' : null; keys && after !== null; ) {
  const deps = { db, clock: systemClock, vault: openVault(keys) };
  const page = await placeFacilities(deps, { after, most: PAGE });
  places.facilities += page.facilities;
  places.placed += page.placed;
  after = page.last;
}
await db.close();
if (flags.json) {
  process.stdout.write(`${JSON.stringify({ ...done, ...erased, ...(keys ? places : {}) })}\n`);
} else {
  process.stdout.write(
    `${erased.forgotten} forgotten before whose relations were still there, ${erased.renamed} of others with their numbers renamed\n`,
  );
  process.stdout.write(
    `${done.borrowers} borrowers, ${done.folded} of them not up to date: ${done.days} days folded, ` +
      `${done.relations} relations written\n`,
  );
  process.stdout.write(
    keys
      ? `${places.facilities} facilities of no known region or industry, ${places.placed} of them placed\n`
      : 'DATA_KEYS is not set: facilities of no known region were left as they are\n',
  );
}
