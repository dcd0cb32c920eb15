import assert from 'node:assert/strict';
import { type Labelled, scoreTrees, trainTrees, usualBoost } from './boosted-trees.ts';
import { designOf, type Sight } from './design.ts';
import { type GraphInput, graphInputsOf } from './graph-input.ts';
import { type NetworkOptions, parametersOf, scoreNetwork, trainNetwork } from './graph-network.ts';
import { scoreLinear, trainLinear } from './linear.ts';
import type { ReadyData, Split } from './ready-data.ts';
import { tableInputsOf } from './table-input.ts';
import { pointsIn, scoreTableScorecard, trainTableScorecard } from './table-scorecard.ts';

/** How long it may take. */
export interface BenchOptions {
  readonly seeds: readonly number[];
  readonly network: Omit<NetworkOptions, 'seed'>;
}

/** What the champion is made of, where there are relations and where there are none. */
export const PARTS = {
  related: ['graph network', 'aggregate network', 'trees (own + graph)'],
  alone: ['scorecard (own)', 'trees (own)'],
} as const;

/** A trained model's scores: PDs by case of a split. */
export interface Fitted {
  readonly scores: { readonly valid: Float64Array; readonly test: Float64Array };
  readonly parameters: number;
}
interface Contender {
  readonly name: string;
  /** Whether it looks at relations: without any it would see what the others see. */
  readonly sight: Sight;
  /** Whether it draws: then it is trained once a seed. */
  readonly draws: boolean;
  /** Looks at the data once. @returns How one seed is trained on it. */
  open(data: ReadyData, o: BenchOptions): (seed: number) => Fitted;
}

const linear = (name: string, sight: Sight): Contender => ({
  ...{ name, sight, draws: false },
  open: (data) => {
    const { train, valid, test } = designOf(data, sight, FIRST);
    return () => {
      const model = trainLinear(train);
      const score = (of: Labelled) => scoreLinear(model, of.table);
      const parameters = model.weights.length + 1;
      return { scores: { valid: score(valid), test: score(test) }, parameters };
    };
  },
});
const scorecard = (name: string, sight: Sight): Contender => ({
  ...{ name, sight, draws: false },
  open: (data) => {
    const { train, valid, test } = designOf(data, sight, FIRST);
    return () => {
      const model = trainTableScorecard(train);
      const score = (of: Labelled) => scoreTableScorecard(model, of.table);
      return { scores: { valid: score(valid), test: score(test) }, parameters: pointsIn(model) };
    };
  },
});
const trees = (name: string, sight: Sight): Contender => ({
  ...{ name, sight, draws: true },
  open: (data) => {
    const { train, valid, test } = designOf(data, sight, FIRST);
    return (seed) => {
      const model = trainTrees(train, valid, { ...usualBoost, seed });
      const score = (of: Labelled) => scoreTrees(model, of.table);
      const parameters = model.trees.reduce((sum, tree) => sum + tree.length, 1);
      return { scores: { valid: score(valid), test: score(test) }, parameters };
    };
  },
});
const network = (
  name: string,
  sight: Sight,
  inputsOf: (data: ReadyData) => Record<Split, GraphInput>,
): Contender => ({
  ...{ name, sight, draws: true },
  open: (data, o) => {
    const { train, valid, test } = inputsOf(data);
    return (seed) => {
      const { network: model } = trainNetwork(train, valid, { ...o.network, seed });
      const score = (of: GraphInput) => scoreNetwork(model, of);
      return {
        scores: { valid: score(valid), test: score(test) },
        parameters: parametersOf(model),
      };
    };
  },
});
const FIRST = 310; // Of the folds by which categories are told: the same for all.
const contenders: readonly Contender[] = [
  scorecard('scorecard (own)', 'own'),
  scorecard('scorecard (own + graph)', 'own+graph'),
  linear('logistic (own)', 'own'),
  linear('logistic (own + degrees)', 'own+degrees'),
  trees('trees (own)', 'own'),
  trees('trees (own + degrees)', 'own+degrees'),
  trees('trees (own + graph)', 'own+graph'),
  network('aggregate network', 'own+graph', (data) =>
    tableInputsOf(designOf(data, 'own+graph', FIRST), data.labels),
  ),
  network('graph network', 'own+graph', (data) => graphInputsOf(data, FIRST)),
];

/** One training: a model by name, and the seed it draws by. */
export interface Job {
  readonly name: string;
  readonly seed: number;
}

/** What is to be trained on a data folder: models in order, those that draw once a seed. */
export function jobsOf(data: ReadyData, o: BenchOptions): Job[] {
  const related = data.edges.length > 0;
  return contenders
    .filter(({ sight }) => related || sight === 'own')
    .flatMap(({ name, draws }) => (draws ? o.seeds : [FIRST]).map((seed) => ({ name, seed })));
}

/** A job done, and how long it took; looking at the data counts for the first of a model. */
export interface Done extends Fitted {
  readonly seconds: number;
}

/** Trains on a data folder in this thread. What a model makes of the data is kept until another's turn. */
export function fitterOf(data: ReadyData, o: BenchOptions): (job: Job) => Done {
  let [opened, fit]: [string, (seed: number) => Fitted] = ['', () => assert.fail('not opened')];
  return ({ name, seed }) => {
    const startedAt = performance.now();
    const contender = contenders.find((one) => one.name === name);
    assert(contender, `there is no model ${name}`);
    if (opened !== name) [opened, fit] = [name, contender.open(data, o)];
    const fitted = fit(seed);
    return { ...fitted, seconds: (performance.now() - startedAt) / 1_000 };
  };
}
