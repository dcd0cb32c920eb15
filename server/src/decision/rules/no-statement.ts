import { segments } from '../../kernel/index.ts';
import { decline, defineRule, pass } from '../define.ts';

/** No statement of a bank account was handed in, or none that could be read. */
export const noStatement = defineRule({
  code: 'P118_NO_STATEMENT',
  since: '2026-11-29',
  segments,
  says: { zh: '未提交可用的银行流水', en: 'No statement of a bank account that could be read' },
  advice: {
    zh: '请提交近6个月的银行流水后再申请',
    en: 'Hand in the statement of the last six months and apply again',
  },
  needs: ['bank.inflow_180d'],
  facts: [],
  thresholds: [],
  judge: ({ 'bank.inflow_180d': inflow }) => (inflow === null ? decline : pass),
});
