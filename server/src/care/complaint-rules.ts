import { addDays, type BusinessDate, daysBetween, type Says } from '../kernel/index.ts';

/** What a borrower may complain about. */
export const complaintKinds = {
  collections: {
    says: { zh: '催收方式', en: 'How I was pressed to pay' },
    // Nobody presses who is complaining about being pressed.
    pausesContacts: true,
  },
  charges: { says: { zh: '利息与费用', en: 'Interest and charges' }, pausesContacts: false },
  payout: { says: { zh: '放款与还款', en: 'Money out or in' }, pausesContacts: false },
  decision: { says: { zh: '授信结果', en: 'A decision on my limit' }, pausesContacts: false },
  privacy: { says: { zh: '个人信息', en: 'My data' }, pausesContacts: false },
  service: { says: { zh: '服务态度与页面', en: 'Service, or the pages' }, pausesContacts: false },
  other: { says: { zh: '其他', en: 'Something else' }, pausesContacts: false },
} as const satisfies Record<string, { readonly says: Says; readonly pausesContacts: boolean }>;
export type ComplaintKind = keyof typeof complaintKinds;
export const complaintKindNames = Object.keys(complaintKinds) as [
  ComplaintKind,
  ...ComplaintKind[],
];

/** How soon complaints are answered. The lender's to make stricter. */
export interface ComplaintRules {
  /** Days from the day it came, that day not counted, … */
  readonly answerDays: number;
  /** … of one that is complex, … */
  readonly complexDays: number;
  /** … and of one that is especially so, once a second person agreed. */
  readonly specialDays: number;
  /** A borrower who does not agree may have it looked at again within so many days of the answer, … */
  readonly reopenDays: number;
  /** … and is answered within so many. */
  readonly reviewDays: number;
}

/**
 * What is used unless a lender says otherwise.
 * @source 银行业保险业消费投诉处理管理办法 (Order 3 of 2020 of the banking and insurance regulator): 15 days, 30 where it is
 *   complex, 30 more after approval where it is especially so; read in the official report of Xinhua, 17 Jan 2020. The
 *   review within 30 days of 30 days' asking is known and was not read: confirm with its text.
 */
export const usualComplaintRules: ComplaintRules = {
  answerDays: 15,
  complexDays: 30,
  specialDays: 60,
  reopenDays: 30,
  reviewDays: 30,
};

/** The rules in words, as pages show them. */
export const complaintSource: Says = {
  zh: '《银行业保险业消费投诉处理管理办法》（银保监会令2020年第3号）；15日、30日、再延30日据新华社2020-01-17报道，核查期限未读到正文，请核对',
  en: 'Order 3 of 2020 on complaints; 15, 30 and 30 more days by Xinhua, 17 Jan 2020; the time of a review was not read: confirm',
};

/** The last day on which a complaint may be answered. @param extended - How often its time was extended. Pure. */
export function dueOn(
  rules: ComplaintRules,
  o: {
    readonly receivedOn: BusinessDate;
    readonly reopenedOn: BusinessDate | null;
    readonly extended: number;
  },
): BusinessDate {
  if (o.reopenedOn !== null) return addDays(o.reopenedOn, rules.reviewDays);
  const days = [rules.answerDays, rules.complexDays, rules.specialDays][o.extended];
  return addDays(o.receivedOn, days ?? rules.specialDays);
}

/** How a complaint stands with its time: days left, less than none where it is overdue. */
export const daysLeft = (due: BusinessDate, today: BusinessDate): number => daysBetween(today, due);
