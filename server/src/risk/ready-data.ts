import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { OperationalError } from '../platform/index.ts';

/** The splits of a data folder: learn from the first, choose on the second, look at the third once. */
export const splits = ['train', 'valid', 'test'] as const;
export type Split = (typeof splits)[number];

/** A data folder, read: nodes with columns, edges between them, labels of some. */
export interface ReadyData {
  readonly ids: readonly string[];
  /** By name, then by node; `NaN`: not known. */
  readonly numbers: ReadonlyMap<string, Float64Array>;
  /** By name, then by node; empty: not known. */
  readonly categories: ReadonlyMap<string, readonly string[]>;
  readonly edges: readonly ReadyEdge[];
  readonly labels: readonly ReadyLabel[];
  /** Cases of which nobody knows the outcome: refused, or too young. */
  readonly unknown: readonly UnknownCase[];
}

export interface ReadyEdge {
  readonly from: number;
  readonly to: number;
  readonly relation: string;
  readonly weight: number;
  readonly splits: ReadonlySet<Split>;
}

export interface UnknownCase {
  readonly node: number;
  readonly split: Split;
  /** How many of the population it stands for. */
  readonly weight: number;
}
export interface ReadyLabel extends UnknownCase {
  readonly bad: boolean;
}

/** A data folder that cannot be read as one. */
export class ReadyDataWrong extends OperationalError {
  readonly code = 'data_wrong';
  readonly retryable = false;
}

/** A file by its columns: names of the head, then what stands in each row. */
interface Sheet {
  readonly names: readonly string[];
  readonly rows: readonly (readonly string[])[];
}
/** What stands in a column of a row; `undefined`: there is no such column. */
type At = (row: number) => string | undefined;

/** What of a folder is asked for. */
export interface Asked {
  /** The splits that must be there; absent: all. */
  readonly splits?: readonly Split[];
  /** Columns that must be there as numbers, and as categories; others are told by what they hold. */
  readonly numbers?: readonly string[];
  readonly categories?: readonly string[];
}

/**
 * Reads a folder in the ready layout: `nodes`, `labels` and, where there are relations, `edges`, each as
 * `.csv` or `.csv.gz`. Throws `ReadyDataWrong`, with file and line.
 */
export function readReadyData(folder: string, asked: Asked = {}): ReadyData {
  const nodes = readSheet(folder, 'nodes') ?? wrong(`${folder} has no nodes.csv or nodes.csv.gz`);
  const idAt = fieldOf(nodes, 'id', 'nodes');
  const ids = nodes.rows.map((_, i) => idAt(i));
  const nodeOf = new Map(ids.map((id, i) => [id, i]));
  if (nodeOf.size < ids.length) wrong('nodes: an id comes twice');
  const labelled = readSheet(folder, 'labels') ?? wrong(`${folder} has no labels.csv or .csv.gz`);
  const told = labelsOf(labelled, nodeOf);
  const labels = told.filter((one): one is ReadyLabel => 'bad' in one);
  for (const split of asked.splits ?? splits) {
    // Cases that stand for nobody are none.
    const of = labels.filter((l) => l.split === split && l.weight > 0);
    if (!of.some((l) => l.bad) || of.every((l) => l.bad)) {
      wrong(`labels: ${split} needs good and bad cases`);
    }
  }
  const related = readSheet(folder, 'edges');
  const edges = related ? edgesOf(related, nodeOf) : [];
  const unknown = told.filter((one) => !('bad' in one));
  return { ids, ...columnsOf(nodes, labels, asked), edges, labels, unknown };
}

const wrong = (says: string): never => {
  throw new ReadyDataWrong(says);
};

function readSheet(folder: string, name: string): Sheet | undefined {
  const [plain, packed] = [join(folder, `${name}.csv`), join(folder, `${name}.csv.gz`)];
  const path = [plain, packed].find((p) => existsSync(p));
  if (path === undefined) return undefined;
  try {
    const bytes = readFileSync(path);
    const text = path === packed ? gunzipSync(bytes) : bytes;
    const [names = [], ...rows] = parse(text, { bom: true, skip_empty_lines: true }) as string[][];
    const twice = names.find((one, i) => names.indexOf(one) < i);
    if (twice !== undefined) throw new Error(`column ${twice} comes twice`);
    return { names, rows };
  } catch (error) {
    return wrong(`${name}: ${error instanceof Error ? error.message : 'cannot be read'}`);
  }
}

function columnAt({ names, rows }: Sheet, name: string): At {
  const j = names.indexOf(name);
  return (i) => (j < 0 ? undefined : rows[i]?.[j]);
}

/** The line of a file on which a row stands, the head being the first. */
const placeOf = (file: string, row: number): string => `${file}, line ${row + 2}`;

/** A column that must be there and hold something in every row. */
function fieldOf(sheet: Sheet, name: string, file: string): (row: number) => string {
  const at = columnAt(sheet, name);
  return (i) => {
    const value = at(i);
    return value === undefined || value === '' ? wrong(`${placeOf(file, i)}: no ${name}`) : value;
  };
}

function numberOf(text: string | undefined, name: string, file: string, row: number): number {
  if (text === undefined || text === '') return 1;
  const value = Number(text);
  return Number.isFinite(value) && value >= 0
    ? value
    : wrong(`${placeOf(file, row)}: ${name} is ${text}`);
}

const isSplit = (text: string): text is Split => splits.some((split) => split === text);

/** A blank label is not known. */
function labelsOf(sheet: Sheet, nodeOf: ReadonlyMap<string, number>): (ReadyLabel | UnknownCase)[] {
  const [idAt, splitAt] = [fieldOf(sheet, 'id', 'labels'), fieldOf(sheet, 'split', 'labels')];
  const [labelAt, weightAt] = [columnAt(sheet, 'label'), columnAt(sheet, 'weight')];
  return sheet.rows.map((_, i) => {
    const [id, split] = [idAt(i), splitAt(i)];
    const label = labelAt(i) ?? wrong('labels: no column label');
    const place = placeOf('labels', i);
    const node = nodeOf.get(id) ?? wrong(`${place}: no node ${id}`);
    const bad = BAD.get(label);
    if (bad === undefined && label !== '') {
      wrong(`${place}: label is ${label}, not 0, 1 or blank`);
    }
    if (!isSplit(split)) return wrong(`${place}: split is ${split}`);
    const known = { node, split, weight: numberOf(weightAt(i), 'weight', 'labels', i) };
    return bad === undefined ? known : { ...known, bad };
  });
}

/** Tools write whole numbers of a column with gaps as fractions. */
const BAD: ReadonlyMap<string, boolean> = new Map([
  ...[['0', false] as const, ['1', true] as const],
  ...[['0.0', false] as const, ['1.0', true] as const],
]);

function edgesOf(sheet: Sheet, nodeOf: ReadonlyMap<string, number>): ReadyEdge[] {
  const [src, dst] = [fieldOf(sheet, 'src', 'edges'), fieldOf(sheet, 'dst', 'edges')];
  const relationAt = fieldOf(sheet, 'relation', 'edges');
  const [weightAt, splitsAt] = [columnAt(sheet, 'weight'), columnAt(sheet, 'splits')];
  const end = (id: string, i: number): number =>
    nodeOf.get(id) ?? wrong(`${placeOf('edges', i)}: no node ${id}`);
  // Few ways to be in splits, and many edges: those alike share one.
  const known = new Map<string, ReadonlySet<Split>>();
  const splitsOf = (text: string, i: number): ReadonlySet<Split> => {
    const named = text === '' ? [...splits] : text.split('|');
    const strange = named.find((split) => !isSplit(split));
    if (strange !== undefined) wrong(`${placeOf('edges', i)}: split is ${strange}`);
    const of = known.get(text) ?? new Set(named.filter(isSplit));
    known.set(text, of);
    return of;
  };
  return sheet.rows.map((_, i) => ({
    ...{ from: end(src(i), i), to: end(dst(i), i), relation: relationAt(i) },
    weight: numberOf(weightAt(i), 'weight', 'edges', i),
    splits: splitsOf(splitsAt(i) ?? '', i),
  }));
}

/** How tools that write tables say that a number is not known. */
const UNKNOWN = new Set(['', 'nan', 'na', 'null', 'none']);
const isUnknown = (text: string): boolean => UNKNOWN.has(text.trim().toLowerCase());

/**
 * A column with any value that is no number is a category. In a column of numbers an empty or blank cell and the
 * words of `UNKNOWN` are not known; a number without end is refused.
 */
function columnsOf(
  nodes: Sheet,
  labels: readonly ReadyLabel[],
  asked: Asked,
): Pick<ReadyData, 'numbers' | 'categories'> {
  const missing = [...(asked.numbers ?? []), ...(asked.categories ?? [])].find(
    (name) => !nodes.names.includes(name),
  );
  if (missing !== undefined) wrong(`nodes: no column ${missing}, which the model reads`);
  const numbers = new Map<string, Float64Array>();
  const categories = new Map<string, readonly string[]>();
  for (const [j, name] of nodes.names.entries()) {
    if (name === 'id') continue;
    const texts = nodes.rows.map((row) => row[j] ?? '');
    if (name === 'type') {
      // Where cases are of one kind, and all others of another, it says nothing that the rest does not.
      const [ofCases, all] = [new Set(labels.map(({ node }) => texts[node])), new Set(texts)];
      if (ofCases.size > 1 || all.size > 2 || asked.categories?.includes(name)) {
        categories.set(name, sharing(texts));
      }
      continue;
    }
    const read = Float64Array.from(texts, (text) =>
      isUnknown(text) ? Number.NaN : endless(text) ? Infinity : Number(text),
    );
    const word = read.findIndex((v, i) => Number.isNaN(v) && !isUnknown(texts[i] ?? ''));
    if (word >= 0 && asked.numbers?.includes(name)) {
      wrong(`${placeOf('nodes', word)}: ${name} is ${texts[word]}, not a number`);
    }
    if (word >= 0 || asked.categories?.includes(name)) {
      categories.set(name, sharing(texts));
      continue;
    }
    const place = read.indexOf(Infinity);
    if (place >= 0) wrong(`${placeOf('nodes', place)}: ${name} is ${texts[place]}`);
    numbers.set(name, read);
  }
  return { numbers, categories };
}

/** Texts that are alike as one: a parsed one would keep the whole file in memory. */
function sharing(texts: readonly string[]): string[] {
  const known = new Map<string, string>();
  return texts.map((text) => {
    const one = known.get(text) ?? text;
    known.set(text, one);
    return one;
  });
}

/** Whether a text says infinity, or a number too large to hold. */
const endless = (text: string): boolean =>
  /^[+-]?inf(inity)?$/i.test(text) || Math.abs(Number(text)) === Infinity;
