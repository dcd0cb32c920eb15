import { Button, Select, Table, type TableColumnsType, Tag, Tooltip } from 'antd';
import { useLoad, useSay, useText } from '../ui/index.ts';
import { type CatalogueFeature, listFeatures } from './api.ts';
import { saveCsv } from './csv.ts';
import {
  SourceFilter,
  Sources,
  segments,
  useWanted,
  Value,
  WordsFilter,
} from './feature-parts.tsx';
import { Shown } from './parts.tsx';
import { usePlace } from './place.ts';
import { Direction } from './profile.tsx';

const DRIFTED = 250_000; // Siddiqi's threshold for a population that moved.

/** A feature with what decisions on all products tell of it. */
interface Told extends CatalogueFeature {
  readonly decisions: number;
  readonly known: number;
  readonly driftPpm: number | null;
}

const tell = (feature: CatalogueFeature): Told => {
  const drifts = feature.statistics.flatMap((s) => (s.driftPpm === null ? [] : [s.driftPpm]));
  return {
    ...feature,
    decisions: feature.statistics.reduce((sum, s) => sum + s.decisions, 0),
    known: feature.statistics.reduce((sum, s) => sum + s.known, 0),
    driftPpm: drifts.length === 0 ? null : Math.max(...drifts),
  };
};

/** `/staff/features`: every feature, and how often it is known, where it stands, whether it moved. */
export function FeaturesPage() {
  const text = useText();
  const say = useSay();
  const [place] = usePlace();
  const [load, reload] = useLoad('features', listFeatures);
  const segment = place.get('segment') ?? '';
  const wanted = useWanted();
  const shown = (features: readonly CatalogueFeature[]): Told[] =>
    features
      .filter((f) => (segment === '' || f.segments.some((s) => s === segment)) && wanted(f))
      .map(tell);
  const sources =
    load.state === 'ready' ? [...new Set(load.data.features.flatMap((f) => f.sources))] : [];
  return (
    <>
      <div className="staff-bar">
        <h1>{text('staff.features')}</h1>
        <Filters sources={sources} />
        <Button
          disabled={load.state !== 'ready'}
          onClick={() => load.state === 'ready' && saveCatalogue(shown(load.data.features), say)}
        >
          CSV
        </Button>
      </div>
      <Shown load={load} reload={reload}>
        {({ features, decisions }) => (
          <>
            <p>{text('staff.features.counted', { n: shown(features).length, decisions })}</p>
            <Catalogue features={shown(features)} />
          </>
        )}
      </Shown>
    </>
  );
}

/** What the list is filtered by; kept in the address. */
function Filters({ sources }: { readonly sources: readonly string[] }) {
  const text = useText();
  const [place, move] = usePlace();
  const segment = place.get('segment') ?? '';
  return (
    <>
      <WordsFilter />
      <Select
        aria-label={text('staff.segment')}
        value={segment}
        style={{ width: 150 }}
        options={['', ...segments].map((value) => ({
          value,
          label:
            value === ''
              ? text('staff.segment.all')
              : text(`staff.segment.${value as (typeof segments)[number]}`),
        }))}
        onChange={(next) => move({ segment: next })}
      />
      <SourceFilter sources={sources} />
    </>
  );
}

function saveCatalogue(features: readonly Told[], say: ReturnType<typeof useSay>): void {
  saveCsv('features.csv', [
    ['name', 'version', 'says', 'unit', 'segments', 'sources', 'decisions', 'known', 'driftPpm'],
    ...features.map((f) => [
      ...[f.name, f.version, say(f.says), f.unit, f.segments.join(' '), f.sources.join(' ')],
      ...[f.decisions, f.known, f.driftPpm],
    ]),
  ]);
}

const share = (part: number, whole: number): string =>
  whole === 0 ? '—' : `${Math.round((part * 100) / whole)}%`;

function columnsOf(
  text: ReturnType<typeof useText>,
  say: ReturnType<typeof useSay>,
): TableColumnsType<Told> {
  const number = (value: string) => <span className="staff-number">{value}</span>;
  return [
    {
      title: text('staff.feature'),
      width: 220,
      sorter: (a, b) => a.name.localeCompare(b.name),
      render: (_, f) => (
        <Tooltip title={say(f.why)}>
          <span>{say(f.says)}</span>
          <br />
          <code>
            {f.name} v{f.version}
          </code>
        </Tooltip>
      ),
    },
    { title: text('staff.source'), render: (_, f) => <Sources of={f.sources} /> },
    {
      title: text('staff.window'),
      render: (_, f) => text(`staff.window.${f.window.shape}`, { n: f.window.days }),
    },
    {
      title: text('staff.absence'),
      render: (_, f) =>
        f.whenNoEvents === null ? (
          text('staff.absence.unknown')
        ) : (
          <Value value={f.whenNoEvents} unit={f.unit} />
        ),
    },
    { title: text('staff.direction'), render: (_, f) => <Direction of={f.direction} /> },
    {
      title: text('staff.coverage'),
      align: 'end',
      sorter: (a, b) => a.known / Math.max(a.decisions, 1) - b.known / Math.max(b.decisions, 1),
      render: (_, f) => number(share(f.known, f.decisions)),
    },
    {
      title: text('staff.missing'),
      align: 'end',
      render: (_, f) => number(share(f.decisions - f.known, f.decisions)),
    },
    {
      title: text('staff.median'),
      align: 'end',
      render: (_, f) => <Value value={f.statistics[0]?.p50 ?? null} unit={f.unit} />,
    },
    {
      title: <Tooltip title={text('staff.drift.hint')}>{text('staff.drift')}</Tooltip>,
      align: 'end',
      sorter: (a, b) => (a.driftPpm ?? -1) - (b.driftPpm ?? -1),
      render: (_, f) => <Drift ppm={f.driftPpm} />,
    },
    { title: text('staff.owner'), dataIndex: 'owner' },
  ];
}

function Drift({ ppm }: { readonly ppm: number | null }) {
  if (ppm === null) return <span>—</span>;
  const told = (ppm / 1e6).toFixed(2);
  return ppm > DRIFTED ? (
    <Tag color="red">{told}</Tag>
  ) : (
    <span className="staff-number">{told}</span>
  );
}

function Catalogue({ features }: { readonly features: readonly Told[] }) {
  const text = useText();
  const say = useSay();
  return (
    <Table<Told>
      data-testid="catalogue"
      rowKey="name"
      size="small"
      columns={columnsOf(text, say)}
      dataSource={[...features]}
      pagination={{ defaultPageSize: 50, hideOnSinglePage: true, showSizeChanger: true }}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: text('staff.features.none') }}
    />
  );
}
