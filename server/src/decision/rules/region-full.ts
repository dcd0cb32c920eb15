import { segments } from '../../kernel/index.ts';
import { decline, defineRule, pass } from '../define.ts';

/** What the lender may have lent in one region is lent. @source Internet-loan measures, Order 9 of 2020 (rules R1) */
export const regionFull = defineRule({
  code: 'P121_REGION_FULL',
  since: '2026-11-29',
  segments,
  says: {
    zh: '本机构在您所在地区的贷款总量已达上限，与您的经营情况无关',
    en: 'This lender has lent as much as it may in your region; it is nothing about your business',
  },
  advice: {
    zh: '可稍后再申请：其他借款归还后会有余量',
    en: 'Apply again later: there is room once others repay',
  },
  needs: [],
  facts: ['regionUsedFen', 'regionLimitFen'],
  thresholds: [],
  judge: (_, { regionUsedFen, regionLimitFen }) =>
    regionLimitFen !== null && regionUsedFen >= regionLimitFen ? decline : pass,
});
