import { type Fen, fen } from '../../kernel/index.ts';
import {
  type CollectionRail,
  type PayoutRail,
  type RailAnswer,
  RailUnanswered,
  type TransferOrder,
} from '../../rails/index.ts';

/**
 * What becomes of the next transfer. `paidUnheard`: the money moves, the answer is lost; `unheard`:
 * the order never arrives.
 */
export type Reply = 'settles' | 'accepts' | 'rejects' | 'paidUnheard' | 'unheard';

export interface ScriptedRail extends PayoutRail, CollectionRail {
  /** For the next transfers of new orders, in turn; then `usual`. */
  readonly replies: Reply[];
  usual: Reply;
  /** Queries are not answered while it is silent. */
  silent: boolean;
  /** Every transfer that was asked for, repeats included. */
  readonly sent: TransferOrder[];
  /** Every query. */
  readonly queried: string[];
  /** What the rail knows: an id is one order for good. */
  readonly orders: ReadonlyMap<
    string,
    { readonly order: TransferOrder; readonly answer: RailAnswer }
  >;
  /** Ends an accepted order. */
  end(id: string, how: 'settles' | 'rejects'): RailAnswer;
  /** The money that moved for `id`. */
  paid(id: string): Fen;
}

/** A rail in memory that keeps the promise of the port: it pays an id once, however often it is sent. */
export function scriptedRail(): ScriptedRail {
  const orders = new Map<string, { order: TransferOrder; answer: RailAnswer }>();
  let numbers = 0;
  const answerTo = (reply: 'settles' | 'accepts' | 'rejects', railRef: string): RailAnswer => {
    if (reply === 'rejects') return { status: 'rejected', reason: 'AC04' };
    return { status: reply === 'settles' ? 'settled' : 'accepted', railRef };
  };
  const same = (a: TransferOrder, b: TransferOrder) =>
    a.amount === b.amount && a.to.accountNumber === b.to.accountNumber;

  const rail: ScriptedRail = {
    name: 'scripted',
    replies: [],
    usual: 'settles',
    silent: false,
    sent: [],
    queried: [],
    orders,
    transfer: async (order) => {
      rail.sent.push(order);
      await Promise.resolve(); // As over a wire: others run meanwhile.
      const known = orders.get(order.id);
      if (known && !same(known.order, order))
        throw new RailUnanswered('scripted', order.id, 'other content');
      if (known) return known.answer;
      const reply = rail.replies.shift() ?? rail.usual;
      if (reply === 'unheard') throw new RailUnanswered('scripted', order.id, 'no line');
      numbers += 1;
      const answer = answerTo(reply === 'paidUnheard' ? 'settles' : reply, `R${numbers}`);
      orders.set(order.id, { order, answer });
      if (reply === 'paidUnheard') throw new RailUnanswered('scripted', order.id, 'answer lost');
      return answer;
    },
    queryTransfer: async (id) => {
      rail.queried.push(id);
      if (rail.silent) throw new RailUnanswered('scripted', id, 'silent');
      return orders.get(id)?.answer ?? { status: 'not_found' };
    },
    collect: async (order) => {
      throw new RailUnanswered('scripted', order.id, 'pays out only');
    },
    queryCollect: async () => ({ status: 'not_found' }),
    end: (id, how) => {
      const known = orders.get(id);
      if (known?.answer.status !== 'accepted') throw new Error(`${id} is not accepted`);
      const answer = answerTo(how, known.answer.railRef);
      orders.set(id, { ...known, answer });
      return answer;
    },
    paid: (id) => {
      const known = orders.get(id);
      return known?.answer.status === 'settled' ? known.order.amount : fen(0n);
    },
  };
  return rail;
}
