import type { SandboxClock } from './clock.ts';
import type { Faults } from './faults.ts';
import type { Grants } from './grants.ts';
import type { Journal } from './journal.ts';
import type { SandboxKeys } from './keys.ts';
import type { Resident, Residents } from './merchants.ts';
import type { Requests } from './requests.ts';

/** What the partners hold about the lender's app: registered once, changed by its developer. */
export interface LenderApp {
  /** The lender's borrower page. */
  url: string;
  /** Where a merchant's yes may be sent back to; nowhere else. */
  redirectUris: { alipay: string; taobao: string };
  /** Where Alipay sends its notices; none when absent. */
  notifyUrl: string | undefined;
}

/** What pages say of a partner, and whom it serves. */
export interface PartnerFace {
  readonly name: { readonly zh: string; readonly en: string };
  serves(resident: Resident): boolean;
}

/** What the twins share. */
export interface World {
  readonly clock: SandboxClock;
  readonly faults: Faults;
  readonly requests: Requests;
  readonly grants: Grants;
  readonly residents: Residents;
  readonly journal: Journal;
  readonly keys: SandboxKeys;
  readonly lender: LenderApp;
  /** The partners of `twins.ts`. */
  readonly faces: ReadonlyMap<string, PartnerFace>;
  /** Alipay's tries after the first notice. Unit: ms after the try before. */
  readonly notifyDelaysMs: readonly number[];
}
