import assert from 'node:assert/strict';
import type { FeatureDefinition } from './define.ts';
import { accountHistory180d } from './definitions/account-history.ts';
import { activeDays84d, daysSinceOrder90d, tradeHistory90d } from './definitions/activity.ts';
import { averageBalance30d, lowestBalance30d, outflowToInflow90d } from './definitions/balance.ts';
import { buyers90d, largestBuyerShare90d, repeatBuyerShare90d } from './definitions/buyers.ts';
import { loansClosed720d, maxDpd360d } from './definitions/own-record.ts';
import { payers90d, repeatPayerShare90d } from './definitions/payers.ts';
import { refundShare90d } from './definitions/refunds.ts';
import {
  daysSinceTakings90d,
  takings90d,
  takingsDays90d,
  takingsGrowth45d,
  takingsVolatility84d,
} from './definitions/takings.ts';
import {
  averageOrder90d,
  orders90d,
  paidTurnover90d,
  turnoverGrowth45d,
  weeklyVolatility84d,
} from './definitions/turnover.ts';

/** Every feature. A new one is one more file (or one more definition in a theme's file) and a line here. */
export const featureDefinitions: readonly FeatureDefinition[] = [
  paidTurnover90d,
  orders90d,
  averageOrder90d,
  turnoverGrowth45d,
  weeklyVolatility84d,
  refundShare90d,
  buyers90d,
  repeatBuyerShare90d,
  largestBuyerShare90d,
  activeDays84d,
  tradeHistory90d,
  daysSinceOrder90d,
  takings90d,
  takingsDays90d,
  takingsGrowth45d,
  takingsVolatility84d,
  daysSinceTakings90d,
  payers90d,
  repeatPayerShare90d,
  averageBalance30d,
  lowestBalance30d,
  outflowToInflow90d,
  accountHistory180d,
  maxDpd360d,
  loansClosed720d,
];

assert(
  new Set(featureDefinitions.map((d) => d.name)).size === featureDefinitions.length,
  'two features have one name',
);
