import { segments } from '../../kernel/index.ts';
import { decline, defineRule, pass } from '../define.ts';

/** What the lender may have lent in one industry is lent. @source Internet-loan measures, Order 9 of 2020 (rules R1) */
export const industryFull = defineRule({
  code: 'P122_INDUSTRY_FULL',
  since: '2026-11-29',
  segments,
  says: {
    zh: '本机构在您所属行业的贷款总量已达上限，与您的经营情况无关',
    en: 'This lender has lent as much as it may in your industry; it is nothing about your business',
  },
  advice: {
    zh: '可稍后再申请：其他借款归还后会有余量',
    en: 'Apply again later: there is room once others repay',
  },
  needs: [],
  facts: ['industryUsedFen', 'industryLimitFen'],
  thresholds: [],
  judge: (_, { industryUsedFen, industryLimitFen }) =>
    industryLimitFen !== null && industryUsedFen >= industryLimitFen ? decline : pass,
});
