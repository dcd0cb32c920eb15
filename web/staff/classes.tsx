import { Button, Statistic, Table, type TableColumnsType, theme as themes } from 'antd';
import { lazy, Suspense, useMemo } from 'react';
import { percent, useLoad, useSay, useText, yuan } from '../ui/index.ts';
import { getClasses, type RiskClasses } from './api.ts';
import { saveCsv } from './csv.ts';
import { ExpectedLoss } from './expected-loss.tsx';
import { Shown } from './parts.tsx';

const ClassChart = lazy(async () => ({ default: (await import('./class-chart.tsx')).ClassChart }));

type Line = RiskClasses['lines'][number];
const MILLION = 1_000_000n;
const share = (ppm: number) => percent(String(ppm), 2, MILLION);

/** `/staff/classes`: the open loans by the five classes of risk, and what is to be set aside at least. */
export function ClassesPage() {
  const text = useText();
  const [load, reload] = useLoad('classes', getClasses);
  return (
    <>
      <div className="staff-bar">
        <h1>{text('staff.classes')}</h1>
        <Button onClick={reload}>{text('staff.refresh')}</Button>
        <Button
          disabled={load.state !== 'ready'}
          onClick={() => load.state === 'ready' && saveClasses(load.data)}
        >
          CSV
        </Button>
      </div>
      <Shown load={load} reload={reload}>
        {(report) => <Report report={report} />}
      </Shown>
    </>
  );
}

function saveClasses(report: RiskClasses): void {
  saveCsv(`classes-${report.on}.csv`, [
    [
      'class',
      'product',
      'loans',
      'borrowers',
      'principal_fen',
      'watched',
      'infected',
      'infected_elsewhere',
      'set_aside_ppm',
      'set_aside_fen',
      'exposure_fen',
      'expected_loss_fen',
      'pd_unknown',
    ],
    ...report.lines.map((line) => [
      ...[
        line.class,
        '',
        line.loans,
        line.borrowers,
        line.principalFen,
        line.watched,
        line.infected,
        line.infectedElsewhere,
      ],
      ...[line.setAsidePpm, line.setAsideFen],
      ...[line.exposureFen, line.expectedFen, line.unknown],
    ]),
    ...report.products.map((line) => [
      ...[line.class, line.product, line.loans, '', line.principalFen, '', '', '', '', ''],
      ...[line.exposureFen, line.expectedFen, line.unknown],
    ]),
  ]);
}

function Report({ report }: { readonly report: RiskClasses }) {
  const text = useText();
  const say = useSay();
  const { token } = themes.useToken();
  const bars = useMemo(
    () => report.lines.map((line) => ({ name: say(line.says), value: Number(line.principalFen) })),
    [report, say],
  );
  const color = useMemo(
    () => ({ bar: token.colorPrimary, text: token.colorText }),
    [token.colorPrimary, token.colorText],
  );
  return (
    <>
      <div className="staff-figures">
        <Statistic title={text('staff.classes.on')} value={report.on} />
        <Statistic title={text('staff.classes.principal')} value={yuan(report.principalFen)} />
        <Statistic
          title={text('staff.classes.nonPerforming')}
          value={`${yuan(report.nonPerformingFen)} (${share(report.nonPerformingPpm)})`}
        />
        <Statistic title={text('staff.classes.floor')} value={yuan(report.floorFen)} />
        <Statistic title={text('staff.classes.expected')} value={yuan(report.expectedFen)} />
        <Statistic
          data-testid="provision"
          title={text('staff.classes.provision')}
          value={yuan(report.provisionFen)}
        />
      </div>
      <Suspense fallback={null}>
        <ClassChart bars={bars} say={yuanOf} label={text('staff.classes.chart')} color={color} />
      </Suspense>
      <ClassTable lines={report.lines} />
      <ExpectedLoss report={report} />
      <h2>{text('staff.classes.floors')}</h2>
      <ul>
        <li>{text('staff.classes.byClass', { amount: yuan(report.byClassFen) })}</li>
        <li>
          {text('staff.classes.byLoanRatio', {
            ratio: share(report.loanRatioPpm),
            amount: yuan(report.byLoanRatioFen),
          })}
        </li>
        <li>
          {text('staff.classes.byCoverage', {
            ratio: share(report.coveragePpm),
            amount: yuan(report.byCoverageFen),
          })}
        </li>
      </ul>
      <p>{text(`staff.classes.look.${report.look}`)}</p>
    </>
  );
}

const yuanOf = (fen: number): string => yuan(String(Math.round(fen)), { cents: 'ifAny' });

function ClassTable({ lines }: { readonly lines: readonly Line[] }) {
  const text = useText();
  const say = useSay();
  const columns: TableColumnsType<Line> = [
    { title: text('staff.classes.class'), render: (_, line) => say(line.says) },
    { title: text('staff.classes.loans'), dataIndex: 'loans', align: 'right' },
    { title: text('staff.classes.borrowers'), dataIndex: 'borrowers', align: 'right' },
    {
      ...{ title: text('staff.classes.principal'), align: 'right' },
      render: (_, line) => yuan(line.principalFen),
    },
    { title: text('staff.classes.watched'), dataIndex: 'watched', align: 'right' },
    { title: text('staff.classes.infected'), dataIndex: 'infected', align: 'right' },
    {
      ...{ title: text('staff.classes.infectedElsewhere'), align: 'right' },
      dataIndex: 'infectedElsewhere',
    },
    {
      ...{ title: text('staff.classes.setAside'), align: 'right' },
      render: (_, line) => `${yuan(line.setAsideFen)} (${share(line.setAsidePpm)})`,
    },
    {
      ...{ title: text('staff.classes.expected'), align: 'right' },
      render: (_, line) => yuan(line.expectedFen),
    },
  ];
  return (
    <Table<Line>
      data-testid="classes"
      size="small"
      rowKey="class"
      columns={columns}
      dataSource={[...lines]}
      pagination={false}
      scroll={{ x: 'max-content' }}
    />
  );
}
