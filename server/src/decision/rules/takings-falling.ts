import { decline, defineRule, pass } from '../define.ts';

/** Takings fall too fast for a limit that looks back. */
export const takingsFalling = defineRule({
  code: 'R106_TAKINGS_FALLING',
  since: '2026-11-23',
  segments: ['shop'],
  says: { zh: '近期收款额大幅下降', en: 'Takings have fallen sharply' },
  advice: { zh: '收款额回稳后再申请', en: 'Apply again when takings are steady' },
  needs: ['account.takings_growth_45d'],
  facts: [],
  thresholds: ['growthMinPpm'],
  judge: ({ 'account.takings_growth_45d': growth }, _, { growthMinPpm }) =>
    growth !== null && growth < growthMinPpm ? decline : pass,
});
