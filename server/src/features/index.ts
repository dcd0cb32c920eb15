// What is known of a borrower at an instant: feature definitions as data, and their point-in-time
// values folded from business events. What the values mean for risk, limit or price is not here.
export {
  computeFeatures,
  type FactsNeeded,
  type FeatureSnapshot,
  type FeatureValue,
  factsNeeded,
  getDefinition,
  historyDaysNeeded,
  windowOf,
} from './compute.ts';
export {
  type Aggregate,
  type Direction,
  defineFeature,
  type FeatureDefinition,
  type FeatureEvent,
  type FeatureSource,
  type FeatureUnit,
  type Window,
} from './define.ts';
export { featureDefinitions } from './definitions.ts';
