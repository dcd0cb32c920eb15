import { randomBytes } from 'node:crypto';
import { formatYuan, type Instant, shanghaiStamp } from '@open310/server/kernel';
import { strToU8, zipSync } from 'fflate';
import type { AccountEntry } from '../../economy/index.ts';
import { encodeGbk } from '../files/gbk.ts';
import { writeCsv } from '../files/statement-file.ts';
import type { World } from '../world.ts';
import { businessFailed, invalid, success } from './answer.ts';
import { field, type Method } from './call.ts';

const LIFE_MS = 30_000;

interface Offered {
  readonly key: string;
  readonly month: string;
  readonly until: Instant;
}
/** Addresses that were given out, by the world that gave them. */
const offered = new WeakMap<World, Map<string, Offered>>();

const isTaking = ({ amount, orderNo }: AccountEntry): boolean => amount > 0n && orderNo === null;
const monthOf = (at: Instant): string => shanghaiStamp(at).slice(0, 7);

/** `alipay.data.dataservice.bill.downloadurl.query`: where a month's bill is, for 30 seconds. */
export const billAddress: Method = {
  needsMerchant: true,
  handle: ({ world, biz, resident, origin }) => {
    const month = field(biz, 'bill_date') ?? '';
    if (field(biz, 'bill_type') !== 'trade' || !/^\d{4}-\d\d$/.test(month))
      return invalid('isv.invalid-parameter', '参数无效：bill_date');
    const now = world.clock.now();
    const isOver = month < monthOf(now);
    const has = resident?.account.some((e) => isTaking(e) && monthOf(e.at) === month) ?? false;
    if (!resident || !isOver || !has) return businessFailed('BILL_NOT_EXIST', '账单不存在');
    const token = randomBytes(12).toString('hex');
    const all = offered.get(world) ?? new Map<string, Offered>();
    all.set(token, { key: resident.key, month, until: (now + LIFE_MS) as Instant });
    offered.set(world, all);
    return success({ bill_download_url: `${origin}/alipay/bills/${token}` });
  },
};

const columns = [
  ...['支付宝交易号', '商户订单号', '业务类型', '商品名称', '创建时间', '完成时间', '门店编号'],
  ...[
    '门店名称',
    '操作员',
    '终端号',
    '对方账户',
    '订单金额（元）',
    '商家实收（元）',
    '支付宝红包（元）',
  ],
  ...['集分宝（元）', '支付宝优惠（元）', '商家优惠（元）', '券核销金额（元）', '券名称'],
  ...[
    '商家红包消费金额（元）',
    '卡消费金额（元）',
    '退款批次号/请求号',
    '服务费（元）',
    '分润（元）',
    '备注',
  ],
];

/** The bill behind an address, a ZIP; `undefined`: nobody was given it, or 30 seconds are over. */
export function billOf(world: World, token: string): Uint8Array | undefined {
  const found = offered.get(world)?.get(token);
  if (!found || world.clock.now() > found.until) return undefined;
  const resident = world.residents.find(found.key);
  const takings = (resident?.account ?? []).filter(
    (entry) => isTaking(entry) && monthOf(entry.at) === found.month,
  );
  const rows = [
    ['#支付宝业务明细查询'],
    [`#账号：[${resident?.merchant.alipayUserId}0156]`],
    [`#起始日期：[${found.month}]`],
    [
      '#-----------------------------------------业务明细列表----------------------------------------',
    ],
    columns,
    ...takings.map(rowOf),
    [
      '#-----------------------------------------业务明细列表结束------------------------------------',
    ],
    [`#交易合计：${takings.length}笔`],
  ];
  const total = takings.reduce((sum, { amount }) => sum + amount, 0n);
  const summary = [
    ['#支付宝业务汇总查询'],
    ['门店编号', '门店名称', '交易订单总笔数', '订单金额（元）'],
    ['合计', '', String(takings.length), formatYuan(total as AccountEntry['amount'])],
  ];
  // Names inside the ZIP come in GBK too, without the mark that they are not.
  return zipSync({
    [Buffer.from(encodeGbk('业务明细.csv')).toString('latin1')]: encodeGbk(writeCsv(rows)),
    [Buffer.from(encodeGbk('业务明细(汇总).csv')).toString('latin1')]: encodeGbk(writeCsv(summary)),
    'readme.txt': strToU8('open310 sandbox'),
  });
}

function rowOf(entry: AccountEntry): string[] {
  const amount = formatYuan(entry.amount);
  const at = shanghaiStamp(entry.at);
  const cells: Record<string, string> = {
    支付宝交易号: `${at.slice(0, 10).replaceAll('-', '')}22001${entry.id.slice(-11)}\t`,
    商户订单号: `${entry.id}\t`,
    业务类型: '交易',
    商品名称: '收款',
    创建时间: at,
    完成时间: at,
    对方账户: entry.counterparty,
    '订单金额（元）': amount,
    '商家实收（元）': amount,
    '服务费（元）': '0.00',
  };
  return columns.map((name) => cells[name] ?? '');
}
