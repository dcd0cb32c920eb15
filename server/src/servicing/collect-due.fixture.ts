import { vault } from '../../../tests/db/book.ts';
import {
  addDays,
  type BusinessDate,
  fen,
  type Id,
  instant,
  type Json,
  shanghaiDay,
  startOfDay,
} from '../kernel/index.ts';
import {
  advanceBusinessDate,
  type Database,
  type Flow,
  getBusinessDate,
  manualClock,
  silentLog,
} from '../platform/index.ts';
import {
  type CollectionRail,
  type CollectOrder,
  type PayoutRail,
  type RailAnswer,
  type RailNotFound,
  RailUnanswered,
  type TransferAnswer,
  type TransferOrder,
} from '../rails/index.ts';
import { FakeWorkflows } from './bank.fixture.ts';
import {
  type CollectionRules,
  collectDueWork,
  collectDueWorkflow,
  endOfDay,
  settleRepaymentWorkflow,
  usualRules,
} from './index.ts';

/** What the bank does with the next order; without a word it looks at the account. */
export type Word =
  | 'accept'
  | 'silent-before' // The request is lost.
  | 'silent-after' // The money moves, the answer is lost.
  | { readonly reject: string };

/** A bank whose one account may hold less than what is asked for. It moves money once an id. */
export class FundedBank implements PayoutRail, CollectionRail {
  readonly name = 'fake';
  /** What the account holds; `null`: enough for anything. */
  funds: bigint | null = null;
  readonly words: Word[] = [];
  readonly asked: CollectOrder[] = [];
  readonly sent: TransferOrder[] = [];
  collected = 0n;
  paid = 0n;
  readonly #answers = new Map<string, RailAnswer>();
  /** Called while an order is at the bank. */
  meanwhile: () => Promise<void> = async () => {};

  async collect(order: CollectOrder): Promise<RailAnswer> {
    this.asked.push(order);
    return this.#carryOut(order.id, () => this.#take(order));
  }

  async transfer(order: TransferOrder): Promise<TransferAnswer> {
    this.sent.push(order);
    return this.#carryOut(order.id, () => {
      this.paid += order.amount;
      return { status: 'settled', railRef: `B-${order.id.slice(-6)}` };
    });
  }

  async queryCollect(id: string): Promise<RailAnswer | RailNotFound> {
    return this.#answers.get(id) ?? { status: 'not_found' };
  }

  queryTransfer(id: string): Promise<TransferAnswer | RailNotFound> {
    return this.queryCollect(id);
  }

  /** The bank settles what it has accepted, or rejects it, by what the account holds by now. */
  settleAccepted(): void {
    for (const order of this.asked) {
      if (this.#answers.get(order.id)?.status !== 'accepted') continue;
      this.#answers.set(order.id, this.#take(order));
    }
  }

  async #carryOut(id: string, move: () => RailAnswer): Promise<RailAnswer> {
    const word = this.words.shift();
    await this.meanwhile();
    if (word === 'silent-before') throw new RailUnanswered(this.name, id, 'lost');
    const known = this.#answers.get(id);
    if (known) return known;
    const answer = this.#answerOf(word, move);
    this.#answers.set(id, answer);
    if (word === 'silent-after') throw new RailUnanswered(this.name, id, 'lost');
    return answer;
  }

  #answerOf(word: Word | undefined, move: () => RailAnswer): RailAnswer {
    if (word === 'accept') return { status: 'accepted', railRef: 'B' };
    if (typeof word === 'object') return { status: 'rejected', reason: word.reject };
    return move();
  }

  #take({ id, amount, atLeast = amount }: CollectOrder): RailAnswer {
    const there = this.funds === null || this.funds >= amount ? amount : fen(this.funds);
    if (there < atLeast) return { status: 'rejected', reason: 'AM04' };
    if (this.funds !== null) this.funds -= there;
    this.collected += there;
    const railRef = `B-${id.slice(-6)}`;
    return { status: 'settled', railRef, ...(there === amount ? {} : { amount: there }) };
  }
}

export const hours = (n: number): number => n * 3_600_000;

/** A lender's day: its books, its bank, its clock. Begins at 9 in the morning of `today`. */
export function openDay(db: Database, today: BusinessDate, rules: Partial<CollectionRules> = {}) {
  const clock = manualClock(instant(startOfDay(today) + hours(9)));
  const bank = new FundedBank();
  const workflows = new FakeWorkflows();
  const rest = { vault, workflows, log: silentLog, rules: { ...usualRules, ...rules } };
  const deps = { db, clock, rail: bank, ...rest };
  const planned: { at: number; act: () => Promise<void> }[] = [];

  const pass = async (ms: number): Promise<void> => {
    clock.advance(ms);
    while (planned[0] && planned[0].at <= clock.now()) await planned.shift()?.act();
  };
  /** Runs a workflow's body here and now; sleeping moves the clock, and what is planned happens. */
  const flow: Flow = {
    call: async <T extends Json>(_name: string, work: () => Promise<T>) => work(),
    commit: (_name, work) => db.tx(work),
    sleep: pass,
  };
  return {
    db,
    clock,
    bank,
    workflows,
    deps,
    flow,
    /** Lets something happen once the clock, moved on by a sleep, has reached `hour` of its day. */
    at: (hour: number, act: () => Promise<void>) => {
      planned.push({ at: startOfDay(shanghaiDay(clock.now())) + hours(hour), act });
    },
    /** Collects what is due on the business date. */
    collect: async (through: Flow = flow): Promise<void> => {
      const work = collectDueWork(await getBusinessDate(db));
      await collectDueWorkflow(deps).run(through, work.input);
    },
    /** Closes day after day until it is the morning of `day`, by the books and by the clock. */
    moveTo: async (day: BusinessDate, hour = 9): Promise<void> => {
      let date = await getBusinessDate(db);
      for (; date < addDays(day, -1); date = addDays(date, 1)) {
        await db.tx((tx) => advanceBusinessDate(tx, date));
      }
      if (date < day) await endOfDay({ db, clock, log: silentLog });
      clock.advance(startOfDay(day) + hours(hour) - clock.now());
    },
    /** Runs the safety net of a repayment once; it must find an end. */
    settle: (repaymentId: Id<'repayment'>) =>
      settleRepaymentWorkflow(deps).run(
        { ...flow, sleep: () => Promise.reject(new Error('no end yet')) },
        { repaymentId },
      ),
  };
}
export type Day = ReturnType<typeof openDay>;
