import type { Clock, Database, Vault } from '../platform/index.ts';
import type { ContactRules } from './contact-rules.ts';

/** What the room works with. */
export interface CollectionsDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly vault: Vault;
  readonly contactRules: ContactRules;
}

/** A member of the lender's staff, or the system itself. */
export interface Person {
  readonly id: string;
  readonly name: string;
}
