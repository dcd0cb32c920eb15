import { expect, test } from 'vitest';
import { bodyShape, expectDescribed, expectRoutes } from '../described.fixture.ts';
import * as accountContract from './account-contract.ts';
import * as auditContract from './audit-contract.ts';
import { getOverview } from './borrower-contract.ts';
import * as classContract from './class-contract.ts';
import * as complaintContract from './complaint-contract.ts';
import * as contract from './contract.ts';
import * as featureContract from './feature-contract.ts';
import * as firmContract from './firm-contract.ts';
import * as funderContract from './funder-contract.ts';
import * as hardshipContract from './hardship-contract.ts';
import * as identityContract from './identity-contract.ts';
import * as limitContract from './limit-contract.ts';
import * as loanListContract from './loan-list-contract.ts';
import * as loanPageContract from './loan-page-contract.ts';
import * as modelContract from './model-contract.ts';
import * as overdueContract from './overdue-contract.ts';
import * as paperContract from './paper-contract.ts';
import * as personContract from './person-contract.ts';
import * as proposalContract from './proposal-contract.ts';
import * as reconciliationContract from './reconciliation-contract.ts';
import * as reportContract from './report-contract.ts';
import * as reviewContract from './review-contract.ts';
import { search } from './search-contract.ts';
import * as sourceContract from './source-contract.ts';
import * as todayContract from './today-contract.ts';
import * as useContract from './use-contract.ts';
import * as webhookContract from './webhook-contract.ts';

const prefix = '/api/staff';
const routes = Object.entries({
  ...{
    ...contract,
    ...accountContract,
    ...auditContract,
    ...classContract,
    ...limitContract,
    ...funderContract,
    ...useContract,
    ...personContract,
    ...proposalContract,
    ...todayContract,
    ...sourceContract,
    ...firmContract,
    ...identityContract,
    ...paperContract,
    ...featureContract,
    ...modelContract,
    ...reviewContract,
    ...webhookContract,
    ...loanListContract,
    ...reportContract,
    ...loanPageContract,
    search,
    getOverview,
    ...overdueContract,
    ...hardshipContract,
    ...complaintContract,
    ...reconciliationContract,
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
