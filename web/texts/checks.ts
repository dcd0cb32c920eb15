import type { Said } from './catalogue.ts';

/** Words of what one wants done and another allows. */
export const checks = {
  'staff.checks': { zh: '复核', en: 'Second look' },
  'staff.checks.open': { zh: '待复核', en: 'Waiting' },
  'staff.checks.decided': { zh: '已复核', en: 'Decided' },
  'staff.checks.none': { zh: '没有等待复核的操作', en: 'Nothing waits' },
  'staff.checks.mayNot': { zh: '仅可查看', en: 'You may look only' },
  'staff.checks.what': { zh: '操作', en: 'What' },
  'staff.checks.about': { zh: '对象', en: 'About' },
  'staff.checks.told': { zh: '内容', en: 'With' },
  'staff.checks.maker': { zh: '经办', en: 'Wanted by' },
  'staff.checks.since': { zh: '提交于', en: 'Since' },
  'staff.checks.outcome': { zh: '结果', en: 'Outcome' },
  'staff.checks.decide': { zh: '处理', en: 'Decide' },
  'staff.checks.allow': { zh: '同意并执行', en: 'Allow: done at once' },
  'staff.checks.reject': { zh: '驳回', en: 'Reject' },
  'staff.checks.reason': { zh: '原因', en: 'Reason' },
  'staff.checks.wants': { zh: '{maker} 申请执行：', en: '{maker} wants done:' },
  'staff.checks.state.open': { zh: '待复核', en: 'waiting' },
  'staff.checks.state.running': { zh: '执行中', en: 'being done' },
  'staff.checks.state.done': { zh: '已执行', en: 'done' },
  'staff.checks.state.failed': { zh: '同意后未能执行', en: 'allowed, and not possible' },
  'staff.checks.state.rejected': { zh: '已驳回', en: 'rejected' },
} as const satisfies Record<string, Said>;
