import { decline, defineRule, pass } from '../define.ts';

/** Too little history to judge by: the account is too young, or has takings on too few days. */
export const accountHistoryShort = defineRule({
  code: 'P106_ACCOUNT_HISTORY_SHORT',
  since: '2026-11-23',
  segments: ['shop'],
  says: {
    zh: '账户流水时间或有收款的天数不足',
    en: 'The account is too young, or has takings on too few days',
  },
  advice: { zh: '持续收款一段时间后再申请', en: 'Keep taking payments and apply again later' },
  needs: ['account.history_days_180d', 'account.takings_days_90d'],
  facts: [],
  thresholds: ['historyMinDays', 'activeMinDays'],
  judge: (f, _, { historyMinDays, activeMinDays }) => {
    const history = f['account.history_days_180d'];
    const active = f['account.takings_days_90d'];
    if (history === null || active === null) return pass; // P102 says it.
    return history < historyMinDays || active < activeMinDays ? decline : pass;
  },
});
