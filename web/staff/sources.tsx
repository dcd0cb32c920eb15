import {
  Button,
  Checkbox,
  Segmented,
  Select,
  Table,
  type TableColumnsType,
  Tag,
  Tooltip,
} from 'antd';
import { useEffect } from 'react';
import { Link } from 'wouter';
import { duration, useLoad, useSay, useText } from '../ui/index.ts';
import { listHealth, type SourceHealth } from './api.ts';
import { saveCsv } from './csv.ts';
import { Ago, Shown, sizeText } from './parts.tsx';
import { usePlace } from './place.ts';

const spans = [
  { hours: 1, key: 'staff.span.hour' },
  { hours: 24, key: 'staff.span.day' },
  { hours: 168, key: 'staff.span.week' },
  { hours: 2_160, key: 'staff.span.quarter' },
] as const;
const REFRESH_MS = 15_000;

/** `/staff/sources`: how every connector does. */
export function SourcesPage() {
  const text = useText();
  const say = useSay();
  const [place, move] = usePlace();
  const hours = Number(place.get('hours') ?? 24);
  const [load, reload] = useLoad(`health ${hours}`, () => listHealth(hours));
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === 'visible' && reload(), REFRESH_MS);
    return () => clearInterval(timer);
  }, [reload]);
  const theme = place.get('theme') ?? '';
  const troubled = place.get('troubled') === 'yes';
  const all = place.get('all') === 'yes';
  const shown = (sources: readonly SourceHealth[]) =>
    sources.filter(
      (s) =>
        (all || s.offered || s.pulls > 0) &&
        (theme === '' || s.theme === theme) &&
        (!troubled || isTroubled(s)),
    );
  return (
    <>
      <div className="staff-bar">
        <h1>{text('staff.sources')}</h1>
        <Segmented
          aria-label={text('staff.span')}
          value={hours}
          options={spans.map(({ hours: value, key }) => ({ value, label: text(key) }))}
          onChange={(value) => move({ hours: value === 24 ? undefined : String(value) })}
        />
        <Select
          aria-label={text('staff.theme')}
          value={theme}
          style={{ width: 130 }}
          options={['', ...themesOf(load)].map((value) => ({
            value,
            label: value === '' ? text('staff.theme.all') : text(`theme.${value as Theme}`),
          }))}
          onChange={(value) => move({ theme: value })}
        />
        <Checkbox
          checked={troubled}
          onChange={({ target }) => move({ troubled: target.checked ? 'yes' : undefined })}
        >
          {text('staff.troubled')}
        </Checkbox>
        <Checkbox
          checked={all}
          onChange={({ target }) => move({ all: target.checked ? 'yes' : undefined })}
        >
          {text('staff.all')}
        </Checkbox>
        <Button onClick={reload}>{text('staff.refresh')}</Button>
        <Button
          disabled={load.state !== 'ready'}
          onClick={() => load.state === 'ready' && saveHealth(shown(load.data.sources), say)}
        >
          CSV
        </Button>
      </div>
      <Shown load={load} reload={reload}>
        {({ sources }) => <HealthTable sources={shown(sources)} />}
      </Shown>
    </>
  );
}

type Theme = SourceHealth['theme'];
const themesOf = (load: { state: string; data?: { sources: SourceHealth[] } }): Theme[] => [
  ...new Set((load.data?.sources ?? []).map((s) => s.theme)),
];

const isTroubled = (s: SourceHealth): boolean => s.failed > 0 || s.circuit === 'open';

function columnsOf(
  text: ReturnType<typeof useText>,
  say: ReturnType<typeof useSay>,
): TableColumnsType<SourceHealth> {
  const count = (value: number) => <span className="staff-number">{value}</span>;
  return [
    {
      title: text('staff.source'),
      fixed: 'start',
      sorter: (a, b) => say(a.name).localeCompare(say(b.name)),
      render: (_, s) => <Link href={`/staff/sources/${s.source}`}>{say(s.name)}</Link>,
    },
    {
      title: text('staff.state'),
      render: (_, s) => <State source={s} />,
    },
    {
      title: text('staff.pulls'),
      align: 'end',
      sorter: (a, b) => a.pulls - b.pulls,
      render: (_, s) => count(s.pulls),
    },
    {
      title: text('staff.failed'),
      sorter: (a, b) => a.failed - b.failed,
      render: (_, s) => <Failed source={s} />,
    },
    ...(['p50Ms', 'p95Ms'] as const).map((key) => ({
      title: text(key === 'p50Ms' ? 'staff.p50' : 'staff.p95'),
      align: 'end' as const,
      sorter: (a: SourceHealth, b: SourceHealth) => (a[key] ?? 0) - (b[key] ?? 0),
      render: (_: unknown, s: SourceHealth) => (
        <span className="staff-number">{s[key] === null ? '—' : duration(s[key])}</span>
      ),
    })),
    {
      title: text('staff.lastSuccess'),
      sorter: (a, b) => (a.lastSuccessAt ?? 0) - (b.lastSuccessAt ?? 0),
      render: (_, s) => <Ago at={s.lastSuccessAt} />,
    },
    {
      title: <Tooltip title={text('staff.lag.hint')}>{text('staff.lag')}</Tooltip>,
      sorter: (a, b) => (a.newestFactAt ?? 0) - (b.newestFactAt ?? 0),
      render: (_, s) => <Ago at={s.newestFactAt} />,
    },
    {
      title: text('staff.pushes'),
      align: 'end',
      sorter: (a, b) => a.pushes - b.pushes,
      render: (_, s) => count(s.pushes),
    },
    {
      title: text('staff.payloads'),
      align: 'end',
      sorter: (a, b) => a.payloads - b.payloads,
      render: (_, s) => (
        <span className="staff-number">
          {s.payloads} · {sizeText(Number(s.payloadBytes))}
        </span>
      ),
    },
  ];
}

function HealthTable({ sources }: { readonly sources: readonly SourceHealth[] }) {
  const text = useText();
  const say = useSay();
  const columns = columnsOf(text, say);
  return (
    <Table<SourceHealth>
      data-testid="health"
      rowKey="source"
      size="small"
      columns={columns}
      dataSource={[...sources]}
      pagination={false}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: text('staff.sources.none') }}
    />
  );
}

function State({ source }: { readonly source: SourceHealth }) {
  const text = useText();
  if (!source.offered) return <Tag>{text('staff.state.off')}</Tag>;
  if (source.circuit === 'open') return <Tag color="red">{text('staff.state.open')}</Tag>;
  if (source.circuit === 'trying') return <Tag color="orange">{text('staff.state.trying')}</Tag>;
  return <Tag color="green">{text('staff.state.on')}</Tag>;
}

function Failed({ source }: { readonly source: SourceHealth }) {
  if (source.failed === 0) return <span className="staff-number">0</span>;
  const share = Math.round((source.failed * 100) / Math.max(source.pulls, 1));
  return (
    <span>
      <Link href={`/staff/sources/${source.source}?failed=yes`}>
        {source.failed} ({share}%)
      </Link>{' '}
      <small>{source.errors.map(({ code, times }) => `${code} × ${times}`).join(', ')}</small>
    </span>
  );
}

function saveHealth(sources: readonly SourceHealth[], say: ReturnType<typeof useSay>): void {
  saveCsv('sources.csv', [
    ['source', 'name', 'offered', 'circuit', 'pulls', 'failed', 'errors', 'p50Ms', 'p95Ms'].concat([
      ...['lastSuccessAt', 'newestFactAt', 'pushes', 'payloads', 'payloadBytes'],
    ]),
    ...sources.map((s) => [
      ...[s.source, say(s.name), String(s.offered), s.circuit, s.pulls, s.failed],
      s.errors.map(({ code, times }) => `${code}:${times}`).join(' '),
      ...[s.p50Ms, s.p95Ms, iso(s.lastSuccessAt), iso(s.newestFactAt)],
      ...[s.pushes, s.payloads, s.payloadBytes],
    ]),
  ]);
}

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());
