import { Alert, Button, Select, Table, Tag, theme as themes } from 'antd';
import { lazy, Suspense, useMemo } from 'react';
import { momentText, percent, useLanguage, useLoad, useSay, useText, yuan } from '../ui/index.ts';
import { Shown } from './parts.tsx';
import { usePlace } from './place.ts';
import { exportReport, getReport, listReports, type Report } from './report-api.ts';
import { SaveButtons } from './save-buttons.tsx';

const ReportChart = lazy(async () => ({
  default: (await import('./report-chart.tsx')).ReportChart,
}));

type ReportTable = Report['tables'][number];
type Cell = ReportTable['rows'][number][number];

/** `/staff/reports`: tables about the whole book of a closed day, each beside the ledger, as files too. */
export function ReportsPage() {
  const text = useText();
  const say = useSay();
  const { language } = useLanguage();
  const [place, move] = usePlace();
  const [all, reloadAll] = useLoad('reports', listReports);
  const id = place.get('report') ?? 'loan-book';
  const on = place.get('on') ?? undefined;
  const [load, reload] = useLoad(`report ${id} ${on}`, () => getReport(id, on));
  return (
    <>
      <div className="staff-bar">
        <h1>{text('staff.reports')}</h1>
        <Select
          aria-label={text('staff.report')}
          value={id}
          style={{ width: 240 }}
          options={(all.state === 'ready' ? all.data.reports : []).map((one) => ({
            value: one.id,
            label: say(one.says),
          }))}
          onChange={(next) => move({ report: next, on: '' })}
        />
        <Days load={load.state === 'ready' ? load.data : undefined} on={on} />
        <SaveButtons name={id} fetchFile={(format) => exportReport(id, { on, format, language })} />
        <Button onClick={reload}>{text('staff.refresh')}</Button>
      </div>
      <Shown load={all} reload={reloadAll}>
        {() => (
          <Shown load={load} reload={reload}>
            {(report) => <Told report={report} />}
          </Shown>
        )}
      </Shown>
    </>
  );
}

function Days(o: { readonly load: Report | undefined; readonly on: string | undefined }) {
  const text = useText();
  const [, move] = usePlace();
  const { load, on } = o;
  const days = load?.days ?? (on === undefined ? [] : [on]);
  const now = load && !load.isKept ? [text('staff.report.now', { day: load.closedOn })] : [];
  return (
    <Select
      aria-label={text('staff.report.day')}
      value={on ?? ''}
      style={{ width: 240 }}
      options={[
        { value: '', label: now[0] ?? text('staff.report.now', { day: '' }) },
        ...days.map((day) => ({ value: day, label: text('staff.report.kept', { day }) })),
      ]}
      onChange={(next) => move({ on: next })}
    />
  );
}

function Told({ report }: { readonly report: Report }) {
  const text = useText();
  const say = useSay();
  const { language } = useLanguage();
  return (
    <div data-testid="report">
      <p>{say(report.about)}</p>
      <p>
        {text('staff.report.on', {
          day: report.closedOn,
          at: momentText(report.madeAt, language),
        })}
      </p>
      {report.movedSince && (
        <Alert
          type="warning"
          showIcon
          title={text('staff.report.moved', { day: report.closedOn })}
        />
      )}
      {report.confirm && (
        <Alert
          type="info"
          showIcon
          title={text('staff.report.confirm')}
          description={say(report.confirm)}
        />
      )}
      {report.tables.map((table) => (
        <OneTable key={table.id} table={table} />
      ))}
      <h2>{text('staff.report.checks')}</h2>
      <Checks checks={report.checks} />
    </div>
  );
}

const isMoney = (cell: Cell): cell is { fen: string } =>
  typeof cell === 'object' && cell !== null && 'fen' in cell;

/** A cell as one reads it. */
function useCell(): (cell: Cell, kind: string) => string {
  const say = useSay();
  return (cell, kind) => {
    if (cell === null) return '';
    if (isMoney(cell)) return yuan(cell.fen);
    if (typeof cell === 'object') return say(cell);
    if (kind === 'ppm') return percent(String(cell), 2, 1_000_000n);
    if (kind === 'e9') return percent(String(cell));
    return typeof cell === 'number' ? cell.toLocaleString('en') : cell;
  };
}

function OneTable({ table }: { readonly table: ReportTable }) {
  const text = useText();
  const say = useSay();
  const shown = useCell();
  const { columns, rows, total } = table;
  const lines = rows.map((cells, i) => ({ key: String(i), cells }));
  return (
    <>
      <h2>{say(table.says)}</h2>
      {table.chart && rows.length > 1 && <Look table={table} chart={table.chart} />}
      <Table<(typeof lines)[number]>
        data-testid={`report-${table.id}`}
        size="small"
        columns={columns.map(({ id, says, kind }, i) => ({
          ...{ key: id, title: say(says), align: kind === 'text' ? 'left' : 'right' },
          render: (_, line) => shown(line.cells[i] ?? null, kind),
        }))}
        dataSource={lines}
        pagination={{ defaultPageSize: 100, hideOnSinglePage: true }}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: text('staff.report.empty') }}
        summary={() =>
          total && (
            <Table.Summary.Row>
              {columns.map(({ id, kind }, i) => (
                <Table.Summary.Cell key={id} index={i} align={kind === 'text' ? 'left' : 'right'}>
                  <strong>{shown(total[i] ?? null, kind)}</strong>
                </Table.Summary.Cell>
              ))}
            </Table.Summary.Row>
          )
        }
      />
    </>
  );
}

const yuanOf = (fen: number): string => yuan(String(Math.round(fen)), { cents: 'ifAny' });

function Look(o: {
  readonly table: ReportTable;
  readonly chart: NonNullable<ReportTable['chart']>;
}) {
  const say = useSay();
  const shown = useCell();
  const { token } = themes.useToken();
  const { columns, rows } = o.table;
  const at = (id: string) => columns.findIndex((column) => column.id === id);
  const names = rows.map((row) => shown(row[at(o.chart.names)] ?? null, 'text'));
  const series = o.chart.values.map((id) => ({
    name: say(columns[at(id)]?.says ?? { zh: '', en: '' }),
    values: rows.map((row) => {
      const cell = row[at(id)] ?? null;
      return isMoney(cell) ? Number(cell.fen) : Number(cell);
    }),
  }));
  // The same object for as long as it says the same: a chart is not drawn anew for nothing.
  const told = JSON.stringify([names, series]);
  const kept = useMemo(() => JSON.parse(told) as [typeof names, typeof series], [told]);
  return (
    <Suspense fallback={null}>
      <ReportChart
        names={kept[0]}
        series={kept[1]}
        say={yuanOf}
        label={say(o.table.says)}
        color={token.colorText}
      />
    </Suspense>
  );
}

function Checks({ checks }: { readonly checks: Report['checks'] }) {
  const text = useText();
  const say = useSay();
  return (
    <Table<Report['checks'][number]>
      data-testid="report-checks"
      size="small"
      rowKey={(check) => check.says.en}
      columns={[
        { title: text('staff.report.figure'), render: (_, c) => say(c.says) },
        { title: text('staff.report.told'), align: 'right', render: (_, c) => yuan(c.reportFen) },
        { title: text('staff.report.ledger'), align: 'right', render: (_, c) => yuan(c.ledgerFen) },
        {
          title: '',
          render: (_, c) =>
            c.reportFen === c.ledgerFen ? (
              <Tag color="green">{text('staff.report.same')}</Tag>
            ) : (
              <Tag color="red">{text('staff.report.differs')}</Tag>
            ),
        },
      ]}
      dataSource={[...checks]}
      pagination={false}
      scroll={{ x: 'max-content' }}
    />
  );
}
