// How much of the book lies in one region and in one industry, and the most that may: limits as data with a
// day, counters that a drawing takes its room from. What one borrower and those connected with it may owe is
// the product's and origination's.
export {
  type Buckets,
  bucketText,
  type Dimension,
  dimensions,
  EVERY,
  industries,
  industryOf,
  regionOf,
  regions,
} from './buckets.ts';
export {
  type ConcentrationLimit,
  type LimitChange,
  listConcentrationLimits,
  listLimitChanges,
} from './limits.ts';
export {
  type ShownUse,
  setConcentrationLimit,
  showUses,
  usualWarnPpm,
} from './set-limit.ts';
export {
  type ConcentrationRefusal,
  measureAll,
  roomStops,
  takeRoom,
  type Use,
  usesOf,
} from './uses.ts';
