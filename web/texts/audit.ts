import type { Said } from './catalogue.ts';

/** Words of the log of what staff did. */
export const audit = {
  'staff.audit': { zh: '操作日志', en: 'Audit' },
  'staff.audit.none': { zh: '没有操作记录', en: 'Nothing was done yet' },
  'staff.audit.actor': { zh: '操作人', en: 'Who' },
  'staff.audit.subject': {
    zh: '对象编号（借款、申请、凭证…）',
    en: 'Id it is about (loan, application, paper)',
  },
  'staff.audit.at': { zh: '时间', en: 'When' },
  'staff.audit.step': { zh: '步骤', en: 'Step' },
  'staff.audit.step.begun': { zh: '发起', en: 'begun' },
  'staff.audit.step.ended': { zh: '结束', en: 'ended' },
  'staff.audit.step.done': { zh: '命令完成', en: 'by command' },
  'staff.audit.action': { zh: '操作', en: 'What' },
  'staff.audit.subjects': { zh: '对象', en: 'About' },
  'staff.audit.outcome': { zh: '结果', en: 'Outcome' },
  'staff.audit.verify': { zh: '校验日志', en: 'Verify the log' },
  'staff.audit.whole': { zh: '{entries} 条记录，完整', en: '{entries} entries, whole' },
  'staff.audit.head': {
    zh: '链头 {head}：请另存一份，日后可据此核对',
    en: 'Head {head}: write it down elsewhere, and the log can be held to it later',
  },
  'staff.audit.broken': { zh: '第 {seq} 条起不完整', en: 'Not whole from entry {seq}' },
  'staff.audit.altered': { zh: '内容被改动', en: 'It was altered' },
  'staff.audit.missing': { zh: '有记录被删除', en: 'An entry was taken out' },
  'staff.audit.unchained': { zh: '与前一条不衔接', en: 'It does not follow the one before' },
  'staff.audit.cut_off': { zh: '末尾记录被删除', en: 'Entries were cut off at the end' },
  'staff.audit.other_history': {
    zh: '与所记链头不符',
    en: 'It is not the log of which the head was noted',
  },
} as const satisfies Record<string, Said>;
