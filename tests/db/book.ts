// Loans of a book, made through the rooms' doors: for the database tests of servicing and of every room after it.
import { expect } from 'vitest';
import {
  addMonths,
  type BusinessDate,
  type Fen,
  fen,
  type Id,
  instant,
  rateE9,
} from '../../server/src/kernel/index.ts';
import { account, checkBalanced, credit, debit, post } from '../../server/src/ledger/index.ts';
import {
  getLoan,
  type Loan,
  type LoanShape,
  openFacility,
  requestLoan,
  settleLoan,
} from '../../server/src/lending/index.ts';
import { createBorrower, saveProfile } from '../../server/src/party/index.ts';
import {
  type Database,
  getBusinessDate,
  newId,
  openVault,
} from '../../server/src/platform/index.ts';
import { checkLoans, openAccrual } from '../../server/src/servicing/index.ts';

export const vault = openVault([new Uint8Array(32).fill(7)]);

/** A borrower with a payee account, as origination leaves it. */
export async function makeBorrower(db: Database): Promise<Id<'borrower'>> {
  const borrowerId = await db.tx((tx) => createBorrower(tx, { segment: 'onlineSeller' }));
  const profile = { holderName: '林岚', accountNumber: '6222020000000000001' };
  await saveProfile(db, vault, borrowerId, profile);
  return borrowerId;
}

export interface LoanMade {
  readonly principal?: Fen;
  readonly termMonths?: number;
  readonly shape?: Partial<LoanShape>;
  readonly borrowerId?: Id<'borrower'>;
  readonly on?: BusinessDate;
}

/** A loan whose money is out, booked as origination books it. */
export async function makeLoan(db: Database, o: LoanMade = {}): Promise<Loan> {
  const borrowerId = o.borrowerId ?? (await makeBorrower(db));
  const on = o.on ?? (await getBusinessDate(db));
  const principal = o.principal ?? fen(5_000_000n);
  const facilityId = newId('facility');
  return db.tx(async (tx) => {
    await openFacility(tx, {
      id: facilityId,
      borrowerId,
      product: 'onlineSellerRevolving',
      funderId: 'own',
      limit: principal,
      annualRate: rateE9(72_000_000n),
      dayCount: 'act/360',
      openedOn: on,
      expiresOn: addMonths(on, 12),
      decisionId: newId('decision'),
    });
    const drawn = await requestLoan(tx, {
      drawdownId: newId('drawdown'),
      facilityId,
      borrowerId,
      principal,
      shape: { method: 'revolvingDaily', installments: o.termMonths ?? 3, ...o.shape },
      on,
    });
    if (!drawn.ok) return expect.fail(drawn.error.code);
    const { id } = drawn.value;
    await settleLoan(tx, id, `B-${id}`, on);
    const loan = await getLoan(tx, id);
    await openAccrual(tx, loan, on, instant(0));
    await post(tx, {
      id: `disbursement:${id}`,
      kind: 'disbursement',
      on,
      bookedOn: await getBusinessDate(tx),
      about: { loan: id },
      lines: [
        debit(account.loanPrincipal(id), principal),
        credit(account.funderCash('own'), principal),
      ],
    });
    return loan;
  });
}

/** The books balance, and their control accounts are the sum of all loans. */
export async function expectBooksAgree(db: Database): Promise<void> {
  expect(await checkBalanced(db)).toMatchObject({ balanced: true, problems: [] });
  expect(await checkLoans(db)).toMatchObject({ agree: true, problems: [] });
}
