import { expect, test } from 'vitest';
import { expectDescribed, expectRoutes } from '../described.fixture.ts';
import * as staffPeople from '../staff/person-contract.ts';
import * as accountContract from './account-contract.ts';
import * as borrowerContract from './borrower-contract.ts';
import * as keyContract from './key-contract.ts';
import * as personContract from './person-contract.ts';
import * as webhookContract from './webhook-contract.ts';

const prefix = '/api/partner';
const routes = Object.entries({
  ...borrowerContract,
  ...webhookContract,
  ...accountContract,
  ...personContract,
  ...keyContract,
}).map(([name, route]) => ({ name, route }));

test.for(routes)(
  'behaviour: $name is described as it is judged: literals, members, strictness',
  ({ route }) => expectDescribed(prefix, route),
);

test('behaviour: the pages of people are one: each route of a partner’s people has its like at the lender’s', () => {
  const { getCaller: _, ...shared } = personContract;
  const likes = Object.entries(staffPeople);
  for (const [name, { method, path }] of Object.entries(shared)) {
    const [, like] = likes.find(([one]) => one === name) ?? expect.fail(name);
    expect([name, like.method, like.path]).toEqual([name, method, path]);
  }
});

test('behaviour: every route of partners stands in the description, and none besides', () => {
  expect(routes.length).toBeGreaterThan(10);
  expectRoutes(
    prefix,
    routes.map(({ route }) => route),
  );
});
