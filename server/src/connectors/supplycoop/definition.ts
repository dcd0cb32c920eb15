import { z } from 'zod';
import { defineFeed } from '../feed/define-feed.ts';
import { counterparty, someFen } from '../feed/fields.ts';

const Purchase = z.object({
  purchaseNo: z.string().min(1).max(64),
  category: z.enum(['seed', 'fertilizer', 'pesticide', 'film', 'feed', 'machinery', 'other']),
  amount: someFen,
  onCredit: z.boolean(),
  seller: counterparty,
});

/** Seed, fertilizer, feed and the like, bought from the supply and marketing co-operative. */
export const supplycoopSource = defineFeed(
  {
    theme: 'rural',
    name: { zh: '供销社农资采购', en: 'Farm inputs from the co-operative' },
    reads: [
      { zh: '农资采购：种类、金额、是否赊购', en: 'Inputs bought: kind, amount, cash or credit' },
      { zh: '不读取具体商品和用量', en: 'Neither brands nor quantities' },
    ],
    historyDays: 730,
    keepRawDays: 180,
    unconfirmed: [
      'co-operatives have no public API: the feed is open310’s own (`docs/guides/feeds.md`)',
    ],
  },
  {
    ...{ source: 'supplycoop', scopes: ['purchases'], whole: false },
    asks: ['idCard', 'creditCode'],
    facts: (kind, data, context) => {
      if (kind !== 'purchase') return [];
      const { purchaseNo, category, amount, onCredit, seller } = Purchase.parse(data);
      const bought = {
        ...{ purchaseId: purchaseNo, category, amountFen: amount, onCredit },
        seller: seller(context),
      };
      return [{ kind: 'input.bought', data: bought }];
    },
  },
);
