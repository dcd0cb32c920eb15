import { decline, defineRule, pass } from '../define.ts';

/** No invoices are connected, or they could not be read. */
export const noInvoicesSource = defineRule({
  code: 'P111_NO_INVOICES_SOURCE',
  since: '2026-11-29',
  segments: ['distributor'],
  says: { zh: '未能获取发票数据', en: 'No invoices could be read' },
  advice: { zh: '请授权发票数据后再申请', en: 'Connect your invoices and apply again' },
  needs: ['invoice.sold_360d'],
  facts: [],
  thresholds: [],
  judge: ({ 'invoice.sold_360d': sold }) => (sold === null ? decline : pass),
});
