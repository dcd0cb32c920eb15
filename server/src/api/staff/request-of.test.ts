import { expect, test } from 'vitest';
import { actionOf } from './request-of.ts';

test('behaviour: an address is told without its ids, and the ids by what they are of', () => {
  const [borrower, paper] = ['borrower', 'paper'].map((kind) => `${kind}_${'0'.repeat(32)}`);
  expect(actionOf(`/api/staff/papers/${borrower}/${paper}/file`)).toEqual({
    action: '/api/staff/papers/:borrower/:paper/file',
    subjects: { borrower, paper },
  });
  expect(actionOf('/api/staff/periods/2027-01-04')).toEqual({
    ...{ action: '/api/staff/periods/2027-01-04', subjects: {} },
  });
  expect(actionOf('/api/staff/loans/\0/changes').action).toBe('/api/staff/loans/:strange/changes');
});
