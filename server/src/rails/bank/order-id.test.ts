import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeId } from '../../kernel/index.ts';
import { fromEndToEndId, toEndToEndId } from './order-id.ts';

const ids = fc
  .tuple(
    fc.constantFrom(
      ['payout:', 'loan'] as const,
      ['collect:', 'repayment'] as const,
      ['refund:', 'refund'] as const,
      ['return:', 'return'] as const,
    ),
    fc.nat(),
    fc.uint8Array({ minLength: 10, maxLength: 10 }),
  )
  .map(([[before, prefix], at, random]) => `${before}${makeId(prefix, at, random)}`);

test('property: an order id becomes at most 35 characters and comes back as it was', () => {
  fc.assert(
    fc.property(ids, (id) => {
      expect(toEndToEndId(id).length).toBe(33);
      expect(fromEndToEndId(toEndToEndId(id))).toBe(id);
    }),
  );
});

test('property: two order ids never share an end-to-end id', () => {
  fc.assert(
    fc.property(ids, ids, (a, b) => {
      expect(toEndToEndId(a) === toEndToEndId(b)).toBe(a === b);
    }),
  );
});

test('behaviour: an id that fits stays as it is, and so does one that is not ours', () => {
  expect(toEndToEndId('payout:test-1')).toBe('payout:test-1');
  expect(fromEndToEndId('NOTPROVIDED')).toBe('NOTPROVIDED');
});

test('error: an id that is too long, odd, or looks derived is a bug', () => {
  expect(() => toEndToEndId(`refund:loan_${'0'.repeat(32)}`)).toThrow('no end-to-end id');
  expect(() => toEndToEndId('payout:林')).toThrow('no end-to-end id');
  expect(() => toEndToEndId(`P${'0'.repeat(32)}`)).toThrow('no end-to-end id');
});
