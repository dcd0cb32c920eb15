import { createHash } from 'node:crypto';
import {
  canonicalJson,
  type Id,
  instant,
  ok,
  type Result,
  refuse,
  type Says,
  type Source,
} from '../kernel/index.ts';
import {
  type ConsentInUse,
  grantConsent,
  listConsents,
  listLinks,
  TELLING,
} from '../party/index.ts';
import { newId } from '../platform/index.ts';
import type { AllowRefusal } from './allow.ts';
import { CONSENT_DAYS } from './consent-text.ts';
import type { Deps } from './deps.ts';

const DAY_MS = 86_400_000;
const version = '2026-11-29';

const says: readonly Says[] = [
  {
    zh: '我单独同意：贷款人可将我的申请进度（已提交、获得方案、被拒绝、转人工、撤回、过期）、授信额度，以及借据状态（放款、还款、逾期、结清、续贷、重组、核销的日期与金额）告知所选平台。',
    en: 'I separately agree that the lender tells the platform chosen how my applications stand (submitted, offered, declined, waiting for a person, withdrawn, expired), my limit, and what becomes of my loans (days and amounts of paying out, repaying, being past due, paying off, renewal, restructuring, charge-off).',
  },
  {
    zh: '不告知决策原因、评分、经营数据、账户与身份信息。不同意不影响申请与贷款。',
    en: 'Reasons, scores, business records, accounts and identity are not told. Not agreeing changes nothing about applications and loans.',
  },
  {
    zh: '授权有效期一年，可随时撤回；撤回后立即停止告知。',
    en: 'The consent lasts a year and can be taken back at any time: telling stops at once.',
  },
];

/** What a borrower is asked before a partner is told. `digest` proves which words were on the screen. */
export const tellingText = {
  version,
  days: CONSENT_DAYS,
  says,
  digest: createHash('sha256')
    .update(canonicalJson({ version, days: CONSENT_DAYS, says }))
    .digest('base64url'),
} as const;

/** The live consent to telling a partner, by the partner's source. */
export async function listTelling(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  borrowerId: Id<'borrower'>,
): Promise<ReadonlyMap<Source, ConsentInUse>> {
  const now = clock.now();
  const live = (await listConsents(db, borrowerId)).filter(
    (c) => c.purpose === TELLING && c.withdrawnAt === null && now < c.expiresAt,
  );
  return new Map(live.map((c) => [c.source, c]));
}

/**
 * Records that a borrower agrees to a partner being told, under the words that were on the screen. Agreed before, it
 * is left as it is.
 */
export async function allowTelling(
  deps: Deps,
  borrowerId: Id<'borrower'>,
  o: { readonly source: Source; readonly version: string; readonly digest: string },
): Promise<Result<null, AllowRefusal>> {
  if (o.version !== tellingText.version || o.digest !== tellingText.digest) {
    return refuse({ code: 'consent_text_changed', version: tellingText.version });
  }
  const links = await listLinks(deps.db, deps.vault, borrowerId);
  if (!links.some(({ source }) => source === o.source)) {
    return refuse({ code: 'source_not_connected', source: o.source });
  }
  if ((await listTelling(deps, borrowerId)).has(o.source)) return ok(null);
  const at = deps.clock.now();
  await grantConsent(deps.db, {
    ...{ id: newId('consent', deps.clock), borrowerId, source: o.source, purpose: TELLING },
    ...{ scopes: ['applications', 'loans'], grantedAt: at },
    ...{ textVersion: o.version, textDigest: o.digest },
    expiresAt: instant(at + CONSENT_DAYS * DAY_MS),
  });
  return ok(null);
}
