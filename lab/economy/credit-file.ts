import {
  addDays,
  addMonths,
  type BusinessDate,
  daysBetween,
  fen,
  type Instant,
  shanghaiDay,
} from '@open310/server/kernel';
import { digits, drawCreditCode } from './codes.ts';
import { parameters } from './parameters.ts';
import { createRandom, type Random } from './random.ts';
import type { CreditDebt, CreditFile, CreditGuarantee, CreditInquiry } from './records.ts';
import { part } from './traits.ts';

/** Money paid to other lenders: when and how much. */
export interface DebtPayment {
  readonly at: Instant;
  readonly amount: bigint;
}

export interface Debtor {
  readonly seed: number;
  readonly key: string;
  /** Unit: fen a month; nothing for one who owes nothing. */
  readonly monthly: bigint;
  /** The first day on record, the last on which a bill came, and the last that is told of. */
  readonly firstOn: BusinessDate;
  readonly billedUntil: BusinessDate;
  readonly lastOn: BusinessDate;
  /** All that was paid, the oldest first. */
  readonly payments: readonly DebtPayment[];
}

const LENDER = '消费金融公司';
const BILL_DAY = '20';

/** What a credit bureau holds of a merchant's owner. */
export function creditFileOf(debtor: Debtor): CreditFile {
  const random = createRandom(debtor.seed, debtor.key, 'credit');
  return {
    debts: debtor.monthly > 0n ? drawDebts(debtor, random) : [],
    inquiries: drawInquiries(debtor),
    guarantees: drawGuarantees(debtor),
  };
}

function drawGuarantees({ seed, key, firstOn, lastOn }: Debtor): CreditGuarantee[] {
  const p = parameters.bureau;
  const random = createRandom(seed, key, 'guarantees');
  return (['given', 'taken'] as const).flatMap((side) => {
    if (!random.chance(p.guarantees)) return [];
    const from = addDays(firstOn, -random.whole(1, 300));
    return {
      ...{ id: `G${digits(random, 12)}`, side, from, until: addMonths(lastOn, 12) },
      amount: fen(BigInt(random.whole(...p.guaranteed))),
      other: {
        creditCode: drawCreditCode(random, 'enterprise', '330106'),
        name: `${random.pick(['宏达', '永兴', '金源', '恒泰'])}商贸有限公司`,
      },
    };
  });
}

/** The loans behind `traits.debt`, one after the other: bills on the 20th, met in their order. */
function drawDebts(debtor: Debtor, random: Random): CreditDebt[] {
  const p = parameters.bureau;
  const gone = random.whole(...p.runsMonths);
  const first = `${addMonths(debtor.firstOn, -gone).slice(0, 8)}${BILL_DAY}` as BusinessDate;
  const meet = payer(debtor);
  const amount = fen(debtor.monthly);
  const debts: CreditDebt[] = [];
  let start = first;
  do {
    const next = addMonths(start, p.termMonths);
    debts.push({
      id: `D${digits(random, 12)}`,
      ...{ lender: LENDER, openedOn: addMonths(start, -1), endsOn: addMonths(next, -1) },
      principal: fen(part(amount * BigInt(p.termMonths), 1 - p.interestShare)),
      installments: Array.from({ length: p.termMonths }, (_, i) => {
        const dueOn = addMonths(start, i);
        return { dueOn, amount, paidOn: meet(dueOn) };
      }),
    });
    start = next;
  } while (start <= debtor.billedUntil);
  return debts;
}

/** On which day each bill was met in full, the oldest first; `null`: not (yet). */
function payer({ payments, monthly, firstOn, billedUntil }: Debtor) {
  let next = 0;
  let left = 0n;
  return (dueOn: BusinessDate): BusinessDate | null => {
    if (dueOn < firstOn) return dueOn; // Before the record begins nothing was missed.
    if (dueOn > billedUntil) return null;
    while (left < monthly && next < payments.length) left += payments[next++]?.amount ?? 0n;
    const last = payments[next - 1];
    if (left < monthly || !last) return null;
    left -= monthly;
    return shanghaiDay(last.at);
  };
}

/** Who looked into the file, day by day. */
function drawInquiries({ seed, key, monthly, firstOn, lastOn }: Debtor): CreditInquiry[] {
  const p = parameters.bureau;
  const random = createRandom(seed, key, 'inquiries');
  const rate = (monthly > 0n ? p.inquiriesOfDebtors : p.inquiries) / 365;
  const start = addMonths(firstOn, -12 * p.inquiryYears);
  const found: CreditInquiry[] = [];
  for (let n = 0; n <= daysBetween(start, lastOn); n++) {
    if (!random.chance(rate)) continue;
    const why = random.pick(['application', 'application', 'review', 'own'] as const);
    const by = why === 'own' ? '本人' : random.pick(['城市银行', '东海银行', LENDER]);
    found.push({ on: addDays(start, n), by, why });
  }
  return found;
}
