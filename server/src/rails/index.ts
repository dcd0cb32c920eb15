// How money leaves and comes in: the port that payments go through, a bank's host behind it, and what
// rails push to us. When money moves is said by later rooms; Alipay as a rail stands in `connectors`,
// beside the gateway it shares with Alipay as a source.
export { type RailAnswerJson, railAnswerFromJson, railAnswerToJson } from './answer-json.ts';
export type { BankConfig } from './bank/dialogue.ts';
export {
  BankAnswerForged,
  BankAnswerMalformed,
  BankOrderConflict,
  BankUnavailable,
} from './bank/errors.ts';
export { type BankRail, connectBank } from './bank/rail.ts';
export { joinStatements, railsOf } from './join-statements.ts';
export { type KeptNotice, keepNotice, listNotices } from './keep-notice.ts';
export {
  type AskedAmount,
  type CollectionRail,
  type CollectOrder,
  type DayKnown,
  type DayStatement,
  type NoticeReader,
  type NoticeRefusal,
  type PayoutRail,
  type RailAnswer,
  type RailDay,
  type RailNotFound,
  type RailNotice,
  type RailStatement,
  RailUnanswered,
  type StatementLine,
  type TransferAnswer,
  type TransferOrder,
} from './port.ts';
export { settledAmount } from './settled-amount.ts';
