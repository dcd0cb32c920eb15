// How likely a borrower is to default: scorecards and models trained, sealed, loaded, scored, explained and measured.
// What a PD means for a decision, a limit or a price is not here.

export { openAround } from './around-input.ts';
export type { ModelPd, ModelScore, RelationContribution } from './assess-model.ts';
export { assessModel, pdOfLogit, scoreByModel } from './assess-model.ts';
export { type BenchResult, runBench, usualBench } from './bench.ts';
export type { CaseInTime, PastDecision } from './case-book.ts';
export { casesInTime, SAMPLE_SEED, splitInTime, writeCaseBook } from './case-book.ts';
export { type Fit, fitHere } from './contenders.ts';
export { type Evaluation, evaluateModel } from './evaluate.ts';
export { classOf, shareNeighbours } from './explain-around.ts';
export { openFitters } from './fitters.ts';
export { openGraph } from './graph-input.ts';
export { scoreNetwork, trainNetwork, usualNetwork } from './graph-network.ts';
export { inferRejects } from './infer-rejects.ts';
export { type HoldingsCase, type Likely, likelyOf, readLikely, trainLikely } from './likely.ts';
export { estimateShare, lossOf, type ShareEstimate, useOfUndrawn } from './losses.ts';
export { measureArithmetic } from './measure-arithmetic.ts';
export type { Measured, Scored } from './metrics.ts';
export {
  bootstrap,
  computeAuc,
  computeBrier,
  computeKs,
  computeLogLoss,
  seededRandom,
} from './metrics.ts';
export { columnsRead, relationsRead, type SealedModel } from './model.ts';
export { writeModelCard } from './model-card.ts';
export { cardLanguages } from './model-card-texts.ts';
export { loadModel, writeModel } from './model-file.ts';
export { keepModelScores, listModelScores } from './model-scores.ts';
export { modelStates, modelStepKinds, stepsFrom } from './model-steps.ts';
export { DEFAULT_DEFINITION, defaultedOn, outcomeOf } from './outcome.ts';
export { type Provenance, provenances, readProvenance } from './provenance.ts';
export { readScorecard } from './read-scorecard.ts';
export { type ReadyData, ReadyDataWrong, readReadyData, splits } from './ready-data.ts';
export type { ListedModel, Measures, ModelsInForce } from './registry.ts';
export {
  findModel,
  listModelSteps,
  listModels,
  readModel,
  readModelsInForce,
  registerModel,
  shipModel,
  takeModelStep,
} from './registry.ts';
export { sayRelation } from './relation-says.ts';
export { assessSample } from './sample-input.ts';
export { type Score, scoreBorrower } from './score.ts';
export type { Scorecard, ScorecardFeature } from './scorecard.ts';
export { sealScorecard, writeScorecard } from './scorecard.ts';
export { compareScores } from './shadow.ts';
export type { KnownValues, Surroundings } from './surroundings.ts';
export { alone, dataOfCases, surroundingsOf } from './surroundings.ts';
export { takeOnnx } from './take-onnx.ts';
export { type Sample, scorecardScale, trainScorecard } from './train.ts';
export { trainModel } from './train-model.ts';
