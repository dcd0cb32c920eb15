import { formatYuan, instant, shanghaiStamp } from '@open310/server/kernel';
import type { Refund, Trade } from '../../economy/index.ts';
import type { Body } from './answer.ts';
import { isFault, listPage, type Method, pick, readList, readStamp } from './call.ts';

/** `taobao.refunds.receive.get`: refunds asked of the seller, by time of change, newest first. */
export const refundsReceiveGet: Method = {
  needsSession: true,
  handle: ({ world, params, resident }) => {
    const request = readList(params);
    if (isFault(request)) return request;
    const from = readStamp(params, 'start_modified');
    const to = readStamp(params, 'end_modified');
    if (isFault(from)) return from;
    if (isFault(to)) return to;
    const now = world.clock.now();
    const until = to === undefined ? now : instant(to + 999);
    const found = (resident?.refunds ?? [])
      .filter((r) => r.modifiedAt <= now && r.modifiedAt <= until)
      .filter((r) => from === undefined || r.modifiedAt >= from)
      .filter((r) => !params.status || r.status === params.status)
      .sort((a, b) => b.modifiedAt - a.modifiedAt || (a.refundId < b.refundId ? 1 : -1));
    const trades = new Map(resident?.trades.map((t) => [t.tid, t]));
    return listPage(found, request, 'refunds', 'refund', (r) =>
      pick(toRefund(r, trades.get(r.tid)), request.fields),
    );
  },
};

function toRefund(r: Refund, trade: Trade | undefined): Body {
  const item = trade?.items.find((i) => i.oid === r.oid);
  return {
    refund_id: r.refundId, // Text, unlike tid and oid.
    tid: BigInt(r.tid),
    oid: BigInt(r.oid),
    status: r.status,
    order_status: trade?.status ?? 'TRADE_CLOSED',
    buyer_open_uid: trade?.buyer ?? '',
    created: shanghaiStamp(r.createdAt),
    modified: shanghaiStamp(r.modifiedAt),
    refund_fee: formatYuan(r.fee),
    total_fee: formatYuan(trade?.payment ?? r.fee),
    payment: formatYuan(trade?.payment ?? r.fee),
    reason: r.reason,
    has_good_return: trade?.status === 'TRADE_CLOSED',
    good_status: 'BUYER_RECEIVED',
    dispute_type: 'REFUND',
    title: item?.title ?? '',
    num: item?.quantity ?? 1,
  };
}
