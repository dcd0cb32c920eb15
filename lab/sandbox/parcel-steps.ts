import { type Instant, instant } from '@open310/server/kernel';
import { type Parcel, type WholesaleOrder, wholesaleSeenAt } from '../economy/index.ts';

/** What befell a parcel, as its carrier wrote it down. */
export interface ParcelStep {
  readonly at: Instant;
  readonly what: 'collected' | 'transit' | 'signed' | 'returned';
  readonly says: string;
}

/** What a carrier knows of a parcel. */
export interface Tracked {
  readonly carrier: string;
  /** The steps up to a moment, the oldest first; none before it is sent. */
  stepsAt(now: Instant): ParcelStep[];
}

const words = {
  collected: '快件已揽收',
  transit: '已发出/下一站',
  signed: '快件已签收，签收人：本人',
  returned: '退回件已签收，签收人：寄件人',
} as const;

/** A parcel that a shop sent. */
export const trackedParcel = ({ carrier, steps }: Parcel): Tracked => ({
  carrier,
  stepsAt: (now) =>
    steps
      .filter(({ at }) => at <= now)
      .map(({ at, what, place }) => ({ at, what, says: `【${place}】${words[what]}` })),
});

/** The parcel of a wholesale order. */
export const trackedOrder = (order: WholesaleOrder): Tracked => ({
  carrier: order.carrier,
  stepsAt: (now) => {
    const seen = wholesaleSeenAt(order, now);
    if (!seen || seen.shippedAt === null) return [];
    const half = instant(Math.trunc((order.shippedAt + order.completedAt) / 2_000) * 1_000);
    const steps: ParcelStep[] = [
      { at: order.shippedAt, what: 'collected', says: `【义乌市】${words.collected}` },
      { at: half, what: 'transit', says: `【杭州转运中心】${words.transit}` },
      { at: order.completedAt, what: 'signed', says: words.signed },
    ];
    return steps.filter(({ at }) => at <= now);
  },
});
