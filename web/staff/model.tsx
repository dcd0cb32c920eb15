import { Alert, Button, Descriptions, Table, theme as themes } from 'antd';
import { lazy, Suspense, useMemo, useState } from 'react';
import { Loading, useLanguage, useLoad, useText } from '../ui/index.ts';
import { getModel, getModelCard, type ModelDetail } from './api.ts';
import { figure, Index, MeasuredText, SegmentText, State, shareText } from './model-parts.tsx';
import { StepButtons } from './model-steps.tsx';
import { Ago, Shown } from './parts.tsx';

const CurveChart = lazy(() => import('./curve-chart.tsx'));

/** `/staff/models/:digest`: what a model is, how it did and does, and what people do with it. */
export function ModelPage({ digest }: { readonly digest: string }) {
  const [load, reload] = useLoad(`model ${digest}`, () => getModel(digest));
  const [changed, setChanged] = useState<ModelDetail>();
  return (
    <Shown load={load} reload={reload}>
      {(model) => <Model model={changed ?? model} onChange={setChanged} />}
    </Shown>
  );
}

function Model(o: { readonly model: ModelDetail; readonly onChange: (next: ModelDetail) => void }) {
  const text = useText();
  const { model } = o;
  return (
    <>
      <div className="staff-bar">
        <h1>
          {model.id} v{model.version} <State of={model} />
        </h1>
        <StepButtons model={model} onChange={o.onChange} />
        <CardButton model={model} />
      </div>
      {model.isAltered && <Alert type="error" showIcon title={text('staff.model.altered')} />}
      <About model={model} />
      <h2>{text('staff.model.beside')}</h2>
      <Beside model={model} />
      <h2>{text('staff.model.measures')}</h2>
      {model.evaluation && <ComesFrom provenance={model.provenance} />}
      {model.evaluation ? (
        <Measures evaluation={model.evaluation} />
      ) : (
        <p>{text('staff.model.notMeasured')}</p>
      )}
      <h2>{text('staff.model.history')}</h2>
      <History steps={model.steps} />
    </>
  );
}

/** Where the cases come from that the measures are of. */
function ComesFrom({ provenance }: Pick<ModelDetail, 'provenance'>) {
  const text = useText();
  return (
    <Alert
      type={provenance === 'recorded' ? 'info' : 'warning'}
      showIcon
      title={text(`staff.model.provenance.${provenance ?? 'unsaid'}`)}
      data-testid="provenance"
      style={{ marginBottom: 12 }}
    />
  );
}

function About({ model }: { readonly model: ModelDetail }) {
  const text = useText();
  const parts = model.parts.map(({ name, share, members }) =>
    text('staff.model.part', { name, share, members }),
  );
  return (
    <Descriptions
      size="small"
      column={1}
      items={[
        { label: text('staff.model.segment'), children: <SegmentText of={model.segment} /> },
        { label: text('staff.model.default'), children: model.defaultDefinition },
        { label: text('staff.model.madeOf'), children: parts.join('; ') || '—' },
        {
          label: text('staff.model.digest'),
          children: <code style={{ overflowWrap: 'anywhere' }}>{model.digest}</code>,
        },
      ]}
    />
  );
}

/** How the model did beside what decided. */
function Beside({ model: { compared } }: { readonly model: ModelDetail }) {
  const text = useText();
  if (!compared || compared.n === 0) return <p>{text('staff.model.beside.none')}</p>;
  return (
    <div data-testid="beside">
      <Descriptions
        size="small"
        bordered
        column={{ xs: 1, sm: 2, lg: 4 }}
        items={[
          { label: text('staff.model.beside'), children: figure(String(compared.n)) },
          { label: text('staff.model.meanPd'), children: figure(shareText(compared.meanPd)) },
          {
            label: text('staff.model.decidedPd'),
            children: figure(shareText(compared.meanDecidedPd)),
          },
          {
            label: text('staff.model.rank'),
            children: figure(compared.rankCorrelation?.toFixed(3) ?? '—'),
          },
          {
            label: text('staff.model.wouldDecline'),
            children: figure(String(compared.wouldDecline)),
          },
          { label: text('staff.model.wouldPass'), children: figure(String(compared.wouldPass)) },
          { label: text('staff.model.drift'), children: <Index of={compared.drift} /> },
        ]}
      />
    </div>
  );
}

type Evaluation = NonNullable<ModelDetail['evaluation']>;

function Measures({ evaluation: e }: { readonly evaluation: Evaluation }) {
  const text = useText();
  const { token } = themes.useToken();
  const color = useMemo(
    () => ({ line: token.colorPrimary, text: token.colorTextDescription }),
    [token.colorPrimary, token.colorTextDescription],
  );
  const points = useMemo(() => e.reliability.map((r) => [r.meanPd, r.badRate]), [e.reliability]);
  const most = Math.max(...points.flat(), 0.01);
  return (
    <>
      <Descriptions
        size="small"
        bordered
        column={{ xs: 1, sm: 2, lg: 4 }}
        items={[
          { label: text('staff.model.cases'), children: figure(String(e.n)) },
          { label: text('staff.model.bads'), children: figure(String(e.bads)) },
          { label: text('staff.model.badRate'), children: figure(shareText(e.badRate)) },
          { label: text('staff.model.meanPd'), children: figure(shareText(e.meanPd)) },
          { label: 'AUC', children: <MeasuredText of={e.auc} /> },
          { label: 'KS', children: <MeasuredText of={e.ks} /> },
          { label: 'Brier', children: <MeasuredText of={e.brier} /> },
          { label: 'PR-AUC', children: figure(e.prAuc.toFixed(3)) },
          ...(['50', '70', '90'] as const).map((n) => ({
            label: text('staff.model.badRateAt', { n }),
            children: figure(shareText(e.badRateAt[n])),
          })),
        ]}
      />
      <Suspense fallback={<Loading />}>
        <div className="staff-charts">
          <CurveChart
            kind="line"
            {...{ points: e.roc, most: 1, label: text('staff.model.roc'), color }}
          />
          <CurveChart
            kind="scatter"
            {...{ points, most, label: text('staff.model.reliability'), color }}
          />
        </div>
      </Suspense>
      <Stability evaluation={e} />
      {e.segments.length > 0 && <Kinds evaluation={e} />}
    </>
  );
}

function Stability({ evaluation: { stability } }: { readonly evaluation: Evaluation }) {
  const text = useText();
  const rows = [{ name: text('staff.score'), index: stability.score }, ...stability.columns];
  return (
    <Table
      size="small"
      rowKey="name"
      dataSource={rows}
      pagination={{ defaultPageSize: 10, hideOnSinglePage: true }}
      columns={[
        { title: text('staff.model.stability'), render: (_, row) => <code>{row.name}</code> },
        {
          title: text('staff.model.index'),
          align: 'end',
          render: (_, row) => <Index of={row.index} />,
        },
      ]}
    />
  );
}

function Kinds({ evaluation: { segments } }: { readonly evaluation: Evaluation }) {
  const text = useText();
  return (
    <Table
      size="small"
      rowKey={(row) => `${row.column} ${row.text}`}
      dataSource={segments}
      pagination={{ defaultPageSize: 10, hideOnSinglePage: true }}
      columns={[
        { title: text('staff.model.kinds'), render: (_, row) => `${row.column}: ${row.text}` },
        { title: text('staff.model.cases'), align: 'end', render: (_, row) => figure(`${row.n}`) },
        {
          title: text('staff.model.badRate'),
          align: 'end',
          render: (_, row) => figure(shareText(row.badRate)),
        },
        {
          title: text('staff.model.meanPd'),
          align: 'end',
          render: (_, row) => figure(shareText(row.meanPd)),
        },
        { title: 'AUC', align: 'end', render: (_, row) => figure(row.auc?.toFixed(3) ?? '—') },
      ]}
    />
  );
}

const kinds = [
  'register',
  'ship',
  'shadow',
  'unshadow',
  'propose',
  'approve',
  'reject',
  'retire',
  'withdraw',
] as const;

function History({ steps }: { readonly steps: ModelDetail['steps'] }) {
  const text = useText();
  const say = (step: string): string => {
    const known = kinds.find((kind) => kind === step);
    return known ? text(`staff.model.step.${known}`) : step;
  };
  return (
    <Table
      data-testid="model-history"
      size="small"
      rowKey={(row) => `${row.at} ${row.step}`}
      dataSource={steps}
      pagination={{ defaultPageSize: 20, hideOnSinglePage: true }}
      columns={[
        { title: text('staff.model.history'), render: (_, row) => say(row.step) },
        { title: text('staff.model.who'), dataIndex: 'byName' },
        {
          title: text('staff.model.why'),
          render: (_, row) => (row.byName === 'system' ? text('staff.model.shipped') : row.reason),
        },
        { title: '', align: 'end', render: (_, row) => <Ago at={row.at} /> },
      ]}
    />
  );
}

function CardButton({ model }: { readonly model: ModelDetail }) {
  const text = useText();
  const { language } = useLanguage();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      const { html } = await getModelCard(model.digest, language);
      const href = URL.createObjectURL(new Blob([html], { type: 'text/html' }));
      const download = `${model.id}-v${model.version}.html`;
      Object.assign(document.createElement('a'), { href, download }).click();
      URL.revokeObjectURL(href);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      disabled={!model.evaluation || model.isAltered}
      loading={busy}
      onClick={() => void save()}
    >
      {text('staff.model.card')}
    </Button>
  );
}
