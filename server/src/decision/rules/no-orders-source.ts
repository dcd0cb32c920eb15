import { decline, defineRule, pass } from '../define.ts';

/** No shop is connected, or its data could not be read. */
export const noOrdersSource = defineRule({
  code: 'P101_NO_ORDERS_SOURCE',
  since: '2026-11-23',
  segments: ['onlineSeller'],
  says: { zh: '未能获取店铺成交数据', en: 'No data of a shop could be read' },
  advice: { zh: '请授权店铺数据后再申请', en: 'Connect your shop and apply again' },
  needs: ['merchant.orders_90d'],
  facts: [],
  thresholds: [],
  judge: ({ 'merchant.orders_90d': orders }) => (orders === null ? decline : pass),
});
