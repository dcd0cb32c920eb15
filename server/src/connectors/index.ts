// Partners, in and out: what they hold of a borrower becomes kept payloads and business events, and
// money leaves and comes in over rails. Each partner's wire format stays in its own folder. Who
// permits a read lives in party, what the facts mean in features, when money moves in later rooms.
export { alipayConnector } from './alipay/connector.ts';
export type { AlipayConfig } from './alipay/gateway.ts';
export { type AlipayTransferConfig, alipayNoticeReader, alipayRail } from './alipay/transfer.ts';
export type { BankConfig } from './bank/dialogue.ts';
export {
  BankAnswerForged,
  BankAnswerMalformed,
  BankOrderConflict,
  BankUnavailable,
} from './bank/errors.ts';
export { type BankRail, connectBank } from './bank/rail.ts';
export {
  GrantExpired,
  PartnerAnswerForged,
  PartnerAnswerMalformed,
  PartnerRefusedCall,
  PartnerUnavailable,
} from './errors.ts';
export type { Fetch, PartnerDeps } from './http.ts';
export {
  type PullDeps,
  type PullRefusal,
  type PullReport,
  type PullRequest,
  pullSource,
} from './pull.ts';
export { type RailAnswerJson, railAnswerFromJson, railAnswerToJson } from './rail/answer-json.ts';
export { type KeptNotice, keepNotice, listNotices } from './rail/keep-notice.ts';
export {
  type AskedAmount,
  type CollectionRail,
  type CollectOrder,
  type NoticeReader,
  type NoticeRefusal,
  type PayoutRail,
  type RailAnswer,
  type RailNotFound,
  type RailNotice,
  type RailStatement,
  RailUnanswered,
  type StatementLine,
  type TransferAnswer,
  type TransferOrder,
} from './rail/port.ts';
export { settledAmount } from './rail/settled-amount.ts';
export { type KeptPage, openRawPage } from './raw-pages.ts';
export type { ParseContext, PullWindow, RawPage, SourceConnector } from './source.ts';
export { taobaoConnector } from './taobao/connector.ts';
export type { TaobaoConfig } from './taobao/gateway.ts';
