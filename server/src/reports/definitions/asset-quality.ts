import { fen } from '../../kernel/index.ts';
import { sumControlTotals } from '../../ledger/index.ts';
import { sumOutstanding } from '../../lending/index.ts';
import { classReport, classTexts } from '../../servicing/index.ts';
import { allOf, type Cell, column, type ReportDefinition, shareOf } from '../define.ts';

/** The open loans by the five classes, with what is to be set aside. */
export const assetQuality: ReportDefinition = {
  id: 'asset-quality',
  says: { zh: '资产质量五级分类', en: 'Asset quality by five classes' },
  about: {
    zh: '未结清借据按五级分类的笔数、户数、本金和按分类计提的准备。',
    en: 'Open loans by the five classes: loans, borrowers, principal, and what is to be set aside by class.',
  },
  confirm: {
    zh: '请核对监管报表的口径与填报说明；分类规则见五级分类指南。',
    en: 'Hold it against the supervisor’s own form and its notes; how loans are classed stands in the guide.',
  },
  make: async (tx, { rules }) => {
    const report = await classReport(tx, rules);
    const { paying } = await sumOutstanding(tx);
    const ledger = (await sumControlTotals(tx)).get('loan_principal') ?? 0n;
    const rows = report.lines.map((line): Cell[] => [
      ...[classTexts[line.class], line.loans, line.borrowers, line.principal],
      ...[shareOf(line.principal, report.principal), line.setAsidePpm, line.setAside],
    ]);
    const loans = report.lines.reduce((n, line) => n + line.loans, 0);
    return {
      tables: [
        {
          ...{ id: 'classes', says: { zh: '五级分类', en: 'Five classes' } },
          columns: [
            column('class', 'text', '分类', 'Class'),
            column('loans', 'count', '笔数', 'Loans'),
            column('borrowers', 'count', '户数', 'Borrowers'),
            column('principal', 'fen', '本金余额', 'Principal'),
            column('share', 'ppm', '占比', 'Share'),
            column('setAsidePpm', 'ppm', '计提比例', 'Set aside, share'),
            column('setAside', 'fen', '按分类计提', 'Set aside'),
          ],
          rows,
          total: [allOf, loans, null, report.principal, shareOf(1n, 1n), null, report.byClass],
          chart: { names: 'class', values: ['principal'] },
        },
        {
          ...{ id: 'ratios', says: { zh: '比率', en: 'Ratios' } },
          columns: [
            column('what', 'text', '指标', 'Figure'),
            column('amount', 'fen', '金额', 'Amount'),
            column('ratio', 'ppm', '比率', 'Ratio'),
          ],
          rows: [
            [
              { zh: '不良贷款', en: 'Non-performing' },
              report.nonPerforming,
              report.nonPerformingPpm,
            ],
            [
              { zh: '拨备下限', en: 'To set aside at least' },
              report.floor,
              shareOf(report.floor, report.principal),
            ],
          ],
          ...{ total: null, chart: null },
        },
      ],
      checks: [
        {
          says: { zh: '未结清借据的本金', en: 'Principal of open loans' },
          report: report.principal,
          ledger: fen(ledger - paying),
        },
      ],
    };
  },
};
