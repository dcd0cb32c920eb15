import type { ProductDefinition, StoredDecision } from '../../decision/index.ts';
import { definitionsFor } from '../../features/index.ts';
import { type BusinessDate, shanghaiDay } from '../../kernel/index.ts';
import { type Database, getBusinessDate, openDatabase } from '../../platform/index.ts';
import {
  alone,
  type KnownValues,
  outcomeOf,
  splitInTime,
  writeCaseBook,
} from '../../risk/index.ts';
import { type Line, lookAround } from './book-around.ts';
import { BadUsage, needed, readFlags, writeFile } from './flags.ts';
import { approvalsOf, findOpened, productOf } from './opened.ts';

/** What became of the decisions that were looked at. */
interface Counts {
  decisions: number;
  /** Approved, and nothing was ever drawn: there is no outcome. */
  notDrawn: number;
  censored: number;
  good: number;
  bad: number;
  /** Values of a feature in another version than today's: taken for not known. */
  oldValues: number;
}

/**
 * `book`: the lender's own past book of a segment as a data folder: what each approval knew, from its record,
 * and what came of the loans of its facility; with `--relations` also what was around each. Split by time of decision.
 */
export async function book(args: readonly string[]): Promise<string> {
  const flags = readFlags(args, {
    segment: { type: 'string' },
    out: { type: 'string' },
    relations: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  });
  const product = productOf(flags.segment);
  const { segment } = product;
  const out = needed(flags.out, '--out');
  const url = process.env.DATABASE_URL ?? '';
  if (url === '') throw new BadUsage('DATABASE_URL is not set');
  const db = openDatabase(url, { max: 4 });
  try {
    const { lines, counts } = await readBook(db, product);
    const names = definitionsFor(segment).map(({ name }) => name);
    const cases = flags.relations
      ? await lookAround(db, lines)
      : lines.map((line) => ({ ...line, borrower: '', day: 0, surroundings: alone('') }));
    const files = writeCaseBook(splitInTime(cases), names);
    for (const [name, text] of Object.entries(files)) writeFile(out, name, text);
    writeFile(out, 'about.json', '{"provenance":"recorded"}\n');
    return flags.json
      ? `${JSON.stringify(counts)}\n`
      : `${out}: ${counts.decisions} approvals, ${counts.good} good, ${counts.bad} bad; left out: ` +
          `${counts.notDrawn} never drawn, ${counts.censored} too young; ${counts.oldValues} values of ` +
          'features that mean something else today are taken for not known\n';
  } finally {
    await db.close();
  }
}

async function readBook(
  db: Database,
  product: ProductDefinition,
): Promise<{ readonly lines: readonly Line[]; readonly counts: Counts }> {
  const counts = { decisions: 0, notDrawn: 0, censored: 0, good: 0, bad: 0, oldValues: 0 };
  const lines: Line[] = [];
  const seenUntil = await getBusinessDate(db);
  for await (const decision of approvalsOf(db, product)) {
    counts.decisions += 1;
    const outcome = await findOutcome(db, decision, seenUntil);
    counts[outcome] += 1;
    if (outcome === 'notDrawn' || outcome === 'censored') continue;
    const { values, old } = valuesOf(decision, product);
    counts.oldValues += old;
    lines.push({ id: decision.id, known: values, bad: outcome === 'bad' });
  }
  return { lines, counts };
}

/** What came of a decision, over the loans of the facility that it opened. */
async function findOutcome(
  db: Database,
  decision: StoredDecision,
  seenUntil: BusinessDate,
): Promise<'notDrawn' | 'censored' | 'good' | 'bad'> {
  const opened = await findOpened(db, decision);
  if (!opened) return 'notDrawn';
  const decidedOn = shanghaiDay(decision.decidedAt);
  return outcomeOf({ decidedOn, seenUntil, defaultedOn: opened.defaultedOn });
}

/** Features as the decision knew them, where they still mean the same. */
function valuesOf(
  { features }: StoredDecision,
  { segment }: ProductDefinition,
): { readonly values: KnownValues; readonly old: number } {
  let old = 0;
  const values = definitionsFor(segment).flatMap(({ name, version }): [string, bigint][] => {
    const known = features[name];
    if (!known || known.value === null) return [];
    if (known.version === version) return [[name, known.value]];
    old += 1;
    return [];
  });
  return { values: Object.fromEntries(values), old };
}
