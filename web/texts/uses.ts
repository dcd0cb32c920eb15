import type { Said } from './catalogue.ts';

/** Words of what loans are for. */
export const uses = {
  'cost.use': { zh: '借款用途', en: 'What it is for' },
  'cost.payment': { zh: '支付方式', en: 'Who is paid' },
  'cost.payment.own': { zh: '自主支付：付到您的账户', en: 'You: into your account' },
  'cost.payment.entrusted': { zh: '受托支付：直接付给卖方', en: 'The seller, directly' },
  'cost.forbidden': { zh: '不得用于：{uses}', en: 'Not for: {uses}' },
  'cost.seller.title': { zh: '付给卖方', en: 'Paid to the seller' },
  'cost.seller.why': {
    zh: '这个金额按规定直接付给您的卖方，不经过您的账户。',
    en: 'A sum like this goes straight to whom you buy from, by the rules.',
  },
  'cost.seller.name': { zh: '卖方户名', en: 'Name of the seller' },
  'cost.seller.account': { zh: '卖方账号', en: 'Account of the seller' },
  'cost.seller.wrong': {
    zh: '请填写户名和8至32位账号',
    en: 'A name and an account of 8 to 32 digits',
  },
  'cost.seller.go': { zh: '查看成本', en: 'See the cost' },
  'staff.uses': { zh: '资金用途', en: 'Use of loans' },
  'staff.uses.open': { zh: '待核查', en: 'To look at' },
  'staff.uses.decided': { zh: '已核查', en: 'Decided' },
  'staff.uses.none': { zh: '没有待核查的资金流向', en: 'Nothing to look at' },
  'staff.uses.mayNot': { zh: '你只能查看。', en: 'You may look only.' },
  'staff.uses.loan': { zh: '借款', en: 'Loan' },
  'staff.uses.purpose': { zh: '约定用途', en: 'Meant for' },
  'staff.uses.looks': { zh: '疑似用于', en: 'Looks like' },
  'staff.uses.payee': { zh: '收款方', en: 'Paid to' },
  'staff.uses.amount': { zh: '金额', en: 'Amount' },
  'staff.uses.paid': { zh: '付款时间', en: 'Paid' },
  'staff.uses.outcome': { zh: '结论', en: 'Outcome' },
  'staff.uses.decide': { zh: '处理', en: 'Decide' },
  'staff.uses.explained': { zh: '已说明，不属挪用', en: 'Explained: no misuse' },
  'staff.uses.misused': { zh: '挪用，冻结额度', en: 'Misused: freeze the limit' },
  'staff.uses.reason': { zh: '理由（至少5个字）', en: 'Reason (5 characters at least)' },
} as const satisfies Record<string, Said>;
