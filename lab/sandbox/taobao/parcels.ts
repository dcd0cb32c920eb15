import { instant, shanghaiStamp } from '@open310/server/kernel';
import type { Parcel } from '../../economy/index.ts';
import type { Body } from './answer.ts';
import { isFault, listPage, type Method, pick, readList, readStamp } from './call.ts';

const names: Readonly<Record<string, string>> = {
  yuantong: '圆通速递',
  zhongtong: '中通快递',
  yunda: '韵达快递',
  shunfeng: '顺丰速运',
};

/** `taobao.logistics.orders.get`: what the seller sent, by time of record, newest first. */
export const logisticsOrdersGet: Method = {
  needsSession: true,
  handle: ({ world, params, resident }) => {
    const request = readList(params);
    if (isFault(request)) return request;
    const from = readStamp(params, 'start_created');
    const to = readStamp(params, 'end_created');
    if (isFault(from)) return from;
    if (isFault(to)) return to;
    const now = world.clock.now();
    const until = to === undefined ? now : instant(to + 999);
    const trades = new Set(resident?.trades.map(({ tid }) => tid));
    const found = (resident?.holdings.parcels ?? [])
      .filter(({ orderId }) => trades.has(orderId)) // Those of purchases are somebody else's.
      .flatMap((parcel) => {
        const sentAt = parcel.steps[0]?.at;
        const within = sentAt !== undefined && sentAt <= now && sentAt <= until;
        return within && (from === undefined || sentAt >= from) ? [{ parcel, sentAt }] : [];
      })
      .sort((a, b) => b.sentAt - a.sentAt || (a.parcel.parcelNo < b.parcel.parcelNo ? 1 : -1));
    return listPage(found, request, 'shippings', 'shipping', ({ parcel }) =>
      pick(toShipping(parcel), request.fields),
    );
  },
};

function toShipping({ orderId, parcelNo, carrier, steps }: Parcel): Body {
  const sentAt = steps[0]?.at ?? instant(0);
  return {
    tid: BigInt(orderId),
    order_code: `LP${parcelNo.slice(-14)}`,
    out_sid: parcelNo,
    company_name: names[carrier] ?? carrier,
    status: 'ACCEPTED_BY_RECEIVER',
    type: 'express',
    created: shanghaiStamp(sentAt),
    modified: shanghaiStamp(sentAt),
  };
}
