import type { IdentityProvider, PullDeps } from '../connectors/index.ts';
import type { PaperReader } from './reader.ts';

/** What papers work with. */
export interface EvidenceDeps extends PullDeps {
  readonly reader: PaperReader;
  /** A register of licences; `null`: nobody is asked, a person looks. */
  readonly identity: IdentityProvider | null;
}
