import type { Labelled } from './boosted-trees.ts';
import { type Design, openDesign } from './design.ts';
import { type GraphInput, openGraph, type View } from './graph-input.ts';
import type { Matrix } from './matrix.ts';
import type { ReadyData, Split } from './ready-data.ts';
import { openTable, tableInputAt } from './table-input.ts';

/**
 * The splits of a data folder for a network that hears relations, each case told beside it what is around it in numbers:
 * degrees, and the means of its neighbours' columns one and two steps away. What a network has to find in messages it need not
 * be taught twice (decision 0024).
 */
export function openAround(
  data: ReadyData,
  seed: number,
): { readonly view: View; readonly inputs: Readonly<Record<Split, GraphInput>> } {
  const { view, inputs } = openGraph(data, seed);
  const { design, tables } = openDesign(data, 'own+graph', seed);
  const table = openTable(design, tables);
  const of = (split: Split) => tellAround(inputs[split], table.inputs[split].nodes);
  return {
    view: { ...view, around: { design, columns: table.view.columns } },
    inputs: { train: of('train'), valid: of('valid'), test: of('test') },
  };
}

/** A split as a trained network sees it, with what it is told of its cases. @param casesOf - As a design reads them. */
export function withAround(
  input: GraphInput,
  { around }: View,
  casesOf: (design: Design) => Labelled,
): GraphInput {
  if (!around) return input;
  return tellAround(input, tableInputAt(around.columns, casesOf(around.design)).nodes);
}

/** Cases and rows in the same order: that of the labels. */
function tellAround(input: GraphInput, { data, cols }: Matrix): GraphInput {
  const cases = input.cases.map((one, i) => ({
    ...one,
    around: data.subarray(i * cols, (i + 1) * cols),
  }));
  return { ...input, cases };
}
