import type { Says } from '../kernel/index.ts';

/** A message as the lender words it. `{amount}`, `{day}` and `{dpd}` are filled in; nothing else stands in it. */
export interface Template {
  readonly id: string;
  readonly says: Says;
  readonly text: Says;
}

/** What may be written to a borrower. No threat, no third party, no figure but their own. */
export const templates: readonly Template[] = [
  {
    id: 'beforeDue',
    says: { zh: '到期前提醒', en: 'Before the due date' },
    text: {
      zh: '您的借款将于 {day} 到期应还 {amount}，请提前备足款项。如有困难，可在借据页面申请还款安排。',
      en: 'An installment of {amount} on your loan falls due on {day}. If you cannot pay, ask for a plan on the page of the loan.',
    },
  },
  {
    id: 'overdue',
    says: { zh: '逾期提醒', en: 'Past due' },
    text: {
      zh: '您的借款有 {amount} 已到期未还，逾期 {dpd} 天。请尽快还款；如有困难，可在借据页面申请还款安排。',
      en: '{amount} of your loan is past due by {dpd} days. Please repay it; if you cannot, ask for a plan on the page of the loan.',
    },
  },
  {
    id: 'promised',
    says: { zh: '承诺到期提醒', en: 'A promise falls due' },
    text: {
      zh: '您承诺于 {day} 前还款 {amount}，请按时还款。',
      en: 'You promised to pay {amount} by {day}.',
    },
  },
];

/** The text of a template with its holes filled. */
export const fillTemplate = (
  text: string,
  values: Readonly<Record<string, string | number>>,
): string => text.replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
