// What is known of a borrower at an instant: feature definitions as data, and their point-in-time
// values folded from business events. What the values mean for risk, limit or price is not here.
export type { Aggregate } from './aggregates.ts';
export {
  aboutOthers,
  computeFeatures,
  definitionsFor,
  type FactsNeeded,
  type FeatureSnapshot,
  type FeatureValue,
  factsNeeded,
  getDefinition,
  historyDaysNeeded,
  isAboutOthers,
} from './compute.ts';
export {
  type Direction,
  defineFeature,
  type FeatureDefinition,
  type FeatureEvent,
  type FeatureSource,
  type FeatureUnit,
  factOf,
  featureUnits,
  type Series,
  type Window,
} from './define.ts';
export { featureDefinitions } from './definitions.ts';
export { type IdentifiedEvent, snapshotsAt } from './history.ts';
export { type FeatureStatistics, summarizeValues } from './statistics.ts';
export { type FeatureFilter, type Refreshed, readFeatures, refreshFeatures } from './store.ts';
export { windowOf } from './windows.ts';
