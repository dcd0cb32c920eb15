import { decline, defineRule, pass } from '../define.ts';

/** A distributor this small cannot carry a loan. */
export const invoicedSalesLow = defineRule({
  code: 'P115_INVOICED_SALES_LOW',
  since: '2026-11-29',
  segments: ['distributor'],
  says: {
    zh: '近360天开票销售额低于准入要求',
    en: 'Sales invoiced in the last 360 days are below the least required',
  },
  advice: { zh: '销售额提高后再申请', en: 'Apply again with more sales' },
  needs: ['invoice.sold_360d'],
  facts: [],
  thresholds: ['turnoverMinFen'],
  judge: ({ 'invoice.sold_360d': sold }, _, { turnoverMinFen }) =>
    sold !== null && sold < turnoverMinFen ? decline : pass,
});
