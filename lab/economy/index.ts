// The simulated economy: merchants who live day by day, the records their partners hold about them,
// and a past lender's book. Pure and seeded: equal arguments, equal results, on every machine. Who
// serves these records over the wire is lab/sandbox; nothing here knows the server but its kernel.
export type { AnchorOrder, AnchorPayable, AnchorReceipt } from './anchor-records.ts';
export { type ClusterFirm, growCluster } from './cluster.ts';
export { clusterMembers, type Member, placeOfKey } from './cluster-members.ts';
export { type ClusterLoan, growPastCluster } from './cluster-past.ts';
export { type ClusterScenario, clusterScenarios } from './cluster-scenarios.ts';
export { type Address, type Delivery, deliveryOf, maskDetail } from './delivery.ts';
export { type EventContext, toEvents } from './events.ts';
export type {
  InputCategory,
  InputPurchase,
  LandContract,
  LandParcel,
  LandTransfer,
  ProduceSale,
} from './farm-records.ts';
export { memberIdOf } from './firms.ts';
export { growMerchant } from './grow.ts';
export { type HeldEvent, heldEvents, keyOf } from './held-events.ts';
export { firmOf, holdingsOf, noHoldings } from './holdings.ts';
export { parameters } from './parameters.ts';
export type { Counterparty, Firm, GoodsLine } from './parties.ts';
export { type PastBookOptions, pastBook } from './past-book.ts';
export { purchasesOf } from './purchases.ts';
export { createRandom, type Random } from './random.ts';
export {
  type BankBook,
  type BankLine,
  type CreditDebt,
  type CreditFile,
  type CreditInquiry,
  type Holdings,
  type Invoice,
  type InvoiceLine,
  type Parcel,
  type ParcelStep,
  type WholesaleOrder,
  type WholesaleSeen,
  wholesaleSeenAt,
} from './records.ts';
export { type Scenario, scenarios } from './scenarios.ts';
export {
  anchorOrderAt,
  type CreditReport,
  creditReportOn,
  heldAt,
  owedAt,
  paidSeenAt,
  parcelStepsAt,
  takeawayStatusAt,
  type WholesaleStatus,
  wholesaleModifiedAt,
  wholesaleStatusAt,
} from './seen.ts';
export type {
  Acquirer,
  TakeawayOrder,
  TakeawaySettlement,
  TillPayment,
  TillSettlement,
} from './till-records.ts';
export type {
  AccountEntry,
  ClusterSegment,
  EconomyEvent,
  EconomyEventKind,
  EconomySegment,
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
