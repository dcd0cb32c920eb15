import type { EventData, NewEvent } from '../events/index.ts';
import type { Id, Instant, Json, Result, Source } from '../kernel/index.ts';
import type { Grant, IdentifierKind } from '../party/index.ts';

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

/** What a pull asks of a connector. */
export interface Reading {
  /** What the borrower's connection handed out. A source that needs none (`consent`) gets an empty one. */
  readonly grant: Grant;
  readonly window: PullWindow;
  /** What the last page said; `null`: never read. */
  readonly cursor: Json | null;
  readonly subject: Subject;
  readonly signal?: AbortSignal | undefined;
}

/** What is known of the borrower here, for partners who are asked by it. */
export interface Subject {
  readonly borrowerId: Id<'borrower'>;
  /** The consent under which this is read, for partners who ask for it (rule R8). */
  readonly consentId: string;
  /** A number that names the business, as it was told or learned; `null`: not known. */
  identifier(kind: SubjectIdentifier): Promise<string | null>;
  /** Parcels that shops told of and no carrier told the end of, the newest first. */
  openParcels(atMost: number): Promise<readonly EventData<'order.shipped'>[]>;
}

/** `creditCode`: the unified social credit code; `idCard`: the owner's; `bankAccount`: of the business. */
export const subjectIdentifiers = ['creditCode', 'idCard', 'phone', 'name', 'bankAccount'] as const;
export type SubjectIdentifier = (typeof subjectIdentifiers)[number];

/** How a borrower connects a source. */
export type Connection =
  | {
      /** The borrower agrees at the partner's page, which sends a code back. */
      readonly kind: 'oauth';
      /** Where the borrower agrees at the partner's; the partner sends `state` back unread. */
      authorizeUrl(state: string, redirectUri: string): string;
      /** Trades the code that came back for a grant. Throws `GrantExpired` when it is used or too old. */
      exchange(code: string, redirectUri: string): Promise<Grant>;
    }
  | {
      /** The borrower types what the partner gave them: an activation code, a customer number. */
      readonly kind: 'key';
      readonly fields: readonly KeyField[];
      /** Proves the values at the partner's. Throws `GrantExpired` when the partner does not take them. */
      exchange(values: Readonly<Record<string, string>>): Promise<Grant>;
    }
  /** Nothing to sign in to: the borrower hands in files, which must be of whom `asks` names. */
  | { readonly kind: 'file'; readonly asks?: readonly SubjectIdentifier[] }
  /** The consent is enough: the partner is asked by what names the business. */
  | { readonly kind: 'consent'; readonly asks?: readonly SubjectIdentifier[] };

/** One thing to type when a source is connected by key. */
export interface KeyField {
  readonly name: string;
  readonly label: { readonly zh: string; readonly en: string };
  readonly hint: { readonly zh: string; readonly en: string };
  /** What it must look like. */
  readonly pattern: RegExp;
  /** Shown as dots, never sent back. */
  readonly secret: boolean;
}

/** A partner that a borrower lets us read. One instance per partner app: it holds the app's quota. */
export interface SourceConnector {
  readonly source: Source;
  /** Who is asked in the partner's stead: a credit bureau (rule R8). Absent: the partner itself. */
  readonly via?: Source;
  /** What a consent must name before anything is read. */
  readonly scopes: readonly string[];
  readonly connection: Connection;
  /** A fresh grant. Throws `GrantExpired` when the borrower has to agree again. */
  refresh(grant: Grant): Promise<Grant>;
  /** Tells the partner that the grant is given up; absent where partners know no such call. */
  revoke?(grant: Grant): Promise<void>;
  /**
   * The pages of `window` that `cursor` does not cover yet, verified, each with the next cursor.
   * Throws `GrantExpired`, `PartnerUnavailable`, `PartnerAnswerForged`, `PartnerAnswerMalformed`,
   * `PartnerRefusedCall`, or the signal's reason.
   */
  pages(reading: Reading): AsyncIterable<RawPage>;
  /**
   * The facts on a page. Pure; `rawId` is left `null`. Throws `PartnerAnswerMalformed`, of a file
   * `FileRefused`.
   */
  parse(page: RawPage, context: ParseContext): NewEvent[];
  /** What the partner pushes to us; absent where it pushes nothing. */
  readonly push?: PushReader;
  /** How files of the borrower are read; absent where there are none. */
  readonly files?: FileReader;
  /** Whether calls go out now, or the circuit is open since the partner fell silent. */
  health?(): { readonly circuit: 'closed' | 'open' | 'trying' };
}

export interface ParseContext {
  readonly borrowerId: Id<'borrower'>;
  /** A keyed digest of a counterparty: equal for equal people, telling nothing else. */
  blind(text: string): string;
  /**
   * The digest of a number that names a business wherever it appears: equal in all sources. For a credit
   * code, a bank account, a phone; what is a name at one partner alone goes through `blind`.
   */
  identify(kind: IdentifierKind, text: string): string;
  /** Notes that two keys of `identify` name one firm, by the word of this page. */
  tie(a: string, b: string): void;
  /** The borrower's own numbers, as far as known: a file is theirs, or not. */
  readonly own: Readonly<Partial<Record<SubjectIdentifier, string>>>;
}

/** A pushed notice as it came. */
export interface PushRequest {
  readonly headers: Readonly<Record<string, string>>;
  /** Of the address: some partners put their parameters there. */
  readonly query: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** A verified notice: about whom, and what it says. */
export interface Pushed {
  /** The partner's own id of the notice, or a digest of its text: a repeat has the same. */
  readonly noticeId: string;
  /** The borrower's id at the partner, as in `Grant.externalId`. */
  readonly externalId: string;
  /** What to keep and parse like a page; `null` when it only says that consent was taken back. */
  readonly page: Omit<RawPage, 'cursor'> | null;
  /** The borrower took the consent back at the partner's. */
  readonly revoked: boolean;
}

export type PushRefusal =
  | { readonly code: 'notice_forged' }
  | { readonly code: 'notice_stale' }
  | { readonly code: 'notice_malformed'; readonly field: string };

export interface PushReader {
  /** Verifies the notice over its raw bytes, then reads it. */
  read(request: PushRequest): Result<Pushed, PushRefusal>;
  /** What the partner takes for an acknowledgement. */
  readonly thanks: { readonly body: string; readonly contentType: string };
}

/** A file that a borrower hands in. */
export interface HandedFile {
  /** As the borrower's device names it; only its ending is looked at, and only as a hint. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface FileReader {
  /** Endings that are taken: `xml`, `ofd`, `csv`. Shown to the borrower. */
  readonly endings: readonly string[];
  /** The most that is taken. Unit: bytes. */
  readonly maxBytes: number;
  /**
   * The documents in a file, each kept and parsed like a page: one file may hold many. `cursor` is not
   * used. Throws `FileRefused`.
   */
  open(file: HandedFile): readonly Omit<RawPage, 'cursor'>[];
}
