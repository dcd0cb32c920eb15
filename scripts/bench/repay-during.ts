import { fen, type Id } from '../../server/src/kernel/index.ts';
import { saveProfile } from '../../server/src/party/index.ts';
import {
  type Database,
  newId,
  openVault,
  silentLog,
  systemClock,
  type Workflows,
} from '../../server/src/platform/index.ts';
import type { CollectionRail, CollectOrder } from '../../server/src/rails/index.ts';
import { type RepaymentDeps, requestRepayment } from '../../server/src/servicing/index.ts';

/** What became of the repayments that were asked for while something else went on. */
export interface Repaid {
  readonly asked: number;
  readonly settled: number;
  /** Loans that were closed by one. */
  readonly closed: number;
  readonly slowestMs: number;
}

/** A rail that settles at once: what is measured is the waiting, not a bank. */
const rail: CollectionRail = {
  name: 'bench',
  collect: async (order: CollectOrder) => ({ status: 'settled', railRef: order.id }),
  queryCollect: async () => ({ status: 'not_found' }),
};
const workflows: Workflows = { enqueue: async () => {}, forget: async () => {} };

/** Repays one loan after the other, spread over the book, until `stop`. */
export function repayDuring(db: Database): { stop(): Promise<Repaid> } {
  const vault = openVault([new Uint8Array(32).fill(7)]);
  const deps: RepaymentDeps = { db, clock: systemClock, vault, rail, workflows, log: silentLog };
  let going = true;
  const result = { asked: 0, settled: 0, closed: 0, slowestMs: 0 };
  const repayOne = async (loanId: Id<'loan'>, borrowerId: Id<'borrower'>): Promise<void> => {
    await db.pool.query(
      `insert into party.parties (id, role, segment) values ($1, 'borrower', 'shop')
       on conflict do nothing`,
      [borrowerId],
    );
    await saveProfile(db, vault, borrowerId, {
      holderName: '林岚',
      accountNumber: '6222020000000000001',
    });
    const startedAt = performance.now();
    result.asked += 1;
    const all = result.asked % 4 === 0;
    const answer = await requestRepayment(deps, {
      repaymentId: newId('repayment'),
      borrowerId,
      loanId,
      amount: all ? 'all' : fen(10_000n),
    });
    result.slowestMs = Math.max(result.slowestMs, performance.now() - startedAt);
    if (answer.ok && answer.value.status === 'settled') result.settled += 1;
    if (all) result.closed += 1;
  };
  const run = async (): Promise<void> => {
    let after = '';
    while (going) {
      const { rows } = await db.pool.query(
        `select loan_id, borrower_id from servicing.loan_states
          where status = 'open' and loan_id > $1 order by loan_id offset 211 limit 1`,
        [after],
      );
      const next = rows[0] as { loan_id: Id<'loan'>; borrower_id: Id<'borrower'> } | undefined;
      after = next?.loan_id ?? '';
      if (next) await repayOne(next.loan_id, next.borrower_id);
      else if (result.asked === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  const running = run();
  return {
    stop: async () => {
      going = false;
      await running;
      return result;
    },
  };
}
