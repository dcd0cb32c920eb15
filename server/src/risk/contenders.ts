import assert from 'node:assert/strict';
import { openAround } from './around-input.ts';
import { type BoostOptions, type Labelled, trainTrees } from './boosted-trees.ts';
import { boostOf, courseOf } from './course.ts';
import { type Design, openDesign, type Sight } from './design.ts';
import { signOf } from './direction.ts';
import { logitsOfCases, type OwnModel } from './fitted.ts';
import { foldIn } from './fold-in.ts';
import type { GraphInput, View } from './graph-input.ts';
import { type NetworkOptions, parametersOf, scoreNetwork, trainNetwork } from './graph-network.ts';
import { trainLinear } from './linear.ts';
import { sigmoid } from './logistic.ts';
import { type ReadyData, ReadyDataWrong, type Split } from './ready-data.ts';
import { openTable } from './table-input.ts';
import { pointsIn, trainTableScorecard } from './table-scorecard.ts';

/** How long it may take. */
export interface BenchOptions {
  readonly seeds: readonly number[];
  readonly network: Omit<NetworkOptions, 'seed'>;
  /** Of what a model may be made (`PARTS`), no more than this; absent: all that the data allow. */
  readonly parts?: readonly string[];
}

const OWN_NETWORK = 'network (own)';

/** What the champion is made of, where there are relations and where there are none. */
export const PARTS = {
  related: ['graph network', 'aggregate network', 'trees (own + graph)'],
  alone: ['scorecard (own)', OWN_NETWORK, 'trees (own)'],
} as const;

interface Trained {
  readonly model: OwnModel;
  readonly parameters: number;
  /** Rounds or epochs it was trained for; of one that is fitted at once there is nothing to tell. */
  readonly length: number;
}
/** A trained model with its scores: PDs by case of a split. */
export interface Fitted {
  /** Trained on train and valid together, for as long as did best on valid. */
  readonly model: OwnModel;
  readonly parameters: number;
  /** Of valid by a model that has not seen it, of test by `model`. */
  readonly scores: { readonly valid: Float64Array; readonly test: Float64Array };
}
/** How models learn from data of such a size. */
interface Course {
  readonly network: BenchOptions['network'];
  readonly boost: Omit<BoostOptions, 'seed'>;
}
/** A model in training: how one seed of it comes out, for as long as does best on valid or for so long. */
type Train = (
  seed: number,
  length?: number,
) => Trained & { score(split: 'valid' | 'test'): Float64Array };
interface Contender {
  readonly name: string;
  /** Whether it looks at relations: without any it would see what the others see. */
  readonly sight: Sight;
  /** Whether it draws: then it is trained once a seed. */
  readonly draws: boolean;
  /** Whether it hears relations itself: then it learns from a graph. */
  readonly hears?: boolean;
  /** Looks at the data once. @returns How one seed is trained on it. */
  open(data: ReadyData, o: Course): Train;
}

/** A model on the tables of a design. */
function onTable(
  name: string,
  sight: Sight,
  draws: boolean,
  train: (
    design: Design,
    tables: Readonly<Record<Split, Labelled>>,
    o: Course & { readonly seed: number; readonly length: number | undefined },
  ) => Trained,
): Contender {
  const open = (data: ReadyData, o: Course): Train => {
    const { design, tables } = openDesign(data, sight, FIRST);
    return (seed, length) => {
      const trained = train(design, tables, { ...o, seed, length });
      const score = (split: Split) => logitsOfCases(trained.model, tables[split]).map(sigmoid);
      return { ...trained, score };
    };
  };
  return { name, sight, draws, open };
}

const linear = (name: string, sight: Sight): Contender =>
  onTable(name, sight, false, (design, { train }) => {
    const model = trainLinear(train);
    return {
      model: { kind: 'logistic', design, linear: model },
      ...{ parameters: model.weights.length + 1, length: 0 },
    };
  });
const scorecard = (name: string, sight: Sight): Contender =>
  onTable(name, sight, false, (design, { train }) => {
    const card = trainTableScorecard(train);
    return { model: { kind: 'scorecard', design, card }, parameters: pointsIn(card), length: 0 };
  });
const trees = (name: string, sight: Sight): Contender =>
  onTable(name, sight, true, (design, { train, valid }, { seed, length, boost }) => {
    const signs = train.table.names.map(signOf);
    const model = trainTrees(train, length ?? valid, { ...boost, signs, seed });
    const parameters = model.trees.reduce((sum, tree) => sum + tree.length, 1);
    return {
      model: { kind: 'trees', design, trees: model },
      parameters,
      length: model.trees.length,
    };
  });
const network = (
  name: string,
  kind: 'graph_network' | 'aggregate_network',
  sight: Sight,
  openInputs: (data: ReadyData) => {
    readonly view: View;
    readonly inputs: Readonly<Record<Split, GraphInput>>;
  },
): Contender => ({
  ...{ name, sight, draws: true, hears: kind === 'graph_network' },
  open: (data, o) => {
    const { view, inputs } = openInputs(data);
    return (seed, length) => {
      const options = { ...o.network, seed };
      const trained = trainNetwork(inputs.train, length ?? inputs.valid, options);
      return {
        model: { kind, view, network: trained.network },
        ...{ parameters: parametersOf(trained.network), length: trained.epochs },
        score: (split) => scoreNetwork(trained.network, inputs[split]),
      };
    };
  },
});
/** A network that hears nobody, on the columns of a design. */
const tableNetwork = (name: string, sight: Sight): Contender =>
  network(name, 'aggregate_network', sight, (data) => {
    const { design, tables } = openDesign(data, sight, FIRST);
    return openTable(design, tables);
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
  tableNetwork(OWN_NETWORK, 'own'),
  tableNetwork('aggregate network', 'own+graph'),
  network('graph network', 'graph_network', 'own+graph', (data) => openAround(data, FIRST)),
];

/** Whether train has any relation to learn from: of others no model can know what they mean. */
export const isRelated = ({ edges }: ReadyData): boolean =>
  edges.some(({ splits }) => splits.has('train'));

/** The parts that a model of the data may be made of. Throws when those that were asked for are none of them. */
export function partsFor(data: ReadyData, { parts }: BenchOptions): readonly string[] {
  const all: readonly string[] = isRelated(data) ? PARTS.related : PARTS.alone;
  const strange = parts?.find((part) => !all.includes(part));
  if (strange !== undefined) {
    throw new ReadyDataWrong(`there is no part ${strange} of these data, but ${all.join(', ')}`);
  }
  if (parts) return parts;
  // Nobody may lose by improving in a feature: of a network that cannot be promised.
  const isSigned = [...data.numbers.keys()].some((name) => signOf(name) !== 0);
  return isSigned ? all.filter((name) => name !== OWN_NETWORK) : all;
}

/** One training: a model by name, and the seed it draws by. */
export interface Job {
  readonly name: string;
  readonly seed: number;
}

/** What is to be trained on a data folder: models in order, those that draw once a seed. */
export function jobsOf(data: ReadyData, o: BenchOptions): Job[] {
  const related = isRelated(data);
  return (
    contenders
      .filter(({ sight }) => related || sight === 'own')
      // Beside the graph network nobody would ask for one without relations.
      .filter(({ name }) => !related || name !== OWN_NETWORK)
      .flatMap(({ name, draws }) => (draws ? o.seeds : [FIRST]).map((seed) => ({ name, seed })))
  );
}

/** A job done, and how long it took; looking at the data counts for the first of a model. */
export interface Done extends Fitted {
  readonly seconds: number;
}

/**
 * Trains on a data folder in this thread: on train for as long as does best on valid, then once more for as
 * long on both together, so that what is newest is learnt from too. What a model makes of the data is kept
 * until another's turn.
 */
export function fitterOf(data: ReadyData, o: BenchOptions): (job: Job) => Done {
  const whole = foldIn(data);
  let opened: { name: string; choose: Train; learn: Train } | undefined;
  return ({ name, seed }) => {
    const startedAt = performance.now();
    const contender = contenders.find((one) => one.name === name);
    assert(contender, `there is no model ${name}`);
    if (opened?.name !== name) {
      const network = courseOf(whole, contender.hears ?? false, o.network);
      const open = (on: ReadyData): Train => contender.open(on, { network, boost: boostOf(whole) });
      opened = { name, choose: open(data), learn: open(whole) };
    }
    const chosen = opened.choose(seed);
    const { model, parameters, score } = opened.learn(seed, chosen.length);
    const scores = { valid: chosen.score('valid'), test: score('test') };
    return { model, parameters, scores, seconds: (performance.now() - startedAt) / 1_000 };
  };
}

/** Trains one job, here or in another thread. */
export type Fit = (job: Job) => Promise<Done>;

/** In this thread, one job after the other, so that each can be told of before the next begins. */
export function fitHere(data: ReadyData, o: BenchOptions): Fit {
  const fit = fitterOf(data, o);
  let last: Promise<unknown> = Promise.resolve();
  return (job) => {
    const done = last.then(() => fit(job));
    last = done;
    return done;
  };
}
