import { formatYuan, shanghaiStamp } from '@open310/server/kernel';
import type { AccountEntry } from '../../economy/index.ts';
import type { Resident } from '../merchants.ts';
import { type Body, invalid, missing, success } from './answer.ts';
import { field, type Method, stamp } from './call.ts';

const SPAN_MAX_MS = 31 * 86_400_000;
const PAGE_MIN = 1000;
const PAGE_MAX = 2000;

/**
 * `alipay.data.bill.accountlog.query`: the entries of the merchant's account in `[start, end)`, newest
 * first. At most 31 days a call, 1000 to 2000 entries a page.
 */
export const accountlog: Method = {
  needsMerchant: true,
  handle: ({ world, biz, resident }) => {
    for (const name of ['start_time', 'end_time']) {
      if (field(biz, name) === undefined)
        return missing('isv.missing-parameter', `缺少参数：${name}`);
    }
    const from = stamp(biz, 'start_time');
    const to = stamp(biz, 'end_time');
    if (from === undefined || to === undefined || to <= from)
      return invalid('isv.invalid-parameter', '参数无效：start_time或end_time');
    if (to - from > SPAN_MAX_MS)
      return invalid('isv.invalid-parameter', '参数无效：起始时间与结束时间间隔不能超过31天');
    const pageNo = whole(field(biz, 'page_no') ?? '1');
    const pageSize = whole(field(biz, 'page_size') ?? String(PAGE_MAX));
    if (pageNo === undefined || pageNo < 1)
      return invalid('isv.invalid-parameter', '参数无效：page_no');
    if (pageSize === undefined || pageSize < PAGE_MIN || pageSize > PAGE_MAX)
      return invalid('isv.invalid-parameter', '参数无效：page_size取值范围1000-2000');
    if (!resident) return success({ page_no: '1', page_size: String(pageSize), total_size: '0' });

    const now = world.clock.now();
    if (world.faults.take('alipay', ['page_drift'], 'alipay.data.bill.accountlog.query'))
      world.residents.addEntry(resident, now);
    const found = resident.account
      .filter((e) => e.at >= from && e.at < to && e.at <= now)
      .sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
    const page = found.slice((pageNo - 1) * pageSize, pageNo * pageSize);
    return success({
      page_no: String(pageNo),
      page_size: String(pageSize),
      total_size: String(found.length),
      // An empty list is not sent at all.
      ...(page.length > 0 ? { detail_list: page.map((e) => toDetail(e, resident)) } : {}),
    });
  },
};

function toDetail(entry: AccountEntry, resident: Resident): Body {
  const isIn = entry.amount > 0n;
  const order = entry.orderNo;
  const stamped = shanghaiStamp(entry.at);
  const day = stamped.slice(0, 4) + stamped.slice(5, 7) + stamped.slice(8, 10);
  return {
    trans_dt: stamped,
    account_log_id: entry.id,
    alipay_order_no: `${day}22001${entry.id.slice(-11)}`,
    ...(order === null ? {} : { merchant_order_no: `T200P${order}` }),
    trans_amount: formatYuan(entry.amount),
    balance: formatYuan(entry.balance),
    direction: isIn ? '收入' : '支出',
    type: order !== null ? '交易' : isIn ? '在线支付' : '转账',
    biz_desc:
      order !== null ? '0020001|交易收款-交易收款' : isIn ? '0030001|收钱码收款' : '0030002|转账',
    other_account: entry.counterparty,
    trans_memo: entry.memo,
    bill_source: '商家中心',
    ...(resident.merchant.segment === 'shop' ? { store_name: resident.merchant.name } : {}),
  };
}

const whole = (text: string): number | undefined =>
  /^\d{1,8}$/.test(text) ? Number(text) : undefined;
