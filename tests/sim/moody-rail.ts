import type { Random } from '../../lab/economy/index.ts';
import {
  type CollectionRail,
  type CollectOrder,
  type RailAnswer,
  RailUnanswered,
} from '../../server/src/rails/index.ts';

/**
 * A rail in memory that mostly settles, sometimes rejects, and sometimes settles without being heard:
 * it collects an id once, however often it is sent.
 */
export function moodyRail(random: Random): CollectionRail {
  const known = new Map<string, RailAnswer>();
  const answer = (order: CollectOrder): RailAnswer => {
    const before = known.get(order.id);
    if (before) return before;
    const made: RailAnswer = random.chance(0.1)
      ? { status: 'rejected', reason: 'AM04' }
      : { status: 'settled', railRef: `B${known.size + 1}` };
    known.set(order.id, made);
    return made;
  };
  return {
    name: 'moody',
    collect: async (order) => {
      if (random.chance(0.02)) throw new RailUnanswered('moody', order.id, 'lost');
      return answer(order);
    },
    queryCollect: async (id) => known.get(id) ?? { status: 'not_found' },
  };
}
