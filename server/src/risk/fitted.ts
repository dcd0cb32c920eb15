import assert from 'node:assert/strict';
import { withAround } from './around-input.ts';
import { type BoostedTrees, type Labelled, logitsOfTrees } from './boosted-trees.ts';
import { casesAt, columnsAt, type Design } from './design.ts';
import { type GraphInput, graphInputAt, type View } from './graph-input.ts';
import { type GraphNetwork, logitsOfNetwork } from './graph-network.ts';
import { type LinearModel, logitsOfLinear } from './linear.ts';
import { logitsOfOnnx, type OnnxModel } from './onnx.ts';
import type { ReadyData, Split } from './ready-data.ts';
import { tableInputAt } from './table-input.ts';
import { logitsOfScorecard, type TableScorecard } from './table-scorecard.ts';

/** A trained model with all that it needs to read data it has not seen. */
export type FittedModel =
  | { readonly kind: 'scorecard'; readonly design: Design; readonly card: TableScorecard }
  | { readonly kind: 'logistic'; readonly design: Design; readonly linear: LinearModel }
  | { readonly kind: 'trees'; readonly design: Design; readonly trees: BoostedTrees }
  | { readonly kind: 'aggregate_network'; readonly view: View; readonly network: GraphNetwork }
  | { readonly kind: 'graph_network'; readonly view: View; readonly network: GraphNetwork }
  | OnnxModel;

/** Of ours: it is trained here, and scored by code of ours. */
export type OwnModel = Exclude<FittedModel, OnnxModel>;

/** What a model reads: of one that hears and is told, all that it is told. */
export const designOf = (model: FittedModel): Design =>
  'design' in model ? model.design : (model.view.around ?? model.view).design;

/** A split as models read it. What members of one shape read, as those of one part do, is made once. */
export interface Reader {
  readonly casesOf: (design: Design) => Labelled;
  readonly graphOf: (view: View) => GraphInput;
}

export function readerOf(data: ReadyData, split: Split): Reader {
  const [cases, graphs] = [new Map<string, Labelled>(), new Map<string, GraphInput>()];
  const casesOf = (design: Design): Labelled =>
    once(cases, shapeOf(design), () => casesAt(columnsAt(design, data, split), data, split));
  const graphOf = (view: View): GraphInput =>
    once(graphs, shapeOf(view), () => withAround(graphInputAt(view, data, split), view, casesOf));
  return { casesOf, graphOf };
}

function once<V>(made: Map<string, V>, key: string, make: () => V): V {
  const value = made.get(key) ?? make();
  made.set(key, value);
  return value;
}

const shapes = new WeakMap<Design | View, string>(); // They never change.
function shapeOf(of: Design | View): string {
  const shape = shapes.get(of) ?? JSON.stringify(of);
  shapes.set(of, shape);
  return shape;
}

/** The log-odds of bad of each labelled case of a split, of the data it was trained on or of others. */
export async function logitsAt(model: FittedModel, read: Reader): Promise<Float64Array> {
  if (model.kind === 'graph_network') {
    return logitsOfNetwork(model.network, read.graphOf(model.view));
  }
  const cases = read.casesOf(designOf(model));
  return model.kind === 'onnx'
    ? logitsOfOnnx(model, cases.table.columns, cases.table.rows)
    : logitsOfCases(model, cases);
}

/** The log-odds of bad of the cases of a table, for a model that hears nobody. */
export function logitsOfCases(model: OwnModel, cases: Labelled): Float64Array {
  switch (model.kind) {
    case 'scorecard':
      return logitsOfScorecard(model.card, cases.table);
    case 'logistic':
      return logitsOfLinear(model.linear, cases.table);
    case 'trees':
      return logitsOfTrees(model.trees, cases.table);
    case 'aggregate_network':
      return logitsOfNetwork(model.network, tableInputAt(model.view.columns, cases));
    case 'graph_network':
      return assert.fail('a graph network reads a graph');
  }
}
