import type { Said } from './catalogue.ts';

/** Words of the reports' page; what a report is called and says comes from the API. */
export const reports = {
  'staff.reports': { zh: '报表', en: 'Reports' },
  'staff.report': { zh: '报表', en: 'Report' },
  'staff.report.day': { zh: '日期', en: 'Day' },
  'staff.report.now': { zh: '{day}（按现在的账）', en: '{day}, as the books stand now' },
  'staff.report.kept': { zh: '{day}（日终留存）', en: '{day}, as kept at the close' },
  'staff.report.on': { zh: '截至 {day}，生成于 {at}', en: 'Up to {day}, made {at}' },
  'staff.report.moved': {
    zh: '日终之后又有入账：这些数字不是 {day} 日终时的',
    en: 'Something was booked since the close: these are not the figures of {day} itself',
  },
  'staff.report.confirm': { zh: '上报前请核对', en: 'Confirm before it is handed in' },
  'staff.report.checks': { zh: '与总账核对', en: 'Against the ledger' },
  'staff.report.figure': { zh: '项目', en: 'Figure' },
  'staff.report.told': { zh: '报表', en: 'Report' },
  'staff.report.ledger': { zh: '总账', en: 'Ledger' },
  'staff.report.same': { zh: '一致', en: 'The same' },
  'staff.report.differs': { zh: '不一致', en: 'DIFFERS' },
  'staff.report.empty': { zh: '没有数据', en: 'Nothing to tell' },
} as const satisfies Record<string, Said>;
