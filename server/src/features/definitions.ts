import assert from 'node:assert/strict';
import type { FeatureDefinition } from './define.ts';
import { accountFlow } from './definitions/account-flow.ts';
import { accountHistory180d } from './definitions/account-history.ts';
import { activeDays84d, daysSinceOrder90d, tradeHistory90d } from './definitions/activity.ts';
import { addresses } from './definitions/addresses.ts';
import { anchorFlow } from './definitions/anchor.ts';
import { averageBalance30d, lowestBalance30d, outflowToInflow90d } from './definitions/balance.ts';
import { bankFlow } from './definitions/bank.ts';
import { behaviour } from './definitions/behaviour.ts';
import { bureau } from './definitions/bureau.ts';
import { buyers90d, largestBuyerShare90d, repeatBuyerShare90d } from './definitions/buyers.ts';
import { farm } from './definitions/farm.ts';
import { form } from './definitions/form.ts';
import { guaranteed } from './definitions/guarantees.ts';
import { invoiceFlow } from './definitions/invoices.ts';
import { matches } from './definitions/matches.ts';
import { neighbourhood } from './definitions/neighbours.ts';
import { orderFlow } from './definitions/order-flow.ts';
import { loansClosed720d, maxDpd360d } from './definitions/own-record.ts';
import { parcelFlow } from './definitions/parcels.ts';
import { payers90d, repeatPayerShare90d } from './definitions/payers.ts';
import { refundShare90d } from './definitions/refunds.ts';
import { takeaway } from './definitions/takeaway.ts';
import {
  daysSinceTakings90d,
  takings90d,
  takingsDays90d,
  takingsGrowth45d,
  takingsVolatility84d,
} from './definitions/takings.ts';
import { till } from './definitions/till.ts';
import {
  averageOrder90d,
  orders90d,
  paidTurnover90d,
  turnoverGrowth45d,
  weeklyVolatility84d,
} from './definitions/turnover.ts';
import { wholesale } from './definitions/wholesale.ts';

/** Every feature. A new one is one more file and a line here, or one more definition in its theme's file. */
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
  ...orderFlow,
  ...parcelFlow,
  ...wholesale,
  ...takeaway,
  ...till,
  ...accountFlow,
  ...bankFlow,
  ...invoiceFlow,
  ...matches,
  ...farm,
  ...anchorFlow,
  ...bureau,
  ...behaviour,
  ...form,
  ...addresses,
  ...guaranteed,
  ...neighbourhood,
];

assert(
  new Set(featureDefinitions.map((d) => d.name)).size === featureDefinitions.length,
  'two features have one name',
);
