import {
  addDays,
  type BusinessDate,
  type Fen,
  fen,
  type Id,
  instant,
  rateE9,
} from '../kernel/index.ts';
import { account, credit, debit, post } from '../ledger/index.ts';
import { getLoan, type Loan, openFacility, requestLoan, settleLoan } from '../lending/index.ts';
import { createBorrower, saveProfile } from '../party/index.ts';
import {
  type Database,
  getBusinessDate,
  manualClock,
  newId,
  openVault,
  silentLog,
  type Work,
  type Workflows,
} from '../platform/index.ts';
import type {
  DayStatement,
  RailStatement,
  StatementLine,
  TransferAnswer,
  TransferOrder,
} from '../rails/index.ts';
import { endOfDay, openAccrual } from '../servicing/index.ts';
import type { ClearDeps, ReconcileDeps } from './index.ts';

export const vault = openVault([new Uint8Array(32).fill(7)]);
export const clock = manualClock(instant(Date.UTC(2027, 0, 4, 4)));

/** A line as a test writes it down; the rest is as usual. */
export type Written = Pick<StatementLine, 'direction' | 'amount'> & Partial<StatementLine>;

/** The lender's account at a rail, in memory: what is written down is stated. */
export class Account implements RailStatement {
  readonly name = 'bank';
  readonly days = new Map<BusinessDate, StatementLine[]>();
  /** Thrown in place of the next statements. */
  readonly troubles: Error[] = [];
  asked = 0;
  readonly #opening: bigint;
  #refs = 0;

  constructor(opening = 0n) {
    this.#opening = opening;
  }

  book(on: BusinessDate, line: Written): StatementLine {
    this.#refs += 1;
    const booked: StatementLine = {
      ...{ id: 'NOTPROVIDED', railRef: `B${this.#refs}`, bookedOn: on, code: 'PMNT/RCDT/DMCT' },
      ...{ party: { name: '林岚', accountNumber: '6222020000000000001' }, text: null },
      ...line,
    };
    this.days.set(on, [...(this.days.get(on) ?? []), booked]);
    return booked;
  }

  async statement(on: BusinessDate): Promise<DayStatement> {
    this.asked += 1;
    const trouble = this.troubles.shift();
    if (trouble) throw trouble;
    const sum = (lines: readonly StatementLine[]) =>
      lines.reduce((total, l) => (l.direction === 'in' ? total + l.amount : total - l.amount), 0n);
    const before = [...this.days].flatMap(([day, lines]) => (day < on ? lines : []));
    const lines = this.days.get(on) ?? [];
    const opening = this.#opening + sum(before);
    const body = lines.map((l) => `<Ntry><AcctSvcrRef>${l.railRef}</AcctSvcrRef></Ntry>`).join('');
    return {
      ...{ id: `ST${on}`, on, opening: fen(opening), closing: fen(opening + sum(lines)), lines },
      body: Buffer.from(body),
      signature: `sig=${on}`,
    };
  }
}

/** Remembers what was enqueued. */
class Waiting implements Workflows {
  readonly work = new Map<string, Work>();
  async enqueue(_: unknown, work: Work): Promise<void> {
    this.work.set(work.id, work);
  }
  async forget(_: unknown, id: string): Promise<void> {
    this.work.delete(id);
  }
}

/** Pays an id once; what it answers next can be set. */
export class Payer {
  readonly name = 'fake';
  readonly sent: TransferOrder[] = [];
  readonly answers: (TransferAnswer | Error)[] = [];
  async transfer(order: TransferOrder): Promise<TransferAnswer> {
    this.sent.push(order);
    const answer = this.answers.shift() ?? { status: 'settled', railRef: `R${this.sent.length}` };
    if (answer instanceof Error) throw answer;
    return answer;
  }
  async queryTransfer(): Promise<TransferAnswer> {
    return { status: 'settled', railRef: 'R-asked' };
  }
}

export function depsOn(db: Database, statements: RailStatement) {
  const [rail, workflows] = [new Payer(), new Waiting()];
  const common = { db, clock, vault, log: silentLog, funderId: 'own' };
  const reconciling: ReconcileDeps = { ...common, statements };
  const clearing: ClearDeps = { ...common, rail, workflows };
  return { reconciling, clearing, rail, workflows };
}

/** Closes business dates until the books are on `on`. */
export async function closeUntil(db: Database, on: BusinessDate): Promise<void> {
  while ((await getBusinessDate(db)) < on) await endOfDay({ db, clock, log: silentLog });
}

/** Books what a payment does to cash, as the rooms book it. */
export async function bookPayment(
  db: Database,
  p: {
    readonly kind: 'disbursement.settled' | 'repayment' | 'refund';
    readonly amount: Fen;
    readonly valueOn?: BusinessDate;
  },
): Promise<{ readonly entryId: string; readonly orderId: string; readonly loanId: string }> {
  const loanId = newId('loan');
  const event = newId(p.kind === 'refund' ? 'refund' : 'repayment');
  const isOut = p.kind !== 'repayment';
  const orders = {
    'disbursement.settled': `payout:${loanId}`,
    repayment: `collect:${event}`,
    refund: `refund:${event}`,
  };
  const entryId = p.kind === 'disbursement.settled' ? `settled:${loanId}` : `${p.kind}:${event}`;
  const [cash, principal] = [account.funderCash('own'), account.loanPrincipal(loanId)];
  await db.tx(async (tx) => {
    const today = await getBusinessDate(tx);
    await post(tx, {
      ...{ id: entryId, kind: p.kind, on: p.valueOn ?? today, bookedOn: today },
      about: { loan: loanId, event },
      lines: isOut
        ? [debit(principal, p.amount), credit(cash, p.amount)]
        : [debit(cash, p.amount), credit(principal, p.amount)],
    });
  });
  return { entryId, orderId: orders[p.kind], loanId };
}

/** A loan whose money is on its way: the rail's answer is not here yet. */
export async function requestPayout(db: Database, principal: Fen): Promise<Loan> {
  const borrowerId: Id<'borrower'> = await db.tx((tx) =>
    createBorrower(tx, { segment: 'onlineSeller' }),
  );
  const profile = { holderName: '林岚', accountNumber: '6222020000000000001' };
  await saveProfile(db, vault, borrowerId, profile);
  const on = await getBusinessDate(db);
  const facilityId = newId('facility');
  return db.tx(async (tx) => {
    await openFacility(tx, {
      ...{ id: facilityId, borrowerId, product: 'onlineSellerRevolving', funderId: 'own' },
      ...{ limit: principal, annualRate: rateE9(72_000_000n), dayCount: 'act/360', openedOn: on },
      ...{ expiresOn: addDays(on, 365), decisionId: newId('decision') },
    });
    const drawn = await requestLoan(tx, {
      ...{ drawdownId: newId('drawdown'), facilityId, borrowerId, principal, on },
      shape: { method: 'revolvingDaily', installments: 3 },
    });
    if (!drawn.ok) throw new Error(drawn.error.code);
    return getLoan(tx, drawn.value.id);
  });
}

/** The rail paid it: booked as origination books it, on the day it is known. */
export async function settlePayout(db: Database, { id, principal }: Loan): Promise<Loan> {
  const on = await getBusinessDate(db);
  return db.tx(async (tx) => {
    await settleLoan(tx, id, `B-${id}`, on);
    const loan = await getLoan(tx, id);
    await openAccrual(tx, loan, on, clock.now());
    await post(tx, {
      ...{ id: `disbursement-settled:${id}`, kind: 'disbursement.settled', on, bookedOn: on },
      about: { loan: id },
      lines: [
        debit(account.loanPrincipal(id), principal),
        credit(account.funderCash('own'), principal),
      ],
    });
    return loan;
  });
}

/** A loan whose money is out. */
export const makeLoan = async (db: Database, principal: Fen): Promise<Loan> =>
  settlePayout(db, await requestPayout(db, principal));
