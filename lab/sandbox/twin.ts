import type { Hono } from 'hono';
import type { FaultKind, Partner } from './faults.ts';
import type { TokenLife } from './grants.ts';
import type { TwinKeys } from './keys.ts';
import type { Resident } from './merchants.ts';
import type { Limiter } from './rate-limit.ts';
import type { Env } from './transport.ts';
import type { World } from './world.ts';

/** A partner of the sandbox beside Alipay, Taobao and the bank: one folder, one line in `twins.ts`. */
export interface Twin {
  readonly partner: Partner;
  /** As the sandbox's pages show it. */
  readonly name: { readonly zh: string; readonly en: string };
  /** New secrets. */
  makeKeys(): TwinKeys;
  /** The server's settings that lead to this twin, which is mounted at `url`. */
  environment(url: string, keys: TwinKeys): Readonly<Record<string, string>>;
  /** What it answers to, relative to where it is mounted (`/<partner>`). */
  routes(place: TwinPlace): Hono<Env>;
  /** Whether a merchant has anything here. */
  serves(resident: Resident): boolean;
  /** How long its tokens live; absent where it has none. */
  readonly tokenLife?: TokenLife;
  /** Faults it can show, and the methods that each means something for (absent: any). */
  readonly faults: Readonly<Partial<Record<FaultKind, readonly string[] | true>>>;
}

/** What a twin stands on. */
export interface TwinPlace {
  readonly world: World;
  readonly keys: TwinKeys;
  /** Where it is mounted: `http://127.0.0.1:3200/eleme`. Known once the sandbox listens. */
  url(): string;
  readonly limiter: Limiter;
  /** Where the lender takes a merchant's yes of this partner. */
  redirectUri(): string;
  /** Where the lender takes what this partner pushes: `<lender>/api/partner/sources/<partner>/notices`. */
  noticeUrl(): string;
  /**
   * Sends a notice to the lender, now or `afterMs` later, again when it is not answered as `isThanks`
   * says, and twice or late when such a fault is armed.
   */
  push(notice: TwinNotice): void;
}

export interface TwinNotice {
  readonly what: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Added to the address, for partners who put parameters there. */
  readonly query?: Readonly<Record<string, string>>;
  readonly afterMs?: number;
  isThanks(status: number, body: string): boolean;
}
