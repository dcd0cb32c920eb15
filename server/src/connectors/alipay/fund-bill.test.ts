import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import {
  type BusinessDate,
  businessDate,
  type Fen,
  fen,
  formatYuan,
  instant,
  parseShanghaiStamp,
} from '../../kernel/index.ts';
import { manualClock } from '../../platform/index.ts';
import type { DayKnown } from '../../rails/index.ts';
import { alipayStatement } from './fund-bill.ts';
import { scriptedAlipay } from './scripted-alipay.ts';

const ON = businessDate('2027-01-04');

interface Row {
  readonly flow: string;
  readonly amount: bigint;
  readonly memo: string;
}

const head =
  '账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,账户余额（元）,交易渠道,业务类型,备注';

/** A day's bill of an account that held `opening`. */
function billOf(opening: bigint, rows: readonly Row[], newestFirst = false): Uint8Array {
  let balance = opening;
  const lines = rows.map(({ flow, amount, memo }) => {
    balance += amount;
    const yuan = formatYuan(fen(amount));
    const moved = amount > 0n ? `${yuan},` : `,${yuan}`;
    const holds = formatYuan(fen(balance));
    return `${flow}\t,1,,,${ON} 10:00:00,某人${flow},${moved},${holds},支付宝,转账,${memo}`;
  });
  const total = (word: string, some: readonly Row[]) =>
    `#${word}合计：${some.length}笔，共${formatYuan(fen(some.reduce((all, { amount }) => all + amount, 0n)))}元`;
  const text = [
    ...['#支付宝账务明细查询', head, ...(newestFirst ? lines.toReversed() : lines)],
    '#----------------------------账务明细列表结束----------------------------',
    total(
      '支出',
      rows.filter(({ amount }) => amount < 0n),
    ),
    total(
      '收入',
      rows.filter(({ amount }) => amount > 0n),
    ),
  ];
  return zipSync({ 'detail.csv': Buffer.from(text.join('\r\n')) });
}

/** Alipay with the bills of some days, at a moment in Shanghai. */
function setUp(bills: Readonly<Record<string, Uint8Array>>, now = '2027-01-05 13:00:00') {
  const alipay = scriptedAlipay();
  const asked: string[] = [];
  const fetch: typeof alipay.fetch = async (url, init) => {
    const day = /^https:\/\/bills\.test\/(.*)$/.exec(String(url))?.[1];
    if (day !== undefined) return new Response(bills[day]?.slice());
    alipay.instead.push(({ biz }) => {
      asked.push(biz.bill_date ?? '');
      return biz.bill_date !== undefined && bills[biz.bill_date]
        ? { bill_download_url: `https://bills.test/${biz.bill_date}` }
        : { code: '40004', sub_code: 'BILL_NOT_EXIST' };
    });
    return alipay.fetch(url, init);
  };
  const clock = manualClock(instant(parseShanghaiStamp(now) ?? expect.fail(now)));
  const deps = { clock, fetch, sleep: async () => {} };
  const statement = (on: BusinessDate, known?: DayKnown) =>
    alipayStatement(alipay.config, deps).statement(on, known);
  return { statement, asked };
}

const known = (before: readonly (readonly [string, Fen | null])[], isPaid = false): DayKnown => ({
  before: new Map(before),
  isPaidOut: async () => isPaid,
});

test.each(['@shop', '=1', '-谢谢', '+老板', '=HYPERLINK(1)', '"老板', '"老"板"', "'quoted'"])(
  'regression: a payer who writes %s does not keep a day from being read',
  async (memo) => {
    const rows = [
      { flow: '101', amount: -2_000n, memo: '' },
      { flow: '102', amount: 1n, memo },
      { flow: '103', amount: -500n, memo: '谢谢' },
    ];
    const { statement } = setUp({ [ON]: billOf(10_000n, rows) });
    const { lines, opening, closing } = await statement(ON);
    expect([opening, closing]).toEqual([10_000n, 7_501n]);
    expect(lines.map(({ amount, direction }) => [direction, amount])).toEqual([
      ['out', 2_000n],
      ['in', 1n],
      ['out', 500n],
    ]);
    expect(lines[1]?.text).toContain(memo.replaceAll(/["']/g, '').slice(0, 1));
    expect(lines[2]?.text).toBe('谢谢');
  },
);

test('regression: each line names its own words, in a bill that begins with the newest', async () => {
  const rows = ['101', '102', '1021', '103'].map((flow, i) => ({
    ...{ flow, amount: BigInt(i + 1), memo: `附言${flow}` },
  }));
  for (const newestFirst of [false, true]) {
    const { statement } = setUp({ [ON]: billOf(0n, rows, newestFirst) });
    const { lines, body } = await statement(ON);
    expect(lines.map(({ railRef }) => railRef)).toEqual(['101', '102', '1021', '103']);
    for (const { place, railRef } of lines) {
      const words = Buffer.from(body).subarray(place?.from, place?.to).toString();
      expect(words).toMatch(new RegExp(`^${railRef}\\t,.*附言${railRef}$`));
    }
  }
});

test('regression: an account that was quiet for months holds what it held, and one question is asked of the day', async () => {
  const { statement, asked } = setUp({});
  const quiet = await statement(ON, known([['alipay', fen(77_000n)]]));
  expect(quiet).toMatchObject({ opening: 77_000n, closing: 77_000n, lines: [] });
  expect(quiet.rails).toEqual([{ rail: 'alipay', opening: 77_000n, closing: 77_000n }]);
  expect(asked).toEqual([ON]);
});

test('regression: what an account holds that nothing is known to have moved is not told, and not taken for 0', async () => {
  const { statement, asked } = setUp({});
  const first = await statement(ON, known([['bank', fen(5n)]]));
  expect(first.rails).toEqual([{ rail: 'alipay', opening: null, closing: null }]);
  expect(asked).toHaveLength(32); // Once: a month back.
  asked.length = 0;
  const next = await statement(ON, known([['alipay', null]]));
  expect(next.rails).toEqual([{ rail: 'alipay', opening: null, closing: null }]);
  expect(asked).toHaveLength(1);
  const moved = setUp({ [ON]: billOf(900n, [{ flow: '1', amount: 5n, memo: '' }]) });
  const told = await moved.statement(ON, known([['alipay', null]]));
  expect(told.rails).toEqual([{ rail: 'alipay', opening: 900n, closing: 905n }]);
});

test('regression: silence is not believed at noon of a day on which the books paid out, and is three days later', async () => {
  const before = [['alipay', fen(5_000n)]] as const;
  const at = (now: string, isPaid: boolean) => setUp({}, now).statement(ON, known(before, isPaid));
  const out = { code: 'partner_unavailable' };
  await expect(at('2027-01-05 11:59:00', false)).rejects.toMatchObject(out);
  expect(await at('2027-01-05 12:01:00', false)).toMatchObject({ closing: 5_000n });
  await expect(at('2027-01-05 12:01:00', true)).rejects.toMatchObject(out);
  await expect(at('2027-01-08 11:59:00', true)).rejects.toMatchObject(out);
  expect(await at('2027-01-08 12:01:00', true)).toMatchObject({ closing: 5_000n, lines: [] });
});
