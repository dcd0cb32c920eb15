import { expect, test } from 'vitest';
import { businessDate, fen, type Id, rateE9 } from '../kernel/index.ts';
import { judgeDrawdown } from './drawdown.ts';
import { type Facility, loanIdOf } from './index.ts';

const on = businessDate('2027-01-04');
const facility: Facility = {
  id: `facility_${'0'.repeat(32)}` as Id<'facility'>,
  borrowerId: `borrower_${'0'.repeat(32)}` as Id<'borrower'>,
  product: 'onlineSellerRevolving',
  funderId: 'own',
  limit: fen(100n),
  used: fen(40n),
  available: fen(60n),
  annualRate: rateE9(72_000_000n),
  penaltyRate: rateE9(108_000_000n),
  dayCount: 'act/360',
  openedOn: businessDate('2026-01-04'),
  expiresOn: on,
  frozenSince: null,
  frozenWhy: null,
  region: 'unknown',
  industry: 'unknown',
  pdE9: null,
  pdFrom: null,
  decisionId: `decision_${'0'.repeat(32)}` as Id<'decision'>,
};

test('behaviour: a drawing up to what is available passes, on the last day too', () => {
  expect(judgeDrawdown(facility, { principal: fen(60n), on, consentEndsOn: on })).toBeUndefined();
});

test('error: of several refusals the first in order of precedence is given', () => {
  const before = businessDate('2027-01-03');
  const bad = { ...facility, frozenSince: before, frozenWhy: 'x', expiresOn: before };
  const ask = { principal: fen(61n), on, consentEndsOn: before };
  expect(judgeDrawdown(undefined, ask)).toEqual({ code: 'facility_not_found' });
  expect(judgeDrawdown(bad, ask)).toEqual({ code: 'facility_frozen', since: before });
  const expired = { ...bad, frozenSince: null, frozenWhy: null };
  expect(judgeDrawdown(expired, ask)).toEqual({ code: 'facility_expired', on: before });
  expect(judgeDrawdown(facility, ask)).toEqual({ code: 'consent_expired', on: before });
  expect(judgeDrawdown(facility, { principal: fen(61n), on })).toEqual({
    code: 'limit_exceeded',
    asked: 61n,
    available: 60n,
  });
});

test('behaviour: a freeze announced for tomorrow does not stop a drawing today', () => {
  const soon = { ...facility, frozenSince: businessDate('2027-01-05'), frozenWhy: 'notice' };
  expect(judgeDrawdown(soon, { principal: fen(1n), on })).toBeUndefined();
});

test('behaviour: the id of a loan is derived from its drawing', () => {
  const drawdownId = `drawdown_${'a'.repeat(32)}` as Id<'drawdown'>;
  expect(loanIdOf(drawdownId)).toBe(`loan_${'a'.repeat(32)}`);
});
