import { expect, test } from 'vitest';
import { bodyShape, expectDescribed, expectRoutes } from '../described.fixture.ts';
import * as auditContract from './audit-contract.ts';
import * as classContract from './class-contract.ts';
import * as contract from './contract.ts';
import * as featureContract from './feature-contract.ts';
import * as firmContract from './firm-contract.ts';
import * as funderContract from './funder-contract.ts';
import * as identityContract from './identity-contract.ts';
import * as limitContract from './limit-contract.ts';
import * as modelContract from './model-contract.ts';
import * as paperContract from './paper-contract.ts';
import * as proposalContract from './proposal-contract.ts';
import * as reviewContract from './review-contract.ts';
import * as sourceContract from './source-contract.ts';
import * as todayContract from './today-contract.ts';
import * as useContract from './use-contract.ts';

const prefix = '/api/staff';
const routes = Object.entries({
  ...{
    ...contract,
    ...auditContract,
    ...classContract,
    ...limitContract,
    ...funderContract,
    ...useContract,
    ...proposalContract,
    ...todayContract,
    ...sourceContract,
    ...firmContract,
    ...identityContract,
    ...paperContract,
    ...featureContract,
    ...modelContract,
    ...reviewContract,
  },
}).map(([name, route]) => ({ name, route }));

test.for(routes)(
  'behaviour: $name is described as it is judged: literals, members, strictness',
  ({ route }) => expectDescribed(prefix, route),
);

test('behaviour: all that can happen to a loan is told apart by its type', () => {
  expect(bodyShape(prefix, contract.changeLoan)['.type']).toEqual([
    '"chargeOff"',
    '"fee"',
    '"interestPause"',
    '"rateChange"',
    '"repayment"',
    '"restructuring"',
    '"reversal"',
  ]);
});

test('behaviour: every route of staff stands in the description, and none besides', () =>
  expectRoutes(
    prefix,
    routes.map(({ route }) => route),
  ));
