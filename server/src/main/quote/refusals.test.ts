import { expect, test } from 'vitest';
import { answer } from './answer.ts';
import { quoteCodes } from './refusal.ts';

const good = {
  principal: '1000',
  annualRatePercent: '12',
  method: 'equal_installment',
  interestPeriod: 'daily',
  dayCount: 'act/365',
  installments: 3,
  repayEvery: 1,
  repayUnit: 'month',
  startOn: '2027-01-04',
};
const { annualRatePercent: _, ...noRate } = good;
const lpr = { tenor: '1y', pointsBp: 100, reset: 'none' };
const season = { ...good, method: 'season' };
const plan = [
  { on: '2027-06-04', percent: '40' },
  { on: '2027-10-04', percent: '60' },
];

const on = '2027-01-20';
const late = '2027-09-01';
const paid = { type: 'repayment', on, amount: '100' };
const paidOff = { type: 'repayment', on, amount: '2000' };
const chargedOff = { type: 'charge_off', on: '2027-06-01' };
const having = (...events: readonly unknown[]) => ({ ...good, events });

const bad: readonly (readonly [code: keyof typeof quoteCodes, field: string, document: unknown])[] =
  [
    ['bad_json', '', 5],
    ['bad_json', '', null],
    ['bad_json', '', [good]],
    ['unknown_field', 'installment', { ...good, installment: 3 }],
    ['unknown_field', '__proto__', JSON.parse(`{"__proto__":1,${JSON.stringify(good).slice(1)}`)],
    [
      'unknown_field',
      'drawings[0].amuont',
      { ...good, drawings: [{ on, amount: '1', amuont: 1 }] },
    ],
    ['unknown_field', 'events[1].until', having(paid, { ...paid, until: on })],
    ['unknown_field', 'lpr.tenour', { ...noRate, lpr: { ...lpr, tenour: 1 } }],
    ['unknown_field', 'x', { x: 1 }], // Before what is missing.
    ['missing', 'principal', {}],
    ['missing', 'annualRatePercent', noRate],
    ['missing', 'startOn', { ...good, startOn: undefined, principal: '-1' }], // Before what is bad.
    ['missing', 'repayUnit', { ...good, repayUnit: undefined }],
    ['missing', 'plan', season],
    ['missing', 'drawings[0].on', { ...good, drawings: [{ amount: '1' }] }],
    ['missing', 'events[0].type', having({ on })],
    ['missing', 'events[0].amount', having({ type: 'repayment', on })],
    ['missing', 'events[0].until', having({ type: 'interest_pause', on })],
    ['missing', 'holidays', { ...good, holidayShift: 'next' }],
    ['bad_shape', 'events', { ...good, events: {} }],
    ['bad_shape', 'events[0]', having(5)],
    ['bad_shape', 'drawings', { ...good, drawings: [] }],
    ['bad_shape', 'events', { ...good, events: new Array(1001).fill(paid) }],
    ['bad_shape', 'lpr', { ...noRate, lpr: '1y' }],
    ['bad_amount', 'principal', { ...good, principal: '1000.005' }],
    ['bad_amount', 'principal', { ...good, principal: '0.00' }],
    ['bad_amount', 'principal', { ...good, principal: '-5' }],
    ['bad_amount', 'principal', { ...good, principal: '1,000' }],
    ['bad_amount', 'principal', { ...good, principal: ' 5' }],
    ['bad_amount', 'principal', { ...good, principal: '' }],
    ['bad_amount', 'principal', { ...good, principal: null }],
    ['bad_amount', 'principal', { ...good, principal: 0.1 + 0.2 }],
    ['bad_amount', 'principal', { ...good, principal: 1e21 }],
    ['bad_amount', 'principal', { ...good, principal: '10000000000000.01' }],
    ['bad_amount', 'installmentMultiple', { ...good, installmentMultiple: '0' }],
    [
      'bad_amount',
      'drawings[1].amount',
      {
        ...good,
        drawings: [
          { on, amount: 1 },
          { on, amount: '1.' },
        ],
      },
    ],
    ['bad_amount', 'events[0].amount', having({ ...paid, amount: '1e3' })],
    ['bad_rate', 'annualRatePercent', { ...good, annualRatePercent: '-1' }],
    ['bad_rate', 'annualRatePercent', { ...good, annualRatePercent: '12%' }],
    ['bad_rate', 'annualRatePercent', { ...good, annualRatePercent: '1000.01' }],
    ['bad_rate', 'annualRatePercent', { ...good, annualRatePercent: '1.00000001' }],
    ['bad_rate', 'downPaymentPercent', { ...good, downPaymentPercent: '101' }],
    ['bad_rate', 'downPaymentPercent', { ...good, downPaymentPercent: '100' }],
    [
      'bad_rate',
      'events[0].annualRatePercent',
      having({ type: 'rate_change', on, annualRatePercent: 'x' }),
    ],
    ['bad_rate', 'lpr.pointsBp', { ...noRate, lpr: { ...lpr, pointsBp: -400 } }],
    ['bad_date', 'startOn', { ...good, startOn: '2027-02-29' }],
    ['bad_date', 'startOn', { ...good, startOn: '2027-1-4' }],
    ['bad_date', 'startOn', { ...good, startOn: '9999-01-01' }],
    ['bad_date', 'startOn', { ...good, startOn: 20270104 }],
    ['bad_date', 'firstDueOn', { ...good, firstDueOn: null }],
    ['bad_date', 'holidays[1]', { ...good, holidays: ['2027-02-04', '2027-02-30'] }],
    ['bad_date', 'events[0].until', having({ type: 'interest_pause', on, until: 'later' })],
    ['bad_number', 'installments', { ...good, installments: 0 }],
    ['bad_number', 'installments', { ...good, installments: 601 }],
    ['bad_number', 'installments', { ...good, installments: 2.5 }],
    ['bad_number', 'installments', { ...good, installments: '3' }],
    ['bad_number', 'installments', { ...good, installments: 600, repayEvery: 3 }],
    ['bad_number', 'repayEvery', { ...good, repayEvery: 0 }],
    ['bad_number', 'graceDays', { ...good, graceDays: -1 }],
    ['bad_number', 'penaltyMultiple', { ...good, penaltyMultiple: '11' }],
    ['bad_number', 'plan', { ...season, plan: plan.slice(0, 1), installments: 1 }],
    ['bad_number', 'installments', { ...season, plan }],
    ['bad_choice', 'method', { ...good, method: 'equalInstallment' }],
    ['bad_choice', 'method', { ...good, method: 'constructor' }],
    ['bad_choice', 'dayCount', { ...good, dayCount: 'act/364' }],
    ['bad_choice', 'repayUnit', { ...good, repayUnit: 'year' }],
    ['bad_choice', 'compounding', { ...good, compounding: 'yes' }],
    ['bad_choice', 'holidays', { ...good, holidays: 'us' }],
    ['bad_choice', 'allocation', { ...good, allocation: ['fee', 'fee', 'interest', 'principal'] }],
    ['bad_choice', 'plan', { ...good, plan }],
    ['bad_choice', 'firstDueOn', { ...season, installments: 2, plan, firstDueOn: '2027-02-04' }],
    ['bad_choice', 'lpr', { ...good, lpr }],
    ['bad_choice', 'events[0].type', having({ type: 'payment', on, amount: '1' })],
    ['bad_choice', 'events[0].of', having({ type: 'reversal', on, of: -1 })],
    ['bad_choice', 'events[0].id', having({ ...paid, id: '' })],
    [
      'bad_choice',
      'events[0].method',
      having({ type: 'restructuring', on, installments: 2, method: 'season' }),
    ],
    ['duplicate_id', 'events[1].id', having({ ...paid, id: 'a' }, { ...paid, id: 'a' })],
    ['out_of_order', 'firstDueOn', { ...good, firstDueOn: '2027-01-04' }],
    ['out_of_order', 'asOf', { ...good, asOf: '2027-01-03' }],
    ['out_of_order', 'plan[1].on', { ...season, installments: 2, plan: [plan[1], plan[0]] }],
    ['out_of_order', 'events[0].on', having({ ...paid, on: '2027-01-03' })],
    [
      'out_of_order',
      'events[0].until',
      having({ type: 'interest_pause', on, until: '2027-01-19' }),
    ],
    [
      'out_of_order',
      'events[0].firstDueOn',
      having({ type: 'restructuring', on, installments: 2, firstDueOn: on }),
    ],
    ['out_of_order', 'events[1].on', having(paid, { type: 'reversal', on: '2027-01-19', of: 0 })],
    [
      'out_of_order',
      'drawings[1].on',
      {
        ...good,
        drawings: [
          { on, amount: '1' },
          { on: late, amount: '1' },
        ],
      },
    ],
    ['lpr_unknown', 'lpr', { ...noRate, lpr, startOn: '2019-08-19' }],
    [
      'limit_exceeded',
      'drawings[1].amount',
      {
        ...good,
        drawings: [
          { on, amount: '600' },
          { on, amount: '400.01' },
        ],
      },
    ],
    ['limit_exceeded', 'events[0].amount', having({ type: 'drawing', on, amount: '0.01' })],
    ['repayment_not_found', 'events[0]', having({ type: 'reversal', on })],
    ['repayment_not_found', 'events[1]', having(paid, { type: 'reversal', on, amount: '99' })],
    ['repayment_not_found', 'events[1].of', having(paid, { type: 'reversal', on, of: 1 })],
    [
      'repayment_not_found',
      'events[1].of',
      having({ ...paid, id: 'a' }, { type: 'reversal', on, of: 'b' }),
    ],
    [
      'repayment_not_found',
      'events[1].amount',
      having(paid, { type: 'reversal', on, of: 0, amount: '99' }),
    ],
    [
      'already_reversed',
      'events[2].of',
      having(paid, { type: 'reversal', on, of: 0 }, { type: 'reversal', on, of: 0 }),
    ],
    ['loan_not_open', 'events[1]', having(paidOff, { ...paid, on: '2027-01-21' })],
    ['loan_not_open', 'events[0]', having({ ...paid, on: '2027-01-21' }, paidOff)], // Whatever their order.
    ['loan_not_open', 'events[1]', having(paidOff, { type: 'fee', on: '2027-02-01', amount: '1' })],
    ['loan_not_open', 'events[1]', having(chargedOff, { ...chargedOff, on: '2027-07-01' })],
    ['nothing_overpaid', 'events[1].amount', having(paid, { type: 'refund', on, amount: '1' })],
    [
      'nothing_overpaid',
      'events[1].amount',
      having(paidOff, { type: 'refund', on, amount: '1000' }),
    ],
  ];

const errorOf = (document: unknown) => {
  const answered = answer(document);
  return answered.ok ? undefined : answered.error;
};

test.each(bad)('error: %s of %s', (code, field, document) => {
  const error = errorOf(document);
  expect(error).toEqual({ code, field, message: expect.stringMatching(/\w/) });
});

test('error: every code is met', () => {
  expect(new Set(bad.map(([code]) => code))).toEqual(new Set(Object.keys(quoteCodes)));
});

test('behaviour: what the refusals are made of is good by itself', () => {
  for (const document of [
    good,
    { ...noRate, lpr },
    { ...season, plan, installments: 2 },
    having(paid, paidOff),
    having(chargedOff, { ...paid, on: '2027-07-01' }),
  ]) {
    expect(errorOf(document)).toBeUndefined();
  }
});
