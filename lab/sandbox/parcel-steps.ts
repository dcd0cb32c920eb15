import { type Instant, instant } from '@open310/server/kernel';
import { type WholesaleOrder, wholesaleSeenAt } from '../economy/index.ts';

/** What befell a parcel, as its carrier wrote it down. */
export interface ParcelStep {
  readonly at: Instant;
  readonly what: 'collected' | 'transit' | 'signed';
  readonly says: string;
}

/** The steps of the parcel up to `now`, the oldest first; none before it is sent. */
export function parcelSteps(order: WholesaleOrder, now: Instant): ParcelStep[] {
  const seen = wholesaleSeenAt(order, now);
  if (!seen || seen.shippedAt === null) return [];
  const half = instant(Math.trunc((order.shippedAt + order.completedAt) / 2_000) * 1_000);
  const steps: ParcelStep[] = [
    { at: order.shippedAt, what: 'collected', says: '【义乌市】快件已揽收' },
    { at: half, what: 'transit', says: '【杭州转运中心】已发出/下一站' },
    { at: order.completedAt, what: 'signed', says: '快件已签收，签收人：本人' },
  ];
  return steps.filter(({ at }) => at <= now);
}
