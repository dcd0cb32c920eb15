import type { Labelled } from './boosted-trees.ts';
import { degreesOf, surroundingsOf } from './graph-columns.ts';
import { seededRandom } from './metrics.ts';
import type { ReadyData, ReadyLabel, Split } from './ready-data.ts';
import { tableOf } from './table.ts';

/** What a model may look at. */
export type Sight = 'own' | 'own+degrees' | 'own+graph';

const FOLDS = 5;
const PRIOR = 20; // Cases of the average that a category begins with. Assumed.

/**
 * The labelled cases of each split as tables of one shape. Relations are those of the split's own graph;
 * a category is told by how often its cases of train were bad, for a case of train without its own fold.
 */
export function designOf(data: ReadyData, sight: Sight, seed: number): Record<Split, Labelled> {
  const codes = encode(data, seed);
  const of = (split: Split): Labelled => {
    const labels = data.labels.filter((label) => label.split === split);
    const columns = {
      ...Object.fromEntries(data.numbers),
      ...codes,
      ...(sight === 'own' ? {} : degreesOf(data, split)),
      ...(sight === 'own+graph' ? surroundingsOf(data, split) : {}),
    };
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
  };
  return { train: of('train'), valid: of('valid'), test: of('test') };
}

/**
 * Categories by node, in two columns each: log-odds of bad among cases of train, and how usual the
 * category is among them (`usual.<name>`, the log of its share). `NaN`: no category.
 */
export function encode(data: ReadyData, seed: number): Record<string, Float64Array> {
  const random = seededRandom(seed);
  const train = data.labels.filter(({ split }) => split === 'train');
  const foldOf = new Map(train.map(({ node }) => [node, Math.floor(random() * FOLDS)]));
  const columns: Record<string, Float64Array> = {};
  for (const [name, texts] of data.categories) {
    // Fold -1: a case that is not of train, told by all of train.
    const tables = Array.from({ length: FOLDS + 1 }, (_, k) =>
      historyBy(
        texts,
        train.filter(({ node }) => foldOf.get(node) !== k - 1),
      ),
    );
    const told = texts.map((text, node) =>
      text === '' ? undefined : tables[(foldOf.get(node) ?? -1) + 1]?.(text),
    );
    columns[name] = Float64Array.from(told, (one) => one?.odds ?? Number.NaN);
    columns[`usual.${name}`] = Float64Array.from(told, (one) => one?.usual ?? Number.NaN);
  }
  return columns;
}

interface History {
  /** Log-odds of bad, drawn towards the average where cases are few. */
  readonly odds: number;
  readonly usual: number;
}

/** What past cases of a category were like. */
function historyBy(
  texts: readonly string[],
  cases: readonly ReadyLabel[],
): (text: string) => History {
  const all = cases.filter(({ bad }) => bad).length / cases.length;
  const counts = new Map<string, { n: number; bads: number }>();
  for (const { node, bad } of cases) {
    const text = texts[node] ?? '';
    const known = counts.get(text) ?? { n: 0, bads: 0 };
    counts.set(text, { n: known.n + 1, bads: known.bads + (bad ? 1 : 0) });
  }
  return (text) => {
    const { n, bads } = counts.get(text) ?? { n: 0, bads: 0 };
    const rate = (bads + PRIOR * all) / (n + PRIOR);
    return { odds: Math.log(rate / (1 - rate)), usual: Math.log((n + 1) / (cases.length + 1)) };
  };
}
