import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, businessDate, fen, rateE9 } from '../../kernel/index.ts';
import { someTerms } from '../terms.fixture.ts';
import type { LoanTerms } from '../terms.ts';
import { anySteps, historyOf, payoffOf, someFirst, stepsOf } from './history.fixture.ts';
import { inOrder, type LoanEvent } from './history.ts';
import { judgeHistory } from './judge.ts';
import { replay } from './replay.ts';

const terms: LoanTerms = {
  principal: fen(1_200_000n),
  annualRate: rateE9(72_000_000n),
  dayCount: 'act/360',
  drawnOn: businessDate('2027-01-31'),
  method: 'interestOnly',
  installments: 3,
};
const on = businessDate('2027-02-10');
const drawing: LoanEvent = { id: 'a', type: 'drawing', on: terms.drawnOn, amount: fen(1_000_000n) };
const repayment: LoanEvent = { id: 'r', type: 'repayment', on, amount: fen(50_000n) };
const reversal: LoanEvent = { id: 'x', type: 'reversal', on, of: 'r' };
const fee: LoanEvent = { id: 'f', type: 'fee', on, amount: fen(100n) };
const chargeOff: LoanEvent = { id: 'o', type: 'chargeOff', on };
const refund: LoanEvent = { id: 'b', type: 'refund', on, amount: fen(1n) };

const judge = (history: readonly LoanEvent[], event: LoanEvent) =>
  judgeHistory(terms, [drawing, ...history], event);

test('behaviour: what can happen to an open loan is not refused', () => {
  const events: LoanEvent[] = [
    repayment,
    fee,
    chargeOff,
    { id: 'd', type: 'drawing', on, amount: fen(200_000n) },
    { id: 'c', type: 'rateChange', on, annualRate: rateE9(0n) },
    { id: 'p', type: 'interestPause', on, until: on },
    { id: 's', type: 'restructuring', on, installments: 2 },
  ];
  expect(events.map((event) => judge([], event))).toEqual(events.map(() => undefined));
});

test('error: dates and references are judged before what the loan owes', () => {
  const early = addDays(terms.drawnOn, -1);
  expect(judge([], { ...fee, on: early })).toEqual({
    code: 'before_drawing',
    drawnOn: terms.drawnOn,
  });
  const pause: LoanEvent = { id: 'p', type: 'interestPause', on, until: addDays(on, -1) };
  expect(judge([], pause)).toEqual({ code: 'until_before_on' });
  const plan: LoanEvent = { id: 's', type: 'restructuring', on, installments: 2, firstDueOn: on };
  expect(judge([], plan)).toEqual({ code: 'due_before_on' });
  expect(judge([], reversal)).toEqual({ code: 'repayment_not_found' });
  expect(judge([repayment], { ...reversal, of: 'a' })).toEqual({ code: 'repayment_not_found' });
  expect(judge([repayment, reversal], { ...reversal, id: 'y' })).toEqual({
    code: 'already_reversed',
  });
});

test('error: no more is drawn than was agreed, however much was repaid since', () => {
  const more: LoanEvent = { id: 'd', type: 'drawing', on, amount: fen(200_001n) };
  const refusal = { code: 'limit_exceeded', asked: 200_001n, available: 200_000n };
  expect(judge([], more)).toEqual(refusal);
  expect(judge([repayment], more)).toEqual(refusal);
});

test('error: of a loan that owes nothing there is nothing to repay, to change or to charge off', () => {
  const all: LoanEvent = { ...repayment, amount: payoffOf(replay(terms, [drawing], on).course) };
  const later = addDays(on, 1);
  const closed = { code: 'loan_not_open', status: 'closed' };
  for (const event of [{ ...repayment, id: 'q' }, fee, chargeOff]) {
    expect(judge([all], { ...event, on: later })).toEqual(closed);
  }
  // It can still be drawn, and the repayment undone.
  expect(judge([all], { ...drawing, id: 'd', on: later, amount: fen(1n) })).toBeUndefined();
  expect(judge([all], reversal)).toBeUndefined();
});

test('error: a loan that was charged off takes money, and nothing else', () => {
  const off = { code: 'loan_not_open', status: 'chargedOff' };
  const later = addDays(on, 1);
  expect(judge([chargeOff], { ...repayment, on: later })).toBeUndefined();
  expect(judge([chargeOff], { ...fee, on: later })).toEqual(off);
  expect(judge([chargeOff], { ...chargeOff, id: 'p', on: later })).toEqual(off);
  // Regression: nor is more lent.
  expect(judge([chargeOff], { ...drawing, id: 'd', on: later, amount: fen(1n) })).toEqual(off);
});

test('error: no more goes back than was overpaid', () => {
  expect(judge([], refund)).toEqual({ code: 'nothing_overpaid', overpaid: 0n });
  const over: LoanEvent = { ...repayment, amount: fen(2_000_000n) };
  const overpaid = 2_000_000n - payoffOf(replay(terms, [drawing], on).course);
  expect(judge([over], { ...refund, amount: fen(overpaid) })).toBeUndefined();
  expect(judge([over], { ...refund, amount: fen(overpaid + 1n) })).toEqual({
    code: 'nothing_overpaid',
    overpaid,
  });
});

test('property: whatever was not refused can be lived, on any day, in any order', () => {
  const steps = stepsOf(anySteps, { maxLength: 12, backMost: 60 });
  fc.assert(
    fc.property(someTerms, steps, someFirst, fc.nat(600), (terms, steps, first, days) => {
      const events = historyOf(terms, steps, first);
      const { course } = replay(terms, events, addDays(terms.drawnOn, days));
      expect(course.at).toBe(addDays(terms.drawnOn, days));
    }),
    { numRuns: 200 },
  );
});

test('behaviour: on one day contracts change first, then money goes out, comes in, and goes back', () => {
  const events: LoanEvent[] = [
    chargeOff,
    { ...refund, id: '0' },
    { ...repayment, id: 'r2' },
    repayment,
    fee,
    { ...drawing, id: 'd', on },
    { id: 's', type: 'restructuring', on, installments: 2 },
    { id: 'c', type: 'rateChange', on, annualRate: rateE9(0n) },
    { ...fee, id: 'z', on: addDays(on, -1) },
  ];
  expect(inOrder(events).map((event) => event.id)).toEqual([
    'z',
    'c',
    's',
    'd',
    'f',
    'r',
    'r2',
    '0',
    'o',
  ]);
  expect(inOrder([...events, reversal]).map((event) => event.id)).not.toContain('r');
});
