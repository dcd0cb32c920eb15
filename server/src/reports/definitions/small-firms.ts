import { fen, type Says } from '../../kernel/index.ts';
import { sumControlTotals } from '../../ledger/index.ts';
import { sumOutstanding, sumSizes } from '../../lending/index.ts';
import {
  allOf,
  type Cell,
  column,
  groupBy,
  type ReportDefinition,
  shareOf,
  sumOf,
  type Table,
} from '../define.ts';

const YUAN = 100n;
/** Where a size begins: just above 1, 5 and 10 million yuan of limits. @source 普惠型小微企业贷款: up to 10 million a borrower */
const SIZES = [1_000_000n, 5_000_000n, 10_000_000n].map((yuan) => yuan * YUAN + 1n);
/** Where a rate begins, parts per billion a year. Assumed. */
const RATES = [40_000_000n, 60_000_000n, 80_000_000n, 100_000_000n, 120_000_000n, 180_000_000n];

const sizeTexts: readonly Says[] = [
  { zh: '100 万元及以下', en: 'Up to 1 million yuan' },
  { zh: '100 万至 500 万元', en: '1 to 5 million' },
  { zh: '500 万至 1,000 万元', en: '5 to 10 million' },
  { zh: '1,000 万元以上（不属普惠）', en: 'Above 10 million: not inclusive' },
];
const rateTexts: readonly Says[] = [
  { zh: '4% 以下', en: 'Below 4 %' },
  { zh: '4% 至 6%', en: '4 to below 6 %' },
  { zh: '6% 至 8%', en: '6 to below 8 %' },
  { zh: '8% 至 10%', en: '8 to below 10 %' },
  { zh: '10% 至 12%', en: '10 to below 12 %' },
  { zh: '12% 至 18%', en: '12 to below 18 %' },
  { zh: '18% 及以上', en: '18 % and more' },
];

type Line = Awaited<ReturnType<typeof sumSizes>>[number];

/** The rate of all these together, weighted by what is owed. Parts per billion. */
const rateOf = (lines: readonly Line[]): number => {
  const owed = sumOf(lines, (line) => line.outstandingFen);
  const weighted = sumOf(lines, (line) => line.outstandingFen * line.rateE9);
  return owed === 0n ? 0 : Number(weighted / owed);
};

function tableBy(
  id: string,
  says: Says,
  lines: readonly Line[],
  keyOf: (line: Line) => number,
  names: readonly Says[],
): Table {
  const whole = sumOf(lines, (line) => line.outstandingFen);
  const groups = groupBy(lines, keyOf);
  const rowOf = (name: Says, some: readonly Line[]): Cell[] => {
    const owed = sumOf(some, (line) => line.outstandingFen);
    const loans = some.reduce((n, line) => n + line.loans, 0);
    return [name, loans, owed, shareOf(owed, whole), rateOf(some)];
  };
  return {
    ...{ id, says },
    columns: [
      column('name', 'text', says.zh, says.en),
      column('loans', 'count', '笔数', 'Loans'),
      column('outstanding', 'fen', '本金余额', 'Principal owed'),
      column('share', 'ppm', '占比', 'Share'),
      column('rate', 'e9', '加权年利率', 'Weighted annual rate'),
    ],
    rows: names.map((name, i) => rowOf(name, groups.get(i) ?? [])),
    total: rowOf(allOf, lines),
    chart: { names: 'name', values: ['outstanding'] },
  };
}

/** Loans to small firms by the size of the borrower’s limits and by rate. */
export const smallFirms: ReportDefinition = {
  id: 'small-firms',
  says: { zh: '普惠型小微企业贷款', en: 'Inclusive loans to small firms' },
  about: {
    zh: '未结清借据按借款人授信总额（有效或已用的额度合计）和年利率分档，利率按余额加权。',
    en: 'Open loans by all limits of their borrower (in force or used) and by annual rate, rates weighted by what is owed.',
  },
  confirm: {
    zh: '请核对监管口径：单户授信总额 1,000 万元及以下的小微企业、个体工商户和小微企业主经营性贷款；利率分档为假定。',
    en: 'Confirm with the supervisor’s form: small firms, sole traders and their owners with limits of up to 10 million yuan in all. The steps of the rate are assumed.',
  },
  make: async (tx, { today }) => {
    const lines = await sumSizes(tx, { today, sizes: SIZES, rates: RATES });
    const { paying } = await sumOutstanding(tx);
    const ledger = (await sumControlTotals(tx)).get('loan_principal') ?? 0n;
    return {
      tables: [
        tableBy('size', { zh: '单户授信', en: 'Limits' }, lines, (l) => l.size, sizeTexts),
        tableBy('rate', { zh: '年利率', en: 'Annual rate' }, lines, (l) => l.rate, rateTexts),
      ],
      checks: [
        {
          says: { zh: '未结清借据的本金', en: 'Principal of open loans' },
          report: fen(sumOf(lines, (line) => line.outstandingFen)),
          ledger: fen(ledger - paying),
        },
      ],
    };
  },
};
