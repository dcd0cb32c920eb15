import { Button, Select, Table, type TableColumnsType, Tag, Tooltip } from 'antd';
import { Link } from 'wouter';
import { useLoad, useText } from '../ui/index.ts';
import { listModels, type ModelSummary } from './api.ts';
import { saveCsv } from './csv.ts';
import { figure, Index, MeasuredText, SegmentText, State, shareText } from './model-parts.tsx';
import { Shown } from './parts.tsx';
import { usePlace } from './place.ts';

const states = ['champion', 'proposed', 'shadow', 'registered', 'retired', 'withdrawn'] as const;

/** `/staff/models`: every risk model, what it was measured at, and how it does beside what decides. */
export function ModelsPage() {
  const text = useText();
  const [place, move] = usePlace();
  const [load, reload] = useLoad('models', listModels);
  const state = place.get('state') ?? '';
  const shown = (all: readonly ModelSummary[]) =>
    all.filter((model) => state === '' || model.state === state);
  return (
    <>
      <div className="staff-bar">
        <h1>{text('staff.models')}</h1>
        <Select
          aria-label={text('staff.model.state')}
          value={state}
          style={{ width: 150 }}
          options={['', ...states].map((value) => ({
            value,
            label:
              value === ''
                ? text('staff.model.state.all')
                : text(`staff.model.state.${value as (typeof states)[number]}`),
          }))}
          onChange={(next) => move({ state: next })}
        />
        <Button onClick={reload}>{text('staff.refresh')}</Button>
        <Button
          disabled={load.state !== 'ready'}
          onClick={() => load.state === 'ready' && saveModels(shown(load.data.models))}
        >
          CSV
        </Button>
      </div>
      <Shown load={load} reload={reload}>
        {({ models }) => <ModelTable models={shown(models)} />}
      </Shown>
    </>
  );
}

function ModelTable({ models }: { readonly models: readonly ModelSummary[] }) {
  const text = useText();
  const columns: TableColumnsType<ModelSummary> = [
    {
      title: text('staff.model'),
      render: (_, m) => (
        <Link href={`/staff/models/${m.digest}`}>
          {m.id} v{m.version}
        </Link>
      ),
    },
    { title: text('staff.model.segment'), render: (_, m) => <SegmentText of={m.segment} /> },
    { title: text('staff.model.state'), render: (_, m) => <State of={m} /> },
    {
      title: text('staff.model.measuredOn'),
      render: (_, m) => (
        <>
          {m.measuredOn ?? text('staff.model.notMeasured')}{' '}
          {m.provenance === 'simulated' && <Tag>{text('staff.model.simulated')}</Tag>}
        </>
      ),
    },
    { title: 'AUC', align: 'end', render: (_, m) => <MeasuredText of={m.auc} /> },
    { title: 'KS', align: 'end', render: (_, m) => <MeasuredText of={m.ks} /> },
    {
      title: text('staff.model.beside'),
      align: 'end',
      render: (_, m) => figure(String(m.compared?.n ?? 0)),
    },
    {
      title: text('staff.model.meanPd'),
      align: 'end',
      render: (_, m) => figure(m.compared?.n ? shareText(m.compared.meanPd) : '—'),
    },
    {
      title: <Tooltip title={text('staff.model.rank.hint')}>{text('staff.model.rank')}</Tooltip>,
      align: 'end',
      render: (_, m) => figure(m.compared?.rankCorrelation?.toFixed(2) ?? '—'),
    },
    {
      title: <Tooltip title={text('staff.model.drift.hint')}>{text('staff.model.drift')}</Tooltip>,
      align: 'end',
      render: (_, m) => <Index of={m.compared?.drift ?? null} />,
    },
  ];
  return (
    <Table<ModelSummary>
      data-testid="models"
      rowKey="digest"
      size="small"
      columns={columns}
      dataSource={[...models]}
      pagination={{ defaultPageSize: 50, hideOnSinglePage: true }}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: text('staff.models.none') }}
    />
  );
}

function saveModels(models: readonly ModelSummary[]): void {
  saveCsv('models.csv', [
    [
      'id',
      'version',
      'segment',
      'state',
      'measuredOn',
      'provenance',
      'auc',
      'ks',
      'decisions',
      'meanPd',
      'drift',
    ],
    ...models.map((m) => [
      ...[m.id, m.version, m.segment, m.state, m.measuredOn, m.provenance],
      ...[m.auc?.value ?? null, m.ks?.value ?? null, m.compared?.n ?? 0],
      ...[m.compared?.meanPd ?? null, m.compared?.drift ?? null],
    ]),
  ]);
}
