import { segments } from '../../kernel/index.ts';
import { decline, defineRule, pass } from '../define.ts';

/** What the borrower owes here and may still draw elsewhere here leaves no room. */
export const exposureHigh = defineRule({
  code: 'P109_EXPOSURE_HIGH',
  since: '2026-11-23',
  segments,
  says: {
    zh: '在本机构的借款与其他额度合计已达上限',
    en: 'Debt and other limits here already reach the most allowed',
  },
  advice: { zh: '还清部分借款后再申请', en: 'Repay some of it and apply again' },
  needs: [],
  facts: ['outstandingFen', 'otherLimitsFen'],
  thresholds: ['exposureMaxFen'],
  judge: (_, { outstandingFen, otherLimitsFen }, { exposureMaxFen }) =>
    outstandingFen + otherLimitsFen >= exposureMaxFen ? decline : pass,
});
