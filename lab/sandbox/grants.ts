import { randomBytes } from 'node:crypto';
import { type Instant, instant } from '@open310/server/kernel';
import type { SandboxClock } from './clock.ts';
import type { Partner } from './faults.ts';
import type { Journal, JournalRecord } from './journal.ts';

const DAY_MS = 86_400_000;

/** A merchant's one-time yes, on its way back to the lender through the browser. */
export interface AuthCode {
  readonly partner: Partner;
  readonly code: string;
  readonly merchantKey: string;
  readonly redirectUri: string;
  readonly issuedAt: Instant;
}

/** What a code became: the lender may act for the merchant. */
export interface Token {
  readonly partner: Partner;
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly merchantKey: string;
  readonly issuedAt: Instant;
  /** No answer under this token from then on. */
  readonly expiresAt: Instant;
  /** Taobao ends the token's reach into orders earlier (`r2`); elsewhere as `expiresAt`. */
  readonly ordersUntil: Instant;
  readonly refreshUntil: Instant;
}

export interface TokenLife {
  readonly tokenMs: number;
  readonly ordersMs: number;
  readonly refreshMs: number;
}

export interface Grants {
  issueCode(partner: Partner, merchantKey: string, redirectUri: string): string;
  /** Uses the code up. `undefined` when unknown, used, a day old, or given for another address. */
  redeem(partner: Partner, code: string, redirectUri?: string): AuthCode | undefined;
  /** A new token; the merchant's older ones die, at once or after `graceMs`. */
  grant(
    partner: Partner,
    merchantKey: string,
    accessToken: string,
    refreshToken: string,
    graceMs?: number,
  ): Token;
  findByAccess(partner: Partner, accessToken: string): Token | undefined;
  findByRefresh(partner: Partner, refreshToken: string): Token | undefined;
  /** What the merchant does in the partner's own settings: every token dies. */
  revoke(partner: Partner, merchantKey: string): number;
  /** Ends the tokens of a partner early, as their time would. */
  expireAll(partner: Partner): number;
}

/** Where a partner's tokens have no end. */
const FOR_EVER_MS = 3_650 * DAY_MS;
const forEver: TokenLife = { tokenMs: FOR_EVER_MS, ordersMs: FOR_EVER_MS, refreshMs: FOR_EVER_MS };

/** `n` random bytes as hex. */
export const randomHex = (n: number): string => randomBytes(n).toString('hex');

/** The codes and tokens there are: what the journal says, and nothing else. */
function openBook(journal: Journal) {
  const codes = new Map<string, AuthCode>();
  const tokens = new Map<string, Token>(); // By access token.
  const apply = (record: JournalRecord): void => {
    if (record.kind === 'code') codes.set(String(record.code), record as unknown as AuthCode);
    if (record.kind === 'code_used') codes.delete(String(record.code));
    if (record.kind === 'token') tokens.set(String(record.accessToken), record as unknown as Token);
  };
  for (const record of journal.past) apply(record);
  const keep = (kind: string, fields: AuthCode | Token | { code: string }): void => {
    const record = { ...fields, kind } as unknown as JournalRecord;
    journal.append(record);
    apply(record);
  };
  return { codes, tokens, keep };
}

/** The tokens of the book: whose, whether they still open anything, and how they end. */
function openTokens(
  clock: SandboxClock,
  tokens: ReadonlyMap<string, Token>,
  keep: (kind: string, fields: Token) => void,
) {
  const ofMerchant = (partner: Partner, merchantKey?: string): Token[] =>
    [...tokens.values()].filter(
      (t) => t.partner === partner && (merchantKey ?? t.merchantKey) === t.merchantKey,
    );
  const isLive = (token: Token): boolean =>
    token.expiresAt > clock.now() || token.refreshUntil > clock.now();
  const end = (token: Token, at: Instant, refreshUntil: Instant): void =>
    keep('token', {
      ...token,
      expiresAt: instant(Math.min(at, token.expiresAt)),
      ordersUntil: instant(Math.min(at, token.ordersUntil)),
      refreshUntil: instant(Math.min(refreshUntil, token.refreshUntil)),
    });
  return { ofMerchant, isLive, end };
}

export function createGrants(
  clock: SandboxClock,
  journal: Journal,
  life: Partial<Record<Partner, TokenLife>>,
): Grants {
  const { codes, tokens, keep } = openBook(journal);

  const { ofMerchant, isLive, end } = openTokens(clock, tokens, keep);

  return {
    issueCode: (partner, merchantKey, redirectUri) => {
      const code = randomHex(16);
      keep('code', { partner, code, merchantKey, redirectUri, issuedAt: clock.now() });
      return code;
    },
    redeem: (partner, code, redirectUri) => {
      const found = codes.get(code);
      if (!found || found.partner !== partner) return undefined;
      keep('code_used', { code });
      if (clock.now() - found.issuedAt > DAY_MS) return undefined;
      if (redirectUri !== undefined && redirectUri !== found.redirectUri) return undefined;
      return found;
    },
    grant: (partner, merchantKey, accessToken, refreshToken, graceMs = 0) => {
      const now = clock.now();
      for (const old of ofMerchant(partner, merchantKey).filter(isLive)) {
        end(old, instant(now + graceMs), now);
      }
      const { tokenMs, ordersMs, refreshMs } = life[partner] ?? forEver;
      const token: Token = {
        partner,
        accessToken,
        refreshToken,
        merchantKey,
        issuedAt: now,
        expiresAt: instant(now + tokenMs),
        ordersUntil: instant(now + ordersMs),
        refreshUntil: instant(now + refreshMs),
      };
      keep('token', token);
      return token;
    },
    findByAccess: (partner, accessToken) => {
      const token = tokens.get(accessToken);
      return token?.partner === partner ? token : undefined;
    },
    findByRefresh: (partner, refreshToken) =>
      ofMerchant(partner).find(
        (t) => t.refreshToken === refreshToken && t.refreshUntil > clock.now(),
      ),
    revoke: (partner, merchantKey) => {
      const ended = ofMerchant(partner, merchantKey).filter(isLive);
      for (const token of ended) end(token, clock.now(), clock.now());
      return ended.length;
    },
    expireAll: (partner) => {
      const ended = ofMerchant(partner).filter((t) => t.expiresAt > clock.now());
      for (const token of ended) end(token, clock.now(), token.refreshUntil);
      return ended.length;
    },
  };
}
