import { decline, defineRule, pass } from '../define.ts';

/** Turnover falls too fast for a limit that looks back. */
export const turnoverFalling = defineRule({
  code: 'R105_TURNOVER_FALLING',
  since: '2026-11-23',
  segments: ['onlineSeller'],
  says: { zh: '近期成交额大幅下降', en: 'Turnover has fallen sharply' },
  advice: { zh: '成交额回稳后再申请', en: 'Apply again when turnover is steady' },
  needs: ['merchant.turnover_growth_45d'],
  facts: [],
  thresholds: ['growthMinPpm'],
  judge: ({ 'merchant.turnover_growth_45d': growth }, _, { growthMinPpm }) =>
    growth !== null && growth < growthMinPpm ? decline : pass,
});
