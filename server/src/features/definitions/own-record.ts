// What this lender has seen itself: its own loans to the borrower.
import { count, highest } from '../aggregates.ts';
import { days, defineFeature, everyone } from '../define.ts';

/** Most days past due of any loan here in the 360 days before `asOf`. */
export const maxDpd360d = defineFeature({
  name: 'borrower.max_dpd_360d',
  version: 1,
  owner: 'risk',
  unit: 'days',
  from: ['loan.delinquent'],
  sources: ['open310'],
  segments: everyone,
  window: days(360),
  aggregate: highest('dpd'),
  whenNoEvents: 0n,
  direction: 'less_is_safer',
  says: { zh: '近360天在本机构的最长逾期天数', en: 'Most days past due here in the last 360 days' },
  advice: { zh: '按时还款', en: 'Repay on time' },
  why: {
    zh: '没有什么比上一次逾期更能预示下一次。',
    en: 'Nothing tells of the next delay like the last one.',
  },
});

/** Loans here repaid in full in the 720 days before `asOf`. */
export const loansClosed720d = defineFeature({
  name: 'borrower.loans_closed_720d',
  version: 1,
  owner: 'risk',
  unit: 'count',
  from: ['loan.closed'],
  sources: ['open310'],
  segments: everyone,
  window: days(720),
  aggregate: count(),
  whenNoEvents: 0n,
  direction: 'more_is_safer',
  says: { zh: '近720天在本机构结清的借款笔数', en: 'Loans repaid here in the last 720 days' },
  advice: { zh: '按时还清借款，信用会累积', en: 'Repay loans on time: it counts' },
  why: {
    zh: '还清过的债，是任何流水都替代不了的证据。',
    en: 'A debt repaid is evidence that no statement replaces.',
  },
});
