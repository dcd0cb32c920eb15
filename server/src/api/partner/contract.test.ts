import { expect, test } from 'vitest';
import { expectDescribed, expectRoutes } from '../described.fixture.ts';
import * as borrowerContract from './borrower-contract.ts';
import * as webhookContract from './webhook-contract.ts';

const prefix = '/api/partner';
const routes = Object.entries({ ...borrowerContract, ...webhookContract }).map(([name, route]) => ({
  name,
  route,
}));

test.for(routes)(
  'behaviour: $name is described as it is judged: literals, members, strictness',
  ({ route }) => expectDescribed(prefix, route),
);

test('behaviour: every route of partners stands in the description, and none besides', () => {
  expect(routes.length).toBeGreaterThan(10);
  expectRoutes(
    prefix,
    routes.map(({ route }) => route),
  );
});
