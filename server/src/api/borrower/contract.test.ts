import { expect, test } from 'vitest';
import { bodyShape, expectDescribed, expectRoutes } from '../described.fixture.ts';
import * as caseContract from './case-contract.ts';
import * as contract from './contract.ts';
import * as dataContract from './data-contract.ts';
import * as documentContract from './document-contract.ts';
import * as guideContract from './guide-contract.ts';
import * as identityContract from './identity-contract.ts';
import * as paperContract from './paper-contract.ts';
import * as phoneContract from './phone-contract.ts';
import * as sourceContract from './source-contract.ts';
import * as tellingContract from './telling-contract.ts';

const prefix = '/api/borrower';
const routes = Object.entries({
  ...contract,
  ...caseContract,
  ...dataContract,
  ...documentContract,
  ...guideContract,
  ...identityContract,
  ...paperContract,
  ...phoneContract,
  ...sourceContract,
  ...tellingContract,
}).map(([name, route]) => ({
  name,
  route,
}));

test.for(routes)(
  'behaviour: $name is described as it is judged: literals, members, strictness',
  ({ route }) => expectDescribed(prefix, route),
);

test('behaviour: the terms of a drawing are listed as numbers: 3, 6, 12', () => {
  const shape = bodyShape(prefix, contract.discloseOffer);
  expect(shape['.termMonths']).toEqual(['12', '3', '6']);
  expect(shape[' needs']).toEqual(['"amountFen"', '"termMonths"']);
});

test('behaviour: every route of borrowers stands in the description, and none besides', () =>
  expectRoutes(
    prefix,
    routes.map(({ route }) => route),
  ));
