import type { Clock, Database, Vault, Workflows } from '../platform/index.ts';

/** What the room works with. */
export interface SessionsDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly vault: Vault;
  readonly workflows: Pick<Workflows, 'enqueue'>;
}

/** The browser somebody comes with. */
export interface Browser {
  /** The word by which it is known: a cookie of ours. */
  readonly device: string;
  /** What it calls itself, shortened: `Chrome, Android`. */
  readonly says: string;
}
