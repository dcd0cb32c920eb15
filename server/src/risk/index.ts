// How likely a borrower is to default: scorecards trained, sealed, loaded, scored and measured.
// What a PD means for a decision, a limit or a price is not here.
export { type BenchResult, runBench, usualBench } from './bench.ts';
export { openFitters } from './fitters.ts';
export { graphInputsOf } from './graph-input.ts';
export { trainNetwork, usualNetwork } from './graph-network.ts';
export {
  bootstrap,
  computeAuc,
  computeBrier,
  computeKs,
  computeLogLoss,
  type Measured,
  type Scored,
  seededRandom,
} from './metrics.ts';
export { readScorecard } from './read-scorecard.ts';
export { type ReadyData, ReadyDataWrong, readReadyData } from './ready-data.ts';
export { assessSample } from './sample-input.ts';
export { binOf, type FeaturePoints, type Score, scoreBorrower } from './score.ts';
export {
  loadScorecard,
  type Scorecard,
  type ScorecardFeature,
  type ScorecardRefusal,
  writeScorecard,
} from './scorecard.ts';
export { type Sample, type TrainOptions, trainScorecard } from './train.ts';
