import { segments } from '../../kernel/index.ts';
import { decline, defineRule, pass } from '../define.ts';

/** The scorecard expects more defaults among such borrowers than the lender accepts. */
export const pdAboveCutOff = defineRule({
  code: 'R101_PD_ABOVE_CUT_OFF',
  since: '2026-11-23',
  segments,
  says: {
    zh: '综合评估风险高于可接受水平',
    en: 'The assessed risk is above what the lender accepts',
  },
  advice: {
    zh: '改善经营数据后再申请，可查看影响最大的几项',
    en: 'Improve what weighs most, shown beside, and apply again',
  },
  needs: [],
  facts: ['pdE9'],
  thresholds: ['pdMaxE9'],
  judge: (_, { pdE9 }, { pdMaxE9 }) => (pdE9 > pdMaxE9 ? decline : pass),
});
