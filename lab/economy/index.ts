// The simulated economy: merchants who live day by day, the records their partners hold about them,
// and a past lender's book. Pure and seeded: equal arguments, equal results, on every machine. Who
// serves these records over the wire is lab/sandbox; nothing here knows the server but its kernel.
export { type EventContext, toEvents } from './events.ts';
export { growMerchant } from './grow.ts';
export { parameters } from './parameters.ts';
export { type PastBookOptions, pastBook } from './past-book.ts';
export { memberIdOf, purchasesOf } from './purchases.ts';
export { createRandom, type Random } from './random.ts';
export { type WholesaleOrder, wholesaleSeenAt } from './records.ts';
export { type Scenario, scenarios } from './scenarios.ts';
export type {
  AccountEntry,
  EconomyEvent,
  EconomyEventKind,
  Merchant,
  PastLoan,
  Refund,
  Segment,
  Source,
  TaobaoRefundStatus,
  TaobaoTradeStatus,
  Trade,
  TradeItem,
} from './types.ts';
