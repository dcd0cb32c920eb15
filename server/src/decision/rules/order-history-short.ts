import { decline, defineRule, pass } from '../define.ts';

/** Too little history to judge by: too few days since the first sale, or too few days with one. */
export const orderHistoryShort = defineRule({
  code: 'P105_ORDER_HISTORY_SHORT',
  since: '2026-11-23',
  segments: ['onlineSeller'],
  says: {
    zh: '店铺经营时间或有成交的天数不足',
    en: 'The shop has sold for too short a time, or on too few days',
  },
  advice: { zh: '店铺持续经营一段时间后再申请', en: 'Keep selling and apply again later' },
  needs: ['merchant.trade_history_90d', 'merchant.active_days_84d'],
  facts: [],
  thresholds: ['historyMinDays', 'activeMinDays'],
  judge: (f, _, { historyMinDays, activeMinDays }) => {
    const history = f['merchant.trade_history_90d'];
    const active = f['merchant.active_days_84d'];
    if (history === null || active === null) return pass; // P101 says it.
    return history < historyMinDays || active < activeMinDays ? decline : pass;
  },
});
