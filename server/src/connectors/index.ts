// Partners: what they hold of a borrower becomes kept payloads and business events, each one's wire format in its
// own folder. Who permits a read is party's, what facts mean features'; money moves over `rails`.
export { alipayConfigIn } from './alipay/definition.ts';
export { alipayStatement } from './alipay/fund-bill.ts';
export { type AlipayTransferConfig, alipayNoticeReader, alipayRail } from './alipay/transfer.ts';
export {
  type CreditLine,
  type CreditReportBatch,
  type CreditReporter,
  openCreditReporter,
} from './bureau/credit-reporter.ts';
export type { SourceDefinition, SourceSettings, SourceTheme } from './define.ts';
export { sourceDefinitions } from './definitions.ts';
export {
  FileRefused,
  fileFaults,
  GrantExpired,
  PartnerAnswerForged,
  PartnerAnswerMalformed,
  PartnerRefusedCall,
  PartnerUnavailable,
} from './errors.ts';
export { openTable } from './files/whole-file.ts';
export { FILE_MAX_BYTES, type HandedIn, type HandInRefusal, handIn } from './hand-in.ts';
export { listHealth, listPulls, type SourceHealth } from './health.ts';
export type { Fetch, PartnerDeps } from './http.ts';
export {
  type IdentityProvider,
  identitySettings,
  type Licence,
  openIdentityProvider,
  readIdentitySettings,
} from './identity/provider.ts';
export { type ConsentEnded, keepPush, type PushOutcome } from './keep-push.ts';
export {
  type PullDeps,
  type PullRefusal,
  type PullReport,
  type PullRequest,
  pullSource,
} from './pull.ts';
export { listRawPages, openRawPage } from './raw-pages.ts';
export {
  type Connectors,
  definitionOf,
  openConnectors,
  readSourceSettings,
  settingNames,
} from './registry.ts';
export { type Replayed, replayPage } from './replay-page.ts';
export { type Forgotten, forgetOldPayloads, forgetPayloadsOf } from './retain.ts';
export type {
  Connection,
  ParseContext,
  PullWindow,
  PushRequest,
  RawPage,
  Reading,
  SourceConnector,
} from './source.ts';
