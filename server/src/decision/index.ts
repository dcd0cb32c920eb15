// Whether a borrower gets a limit, how much and at what price: rules, limit and price as pure
// functions of values, the products and policies that hold their numbers, and the records of what
// was decided. Facilities and loans that follow from a decision are not here.

export type {
  BucketUse,
  DecisionInput,
  DecisionOutcome,
  Exposures,
  RuleOutcome,
} from './decide.ts';
export { decide, decideUnder } from './decide.ts';
export type { PartDefinition, ProductDefinition, Rule } from './define.ts';
export { definePart, defineProduct, defineRule, LIMIT_STEP } from './define.ts';
export { type FeatureValues, listFeatureValues, listMedians } from './feature-values.ts';
export { type KnownValue, listKnownValues } from './known-values.ts';
export { computePart, type LimitPart } from './limit.ts';
export {
  currentPolicy,
  getPolicy,
  getProduct,
  policies,
  policiesInForce,
  policyOf,
  sayProduct,
  soldProduct,
} from './policies.ts';
export type { Policy } from './policy.ts';
export type { RatePart } from './price.ts';
export { onlineSellerRevolving } from './products/online-seller-revolving.ts';
export { shopRevolving } from './products/shop-revolving.ts';
export type { DecisionRecord, StoredDecision } from './record.ts';
export {
  decisionIdOf,
  decodeDecision,
  decodeFeatures,
  encodeDecision,
  encodeFeatures,
} from './record.ts';
export { type ReplayRefusal, replayDecision } from './replay.ts';
export { type Again, scoreAgain } from './score-again.ts';
export {
  findDecision,
  getDecision,
  listApprovals,
  listDecisions,
  listDecisionsInTime,
  listDecisionsStarting,
  lookUpDecision,
  saveDecision,
} from './store.ts';
export type { KeptSurroundings, SurroundingsSeal } from './surroundings.ts';
export { findSurroundings, forgetNeighbour, sealOf } from './surroundings.ts';
export { type Usual, usualOfProduct, type Worth, worthOf } from './worth.ts';
