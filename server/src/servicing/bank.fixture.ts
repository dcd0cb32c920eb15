import type { Json } from '../kernel/index.ts';
import type { Database, Flow, Work, Workflows } from '../platform/index.ts';
import {
  type CollectionRail,
  type CollectOrder,
  type RailAnswer,
  RailUnanswered,
} from '../rails/index.ts';

/** What the bank does with the next collections: one word a call, then it settles. */
export type Mood =
  | 'settle'
  | 'accept'
  | 'reject'
  | 'silent-before' // The request is lost.
  | 'silent-after'; // The money moves, the answer is lost.

/** A bank in memory that collects an id once, however often it is sent. */
export class FakeBank implements CollectionRail {
  readonly name = 'fake';
  readonly moods: Mood[] = [];
  readonly asked: CollectOrder[] = [];
  readonly orders = new Map<string, { order: CollectOrder; answer: RailAnswer }>();
  /** Called while a collection is at the bank. */
  meanwhile: () => Promise<void> = async () => {};

  async collect(order: CollectOrder): Promise<RailAnswer> {
    this.asked.push(order);
    const mood = this.moods.shift() ?? 'settle';
    await this.meanwhile();
    if (mood === 'silent-before') throw new RailUnanswered(this.name, order.id, 'lost');
    const known = this.orders.get(order.id);
    if (known) return known.answer;
    const railRef = `B${this.orders.size + 1}`;
    const answer: RailAnswer =
      mood === 'reject'
        ? { status: 'rejected', reason: 'AM04' }
        : { status: mood === 'accept' ? 'accepted' : 'settled', railRef };
    this.orders.set(order.id, { order, answer });
    if (mood === 'silent-after') throw new RailUnanswered(this.name, order.id, 'lost');
    return answer;
  }

  async queryCollect(id: string): Promise<RailAnswer | { status: 'not_found' }> {
    if (this.moods[0] === 'silent-before') {
      this.moods.shift();
      throw new RailUnanswered(this.name, id, 'lost');
    }
    return this.orders.get(id)?.answer ?? { status: 'not_found' };
  }

  /** What an accepted collection ends in. */
  decide(id: string, answer: RailAnswer): void {
    const known = this.orders.get(id);
    if (known) this.orders.set(id, { ...known, answer });
  }

  /** All money that moved. */
  collected(): bigint {
    return [...this.orders.values()]
      .filter((o) => o.answer.status === 'settled')
      .reduce((sum, o) => sum + o.order.amount, 0n);
  }
}

/** Remembers what was enqueued. Not transactional: a test that rolls back must look elsewhere. */
export class FakeWorkflows implements Workflows {
  readonly waiting = new Map<string, Work>();

  async enqueue(_tx: unknown, work: Work): Promise<void> {
    this.waiting.set(work.id, work);
  }

  async forget(_tx: unknown, id: string): Promise<void> {
    this.waiting.delete(id);
  }
}

/** Runs a workflow's body here and now. `onSleep` may change the world; it stops a body that waits on. */
export const flowOn = (db: Database, onSleep: (ms: number) => void): Flow => ({
  call: async <T extends Json>(_name: string, work: () => Promise<T>) => work(),
  commit: (_name, work) => db.tx(work),
  sleep: async (ms) => onSleep(ms),
});
