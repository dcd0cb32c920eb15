import type { NewEvent, Source } from '../events/index.ts';
import type { Id, Instant, Json } from '../kernel/index.ts';
import type { Grant } from '../party/index.ts';

/** One page as a partner answered it. */
export interface RawPage {
  /** The partner's name of the call: `taobao.trades.sold.get`. */
  readonly method: string;
  /** The call's parameters, without tokens and signature. */
  readonly request: Json;
  /** The bytes of the answer, as they came. */
  readonly body: Uint8Array;
  /** Where to go on once this page is stored. */
  readonly cursor: Json;
  /** `body` as it was read when it was verified. A page out of the store is read again. */
  readonly json?: unknown;
}

/** The time to read: `[from, to)`. A source that keeps less gives less. */
export interface PullWindow {
  readonly from: Instant;
  readonly to: Instant;
}

/** A partner that a borrower lets us read. One instance per partner app: it holds the app's quota. */
export interface SourceConnector {
  readonly source: Source;
  /** What a consent must name before anything is read. */
  readonly scopes: readonly string[];
  /** Where the borrower agrees at the partner's; the partner sends `state` back unread. */
  authorizeUrl(state: string, redirectUri: string): string;
  /** Trades the code that came back for a grant. Throws `GrantExpired` when it is used or too old. */
  exchange(code: string, redirectUri: string): Promise<Grant>;
  /** A fresh grant. Throws `GrantExpired` when the borrower has to agree again. */
  refresh(grant: Grant): Promise<Grant>;
  /**
   * The pages of `window` that `cursor` does not cover yet, verified, each with the next cursor.
   * Throws `GrantExpired`, `PartnerUnavailable`, `PartnerAnswerForged`, `PartnerAnswerMalformed`,
   * `PartnerRefusedCall`, or the signal's reason.
   */
  pages(
    grant: Grant,
    window: PullWindow,
    cursor: Json | null,
    signal?: AbortSignal,
  ): AsyncIterable<RawPage>;
  /** The facts on a page. Pure; `rawId` is left `null`. Throws `PartnerAnswerMalformed`. */
  parse(page: RawPage, context: ParseContext): NewEvent[];
}

export interface ParseContext {
  readonly borrowerId: Id<'borrower'>;
  /** A keyed digest of a counterparty: equal for equal people, telling nothing else. */
  blind(text: string): string;
}
