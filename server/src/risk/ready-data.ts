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

type Row = Readonly<Record<string, string>>;

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
  const nodes = readRows(folder, 'nodes') ?? wrong(`${folder} has no nodes.csv or nodes.csv.gz`);
  const ids = nodes.map((row, i) => fieldOf(row, 'id', 'nodes', i));
  const nodeOf = new Map(ids.map((id, i) => [id, i]));
  if (nodeOf.size < ids.length) wrong('nodes: an id comes twice');
  const labelRows = readRows(folder, 'labels') ?? wrong(`${folder} has no labels.csv or .csv.gz`);
  const told = labelRows.map((row, i) => labelOf(row, i, nodeOf));
  const labels = told.filter((one): one is ReadyLabel => 'bad' in one);
  for (const split of asked.splits ?? splits) {
    const of = labels.filter((l) => l.split === split);
    if (!of.some((l) => l.bad) || of.every((l) => l.bad)) {
      wrong(`labels: ${split} needs good and bad cases`);
    }
  }
  const edges = (readRows(folder, 'edges') ?? []).map((row, i) => edgeOf(row, i, nodeOf));
  const unknown = told.filter((one) => !('bad' in one));
  return { ids, ...columnsOf(nodes, asked), edges, labels, unknown };
}

const wrong = (says: string): never => {
  throw new ReadyDataWrong(says);
};

function readRows(folder: string, name: string): Row[] | undefined {
  const [plain, packed] = [join(folder, `${name}.csv`), join(folder, `${name}.csv.gz`)];
  const path = [plain, packed].find((p) => existsSync(p));
  if (path === undefined) return undefined;
  try {
    const bytes = readFileSync(path);
    const text = path === packed ? gunzipSync(bytes) : bytes;
    return parse(text, { columns: true, bom: true, skip_empty_lines: true }) as Row[];
  } catch (error) {
    return wrong(`${name}: ${error instanceof Error ? error.message : 'cannot be read'}`);
  }
}

/** The line of a file on which a row stands, the head being the first. */
const placeOf = (file: string, row: number): string => `${file}, line ${row + 2}`;

function fieldOf(row: Row, name: string, file: string, i: number): string {
  const value = row[name];
  return value === undefined || value === '' ? wrong(`${placeOf(file, i)}: no ${name}`) : value;
}

function numberOf(text: string | undefined, name: string, place: string): number {
  if (text === undefined || text === '') return 1;
  const value = Number(text);
  return Number.isFinite(value) && value >= 0 ? value : wrong(`${place}: ${name} is ${text}`);
}

const isSplit = (text: string): text is Split => splits.some((split) => split === text);

/** A blank label is not known. */
function labelOf(
  row: Row,
  i: number,
  nodeOf: ReadonlyMap<string, number>,
): ReadyLabel | UnknownCase {
  const place = placeOf('labels', i);
  const [id, split] = ['id', 'split'].map((name) => fieldOf(row, name, 'labels', i));
  const label = row.label ?? wrong('labels: no column label');
  const node = nodeOf.get(id ?? '') ?? wrong(`${place}: no node ${id}`);
  if (!['0', '1', ''].includes(label)) wrong(`${place}: label is ${label}, not 0, 1 or blank`);
  if (split === undefined || !isSplit(split)) return wrong(`${place}: split is ${split}`);
  const known = { node, split, weight: numberOf(row.weight, 'weight', place) };
  return label === '' ? known : { ...known, bad: label === '1' };
}

function edgeOf(row: Row, i: number, nodeOf: ReadonlyMap<string, number>): ReadyEdge {
  const place = placeOf('edges', i);
  const end = (name: string): number => {
    const id = fieldOf(row, name, 'edges', i);
    return nodeOf.get(id) ?? wrong(`${place}: no node ${id}`);
  };
  const named = row.splits === undefined || row.splits === '' ? [...splits] : row.splits.split('|');
  const unknown = named.find((split) => !isSplit(split));
  if (unknown !== undefined) wrong(`${place}: split is ${unknown}`);
  return {
    ...{ from: end('src'), to: end('dst'), relation: fieldOf(row, 'relation', 'edges', i) },
    weight: numberOf(row.weight, 'weight', place),
    splits: new Set(named.filter(isSplit)),
  };
}

/** How tools that write tables say that a number is not known. */
const UNKNOWN = new Set(['', 'nan', 'na', 'null', 'none']);
const isUnknown = (text: string): boolean => UNKNOWN.has(text.trim().toLowerCase());

/**
 * A column with any value that is no number is a category. In a column of numbers an empty or blank cell and the
 * words of `UNKNOWN` are not known; a number without end is refused.
 */
function columnsOf(nodes: readonly Row[], asked: Asked): Pick<ReadyData, 'numbers' | 'categories'> {
  const missing = [...(asked.numbers ?? []), ...(asked.categories ?? [])].find(
    (name) => nodes[0]?.[name] === undefined,
  );
  if (missing !== undefined) wrong(`nodes: no column ${missing}, which the model reads`);
  const numbers = new Map<string, Float64Array>();
  const categories = new Map<string, readonly string[]>();
  for (const name of Object.keys(nodes[0] ?? {})) {
    if (name === 'id' || name === 'type') continue;
    const texts = nodes.map((row) => row[name] ?? '');
    const read = Float64Array.from(texts, (text) =>
      isUnknown(text) ? Number.NaN : endless(text) ? Infinity : Number(text),
    );
    const word = read.findIndex((v, i) => Number.isNaN(v) && !isUnknown(texts[i] ?? ''));
    if (word >= 0 && asked.numbers?.includes(name)) {
      wrong(`${placeOf('nodes', word)}: ${name} is ${texts[word]}, not a number`);
    }
    if (word >= 0 || asked.categories?.includes(name)) {
      categories.set(name, texts);
      continue;
    }
    const place = read.indexOf(Infinity);
    if (place >= 0) wrong(`${placeOf('nodes', place)}: ${name} is ${texts[place]}`);
    numbers.set(name, read);
  }
  return { numbers, categories };
}

/** Whether a text says infinity, or a number too large to hold. */
const endless = (text: string): boolean =>
  /^[+-]?inf(inity)?$/i.test(text) || Math.abs(Number(text)) === Infinity;
