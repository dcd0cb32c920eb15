import { createHash } from 'node:crypto';
import { definitionOf, sourceDefinitions } from '../connectors/index.ts';
import { ASSESSMENT, canonicalJson, type Says, type Source } from '../kernel/index.ts';

export { ASSESSMENT };

const assess: Says = {
  zh: '评估并管理您的经营贷款额度与利率',
  en: 'to assess and manage the limit and the rate of your business loan',
};

export interface SourceText {
  readonly name: Says;
  readonly reads: readonly Says[];
  readonly purpose: Says;
}

/** What a source is read for, in words a borrower can check. */
export function sourceText(source: Source): SourceText {
  const { name, reads } = definitionOf(source);
  return { name, reads, purpose: assess };
}

/** How long a consent lives: a year, the life of a facility. Unit: days. */
export const CONSENT_DAYS = 365;

const version = '2026-11-27';

const says: readonly Says[] = [
  {
    zh: '我同意贷款人为上述目的，从所选平台读取所列数据。每次读取都会留下记录，可在“我的授权”中查看。',
    en: 'I agree that the lender reads the data listed from the platforms chosen, for the purpose named. Every read is recorded and can be seen under “my consents”.',
  },
  {
    zh: '授权有效期为一年。我可以随时撤回；撤回后立即停止读取，已有贷款照常还款，额度可能重新评估。',
    en: 'The consent lasts one year. I can withdraw it at any time: reads stop at once, loans go on as agreed, and the limit may be assessed again.',
  },
  {
    zh: '来源注明“经征信机构”的，由持牌征信机构代为提供；授权同样适用，查询会留下记录。',
    en: 'A source marked “through the credit bureau” is provided by a licensed bureau: the consent covers it alike, and the bureau keeps a record of the query.',
  },
  {
    zh: '数据加密保存，不用于营销，不提供给其他方；法律要求的除外。',
    en: 'Data is kept encrypted, not used for marketing, and not passed on, except where the law asks for it.',
  },
];

const textsOfAll = () =>
  Object.fromEntries(
    sourceDefinitions.map(({ source, name, reads }) => [
      source,
      { name: { ...name }, reads: reads.map((says) => ({ ...says })), purpose: { ...assess } },
    ]),
  );

/** The consent text in force. `digest` proves which words were on the screen. */
export const consentText = {
  version,
  days: CONSENT_DAYS,
  says,
  digest: createHash('sha256')
    .update(canonicalJson({ version, days: CONSENT_DAYS, says, sources: textsOfAll() }))
    .digest('base64url'),
} as const;
