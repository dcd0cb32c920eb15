// Values that every room speaks in: money, rates, days, ids, results. Pure; imports nothing of
// open310 and asks neither clock nor chance. What lends, stores or calls lives in later rooms.
export {
  addDays,
  addMonths,
  type BusinessDate,
  businessDate,
  dayNumber,
  dayNumberAt,
  daysBetween,
  type Instant,
  instant,
  parseBusinessDate,
  parseShanghaiStamp,
  shanghaiDay,
  shanghaiStamp,
  startOfDay,
  startOfDayNumber,
} from './date.ts';
export { type Id, makeId, parseId } from './id.ts';
export { canonicalJson, type Json } from './json.ts';
export {
  apportion,
  divFloor,
  divHalfEven,
  FEN_MAX,
  type Fen,
  fen,
  formatYuan,
  parseYuan,
  sumFen,
} from './money.ts';
export {
  accrue,
  accrueBetween,
  accrueShare,
  addInterest,
  alike,
  type DayCount,
  type ExactInterest,
  type FixedDayCount,
  type Fraction,
  floorInterest,
  fraction,
  noInterest,
  nominalYear,
  RATE_ONE,
  type RateE9,
  rateE9,
  roundInterest,
} from './rate.ts';
export { isCreditCode, isIdCard, isTaxNumber } from './registry-codes.ts';
export { ok, type Refusal, type Result, refuse } from './result.ts';
export type { Says } from './says.ts';
export { type Segment, segments } from './segments.ts';
export { ASSESSMENT, type Source, sources } from './sources.ts';
