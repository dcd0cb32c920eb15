import type { Said } from './catalogue.ts';

/** Words of today at a glance. */
export const today = {
  'staff.today': { zh: '今日', en: 'Today' },
  'staff.today.date': { zh: '业务日期', en: 'Business date' },
  'staff.today.oldest': { zh: '最早', en: 'oldest' },
  'staff.today.overdue': { zh: '超期 {n}', en: '{n} overdue' },
  'staff.today.open': { zh: '去处理', en: 'Open' },
  'staff.today.nothing': { zh: '您的权限下没有待办', en: 'Nothing here for your key' },
  'staff.today.run.running': { zh: '正在日终 {day}', en: '{day} is being closed' },
  'staff.today.run.finished': { zh: '{day} 已日终', en: '{day} was closed' },
  'staff.today.run': {
    zh: '{loans} 笔，失败 {failed} 笔，到期 {due}；完成于 {at}；{agree}',
    en: '{loans} loans, {failed} failed, {due} fell due; finished {at}; {agree}',
  },
  'staff.today.agree': { zh: '总账与借据一致', en: 'the loans are the control accounts' },
  'staff.today.differ': { zh: '总账与借据不一致', en: 'the loans are NOT the control accounts' },
} as const satisfies Record<string, Said>;
