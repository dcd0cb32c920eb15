import { expect, test } from 'vitest';
import { fen } from '../kernel/index.ts';
import { account, chart, credit, debit, findChartAccount, parseAccount } from './index.ts';

test('behaviour: an account code is its chart code and its subject, and reads back', () => {
  const code = account.loanPrincipal('loan_1');
  expect(code).toBe('loan_principal:loan_1');
  expect(parseAccount(code)).toEqual({ chart: 'loan_principal', subject: 'loan_1' });
  expect(parseAccount('funder_cash:alipay:main')?.subject).toBe('alipay:main');
});

test('error: a code without a subject or outside the chart is no account', () => {
  for (const code of ['loan_principal', 'loan_principal:', ':loan_1', 'loans:loan_1', '']) {
    expect(parseAccount(code)).toBeUndefined();
  }
  expect(() => account.loanPrincipal('')).toThrow('needs a subject');
});

test('error: a line of nothing, or of less, is refused', () => {
  expect(() => debit(account.suspense(), fen(0n))).toThrow('more than nothing');
  expect(() => credit(account.suspense(), fen(-1n))).toThrow('more than nothing');
});

test('behaviour: every maker makes an account of the chart, and every chart code has a maker', () => {
  const made = Object.values(account).map((maker) => parseAccount(maker('x'))?.chart);
  expect(made.toSorted()).toEqual(chart.map((c) => c.code).toSorted());
});

test('behaviour: codes and numbers of the chart are unique, names are given in both languages', () => {
  expect(new Set(chart.map((c) => c.code)).size).toBe(chart.length);
  expect(new Set(chart.map((c) => c.number)).size).toBe(chart.length);
  for (const { code, number, zh, en } of chart) {
    expect(findChartAccount(code)?.number).toBe(number);
    expect(number).toMatch(/^\d{4}(\d{2})?$/);
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).not.toBe('');
  }
});
