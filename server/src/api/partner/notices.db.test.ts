import { expect, test } from 'vitest';
import { TEST_TODAY, testDatabase } from '../../../../tests/db/database.ts';
import { addMonths, fen, type Id, ok, rateE9 } from '../../kernel/index.ts';
import { account, credit, debit, post } from '../../ledger/index.ts';
import { getLoan, openFacility, requestLoan, settleLoan } from '../../lending/index.ts';
import { createBorrower, saveProfile } from '../../party/index.ts';
import { newId, openMetrics, openVault, silentLog, systemClock } from '../../platform/index.ts';
import type { RailNotice } from '../../rails/index.ts';
import {
  changeLoan,
  findRefund,
  openAccrual,
  refundIdOf,
  requestRefund,
} from '../../servicing/index.ts';
import type { ApiDeps } from '../deps.ts';
import { noticeRoutes } from './notices.ts';

const db = await testDatabase();
const rail = { transfer: async () => ({ status: 'accepted', railRef: 'B1' }) };
const workflows = { enqueue: async () => {}, forget: async () => {} };
const rest = { metrics: openMetrics(), vault: openVault([new Uint8Array(32).fill(7)]) };
let noticed: RailNotice;
const reader = { parseNotice: () => ok(noticed) };
const deps = {
  ...rest,
  ...{ db, rail, workflows, clock: systemClock, log: silentLog },
  notices: { bank: reader, alipay: reader },
} as unknown as ApiDeps;

/** A loan of which 777 fen too much was repaid. */
async function overpaidLoan(): Promise<{ loanId: Id<'loan'>; borrowerId: Id<'borrower'> }> {
  const borrowerId = await db.tx((tx) => createBorrower(tx, { segment: 'onlineSeller' }));
  const profile = { holderName: '林岚', accountNumber: '6222020000000000001' };
  await saveProfile(db, rest.vault, borrowerId, profile);
  const [principal, on, at] = [fen(1_000_000n), TEST_TODAY, systemClock.now()];
  const facilityId = newId('facility');
  return db.tx(async (tx) => {
    await openFacility(tx, {
      ...{ id: facilityId, borrowerId, product: 'onlineSellerRevolving', funderId: 'own' },
      ...{ limit: principal, annualRate: rateE9(72_000_000n), dayCount: 'act/360' },
      ...{ openedOn: on, expiresOn: addMonths(on, 12), decisionId: newId('decision') },
    });
    const drawn = await requestLoan(tx, {
      ...{ drawdownId: newId('drawdown'), facilityId, borrowerId, principal, on },
      shape: { method: 'revolvingDaily', installments: 3 },
    });
    if (!drawn.ok) return expect.fail(drawn.error.code);
    const { id: loanId } = drawn.value;
    await settleLoan(tx, loanId, 'B0', on);
    await openAccrual(tx, await getLoan(tx, loanId), on, at);
    await post(tx, {
      ...{ id: `disbursement:${loanId}`, kind: 'disbursement', on, bookedOn: on },
      about: { loan: loanId },
      lines: [
        debit(account.loanPrincipal(loanId), principal),
        credit(account.funderCash('own'), principal),
      ],
    });
    const event = { id: 'h', type: 'repayment', on, amount: fen(1_000_777n) } as const;
    await changeLoan(tx, { loanId, event, byWhom: 'test' }, at);
    return { loanId, borrowerId };
  });
}

test('behaviour: a notice about a refund settles it, once, and a payout is none', async () => {
  const { loanId, borrowerId } = await overpaidLoan();
  const refundId = newId('refund');
  const by = { staff: 'Li' };
  const asked = await requestRefund(deps, { refundId, by, loanId, amount: 'all' });
  expect(asked).toMatchObject({ value: { status: 'paying', amount: 777n } });
  const routes = noticeRoutes(deps);
  const tell = async (noticeId: string, orderId: string) => {
    const answer = { status: 'settled', railRef: 'B1' } as const;
    noticed = { rail: 'bank', noticeId, kind: 'transfer', orderId, answer };
    const said = await routes.request('/rails/bank/notices', { method: 'POST', body: 'x' });
    return said.status;
  };
  expect(await tell('N1', `payout:${loanId}`)).toBe(200);
  expect(await findRefund(db, borrowerId, refundId)).toMatchObject({ status: 'paying' });
  for (const noticeId of ['N2', 'N2', 'N3']) {
    expect(await tell(noticeId, refundIdOf(refundId))).toBe(200);
    expect(await findRefund(db, borrowerId, refundId)).toMatchObject({ status: 'settled' });
  }
});
