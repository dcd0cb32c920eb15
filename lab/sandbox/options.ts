import { addDays, type Instant, instant, shanghaiDay, startOfDay } from '@open310/server/kernel';
import type { Partner } from './faults.ts';
import type { TokenLife } from './grants.ts';
import { grownMerchants } from './grown.ts';
import type { Journal } from './journal.ts';
import type { SandboxKeys } from './keys.ts';
import type { MerchantSource } from './merchants.ts';
import type { RateLimit } from './rate-limit.ts';
import { twins } from './twins.ts';
import type { LenderApp } from './world.ts';

export interface SandboxOptions {
  /** 0 or nothing: any free port. */
  readonly port?: number;
  readonly bankPort?: number;
  readonly seed: number;
  /** Where the partners' clock stands when they start. */
  readonly today: Instant;
  /** Keys, config.json and the journals live there; without it everything is forgotten at the end. */
  readonly dataDir?: string;
  /** In place of new ones, which take a moment to make. */
  readonly keys?: SandboxKeys;
  /** The lender's borrower page. */
  readonly lenderUrl?: string;
  /** `<lenderUrl>/api/borrower/callback/<source>` when not given. */
  readonly redirectUris?: LenderApp['redirectUris'];
  /** `<lenderUrl>/api/partner/rails/<rail>/notices` when not given; null: none are sent. */
  readonly notifyUrl?: string | null;
  readonly bankNoticeUrl?: string | null;
  /** A clock that somebody else drives, in place of one that runs from `today`. */
  readonly now?: () => Instant;
  /** In place of the economy. */
  readonly merchants?: MerchantSource;
  readonly rateLimit?: RateLimit;
  readonly tokenLife?: Partial<Record<Partner, TokenLife>>;
  readonly notifyDelaysMs?: readonly number[];
  readonly bankSettle?: 'instant' | 'delayed';
}

const DAY_MS = 86_400_000;
const YEAR_MS = 365 * DAY_MS;
/** As much as Alipay answers for, and the days before which give it a start. Assumed. */
const HISTORY_DAYS = 450;
export const LENDER_ID = 'OPEN310LENDER';

/** Alipay's tokens live on; Taobao's 30 days, but only 3 of them reach orders (`r2`). */
export const usualLife: Partial<Record<Partner, TokenLife>> = {
  alipay: { tokenMs: 10 * YEAR_MS, ordersMs: 10 * YEAR_MS, refreshMs: 10 * YEAR_MS },
  taobao: { tokenMs: 30 * DAY_MS, ordersMs: 3 * DAY_MS, refreshMs: 180 * DAY_MS },
  ...Object.fromEntries(
    twins.flatMap(({ partner, tokenLife }) => (tokenLife ? [[partner, tokenLife]] : [])),
  ),
};

/** The real schedule (4m, 10m, 10m, 1h, 2h, 6h, 15h) in milliseconds for seconds. */
export const usualDelaysMs = [240, 600, 600, 3_600, 7_200, 21_600, 54_000];

/** The first start decides where history begins, so that a restarted sandbox tells the same one. */
export function economy(o: SandboxOptions, journal: Journal): MerchantSource {
  const born = journal.past.find((record) => record.kind === 'born');
  const from = born
    ? instant(Number(born.from))
    : startOfDay(addDays(shanghaiDay(o.today), -HISTORY_DAYS));
  const seed = born ? Number(born.seed) : o.seed;
  if (!born) journal.append({ kind: 'born', from, seed });
  return grownMerchants({ seed, from, to: o.today });
}

/** Where a lender's server listens when it follows its defaults. */
const LENDER_URL = 'http://127.0.0.1:3100';

/** What follows from the lender's address: where a yes comes back to, where Alipay's notices go. */
export function lenderAt(address: string): LenderApp {
  const url = address.replace(/\/$/, '');
  return {
    url,
    redirectUris: {
      alipay: `${url}/api/borrower/callback/alipay`,
      taobao: `${url}/api/borrower/callback/taobao`,
    },
    notifyUrl: `${url}/api/partner/rails/alipay/notices`,
  };
}

export const bankNotices = (lenderUrl: string): string =>
  `${lenderUrl}/api/partner/rails/bank/notices`;

/** What the partners are told about the lender's app when they start. */
export function registerLender(o: SandboxOptions): LenderApp {
  const usual = lenderAt(o.lenderUrl ?? LENDER_URL);
  return {
    ...usual,
    redirectUris: o.redirectUris ?? usual.redirectUris,
    notifyUrl: o.notifyUrl === undefined ? usual.notifyUrl : (o.notifyUrl ?? undefined),
  };
}
