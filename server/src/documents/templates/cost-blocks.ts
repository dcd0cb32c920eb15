import type { Quote } from '../../lending/index.ts';
import { type Block, percent, yuan } from '../content.ts';

/**
 * The total-cost table, as it was shown. The annual rate stands first and largest.
 * @source Rules R4 (items, who takes them, annualised total, what a breach costs, nothing else) and R5 (annual rate
 *   before any other)
 */
export const costBlocks = ({ totalCost }: Quote): Block[] => [
  {
    kind: 'big',
    text: {
      zh: `年化综合融资成本 ${percent(totalCost.annualised.irr)}（内部收益率法）`,
      en: `${percent(totalCost.annualised.irr)} a year in all (internal rate of return)`,
    },
  },
  { kind: 'paragraph', text: totalCost.annualised.convention },
  { kind: 'heading', text: { zh: '正常履约', en: 'If all is paid as agreed' } },
  {
    kind: 'table',
    columns: [
      { zh: '项目', en: 'Item' },
      { zh: '如何计收', en: 'How it is worked out' },
      { zh: '金额', en: 'Amount' },
      { zh: '收取方', en: 'Taken by' },
      { zh: '年化（单利）', en: 'A year (simple)' },
    ],
    widths: [12, 46, 16, 14, 12],
    rows: totalCost.rows.map((row) => [
      ...[row.says, row.basis, yuan(row.amount), row.receiver],
      row.annualRate === null ? '—' : percent(row.annualRate),
    ]),
  },
  {
    kind: 'facts',
    facts: [
      [{ zh: '成本合计', en: 'Cost in all' }, yuan(totalCost.total)],
      [{ zh: '本金与成本合计', en: 'Paid in all' }, yuan(totalCost.totalPaid)],
    ],
  },
  { kind: 'heading', text: { zh: '违约时', en: 'If the contract is not kept' } },
  ...totalCost.contingent.map(
    (item): Block => ({
      kind: 'paragraph',
      text: {
        zh: `${item.says.zh}：${item.when.zh}；${item.basis.zh}`,
        en: `${item.says.en}: ${item.when.en}; ${item.basis.en}`,
      },
    }),
  ),
  { kind: 'paragraph', text: totalCost.nothingElse },
];

/** The plan of repayment. */
export const planBlock = ({ schedule }: Quote): Block => ({
  kind: 'table',
  columns: [
    { zh: '期', en: 'No.' },
    { zh: '应还日', en: 'Due on' },
    { zh: '天数', en: 'Days' },
    { zh: '本金', en: 'Principal' },
    { zh: '利息', en: 'Interest' },
  ],
  widths: [10, 24, 14, 26, 26],
  rows: schedule.map((row) => [
    ...[String(row.n), row.dueOn, String(row.days), yuan(row.principal), yuan(row.interest)],
  ]),
});
