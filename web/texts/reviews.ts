import type { Said } from './catalogue.ts';

/** Words of decisions that a person looks at: the borrower's side and the staff's. */
export const reviews = {
  'person.ask': { zh: '请人工审核', en: 'Ask for a person' },
  'person.title': { zh: '由一位同事来决定？', en: 'Shall a person decide?' },
  'person.text': {
    zh: '同事会看同一份记录，可以改变系统的决定。审核期间不能提款。',
    en: 'A person looks at the same record and may decide otherwise. Until then you cannot draw.',
  },
  'person.said': { zh: '想让同事知道的（选填）', en: 'What they should know (may be left out)' },
  'person.send': { zh: '提交', en: 'Send' },
  'person.no': { zh: '先不用', en: 'Not now' },
  'person.decided': { zh: '人工审核的结果', en: 'What a person decided' },
  'refusal.review_decided': {
    zh: '这个决定已经由人工审核过',
    en: 'A person has decided this already',
  },
  'refusal.nothing_to_review': {
    zh: '现在没有可以审核的决定',
    en: 'There is no decision to look at now',
  },
  'staff.reviews': { zh: '人工审核', en: 'Reviews' },
  'staff.reviews.waiting': { zh: '等待中', en: 'Waiting' },
  'staff.reviews.decided': { zh: '已决定', en: 'Decided' },
  'staff.reviews.none': { zh: '没有申请等待人工审核', en: 'Nobody waits for a person' },
  'staff.review.asked': { zh: '提交时间', en: 'Asked' },
  'staff.review.product': { zh: '产品', en: 'Product' },
  'staff.review.machine': { zh: '系统的决定', en: 'The machine’s decision' },
  'staff.review.machine.approve': { zh: '通过', en: 'Approved' },
  'staff.review.machine.decline': { zh: '拒绝', en: 'Declined' },
  'staff.review.machine.refer': { zh: '转人工', en: 'Referred' },
  'staff.review.computed': { zh: '各部分合计', en: 'Sum of the parts' },
  'staff.review.said': { zh: '借款人说明', en: 'What the borrower says' },
  'staff.review.contests': { zh: '借款人认为有误', en: 'Held for wrong' },
  'staff.review.borrower': { zh: '借款人', en: 'Borrower' },
  'staff.review.result': { zh: '结果', en: 'Result' },
  'staff.review.by': { zh: '决定人', en: 'By' },
  'staff.review.decide': { zh: '决定', en: 'Decide' },
  'staff.review.approve': { zh: '批准', en: 'Approve' },
  'staff.review.decline': { zh: '拒绝', en: 'Decline' },
  'staff.review.limit': { zh: '额度（元）', en: 'Limit, yuan' },
  'staff.review.limit.range': {
    zh: '不低于 {least}，不高于 {most}',
    en: 'At least {least}, at most {most}',
  },
  'staff.review.reason': { zh: '理由（借款人可见）', en: 'Reason, which the borrower sees' },
  'staff.review.final': {
    zh: '决定不可更改；借款人会看到结果和理由',
    en: 'It is final. The borrower sees the result and the reason',
  },
  'staff.review.mayNot': {
    zh: '密钥没有 reviews.write 权限，只能查看',
    en: 'Your key lacks the scope reviews.write: you can look only',
  },
} as const satisfies Record<string, Said>;
