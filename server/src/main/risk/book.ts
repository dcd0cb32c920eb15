import type { ProductDefinition, StoredDecision } from '../../decision/index.ts';
import { definitionsFor } from '../../features/index.ts';
import { type BusinessDate, shanghaiDay } from '../../kernel/index.ts';
import { type Database, getBusinessDate, openDatabase } from '../../platform/index.ts';
import { outcomeOf } from '../../risk/index.ts';
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

interface Line {
  readonly id: string;
  readonly values: readonly (bigint | null)[];
  readonly bad: boolean;
}

/**
 * `book`: the lender's own past book of a segment as a data folder: what each approval knew, from its record,
 * and what came of the loans of its facility. Split by time of decision.
 */
export async function book(args: readonly string[]): Promise<string> {
  const flags = readFlags(args, {
    segment: { type: 'string' },
    out: { type: 'string' },
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
    writeBook(out, names, lines);
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
    lines.push({ id: decision.id, values, bad: outcome === 'bad' });
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
): { readonly values: readonly (bigint | null)[]; readonly old: number } {
  let old = 0;
  const values = definitionsFor(segment).map(({ name, version }) => {
    const known = features[name];
    if (!known || known.value === null) return null;
    if (known.version === version) return known.value;
    old += 1;
    return null;
  });
  return { values, old };
}

/** By time of decision the first six tenths to learn from, two to choose on, two to look at once. */
function writeBook(out: string, names: readonly string[], lines: readonly Line[]): void {
  const [a, b] = [Math.floor(lines.length * 0.6), Math.floor(lines.length * 0.8)];
  const nodes = lines.map(({ id, values }) => [id, ...values.map((v) => v ?? '')].join(','));
  const labels = lines.map(({ id, bad }, i) =>
    [id, bad ? 1 : 0, i < a ? 'train' : i < b ? 'valid' : 'test'].join(','),
  );
  const text = (head: string, all: readonly string[]): string => `${[head, ...all].join('\n')}\n`;
  writeFile(out, 'nodes.csv', text(['id', ...names].join(','), nodes));
  writeFile(out, 'labels.csv', text('id,label,split', labels));
}
