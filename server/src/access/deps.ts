import type { Clock, Database, Vault } from '../platform/index.ts';

/** What a lender decides about entering. */
export interface SignInRules {
  /** A session ends when nothing was done in it for so long. Unit: ms. */
  readonly idleMs: number;
  /** A session ends so long after it was opened, whatever is done in it. Unit: ms. */
  readonly longestMs: number;
  /** What a password costs to judge: `PASSWORD_COST`, save in tests. */
  readonly cost: number;
  /** Whether people of these roles must have a second factor. */
  readonly needsSecond: (roles: readonly string[], audience: 'staff' | 'partner') => boolean;
}

/** What entering works with. */
export interface AccessDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly vault: Vault;
  readonly rules: SignInRules;
}

/** From where somebody comes. */
export interface From {
  /** The network address. */
  readonly address: string;
  /** The word by which the browser is known: a cookie of ours. */
  readonly device: string;
  /** What the browser calls itself, shortened: `Chrome, Windows`. */
  readonly says: string;
}
