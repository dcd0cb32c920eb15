import { segments } from '../../kernel/index.ts';
import { decline, defineRule, pass } from '../define.ts';

/** The parts of the limit add up to less than the product's smallest limit. */
export const limitBelowMinimum = defineRule({
  code: 'P110_LIMIT_BELOW_MINIMUM',
  since: '2026-11-23',
  segments,
  says: {
    zh: '可授额度低于产品最低额度',
    en: 'The limit computed is below the smallest this product gives',
  },
  advice: {
    zh: '按各项建议改善经营数据后再申请',
    en: 'Improve the parts shown beside and apply again',
  },
  needs: [],
  facts: ['computedLimitFen', 'limitMinFen'],
  thresholds: [],
  judge: (_, { computedLimitFen, limitMinFen }) =>
    computedLimitFen < limitMinFen ? decline : pass,
});
