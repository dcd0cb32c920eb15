import type { Says } from '../kernel/index.ts';
import type { LoanTerms, RepayUnit } from './terms.ts';

/** A rate, or any part of a billion, as a percentage without trailing zeros: `7.2%`. */
export function formatRate(rate: bigint): string {
  const digits = String(rate).padStart(10, '0');
  const whole = BigInt(digits.slice(0, -7));
  const part = digits.slice(-7).replace(/0+$/, '');
  return `${whole}${part === '' ? '' : `.${part}`}%`;
}

const units: Record<RepayUnit, { readonly zh: string; readonly en: string }> = {
  day: { zh: '天', en: 'day' },
  week: { zh: '周', en: 'week' },
  month: { zh: '个月', en: 'month' },
};

/** How often something falls due: `每月`, `每2周`; `monthly`, `every 2 weeks`. */
function everyPeriod({ repayEvery = 1, repayUnit = 'month' }: LoanTerms): Says {
  const { zh, en } = units[repayUnit];
  if (repayEvery > 1) return { zh: `每${repayEvery}${zh}`, en: `every ${repayEvery} ${en}s` };
  if (repayUnit === 'month') return { zh: '每月', en: 'monthly' };
  return { zh: `每${zh}`, en: repayUnit === 'day' ? 'daily' : 'weekly' };
}

/** Whether interest is paid once: there is one due date. */
const hasOneDueDate = ({ method, installments }: LoanTerms): boolean =>
  method === 'bullet' || installments === 1;

function principalFallsDue(terms: LoanTerms): Says {
  const { method, installments, plan } = terms;
  const every = everyPeriod(terms);
  switch (method) {
    case 'revolvingDaily':
    case 'interestOnly':
    case 'bullet':
      return { zh: '到期归还', en: 'due at maturity' };
    case 'equalPrincipal':
      return {
        zh: `分${installments}期归还，${every.zh}一期，每期本金相等，末期为余额`,
        en: `due in ${installments} installments, ${every.en}, of equal principal, the last of what is left`,
      };
    case 'equalInstallment':
    case 'flat':
      return {
        zh: `分${installments}期归还，${every.zh}一期，每期本息合计相等，末期为余额`,
        en: `due in ${installments} installments, ${every.en}, of equal amount with interest, the last of what is left`,
      };
    case 'season': {
      const parts = plan?.length ?? 0;
      return {
        zh: `按约定的还款计划分${parts}次归还`,
        en: `due on the ${parts} days of the agreed plan`,
      };
    }
  }
}

/** How the principal is paid out and falls due. */
export function principalBasis(terms: LoanTerms): Says {
  const due = principalFallsDue(terms);
  const { downPaymentPpm = 0n } = terms;
  const share = formatRate(downPaymentPpm * 1000n);
  const down: Says =
    downPaymentPpm > 0n
      ? {
          zh: `支用当日归还其${share}，其余`,
          en: `${share} of it is due on the day of the drawing, the rest is `,
        }
      : { zh: '', en: '' };
  return {
    zh: `一次性发放至您的账户；${down.zh}${due.zh}，可随时提前归还部分或全部，不收违约金`,
    en: `Paid to your account at once; ${down.en}${due.en}, repayable on any day in part or in full without a fee`,
  };
}

function interestFallsDue(terms: LoanTerms): Says {
  const every = everyPeriod(terms);
  if (terms.method === 'season') {
    return { zh: '于约定的各还款日支付', en: 'paid on each day of the agreed plan' };
  }
  if (hasOneDueDate(terms)) return { zh: '到期一次支付', en: 'paid once, at maturity' };
  return { zh: `${every.zh}付息`, en: `paid ${every.en}` };
}

/** Which day of two bears interest. */
const countedDay = ({ countedDay }: LoanTerms): Says =>
  countedDay === 'last'
    ? {
        zh: '支用当日不计息，还款当日计息',
        en: 'the day of drawing bears none, the day of repayment does',
      }
    : { zh: '还款当日不计息', en: 'the day of repayment bears none' };

/** Whether interest goes by periods of a fixed share of the year, and which share that is. */
function periodShare(terms: LoanTerms): Says | undefined {
  const { dayCount, interestPeriod, repayUnit = 'month' } = terms;
  if (interestPeriod === 'sameAsRepayment' && repayUnit === 'week') {
    return { zh: '一年按52周', en: 'a year of 52 weeks' };
  }
  if (repayUnit !== 'month') return undefined;
  if (interestPeriod === 'sameAsRepayment') {
    return { zh: '一年按12个月', en: 'a year of 12 months' };
  }
  if (dayCount !== '30/360') return undefined;
  return {
    zh: '一年按360天、每月按30天',
    en: 'a year of 360 days, every month of 30',
  };
}

/** The factor of time: what a day or a period is of a year, as a formula. */
export function timeShare(terms: LoanTerms): Says {
  const share = periodShare(terms);
  if (share) {
    return {
      zh: `× 占一年的比例（${share.zh}；不足一期按天数比例）`,
      en: `× its share of the year (${share.en}; a part of a period by its days)`,
    };
  }
  if (terms.dayCount !== 'act/act') {
    const year = terms.dayCount === 'act/365' ? 365 : 360;
    return { zh: `÷ ${year} × 实际天数`, en: `÷ ${year} × days` };
  }
  return terms.actualYear === 'february_29'
    ? {
        zh: '÷ 365（含2月29日的计息期为366） × 实际天数',
        en: '÷ 365 (366 in a period that holds a 29 February) × days',
      }
    : { zh: '÷ 当年天数（365或366） × 实际天数', en: '÷ days of the year (365 or 366) × days' };
}

/** On what interest is charged, how it is counted and when it falls due. */
export function interestBasis(terms: LoanTerms): Says {
  const rate = formatRate(terms.annualRate);
  const time = timeShare(terms);
  const due = interestFallsDue(terms);
  const counted = countedDay(terms);
  const on: Says =
    terms.method === 'flat'
      ? {
          zh: '借款金额（不随归还减少，本金还清即止）',
          en: 'Amount drawn (whatever is repaid, until no principal is left)',
        }
      : { zh: '未还本金', en: 'Principal outstanding' };
  const by = periodShare(terms) ? { zh: '按期计息', en: 'by period' } : undefined;
  return {
    zh: `${on.zh} × 年利率${rate} ${time.zh}，${by?.zh ?? '按日计息'}，${due.zh}；${counted.zh}`,
    en: `${on.en} × ${rate} a year ${time.en}, counted ${by?.en ?? 'daily'}, ${due.en}; ${counted.en}`,
  };
}

/** From when on penalty interest is charged. */
export function penaltyWhen({ graceDays = 0 }: LoanTerms): Says {
  if (graceDays === 0) {
    return {
      zh: '应还日未归还的本金，自应还日（含）起至归还日（不含）止',
      en: 'On principal not repaid on its due date, from that date (included) to the day it is repaid (not included)',
    };
  }
  return {
    zh: `应还日未归还的本金，自应还日后第${graceDays}天（含）起至归还日（不含）止；之前${graceDays}天为宽限期，按合同利率计息`,
    en: `On principal not repaid on its due date, from day ${graceDays} after it (included) to the day it is repaid (not included); the ${graceDays} days before are days of grace and bear the contract rate`,
  };
}

/** On what penalty interest is charged, and how it is counted. */
export function penaltyBasis(terms: LoanTerms, penaltyRate: bigint): Says {
  const rate = formatRate(penaltyRate);
  const time = timeShare(terms);
  const { compounding = false } = terms;
  return {
    zh: `逾期本金${compounding ? '及逾期利息' : ''} × 年利率${rate} ${time.zh}，代替（不叠加）合同利率；${compounding ? '对逾期利息计收复利，对罚息不计' : '对未付利息不计复利'}`,
    en: `Overdue principal${compounding ? ' and interest' : ''} × ${rate} a year ${time.en}, in place of the contract rate, not on top of it; ${compounding ? 'penalty interest itself bears none' : 'unpaid interest bears no interest'}`,
  };
}
