/** A worked example of the reference of `npm run quote`. */
interface Example {
  readonly title: string;
  readonly says: string;
  readonly document: Readonly<Record<string, unknown>>;
  /** Shown as the command writes it, not as a table. */
  readonly asLine?: boolean;
}

const terms = {
  principal: '100000',
  annualRatePercent: '6',
  method: 'equal_installment',
  interestPeriod: 'daily',
  dayCount: 'act/360',
  installments: 3,
  repayEvery: 1,
  repayUnit: 'month',
  startOn: '2025-01-15',
};
const { annualRatePercent: _, ...withoutRate } = terms;
const { installments: __, repayEvery: ___, repayUnit: ____, ...withoutPeriods } = terms;

export const examples: readonly Example[] = [
  {
    title: 'Equal installments',
    says: 'The line as the command writes it:',
    document: terms,
    asLine: true,
  },
  {
    title: 'Equal principal',
    says: 'The same loan. 100,000 × 6 % × 31 / 360 = 516.666…, rounded half to even: 516.67.',
    document: { ...terms, method: 'equal_principal' },
  },
  {
    title: 'Flat',
    says: 'Interest is on what was drawn, all along; each period has its share of the year.',
    document: { ...terms, method: 'flat', interestPeriod: 'same_as_repayment', dayCount: '30/360' },
  },
  {
    title: 'Interest first, principal at the end',
    says: 'Every second week, on a year of 365 days.',
    document: {
      ...terms,
      method: 'interest_only',
      dayCount: 'act/365',
      repayEvery: 2,
      repayUnit: 'week',
    },
  },
  {
    title: 'All at maturity, over New Year',
    says: '`act/act`: 17 days count by the 366 of 2024, 73 by the 365 of 2025: 100,000 × 6 % × (17/366 + 73/365).',
    document: {
      ...terms,
      method: 'bullet',
      dayCount: 'act/act',
      startOn: '2024-12-14',
      repayEvery: 30,
      repayUnit: 'day',
    },
  },
  {
    title: 'Drawn and repaid on any day',
    says: 'A second drawing on 1 February, 60,000 back on 10 February: interest up to that day first, then principal, from the end.',
    document: {
      ...terms,
      method: 'revolving_daily',
      drawings: [
        { on: '2025-01-15', amount: '60000' },
        { on: '2025-02-01', amount: '40000' },
      ],
      events: [{ type: 'repayment', on: '2025-02-10', amount: '60000' }],
    },
  },
  {
    title: 'A down payment and a multiple',
    says: 'A quarter is due at once; the installments are whole hundreds, and the last takes the rest.',
    document: { ...terms, downPaymentPercent: '25', installmentMultiple: '100' },
  },
  {
    title: 'A season',
    says: 'Nothing until the harvest. 30/360: the five months to June, the four to October.',
    document: {
      ...withoutPeriods,
      method: 'season',
      dayCount: '30/360',
      plan: [
        { on: '2025-06-15', percent: '40' },
        { on: '2025-10-15', percent: '60' },
      ],
    },
  },
  {
    title: 'Paid early',
    says: 'On 25 January, ten days’ interest (166.67) and then the first installment whole, with what is left for the second. What the installments ask for stays; the last one shrinks.',
    document: { ...terms, events: [{ type: 'repayment', on: '2025-01-25', amount: '40000' }] },
  },
  {
    title: 'Paid late',
    says: 'As of 20 March nothing was paid. The principal past due bears 9 %, 1.5 times the contract rate, from its due date on.',
    document: { ...terms, asOf: '2025-03-20' },
  },
  {
    title: 'A repayment that bounced',
    says: 'The first repayment came back: the table is as if it had never been made.',
    document: {
      ...terms,
      events: [
        { type: 'repayment', on: '2025-02-15', amount: '33667.23', id: 'first' },
        { type: 'reversal', on: '2025-02-18', of: 'first' },
        { type: 'repayment', on: '2025-02-20', amount: '33708.67' },
      ],
    },
  },
  {
    title: 'A new rate and days without interest',
    says: 'From 1 March on 5 %; none from 20 to 31 January. Both are agreed, so the plan has them.',
    document: {
      ...terms,
      events: [
        { type: 'interest_pause', on: '2025-01-20', until: '2025-01-31' },
        { type: 'rate_change', on: '2025-03-01', annualRatePercent: '5' },
      ],
    },
  },
  {
    title: 'LPR and points',
    says: 'The 1-year LPR of 20 November 2024 was 3.10 %, of 1 January 2025 as well: 5.65 % with 255 points. `lprTable` makes it 3.00 % before New Year.',
    document: {
      ...withoutRate,
      method: 'interest_only',
      dayCount: '30/360',
      startOn: '2024-11-20',
      lpr: { tenor: '1y', pointsBp: 255, reset: 'january_1' },
      lprTable: [{ on: '2024-12-20', '1y': '3.00', '5y': '3.50' }],
    },
  },
  {
    title: 'Due dates off the holidays',
    says: '15 February 2025 was a Saturday, 15 March too.',
    document: { ...terms, holidays: 'cn', holidayShift: 'next' },
  },
  {
    title: 'Terms that are refused',
    says: 'The other lines of the input still get their answers; the exit code is 2.',
    document: { ...terms, principal: '1000.005' },
  },
];
