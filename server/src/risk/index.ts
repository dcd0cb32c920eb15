// How likely a borrower is to default: scorecards and models trained, sealed, loaded, scored, explained
// and measured.
// What a PD means for a decision, a limit or a price is not here.
export { assessModel, findUnfit, type ModelScore } from './assess-model.ts';
export { type BenchResult, runBench, usualBench } from './bench.ts';
export { type Evaluation, evaluateModel } from './evaluate.ts';
export { openFitters } from './fitters.ts';
export { openGraph } from './graph-input.ts';
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
export { columnsRead, DEFAULT_DEFINITION, type SealedModel } from './model.ts';
export { writeModelCard } from './model-card.ts';
export { cardLanguages } from './model-card-texts.ts';
export { loadModel, writeModel } from './model-file.ts';
export { readScorecard } from './read-scorecard.ts';
export { type ReadyData, ReadyDataWrong, readReadyData, splits } from './ready-data.ts';
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
export { trainModel } from './train-model.ts';
