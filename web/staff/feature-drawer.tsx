import { Descriptions, Drawer, Table, type TableColumnsType, theme as themes } from 'antd';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { momentText, sayValue, useLanguage, useLoad, useSay, useText } from '../ui/index.ts';
import { type FeatureTrend, getTrend, type Source } from './api.ts';
import { Sources } from './feature-parts.tsx';
import { Shown } from './parts.tsx';
import { TrendChart } from './trend-chart.tsx';

type Fact = FeatureTrend['facts'][number];

/** One feature of a borrower: what it means, its year, and the facts it is made of, down to the payload. */
export default function FeatureDrawer(o: {
  readonly borrowerId: string;
  readonly name: string;
  readonly onClose: () => void;
}) {
  const [load, reload] = useLoad(`trend ${o.borrowerId} ${o.name}`, () =>
    getTrend(o.borrowerId, o.name),
  );
  return (
    <Drawer open size={880} title={<code>{o.name}</code>} onClose={o.onClose} data-testid="feature">
      <Shown load={load} reload={reload}>
        {(trend) => <TrendView trend={trend} borrowerId={o.borrowerId} />}
      </Shown>
    </Drawer>
  );
}

function TrendView({
  trend,
  borrowerId,
}: {
  readonly trend: FeatureTrend;
  readonly borrowerId: string;
}) {
  const text = useText();
  const say = useSay();
  const { token } = themes.useToken();
  const points = useMemo(
    () =>
      trend.points.map(({ at, value }) => ({ at, value: value === null ? null : Number(value) })),
    [trend],
  );
  const color = useMemo(() => ({ line: token.colorPrimary, text: token.colorText }), [token]);
  const { unit, window, whenNoEvents } = trend;
  const told = useMemo(
    () => (value: number) => sayValue(text, String(Math.round(value)), unit) ?? '',
    [text, unit],
  );
  return (
    <>
      <h2>{say(trend.says)}</h2>
      <TrendChart
        points={points}
        say={told}
        color={color}
        label={text('staff.trend', { of: say(trend.says) })}
      />
      <Descriptions
        size="small"
        column={1}
        items={[
          { key: 'why', label: text('staff.why'), children: say(trend.why) },
          { key: 'advice', label: text('staff.advice'), children: say(trend.advice) },
          { key: 'sources', label: text('staff.source'), children: <Sources of={trend.sources} /> },
          {
            key: 'window',
            label: text('staff.window'),
            children: text(`staff.window.${window.shape}`, { n: window.days }),
          },
          {
            key: 'absence',
            label: text('staff.absence'),
            children:
              whenNoEvents === null
                ? text('staff.absence.unknown')
                : text('staff.absence.nothing', { value: told(Number(whenNoEvents)) }),
          },
          {
            key: 'owner',
            label: text('staff.owner'),
            children: `${trend.owner} · v${trend.version}`,
          },
        ]}
      />
      <Facts facts={trend.facts} borrowerId={borrowerId} />
    </>
  );
}

function Facts({
  facts,
  borrowerId,
}: {
  readonly facts: readonly Fact[];
  readonly borrowerId: string;
}) {
  const text = useText();
  const { language } = useLanguage();
  const columns: TableColumnsType<Fact> = [
    { title: text('staff.occurredAt'), render: (_, f) => momentText(f.occurredAt, language) },
    { title: text('staff.kind'), render: (_, f) => <code>{f.kind}</code> },
    { title: text('staff.source'), render: (_, f) => <Sources of={[f.source]} /> },
    {
      title: text('staff.data'),
      render: (_, f) => (
        <code className="staff-clip" title={f.data}>
          {f.data}
        </code>
      ),
    },
    {
      title: text('staff.payload'),
      render: (_, f) =>
        f.rawId === null ? (
          '—'
        ) : (
          <Link
            href={`/staff/borrowers/${borrowerId}?source=${f.source as Source}&payload=${f.rawId}`}
            title={f.rawId}
          >
            {f.rawId.slice(0, 12)}…
          </Link>
        ),
    },
  ];
  return (
    <Table<Fact>
      data-testid="facts"
      rowKey="id"
      size="small"
      columns={columns}
      dataSource={[...facts]}
      pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: text('staff.facts.none') }}
    />
  );
}
