import type { Said } from './catalogue.ts';

/** Words of joint loans. */
export const joint = {
  'staff.joint': { zh: '联合贷款', en: 'Joint loans' },
  'staff.joint.all': { zh: '全部出资方', en: 'Every funder' },
  'staff.joint.funder': { zh: '出资方', en: 'Funder' },
  'staff.joint.agreement': { zh: '协议', en: 'Agreement' },
  'staff.joint.shareOf': { zh: '每笔 {share}，自 {since}', en: '{share} of each, since {since}' },
  'staff.joint.ended': { zh: '已终止', en: 'ended' },
  'staff.joint.open': { zh: '未结清笔数', en: 'Loans owed' },
  'staff.joint.partnerOwed': { zh: '欠出资方', en: 'Owed to the funder' },
  'staff.joint.ownOwed': { zh: '欠本机构', en: 'Owed to the lender' },
  'staff.joint.cap': { zh: '本机构上限', en: 'The lender’s most' },
  'staff.joint.noFunder': {
    zh: '没有联合贷款协议：每笔由本机构单独出资',
    en: 'No agreement: the lender lends alone',
  },
  'staff.joint.loans': { zh: '借据', en: 'Loans' },
  'staff.joint.loan': { zh: '借据号', en: 'Loan' },
  'staff.joint.drawnOn': { zh: '放款日', en: 'Drawn on' },
  'staff.joint.principal': { zh: '本金', en: 'Principal' },
  'staff.joint.partnerLent': { zh: '出资方出资', en: 'Lent by the funder' },
  'staff.joint.ownLent': { zh: '本机构出资', en: 'Lent by the lender' },
  'staff.joint.outstanding': { zh: '未还本金', en: 'Not repaid yet' },
  'staff.joint.none': { zh: '没有联合贷款', en: 'No joint loan' },
  'staff.joint.first': { zh: '回到开头', en: 'Back to the first' },
  'staff.joint.more': { zh: '更多', en: 'More' },
  'staff.joint.of': { zh: '出资方 {name}', en: 'Funder {name}' },
  'staff.joint.lentOwed': { zh: '出资 {lent}，未收回 {owed}', en: 'lent {lent}, owed {owed}' },
} as const satisfies Record<string, Said>;
