// Whom a borrower stands for, who stands for it, and where its owner works beside: what the bureau tells.
import { count, inForce, inForceShare } from '../aggregates.ts';
import { defineFeature, everyone, type FeatureDefinition, openDays } from '../define.ts';
import { invoiceSources } from '../kindred-sources.ts';

const told: Pick<FeatureDefinition, 'version' | 'owner' | 'sources'> = {
  version: 1,
  owner: 'risk',
  sources: ['bureau'],
};
const guarantees: typeof told & Pick<FeatureDefinition, 'from'> = {
  ...told,
  from: ['guarantee.reported'],
};

export const guaranteed: readonly FeatureDefinition[] = [
  defineFeature({
    ...guarantees,
    name: 'credit.guarantee_taken_fen',
    segments: everyone,
    unit: 'fen',
    window: openDays(60),
    where: { field: 'side', is: ['taken'] },
    aggregate: inForce('amountFen', 'from', 'until'),
    whenNoEvents: 0n,
    direction: 'none',
    says: { zh: '他人为其担保的金额', en: 'Guaranteed by others' },
    advice: { zh: '无需操作', en: 'Nothing to do' },
    why: {
      zh: '有人愿意担保，也说明别的机构曾要求担保。',
      en: 'Somebody stands for the borrower; and some lender asked for that.',
    },
  }),
  defineFeature({
    ...guarantees,
    name: 'credit.guarantees_to_takings_180d',
    segments: ['onlineSeller', 'shop'],
    unit: 'ppm',
    window: openDays(179),
    where: { field: 'side', is: ['given'] },
    against: { from: ['takings.received'], sources: ['alipay'] },
    aggregate: inForceShare('amountFen', { from: 'from', until: 'until', whole: 'amountFen' }),
    whenNoEvents: null,
    direction: 'less_is_safer',
    says: { zh: '对外担保与近180天收款额之比', en: 'Guarantees given on takings of 180 days' },
    advice: { zh: '减少对外担保', en: 'Stand for fewer others' },
    why: {
      zh: '担保一旦代偿，要用同一份收入来付；担保相对收入越大，越付不起。',
      en: 'A guarantee that is called is paid out of the same takings.',
    },
  }),
  defineFeature({
    ...guarantees,
    name: 'credit.guarantees_to_invoices_360d',
    segments: everyone,
    unit: 'ppm',
    window: openDays(360),
    where: { field: 'side', is: ['given'] },
    against: { from: ['invoice.issued'], sources: invoiceSources },
    aggregate: inForceShare('amountFen', { from: 'from', until: 'until', whole: 'amountFen' }),
    whenNoEvents: null,
    direction: 'less_is_safer',
    says: {
      zh: '对外担保与近360天开票金额之比',
      en: 'Guarantees given on invoiced sales of 360 days',
    },
    advice: { zh: '减少对外担保', en: 'Stand for fewer others' },
    why: {
      zh: '企业互保时，一家出事会连累一串；比例越高越危险。',
      en: 'Firms that stand for each other fall together; the larger the share, the harder.',
    },
  }),
  defineFeature({
    ...told,
    name: 'credit.employments',
    segments: everyone,
    unit: 'count',
    from: ['employment.reported'],
    window: openDays(720),
    aggregate: count(),
    whenNoEvents: 0n,
    direction: 'none',
    says: { zh: '征信登记的工作单位数', en: 'Employers that the bureau knows of' },
    advice: { zh: '无需操作', en: 'Nothing to do' },
    why: {
      zh: '另有工资收入是一份依靠，也可能说明店铺只是副业。',
      en: 'Wages beside the shop are a cushion, or the shop is the side line.',
    },
  }),
];
