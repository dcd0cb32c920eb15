import { formatYuan, type Instant, instant, shanghaiStamp } from '@open310/server/kernel';
import { type WholesaleOrder, wholesaleSeenAt } from '../../economy/index.ts';
import type { Resident } from '../merchants.ts';
import type { WireValue } from '../wire-json.ts';

/** `20270104101112000+0800`. */
export const aopStamp = (at: Instant): string =>
  `${shanghaiStamp(at).replace(/[^0-9]/g, '')}000+0800`;

/** The same, read; `undefined` when it is none. */
export function readAopStamp(text: string | undefined): Instant | undefined {
  const m = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\d{3}\+0800$/.exec(text ?? '');
  if (!m) return undefined;
  return instant(Date.parse(`${m[1]}-${m[2]}-${m[3]}T${m[4]}:${m[5]}:${m[6]}+08:00`));
}

/** An order as a list shows it. Money is a number, an id comes both as one and as text. */
export function viewOrder(order: WholesaleOrder, now: Instant): WireValue {
  const seen = wholesaleSeenAt(order, now);
  if (!seen) return null;
  const at = (when: Instant | null) => (when === null ? {} : { completeTime: aopStamp(when) });
  return {
    baseInfo: {
      id: BigInt(order.id),
      idOfStr: order.id,
      status: seen.status,
      totalAmount: Number(formatYuan(order.total)),
      sumProductPayment: Number(formatYuan(order.total)) - Number(formatYuan(order.shippingFee)),
      shippingFee: Number(formatYuan(order.shippingFee)),
      refund: 0,
      createTime: aopStamp(order.createdAt),
      payTime: aopStamp(order.paidAt),
      ...at(seen.completedAt),
      modifyTime: aopStamp(seen.modifiedAt),
      buyerID: order.buyer.memberId,
      sellerID: order.seller.memberId,
      tradeType: '50060',
    },
    productItems: order.lines.map((line) => ({
      name: line.name,
      productID: BigInt(line.productId),
      quantity: line.quantity,
      itemAmount: Number(formatYuan(line.amount)),
      status: seen.status,
    })),
    nativeLogistics: {
      logisticsItems:
        seen.shippedAt === null
          ? []
          : [
              {
                logisticsBillNo: order.parcelNo,
                logisticsCompanyNo: order.carrier,
                deliveredTime: aopStamp(seen.shippedAt),
              },
            ],
    },
  };
}

/** What the merchant sold on 1688: only firms of a cluster sell there. */
const soldBy = ({ merchant, holdings }: Resident): readonly WholesaleOrder[] =>
  merchant.segment === 'onlineSeller' || merchant.segment === 'shop'
    ? []
    : holdings.wholesale.filter(({ seller }) => seller.key === merchant.id);

/** Orders of one side, changed in `[from, to)`, the latest change first. */
export const changedOrders = (
  resident: Resident,
  side: 'sold' | 'bought',
  range: { readonly from: Instant; readonly to: Instant },
  now: Instant,
): WholesaleOrder[] =>
  (side === 'bought' ? resident.purchases : soldBy(resident))
    .flatMap((order) => {
      const changedAt = wholesaleSeenAt(order, now)?.modifiedAt;
      return changedAt !== undefined && changedAt >= range.from && changedAt < range.to
        ? [{ order, changedAt }]
        : [];
    })
    .sort((a, b) => b.changedAt - a.changedAt || (a.order.id < b.order.id ? -1 : 1))
    .map(({ order }) => order);
