import { Alert, Table, type TableColumnsType, theme as themes } from 'antd';
import { lazy, Suspense, useMemo } from 'react';
import { percent, useSay, useText, yuan } from '../ui/index.ts';
import type { RiskClasses } from './api.ts';

const ClassChart = lazy(async () => ({ default: (await import('./class-chart.tsx')).ClassChart }));

type ProductLine = RiskClasses['products'][number];
const share = (ppm: number) => percent(String(ppm), 2, 1_000_000n);
const yuanOf = (fen: number): string => yuan(String(Math.round(fen)), { cents: 'ifAny' });

/** What is expected to be lost, by product and class, beside the floor; what it was worked out by. */
export function ExpectedLoss({ report }: { readonly report: RiskClasses }) {
  const text = useText();
  const { token } = themes.useToken();
  const bars = useMemo(
    () =>
      (['byClass', 'byLoanRatio', 'byCoverage', 'expected'] as const).map((name) => ({
        name: text(`staff.classes.bar.${name}`),
        value: Number(report[`${name}Fen`]),
      })),
    [report, text],
  );
  const color = useMemo(
    () => ({ bar: token.colorPrimary, text: token.colorText }),
    [token.colorPrimary, token.colorText],
  );
  return (
    <section data-testid="expected-loss">
      <h2>{text('staff.classes.expected')}</h2>
      {report.unknown > 0 && (
        <Alert
          {...{ type: 'warning', showIcon: true }}
          title={text('staff.classes.unknown', { loans: report.unknown })}
        />
      )}
      <Suspense fallback={null}>
        <ClassChart bars={bars} say={yuanOf} label={text('staff.classes.greater')} color={color} />
      </Suspense>
      <ProductTable products={report.products} />
      <ul>
        <li>{text('staff.classes.onLoans', { amount: yuan(report.onLoansFen) })}</li>
        <li>
          {text('staff.classes.onUndrawn', {
            undrawn: yuan(report.undrawnFen),
            share: share(report.undrawnPpm),
            amount: yuan(report.onUndrawnFen),
          })}
        </li>
        <li>{text('staff.classes.pd', { share: share(report.specialMentionPpm) })}</li>
        <li>
          {text('staff.classes.lgd', { share: share(report.lgdPpm), source: report.lgdFrom })}
        </li>
        {report.models.map(({ from, loans }) => (
          <li key={from}>
            {text('staff.classes.model', {
              from: from === '' ? text('staff.classes.noModel') : from,
              loans,
            })}
          </li>
        ))}
      </ul>
      <Days days={report.days} />
    </section>
  );
}

function ProductTable({ products }: { readonly products: readonly ProductLine[] }) {
  const text = useText();
  const say = useSay();
  const columns: TableColumnsType<ProductLine> = [
    {
      title: text('staff.classes.product'),
      render: (_, line) => (line.says ? say(line.says) : line.product || '—'),
    },
    { title: text('staff.classes.class'), render: (_, l) => text(`staff.class.${l.class}`) },
    { title: text('staff.classes.loans'), dataIndex: 'loans', align: 'right' },
    {
      ...{ title: text('staff.classes.exposure'), align: 'right' },
      render: (_, line) => yuan(line.exposureFen),
    },
    {
      ...{ title: text('staff.classes.expected'), align: 'right' },
      render: (_, line) => yuan(line.expectedFen),
    },
    { title: text('staff.classes.pdUnknown'), dataIndex: 'unknown', align: 'right' },
  ];
  return (
    <Table<ProductLine>
      {...{ size: 'small', columns, dataSource: [...products], pagination: false }}
      rowKey={(line) => `${line.class}:${line.product}`}
      scroll={{ x: 'max-content' }}
    />
  );
}

/** The last closes: what was to be set aside then. */
function Days({ days }: { readonly days: RiskClasses['days'] }) {
  const text = useText();
  if (days.length === 0) return <p>{text('staff.classes.noDays')}</p>;
  return (
    <details>
      <summary>{text('staff.classes.days', { days: days.length })}</summary>
      <ul>
        {days.toReversed().map(({ day, floorFen, expectedFen }) => (
          <li key={day}>
            {text('staff.classes.day', {
              ...{ day, floor: yuan(floorFen), expected: yuan(expectedFen) },
            })}
          </li>
        ))}
      </ul>
    </details>
  );
}
