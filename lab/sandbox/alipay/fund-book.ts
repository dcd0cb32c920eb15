import { randomBytes } from 'node:crypto';
import {
  type Fen,
  fen,
  formatYuan,
  type Instant,
  shanghaiDay,
  shanghaiStamp,
} from '@open310/server/kernel';
import { zipSync } from 'fflate';
import { encodeGbk } from '../files/gbk.ts';
import { writeCsv } from '../files/statement-file.ts';
import type { World } from '../world.ts';
import { type Answer, businessFailed, invalid, success } from './answer.ts';
import { type Call, field } from './call.ts';

// The lender's own Alipay account: what its bill of a day (账务明细) says, and what somebody plants there.

const LIFE_MS = 30_000;

/** A movement that no transfer asked for. Unit: fen; out is below zero. */
export interface FundEntry {
  readonly amount: Fen;
  readonly at: Instant;
  readonly party: string;
  readonly memo: string;
}

export const fundBends = ['drop', 'double', 'alter'] as const;
/** A transfer that is booked otherwise than it was answered. */
export interface FundBend {
  readonly outBizNo: string;
  readonly how: (typeof fundBends)[number];
  /** What is booked instead, when it is altered. */
  readonly amount?: Fen;
}

/** A transfer as far as the account is concerned. */
interface Moved {
  readonly outBizNo: string;
  readonly payFundOrderId: string;
  readonly identity: string;
  readonly amount: Fen;
  readonly status: string;
  readonly at: Instant;
}

export interface FundBook {
  enter(entry: Omit<FundEntry, 'at'>): void;
  bend(bend: FundBend): void;
  /** Where a day's bill is, for 30 seconds. */
  address(call: Call): Answer;
  /** The bill behind an address; `undefined`: nobody was given it, or 30 seconds are over. */
  billOf(token: string): Uint8Array | undefined;
}

interface Row {
  readonly flow: string;
  readonly outBizNo: string;
  readonly kind: string;
  readonly at: Instant;
  readonly amount: Fen;
  readonly party: string;
  readonly memo: string;
}

/** Kept in memory: what is planted lasts as long as the sandbox runs. */
export function createFundBook(
  world: World,
  opening: Fen,
  transfers: () => readonly Moved[],
): FundBook {
  const entries: FundEntry[] = [];
  const bends = new Map<string, FundBend>();
  const offered = new Map<string, { readonly day: string; readonly until: Instant }>();

  const rowsOf = (t: Moved): Row[] => {
    if (t.status !== 'SUCCESS') return [];
    const bend = bends.get(t.outBizNo);
    const row: Row = {
      ...{ flow: t.payFundOrderId, outBizNo: t.outBizNo, kind: '转账', at: t.at, memo: '' },
      ...{ amount: fen(-(bend?.amount ?? t.amount)), party: `${t.identity.slice(0, 3)}***` },
    };
    if (bend?.how === 'drop') return [];
    return bend?.how === 'double' ? [row, { ...row, flow: `${row.flow}2` }] : [row];
  };
  const rows = (): Row[] =>
    [
      ...transfers().flatMap(rowsOf),
      ...entries.map(({ amount, at, party, memo }, i) => {
        const kind = amount > 0n ? '在线支付' : '收费';
        return { flow: `9${i}`.padStart(20, '0'), outBizNo: '', kind, at, amount, party, memo };
      }),
    ].sort((a, b) => a.at - b.at);

  return {
    enter: (entry) => {
      entries.push({ ...entry, at: world.clock.now() });
    },
    bend: (bend) => {
      bends.set(bend.outBizNo, bend);
    },
    address: ({ biz, origin }) => {
      const day = field(biz, 'bill_date') ?? '';
      if (!/^\d{4}-\d\d-\d\d$/.test(day))
        return invalid('isv.invalid-parameter', '参数无效：bill_date');
      const now = world.clock.now();
      const has = rows().some(({ at }) => shanghaiDay(at) === day);
      if (day >= shanghaiDay(now) || !has) return businessFailed('BILL_NOT_EXIST', '账单不存在');
      const token = randomBytes(12).toString('hex');
      offered.set(token, { day, until: (now + LIFE_MS) as Instant });
      return success({ bill_download_url: `${origin}/alipay/bills/${token}` });
    },
    billOf: (token) => {
      const found = offered.get(token);
      if (!found || world.clock.now() > found.until) return undefined;
      return billOf(rows(), opening, found.day);
    },
  };
}

const columns = [
  ...['账务流水号', '业务流水号', '商户订单号', '商品名称', '发生时间', '对方账号'],
  ...['收入金额（+元）', '支出金额（-元）', '账户余额（元）', '交易渠道', '业务类型', '备注'],
];

function billOf(all: readonly Row[], opening: Fen, day: string): Uint8Array {
  let balance = opening;
  const lines: string[][] = [];
  const ofDay: Row[] = [];
  for (const row of all) {
    balance = fen(balance + row.amount);
    if (shanghaiDay(row.at) !== day) continue;
    const [cameIn, wentOut] =
      row.amount > 0n ? [formatYuan(row.amount), ''] : ['', formatYuan(row.amount)];
    ofDay.push(row);
    lines.push([
      ...[`${row.flow}\t`, `${row.flow}\t`, `${row.outBizNo}\t`, '', shanghaiStamp(row.at)],
      ...[row.party, cameIn, wentOut, formatYuan(balance), '支付宝', row.kind, row.memo],
    ]);
  }
  const total = (word: string, some: readonly Row[]) => [
    `#${word}合计：${some.length}笔，共${formatYuan(fen(some.reduce((sum, r) => sum + r.amount, 0n)))}元`,
  ];
  const detail = [
    ['#支付宝账务明细查询'],
    ['#账号：[20885000000000000156]'],
    [`#起始日期：[${day} 00:00:00]   终止日期：[${day} 23:59:59]`],
    [
      '#-----------------------------------------账务明细列表----------------------------------------',
    ],
    columns,
    ...lines,
    [
      '#-----------------------------------------账务明细列表结束------------------------------------',
    ],
    total(
      '支出',
      ofDay.filter(({ amount }) => amount < 0n),
    ),
    total(
      '收入',
      ofDay.filter(({ amount }) => amount > 0n),
    ),
  ];
  const summary = [['#支付宝账务汇总查询'], ['类型', '笔数'], ['合计', String(ofDay.length)]];
  return zipSync({
    [Buffer.from(encodeGbk('账务明细(汇总).csv')).toString('latin1')]: encodeGbk(writeCsv(summary)),
    [Buffer.from(encodeGbk('账务明细.csv')).toString('latin1')]: encodeGbk(writeCsv(detail)),
  });
}
