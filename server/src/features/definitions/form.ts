// What a borrower says of the business in a fixed form, before anything is read.
import { latest, proportion } from '../aggregates.ts';
import { defineFeature, everyone, type FeatureDefinition, openDays } from '../define.ts';

const told = {
  ...{ version: 1, owner: 'risk', segments: everyone },
  from: ['form.submitted'],
  sources: ['open310'],
  window: openDays(60), // Said again by then, or not known.
  whenNoEvents: null,
} as const;

export const form: readonly FeatureDefinition[] = [
  defineFeature({
    ...told,
    name: 'form.months_open',
    unit: 'count',
    aggregate: latest('monthsOpen'),
    direction: 'more_is_safer',
    says: { zh: '自述已经营月数', en: 'Months in business, as told' },
    advice: { zh: '经营时间更长后再申请', en: 'Apply again when the business is older' },
    why: {
      zh: '新店最容易失败。由借款人自述，没有单据佐证。',
      en: 'The young fail most. Told by the borrower: no document stands behind it.',
    },
  }),
  defineFeature({
    ...told,
    name: 'form.staff',
    unit: 'count',
    aggregate: latest('staff'),
    direction: 'none',
    says: { zh: '自述员工人数', en: 'People employed, as told' },
    advice: { zh: '如实填写', en: 'Tell it as it is' },
    why: {
      zh: '企业的规模，本身不说明好坏。',
      en: 'Size of the firm, which points neither way by itself.',
    },
  }),
  defineFeature({
    ...told,
    name: 'form.month_takings',
    unit: 'fen',
    aggregate: latest('monthTakingsFen'),
    direction: 'more_is_safer',
    says: { zh: '自述月营业额', en: 'Takings of a month, as told' },
    advice: { zh: '如实填写', en: 'Tell it as it is' },
    why: {
      zh: '纸质申请最先问的数字；没有流水佐证就没有多大价值。',
      en: 'What a paper form asks first. Worth little without the statement beside it.',
    },
  }),
  defineFeature({
    ...told,
    name: 'form.costs_to_takings',
    unit: 'ppm',
    aggregate: proportion('monthCostsFen', 'monthTakingsFen'),
    direction: 'less_is_safer',
    says: { zh: '自述成本占营业额比例', en: 'Costs on takings, as told' },
    advice: { zh: '控制成本', en: 'Keep costs down' },
    why: {
      zh: '店主自己估计还剩多少可用来还款。',
      en: 'What is left to repay with, as the owner sees it.',
    },
  }),
];
