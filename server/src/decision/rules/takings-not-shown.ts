import { segments } from '../../kernel/index.ts';
import { defineRule, pass } from '../define.ts';

/** The statement shows less than half of the takings told: a person asks where the rest comes in. */
export const takingsNotShown = defineRule({
  code: 'P120_TAKINGS_NOT_SHOWN',
  since: '2026-11-29',
  segments,
  says: {
    zh: '银行流水的收入不到所填营业额的一半',
    en: 'The statement shows less than half of the takings told',
  },
  advice: {
    zh: '请补充其他账户的流水或收款证明',
    en: 'Hand in what shows the rest: another account, a wallet, a platform',
  },
  needs: ['bank.inflow_180d', 'form.month_takings'],
  facts: [],
  thresholds: [],
  judge: ({ 'bank.inflow_180d': inflow, 'form.month_takings': told }) =>
    inflow !== null && told !== null && inflow < told * 3n ? 'refer' : pass, // Half of six months.
});
