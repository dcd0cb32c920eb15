// Invented borrowers and answers for looking at the pages without a server. Nothing here is shipped,
// and nothing here is how the lender computes: shapes and plausible figures only.
import type { components } from '@open310/sdk';

type Schemas = components['schemas'];
export type Application = Schemas['Application'];
export type Node = Schemas['Node'];
export type Said = Schemas['Says'];

export const said = (zh: string, en: string): Said => ({ zh, en });
export const hex = (n: number) => n.toString(16).padStart(32, '0');
export const TODAY = '2026-11-23';

export const sources = {
  taobao: {
    name: said('淘宝', 'Taobao'),
    reads: [
      said('近三个月的订单：金额、状态、时间', 'Orders of three months: amount, state, time'),
      said('退款记录', 'Refunds'),
      said('店铺名称和开店时间', 'Shop name and opening date'),
    ],
  },
  alipay: {
    name: said('支付宝', 'Alipay'),
    reads: [
      said('近六个月的账户收支流水', 'Account entries of six months'),
      said('账户余额变动', 'Changes of the balance'),
    ],
  },
} as const;

export const consentText = (connected: readonly string[]): Schemas['ConsentText'] => ({
  version: '2026-11-01',
  digest: 'b5d4045c3f466fa91fe2cc6abe79232a1a57cdf104f7a26e716e0a1e2789df78',
  days: 180,
  sources: (['taobao', 'alipay'] as const).map((source) => ({
    source,
    name: sources[source].name,
    reads: [...sources[source].reads],
    scopes: ['trades.read'],
    purpose: said('评估贷款申请、贷后额度调整', 'To assess a loan, and to adjust its limit later'),
    connected: connected.includes(source),
  })),
  says: [
    said(
      '您同意贷款人在有效期内读取以上数据，仅用于评估贷款申请和调整额度。',
      'You agree that the lender reads the above while this consent lives, to assess a loan and to adjust its limit, and for nothing else.',
    ),
    said(
      '您可以随时收回。收回之后不再读取；已读取的数据按法律要求保存。',
      'You may take it back at any time. Reading stops; what was read is kept as the law asks.',
    ),
  ],
});

const part = (
  reason: string,
  fen: string,
  value: string | null,
  unit: string,
  says: Said,
  advice: Said | null,
): Schemas['LimitPart'] => ({
  reason,
  feature: `merchant.${reason}`,
  value,
  unit,
  fen,
  says,
  advice: advice as Schemas['LimitPart']['advice'],
});

export const parts = [
  part(
    'turnover',
    '5200000',
    '38652075',
    'fen',
    said('近90天成交额', 'Turnover of 90 days'),
    said('把其他店铺的收款也连接进来', 'Connect the takings of your other shops as well'),
  ),
  part('age', '1800000', '1140', 'days', said('经营时间', 'Time in business'), null),
  part(
    'buyers',
    '1300000',
    '1286',
    'count',
    said('不同买家数', 'Different buyers'),
    said('老客带新客，买家越分散越稳', 'The more buyers, the steadier the business'),
  ),
  part(
    'refunds',
    '-400000',
    '62000',
    'ppm',
    said('退款率', 'Share refunded'),
    said('降低退款率，每降1个百分点约可多500元', 'Fewer refunds: a point less adds about 500 yuan'),
  ),
  part(
    'balance',
    '900000',
    '2210345',
    'fen',
    said('账户日均余额', 'Average balance'),
    said('多留一些余额在收款账户', 'Keep more in the account you are paid into'),
  ),
  part('growth', '600000', '121000', 'ppm', said('近月增长', 'Growth of the last month'), null),
];

export const LIMIT = String(parts.reduce((sum, one) => sum + BigInt(one.fen), 0n));
export const RATE = '91800000';

export const rateParts = [
  { reason: 'base', says: said('一年期LPR', 'One-year LPR'), rateE9: '30000000' },
  { reason: 'risk', says: said('风险成本', 'Cost of risk'), rateE9: '41800000' },
  { reason: 'cost', says: said('资金和运营', 'Funding and running'), rateE9: '20000000' },
];

export const payee = { holderName: '林*', accountMasked: '**** **** **** 6789' };

export const names = [
  'consent',
  'data',
  'check',
  'supplement',
  'assess',
  'limit',
  'offer',
  'sign',
  'disburse',
  'done',
] as const;

const used: Partial<Record<Node['name'], Node['used']>> = {
  data: [
    { what: said('淘宝订单', 'Taobao orders'), detail: '1,286', left: false },
    { what: said('淘宝退款', 'Taobao refunds'), detail: '41', left: false },
    { what: said('支付宝流水', 'Alipay entries'), detail: null, left: true },
  ],
  check: [{ what: said('重复与断档检查', 'Duplicates and gaps'), detail: '1,327', left: false }],
  assess: [{ what: said('评分卡', 'Scorecard'), detail: 'seller-2026.11', left: false }],
  limit: [{ what: said('六项额度', 'Six parts'), detail: null, left: false }],
};

export const newNodes = (): Node[] =>
  names.map((name) => ({
    name,
    state: 'pending',
    startedAt: null,
    ms: null,
    budgetMs: 3000,
    used: [],
  }));

export const withState = (nodes: Node[], name: Node['name'], state: Node['state'], ms?: number) =>
  nodes.map((node) =>
    node.name === name
      ? {
          ...node,
          state,
          ms: ms ?? null,
          startedAt: node.startedAt ?? Date.now(),
          used: state === 'passed' ? (used[name] ?? []) : [],
        }
      : node,
  );

export const schedule = (amount: bigint, months: number) =>
  Array.from({ length: months }, (_, i) => {
    const month = 12 + i;
    const year = 2026 + Math.floor((month - 1) / 12);
    const dueOn = `${year}-${String(((month - 1) % 12) + 1).padStart(2, '0')}-23`;
    const interestFen = String((amount * BigInt(RATE) * 30n) / 360_000_000_000n);
    const principalFen = String(i === months - 1 ? amount : 0n);
    return { n: i + 1, dueOn, principalFen, interestFen, days: 30 };
  });

export function disclosure(
  id: string,
  amountFen: string,
  termMonths: number,
): Schemas['Disclosure'] {
  const rows = schedule(BigInt(amountFen), termMonths);
  const cost = rows.reduce((sum, row) => sum + BigInt(row.interestFen), 0n);
  const lender = said('示例银行', 'Example Bank');
  return {
    id,
    use: { purpose: 'stock', says: said('进货备货', 'Goods to sell'), payment: 'own' },
    purposes: [
      { purpose: 'stock', says: said('进货备货', 'Goods to sell') },
      { purpose: 'wages', says: said('支付工资', 'Wages') },
    ],
    forbidden: [said('购买房产', 'Property')],
    digest: 'digest of what is shown',
    amountFen,
    termMonths,
    annualRateE9: RATE,
    annualisedRateE9: '96250000',
    dayCount: 'act/360',
    totalFen: String(BigInt(amountFen) + cost),
    costFen: String(cost),
    rows: [
      {
        item: 'interest',
        says: said('利息', 'Interest'),
        how: said('按日计息，按月收取', 'By the day, charged monthly'),
        amountFen: String(cost),
        receiver: lender,
        annualRateE9: RATE,
      },
      {
        item: 'fees',
        says: said('手续费、担保费等', 'Fees, guarantees'),
        how: said('不收取', 'None'),
        amountFen: '0',
        receiver: said('无', 'Nobody'),
        annualRateE9: '0',
      },
    ],
    contingent: [
      {
        item: 'penalty',
        says: said('罚息', 'Penalty interest'),
        how: said(
          '逾期部分按合同利率的1.5倍，逐日计收',
          '1.5 times the contract rate on what is overdue, by the day',
        ),
      },
    ],
    nothingElse: said('除以上所列，不收取任何其他费用。', 'Nothing else is charged.'),
    schedule: rows,
    payee,
    shownAt: Date.now(),
    readableAt: Date.now() + 5000,
    readingMs: 5000,
  };
}
