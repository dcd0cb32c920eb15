import type { Labelled } from './boosted-trees.ts';
import { degreesOf, relationsOf, surroundingsOf } from './graph-columns.ts';
import { seededRandom } from './metrics.ts';
import { type ReadyData, ReadyDataWrong, type ReadyLabel, type Split } from './ready-data.ts';
import { tableOf } from './table.ts';

/** What a model may look at. */
export const sights = ['own', 'own+degrees', 'own+graph'] as const;
export type Sight = (typeof sights)[number];

/** What a model reads of a node, as train taught it: the same columns of whatever data it is shown. */
export interface Design {
  readonly sight: Sight;
  readonly numbers: readonly string[];
  readonly categories: readonly CategoryCode[];
  /** Categories that tell cases nothing, and tell their neighbours apart; absent: none. */
  readonly kinds?: readonly Kinds[];
  /** Those of train: of a relation first seen later no model can know what it means. */
  readonly relations: readonly string[];
}

/** How a category is told by numbers. */
export interface CategoryCode {
  readonly name: string;
  readonly texts: readonly (readonly [text: string, History])[];
  /** Of a text that train never met. */
  readonly unseen: History;
}
/** The usual texts of a category, each of which is told by a column of its own. */
export interface Kinds {
  readonly name: string;
  readonly texts: readonly string[];
}
/** What past cases of a category were like. */
export interface History {
  /** Log-odds of bad, drawn towards the average where cases are few. */
  readonly odds: number;
  /** How usual it is: the log of its share. */
  readonly usual: number;
}

/** Columns by name, then by node; `NaN`: not known. */
export type Columns = Readonly<Record<string, Float64Array>>;

const FOLDS = 5;
const PRIOR = 20; // Cases of the average that a category begins with. Assumed.
const RARE = 1e-4; // Where none was bad, or all were: log-odds stay finite.

/**
 * Learns from train how data are read. A category is told by how often its cases of train were bad, for a
 * case of train without its own fold: that is what `trained` holds, which a model learns from.
 */
export function fitDesign(
  data: ReadyData,
  sight: Sight,
  seed: number,
): { readonly design: Design; readonly trained: Columns } {
  const random = seededRandom(seed);
  const train = data.labels.filter(({ split }) => split === 'train');
  const foldOf = new Map(train.map(({ node }) => [node, Math.floor(random() * FOLDS)]));
  const coded = [...data.categories].map(([name, texts]) => ({
    whole: codeOf(name, texts, train),
    byFold: Array.from({ length: FOLDS }, (_, fold) =>
      codeOf(
        name,
        texts,
        train.filter(({ node }) => foldOf.get(node) !== fold),
      ),
    ),
  }));
  const kinds = sight === 'own' ? [] : kindsOf(data);
  const design: Design = {
    sight,
    numbers: [...data.numbers.keys()],
    categories: coded.map(({ whole }) => whole),
    ...(kinds.length > 0 ? { kinds } : {}),
    relations: relationsOf(data.edges),
  };
  const codes = coded.map(({ whole, byFold }) =>
    tellCategory(whole, data, (node) => byFold[foldOf.get(node) ?? -1]),
  );
  const trained = columnsWith(design, data, 'train', codes);
  return { design, trained };
}

const KINDS_MOST = 12; // Of a category, the most frequent first. Assumed, as is the next.
const KIND_LEAST = 20; // Nodes.

/** Categories of which cases of train have one text at most, and the nodes of its graph several. */
function kindsOf({ ids, categories, labels, edges }: ReadyData): Kinds[] {
  const cases = labels.flatMap(({ node, split }) => (split === 'train' ? [node] : []));
  const around = new Uint8Array(ids.length);
  for (const { from, to, splits } of edges) {
    if (!splits.has('train')) continue;
    around[from] = 1;
    around[to] = 1;
  }
  return [...categories].flatMap(([name, texts]) => {
    if (new Set(cases.map((node) => texts[node])).size > 1) return [];
    const counts = new Map<string, number>();
    for (const [node, text] of texts.entries()) {
      if (around[node] === 1 && text !== '') counts.set(text, (counts.get(text) ?? 0) + 1);
    }
    const usual = [...counts]
      .filter(([, n]) => n >= KIND_LEAST)
      .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      .slice(0, KINDS_MOST)
      .map(([text]) => text);
    return usual.length > 1 ? [{ name, texts: usual }] : [];
  });
}

/** A column for each of the usual texts: whether it is that one. `NaN`: no category. */
function tellKinds({ name, texts }: Kinds, { categories }: ReadyData): [string, Float64Array][] {
  const of = categories.get(name) ?? noColumn(name);
  return texts.map((text) => [
    `${name}=${text}`,
    Float64Array.from(of, (one) => (one === '' ? Number.NaN : one === text ? 1 : 0)),
  ]);
}

/** What past cases of each text of a category were like. */
function codeOf(
  name: string,
  texts: readonly string[],
  cases: readonly ReadyLabel[],
): CategoryCode {
  // One in the mean: then as many cases are as many as without weights.
  const mean = cases.reduce((sum, { weight }) => sum + weight, 0) / cases.length;
  const counts = new Map<string, { n: number; bads: number }>();
  let all = 0;
  for (const { node, bad, weight } of cases) {
    const text = texts[node] ?? '';
    const known = counts.get(text) ?? { n: 0, bads: 0 };
    const bads = bad ? weight / mean : 0;
    counts.set(text, { n: known.n + weight / mean, bads: known.bads + bads });
    all += bads / cases.length;
  }
  const history = ({ n, bads }: { n: number; bads: number }): History => {
    const rate = Math.min(Math.max((bads + PRIOR * all) / (n + PRIOR), RARE), 1 - RARE);
    return { odds: Math.log(rate / (1 - rate)), usual: Math.log((n + 1) / (cases.length + 1)) };
  };
  const known = [...counts].map(([text, count]) => [text, history(count)] as const);
  // What was never met is as rare as the rarest: how far below it, no case of train tells.
  const rarest = known.reduce((least, [, { usual }]) => Math.min(least, usual), 0);
  return { name, texts: known, unseen: { odds: history({ n: 0, bads: 0 }).odds, usual: rarest } };
}

/** A category in two columns, `<name>` and `usual.<name>`. `NaN`: no category. */
function tellCategory(
  code: CategoryCode,
  data: ReadyData,
  instead: (node: number) => CategoryCode | undefined = () => undefined,
): Columns {
  const texts = data.categories.get(code.name) ?? noColumn(code.name);
  const tables = new Map<CategoryCode, ReadonlyMap<string, History>>();
  const told = texts.map((text, node) => {
    if (text === '') return undefined;
    const by = instead(node) ?? code;
    const table = tables.get(by) ?? new Map(by.texts);
    tables.set(by, table);
    return table.get(text) ?? by.unseen;
  });
  return {
    [code.name]: Float64Array.from(told, (one) => one?.odds ?? Number.NaN),
    [`usual.${code.name}`]: Float64Array.from(told, (one) => one?.usual ?? Number.NaN),
  };
}

const noColumn = (name: string): never => {
  throw new ReadyDataWrong(`nodes: no column ${name}, which the model reads`);
};

/** Data as a design reads them, relations being those of the split's own graph. */
export const columnsAt = (design: Design, data: ReadyData, split: Split): Columns =>
  columnsWith(
    design,
    data,
    split,
    design.categories.map((code) => tellCategory(code, data)),
  );

function columnsWith(
  { sight, numbers, kinds = [], relations }: Design,
  data: ReadyData,
  split: Split,
  codes: readonly Columns[],
): Columns {
  const known = new Map(
    numbers.map((name) => [name, data.numbers.get(name) ?? noColumn(name)] as const),
  );
  const told = new Map(kinds.flatMap((one) => tellKinds(one, data)));
  const columns = new Map(known);
  // A column of the folder's own may be called like one that is made here: the latter gives way.
  const add = (made: Iterable<readonly [string, Float64Array]>): void => {
    for (const [name, column] of made) {
      columns.set(columns.has(name) ? nameBeside(name, columns) : name, column);
    }
  };
  for (const code of codes) add(Object.entries(code));
  if (sight !== 'own') {
    add(told);
    add(Object.entries(degreesOf(data, split, relations)));
  }
  if (sight === 'own+graph') {
    const around = { ...data, numbers: new Map([...data.numbers, ...told]) };
    const names = [...new Set([...numbers, ...told.keys()])];
    add(Object.entries(surroundingsOf(around, split, names, relations, askedOf(data, split))));
  }
  return Object.fromEntries(columns);
}

/** Of whom anybody asks what is around them: the cases of a split. */
const askedOf = ({ labels, unknown }: ReadyData, split: Split): number[] => [
  ...new Set([...labels, ...unknown].flatMap((one) => (one.split === split ? [one.node] : []))),
];

const nameBeside = (name: string, taken: ReadonlyMap<string, unknown>): string =>
  taken.has(`${name}*`) ? nameBeside(`${name}*`, taken) : `${name}*`;

/** The labelled cases of a split as a table. */
export function casesAt(columns: Columns, data: ReadyData, split: Split): Labelled {
  const labels = data.labels.filter((label) => label.split === split);
  const table = tableOf(
    Object.fromEntries(
      Object.entries(columns).map(([name, column]) => [
        name,
        Float64Array.from(labels, ({ node }) => column[node] ?? Number.NaN),
      ]),
    ),
    labels.length,
  );
  const weight = Float64Array.from(labels, (label) => label.weight);
  return { table, bad: labels.map(({ bad }) => bad), weight };
}

/** A design with the tables of all splits, of one shape. */
export function openDesign(
  data: ReadyData,
  sight: Sight,
  seed: number,
): { readonly design: Design; readonly tables: Readonly<Record<Split, Labelled>> } {
  const { design, trained } = fitDesign(data, sight, seed);
  const of = (split: Split) => casesAt(columnsAt(design, data, split), data, split);
  const tables = { train: casesAt(trained, data, 'train'), valid: of('valid'), test: of('test') };
  return { design, tables };
}
