import { expect, test } from 'vitest';
import { roleNames, roles, scopesOf } from '../../access/index.ts';
import { opens } from './routes.ts';

const scopes = [...new Set(opens.map(([, , scope]) => scope))];

test('behaviour: each scope of a route is some role’s, and each role’s scope opens some route', () => {
  const given = roleNames.flatMap((name): readonly string[] => roles[name].scopes);
  expect(scopes.filter((scope) => !given.includes(scope))).toEqual([]);
  expect(given.filter((scope) => !scopes.some((known) => known === scope))).toEqual([]);
});

test('behaviour: who closes the books changes no loan, who judges audits nothing, who lets people in sees no borrower', () => {
  const has = (name: string, scope: string) => scopesOf([name]).includes(scope);
  for (const name of roleNames) {
    expect([name, has(name, 'books.close') && has(name, 'loans.write')]).toEqual([name, false]);
  }
  expect(scopesOf(['auditor']).filter((scope) => !scope.endsWith('.read'))).toEqual([]);
  const ruling = scopesOf(['administrator']).map((scope) => scope.split('.')[0]);
  expect([...new Set(ruling)].toSorted()).toEqual(['audit', 'checks', 'people']);
});

test('error: a role that is no more, or never was, opens nothing', () => {
  expect(scopesOf(['ghost', 'constructor', '__proto__'])).toEqual([]);
  expect(scopesOf(['ghost', 'auditor'])).toEqual(scopesOf(['auditor']));
});
