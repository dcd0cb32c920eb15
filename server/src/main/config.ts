import { z } from '@hono/zod-openapi';
import { WIDEST_HOURS } from '../collections/index.ts';
import {
  readIdentitySettings,
  readSourceSettings,
  type SourceSettings,
} from '../connectors/index.ts';
import { type AliyunSettings, readAliyunSettings } from '../messages/index.ts';
import { httpSetting as http, msSetting as ms, pemSetting as pem } from '../platform/index.ts';
import { keyRing } from './data-keys.ts';

// Every setting of the server, read once from the environment at start. A missing or malformed
// value stops the start with one line a setting; nothing else in the server reads the environment.

/** `0,14400000`: milliseconds, each later than the one before. */
function delays(value: string, ctx: z.RefinementCtx): number[] {
  const list = /^\d{1,8}(,\d{1,8})*$/.test(value) ? value.split(',').map(Number) : [];
  const ascends = list.every((after, i) => i === 0 || after > (list[i - 1] ?? 0));
  if (list.length > 0 && ascends) return list;
  ctx.addIssue('must be milliseconds, ascending, comma-separated');
  return z.NEVER;
}

/** `08-21`: from the first hour to the second, not included. */
function hours(value: string, ctx: z.RefinementCtx) {
  const [, from, until] = /^(\d{1,2})-(\d{1,2})$/.exec(value)?.map(Number) ?? [];
  if (from !== undefined && until !== undefined && from < until && until <= 24) {
    return { fromHour: from, untilHour: until };
  }
  ctx.addIssue('must be two hours of a day, such as 08-21');
  return z.NEVER;
}

/** As `hours`, within those that the guide on collecting leaves open. */
function contactHours(value: string, ctx: z.RefinementCtx) {
  const read = hours(value, ctx);
  if (typeof read.fromHour !== 'number') return z.NEVER; // Said already.
  const isAllowed =
    read.fromHour >= WIDEST_HOURS.fromHour && read.untilHour <= WIDEST_HOURS.untilHour;
  if (isAllowed) return read;
  ctx.addIssue('must lie between 08 and 22: nobody is contacted at night');
  return z.NEVER;
}

const port = z.coerce.number().int().min(0).max(65_535);

/** A header's name. Empty, as a compose file leaves what nobody set, is unset. */
const headerName = z
  .string()
  .trim()
  .regex(/^[\w-]*$/, 'is the name of a header, such as x-forwarded-for')
  .transform((name) => (name === '' ? undefined : name));

const Settings = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(16),
  /** Keys that seal tokens and personal data: base64, 32 bytes each, oldest first, with or without their ids (`npm run keys`). */
  DATA_KEYS: keyRing,
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(3100),
  /** The address borrowers see; partners send them back to it. */
  PUBLIC_URL: http,
  /** The built pages. Unset: the API alone. */
  WEB_DIR: z.string().optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  OTLP_TRACES_URL: http.optional(),
  EXECUTOR_ID: z
    .string()
    .regex(/^[\w.-]{1,60}$/)
    .default('local'),
  /** `inline`: this process also runs workflows; `none`: a separate `work` process does. */
  WORK: z.enum(['inline', 'none']).default('inline'),
  MODELS_DIR: z.string().default(new URL('../../models', import.meta.url).pathname),
  FUNDER_ID: z
    .string()
    .regex(/^[\w-]{1,40}$/)
    .default('lender'),
  /** A session of a borrower ends so long after it was opened, whatever is done in it. */
  SESSION_TTL_MS: ms(12 * 3_600_000),
  /** `on`: who is new may come in by a phone alone; `off`: only who is known here by that number. */
  PHONE_SIGN_UP: z.enum(['on', 'off']).default('on'),

  /** `guided`, `fixed` (one form for all, filled in by hand), or `both`. */
  APPLICATION_FORMS: z.enum(['guided', 'both', 'fixed']).default('guided'),
  /** What is asked for first: by worth and how likely it is there, or by worth alone. */
  ASK_BY: z.enum(['likelihood', 'worth']).default('likelihood'),
  APPLICATION_TTL_MS: ms(24 * 3_600_000),
  OFFER_TTL_MS: ms(7 * 24 * 3_600_000),
  /** Forced reading time of the total-cost table. The rule names no figure; this one is ours. */
  DISCLOSURE_READING_MS: ms(5_000),
  SOURCE_BUDGET_MS: ms(8_000),
  SETTLE_AFTER_MS: ms(5_000),

  /** Attempts to collect what is due on a day, after its first moment. Unit: ms. Assumed. */
  COLLECT_AFTER_MS: z.string().default('0,14400000,28800000').transform(delays),
  /** Hours in Shanghai in which money may be collected; the last is not included. Assumed. */
  COLLECT_HOURS: z.string().default('08-21').transform(hours),
  /** Every day until so many days past due, then on due dates and once in `COLLECT_THEN_EVERY_DAYS`. */
  COLLECT_DAILY_DAYS: z.coerce.number().int().min(0).max(3_650).default(30),
  COLLECT_THEN_EVERY_DAYS: z.coerce.number().int().min(1).max(3_650).default(7),
  /** The least worth collecting where an account holds less than what is due. Unit: fen. */
  COLLECT_AT_LEAST_FEN: z
    .string()
    .regex(/^[1-9]\d{0,11}$/, 'must be a whole number of fen, above zero')
    .default('100')
    .transform(BigInt),
  /** Loans that are collected at the same time. */
  COLLECT_AT_ONCE: z.coerce.number().int().min(1).max(200).default(8),
  /** `yes`: also while the books are ahead of the calendar, as in a simulation. */
  COLLECT_EARLY: z.enum(['no', 'yes']).default('no'),

  /** Hours in Shanghai in which borrowers may be contacted; at most 08-22 (association's guide of 30 Jan 2026; confirm). */
  CONTACT_HOURS: z.string().default('08-20').transform(contactHours),
  /** `yes`: weekends and public holidays are days like others. Assumed. */
  CONTACT_DAYS_OFF: z.enum(['no', 'yes']).default('no'),
  /** Calls a day to a borrower; the guide asks for at most 6 tries of one number (confirm). */
  CONTACT_CALLS_PER_DAY: z.coerce.number().int().min(0).max(6).default(3),
  /** Contacts a day, and in seven days, over all channels. Assumed. */
  CONTACT_PER_DAY: z.coerce.number().int().min(0).max(20).default(3),
  CONTACT_PER_WEEK: z.coerce.number().int().min(0).max(60).default(10),
  /** Days in which a complaint is answered: at most 15 (Order 3 of 2020). */
  COMPLAINT_ANSWER_DAYS: z.coerce.number().int().min(1).max(15).default(15),

  /** The most that a loan may cost in all, a year, in parts per billion. The trade works with 24 % (rules R3; confirm). */
  COST_CAP_E9: z.coerce.bigint().min(0n).max(10_000_000_000n).default(240_000_000n),

  /**
   * From this amount on whom the borrower buys from is paid, not the borrower (loan measures of 2024, rules R14; confirm: the
   * texts were not readable, summaries name 300,000 and 500,000 yuan for persons, 10,000,000 for firms; the least ends). Unit: fen.
   */
  ENTRUSTED_FROM_FEN: z.coerce
    .bigint()
    .min(1n)
    .max(10n ** 15n)
    .default(30_000_000n),
  /** `on`: whoever may change anything, at the lender or at a partner, signs in with a second factor. */
  STAFF_SECOND_FACTOR: z.enum(['on', 'off']).default('on'),
  /** A session of staff, or of a partner's people, ends when nothing was done in it for so long. */
  STAFF_SESSION_IDLE_MS: ms(30 * 60_000),
  /** Such a session ends so long after it was opened, whatever is done in it. */
  STAFF_SESSION_TTL_MS: ms(12 * 3_600_000),
  /** `on`: an access key opens the staff's pages as well as the API. Keys are for programs. */
  STAFF_PAGE_KEYS: z.enum(['on', 'off']).default('off'),
  /** The lender's own identity provider (OpenID Connect), by which staff sign in. Unset: by password alone. */
  OIDC_ISSUER: http.optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  /** An identity provider by which partners' people sign in, such as a realm of the lender's. Unset: by password alone. */
  PARTNER_OIDC_ISSUER: http.optional(),
  PARTNER_OIDC_CLIENT_ID: z.string().min(1).optional(),
  PARTNER_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  /** The header in which the proxy in front tells from where a request comes, such as `x-forwarded-for`; `none`: it passes connections on as they come. Wanted where `PUBLIC_URL` is https: something in front ends that. */
  CLIENT_ADDRESS_HEADER: headerName.optional(),

  /** `on`: what staff do that moves money or closes the books waits for a second person. */
  MAKER_CHECKER: z.enum(['on', 'off']).default('on'),

  /** `public`: webhooks go by https to public addresses alone; `any`: also by http and to private ones, where systems are tried. */
  WEBHOOK_TARGETS: z.enum(['public', 'any']).default('public'),

  /** `borrower`: above a tenth of what a borrower owes non-performing, all of it is (rules R9); `retail`: each loan by itself. */
  CLASSIFY_BY: z.enum(['retail', 'borrower']).default('retail'),
  /** Set aside at least, of all loans: 1.5 to 2.5 % by the notice of 2018 (rules R10; confirm). Parts per million. */
  PROVISION_LOAN_RATIO_PPM: z.coerce.number().int().min(0).max(1_000_000).default(25_000),
  /** Set aside at least, of the non-performing: 120 to 150 % by the same notice. Parts per million. */
  PROVISION_COVERAGE_PPM: z.coerce.number().int().min(0).max(10_000_000).default(1_500_000),

  /** Of what is owed at default, the part that is lost; `npm run risk -- losses` tells it of the lender's own book. Parts per million. Assumed. */
  LOSS_LGD_PPM: z.coerce.number().int().min(0).max(1_000_000).default(600_000),
  /** A loan past due is at least so likely to default (rules R10, expected loss). Parts per million. Assumed. */
  LOSS_SPECIAL_MENTION_PPM: z.coerce.number().int().min(0).max(1_000_000).default(200_000),
  /** Of what may still be drawn, the part taken to be drawn by a default. Parts per million. Assumed. */
  LOSS_UNDRAWN_PPM: z.coerce.number().int().min(0).max(1_000_000).default(500_000),
  /** Value added tax on interest and fees: 6 % (Caishui [2016] 36; confirm). Parts per million of the price without it. */
  VAT_PPM: z.coerce.number().int().min(0).max(1_000_000).default(60_000),

  PAYOUT_RAIL: z.enum(['bank', 'alipay']).default('bank'),
  BANK_URL: http,
  BANK_LENDER_ID: z.string().min(1).max(35),
  BANK_LENDER_ACCOUNT: z.string().min(1).max(34),
  /** What documents are sealed with: a PKCS #12, base64 (`npm run seal`). Unset: none are handed out. */
  DOCUMENTS_P12: z.base64().optional(),
  DOCUMENTS_PASSPHRASE: z.string().default(''),

  BANK_PRIVATE_KEY: pem,
  BANK_PUBLIC_KEY: pem,
  BANK_TIMEOUT_MS: ms(5_000),

  /** The scene of the lender's own contract; none of the public ones is a loan. */
  ALIPAY_TRANSFER_SCENE: z.string().default('业务结算'),
});

/** The settings, and those of every source that the lender has. */
export type Config = z.infer<typeof Settings> & {
  readonly sources: SourceSettings;
  /** Of whoever is asked who a borrower is; absent: nobody is. */
  readonly identity?: Readonly<Record<string, unknown>> | undefined;
  /** Of whoever delivers text messages; absent: nobody does. */
  readonly messages?: AliyunSettings | undefined;
};

const bookNames = {
  CLASSIFY_BY: true,
  PROVISION_LOAN_RATIO_PPM: true,
  PROVISION_COVERAGE_PPM: true,
  LOSS_LGD_PPM: true,
  LOSS_SPECIAL_MENTION_PPM: true,
  LOSS_UNDRAWN_PPM: true,
  VAT_PPM: true,
} as const;

/** How loans are classified and provided for, and what they bring is taxed. */
export type BookSettings = Pick<z.infer<typeof Settings>, keyof typeof bookNames>;

/** The environment does not make a configuration; the message has one line a setting. */
export class BadConfig extends Error {
  override readonly name = 'BadConfig';
}

/** The settings that classes and reports follow, for commands that need nothing else; `undefined`: not usable. */
export const readBookSettings = (
  environment: Readonly<Record<string, string | undefined>>,
): BookSettings | undefined => Settings.pick(bookNames).safeParse(environment).data;

/** What about entering does not go together. */
function entryFaults(read: z.infer<typeof Settings> | undefined) {
  const faults: { readonly name: string; readonly message: string }[] = [];
  for (const prefix of ['OIDC', 'PARTNER_OIDC'] as const) {
    const parts = ['ISSUER', 'CLIENT_ID', 'CLIENT_SECRET'] as const;
    const set = parts.filter((part) => read?.[`${prefix}_${part}`] !== undefined);
    if (set.length === 0 || set.length === parts.length) continue;
    const name = `${prefix}_ISSUER`;
    faults.push({ name, message: `is set together with the other ${prefix}_ settings` });
  }
  // We speak http: https ends in front of us, and whoever comes seems to come from there.
  if (read?.PUBLIC_URL.startsWith('https:') && read.CLIENT_ADDRESS_HEADER === undefined) {
    const message =
      'is wanted where PUBLIC_URL is https: else all seem to come from the proxy, and one who guesses passwords locks out everybody; none: it passes connections on as they come';
    faults.push({ name: 'CLIENT_ADDRESS_HEADER', message });
  }
  return faults;
}

/** Reads the configuration. Throws `BadConfig`, which never repeats a value: it may be a secret. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const read = Settings.safeParse(environment);
  const sources = readSourceSettings(environment);
  const identity = readIdentitySettings(environment);
  const messages = readAliyunSettings(environment);
  const issues = read.error?.issues.map((issue) => {
    const name = issue.path.join('.');
    return { name, message: environment[name] === undefined ? 'is missing' : issue.message };
  });
  const all = [...(issues ?? []), ...sources.issues, ...identity.issues, ...messages.issues];
  if (read.data?.PAYOUT_RAIL === 'alipay' && sources.settings.alipay === undefined) {
    all.push({ name: 'PAYOUT_RAIL', message: 'alipay needs the ALIPAY_ settings' });
  }
  all.push(...entryFaults(read.data));
  if (read.success && all.length === 0)
    return {
      ...read.data,
      ...{ sources: sources.settings, identity: identity.settings, messages: messages.settings },
    };
  const lines = all.map(({ name, message }) => `  ${name}: ${message}`);
  throw new BadConfig(`The configuration is not usable:\n${lines.join('\n')}`);
}
