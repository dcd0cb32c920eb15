import type { ReadyData, ReadyEdge, Split } from './ready-data.ts';

/**
 * Train and valid together, as train: what is learnt from once valid has chosen. Where the two see other
 * graphs, each node of valid's is one more node beside that of train, so that every case keeps the
 * surroundings it had.
 */
export function foldIn(data: ReadyData): ReadyData {
  const isOne = data.edges.every(({ splits }) => splits.has('train') === splits.has('valid'));
  return isOne ? relabel(data, (node) => node) : foldApart(data);
}

function foldApart(data: ReadyData): ReadyData {
  const ofValid = data.edges.filter(({ splits }) => splits.has('valid'));
  const nodes = new Set([
    ...ofValid.flatMap(({ from, to }) => [from, to]),
    ...data.labels.flatMap(({ node, split }) => (split === 'valid' ? [node] : [])),
  ]);
  const copies = [...nodes];
  const copyOf = new Map(copies.map((node, i) => [node, data.ids.length + i]));
  const at = (node: number): number => copyOf.get(node) ?? node;
  const whole = relabel(data, at);
  const copied: ReadyEdge[] = ofValid.map((edge) => ({
    ...edge,
    ...{ from: at(edge.from), to: at(edge.to), splits: onlyTrain },
  }));
  return {
    ...whole,
    ids: [...data.ids, ...copies.map((node) => `valid:${data.ids[node] ?? ''}`)],
    numbers: new Map(
      [...data.numbers].map(([name, column]) => [
        name,
        Float64Array.from([...column, ...copies.map((node) => column[node] ?? Number.NaN)]),
      ]),
    ),
    categories: new Map(
      [...data.categories].map(([name, texts]) => [
        name,
        [...texts, ...copies.map((node) => texts[node] ?? '')],
      ]),
    ),
    edges: [...whole.edges, ...copied],
  };
}

const onlyTrain: ReadonlySet<Split> = new Set(['train']);

/** With the labels of valid as train's, on other nodes. */
const relabel = (data: ReadyData, at: (node: number) => number): ReadyData => ({
  ...data,
  labels: data.labels.map((label) =>
    label.split === 'valid' ? { ...label, node: at(label.node), split: 'train' as const } : label,
  ),
  edges: data.edges.map((edge) => ({ ...edge, splits: without(edge.splits) })),
});

const without = (splits: ReadonlySet<Split>): ReadonlySet<Split> =>
  new Set([...splits].filter((split) => split !== 'valid'));
