import {
  Alert,
  Button,
  Statistic,
  Table,
  type TableColumnsType,
  Tag,
  Typography,
  theme as themes,
} from 'antd';
import { lazy, Suspense, useMemo, useState } from 'react';
import { momentText, percent, useLanguage, useLoad, useSay, useText, yuan } from '../ui/index.ts';
import { type ConcentrationLimits, getLimits } from './api.ts';
import { saveCsv } from './csv.ts';
import { SetLimit } from './limit-modal.tsx';
import { Shown } from './parts.tsx';
import { useSession } from './session.tsx';

const LimitChart = lazy(async () => ({ default: (await import('./limit-chart.tsx')).LimitChart }));

type Use = ConcentrationLimits['uses'][number];
type Change = ConcentrationLimits['changes'][number];
type Product = ConcentrationLimits['products'][number];
const dimensions = ['region', 'industry'] as const;
type Dimension = (typeof dimensions)[number];
const MILLION = 1_000_000n;
const share = (ppm: number) => percent(String(ppm), 2, MILLION);

/** `/staff/limits`: how much lies in one region and one industry, and the most that may. */
export function LimitsPage() {
  const text = useText();
  const { may } = useSession();
  const [load, reload] = useLoad('limits', getLimits);
  const [isSetting, set] = useState(false);
  const ready = load.state === 'ready' ? load.data : undefined;
  return (
    <>
      <div className="staff-bar">
        <h1>{text('staff.limits')}</h1>
        <Button onClick={reload}>{text('staff.refresh')}</Button>
        <Button disabled={!ready} onClick={() => ready && saveUses(ready.uses)}>
          CSV
        </Button>
        {may('limits.write') ? (
          <Button type="primary" disabled={!ready} onClick={() => set(true)}>
            {text('staff.limits.set')}
          </Button>
        ) : (
          <span>{text('staff.limits.mayNot')}</span>
        )}
      </div>
      <Shown load={load} reload={reload}>
        {(limits) => <Limits limits={limits} />}
      </Shown>
      {isSetting && ready && <SetLimit limits={ready} onClose={() => set(false)} onDone={reload} />}
    </>
  );
}

function saveUses(uses: readonly Use[]): void {
  saveCsv('limits.csv', [
    ['dimension', 'bucket', 'name', 'used_fen', 'limit_fen', 'warn_ppm', 'state'],
    ...uses.map((use) => [
      ...[use.dimension, use.bucket, use.says.zh, use.usedFen, use.limitFen ?? ''],
      ...[use.warnPpm ?? '', use.state],
    ]),
  ]);
}

function Limits({ limits }: { readonly limits: ConcentrationLimits }) {
  const text = useText();
  return (
    <div data-testid="limits">
      <div className="staff-figures">
        <Statistic title={text('staff.limits.book')} value={yuan(limits.bookFen)} />
      </div>
      {dimensions.map((dimension) => (
        <Uses
          key={dimension}
          dimension={dimension}
          uses={limits.uses.filter((use) => use.dimension === dimension)}
          isUnknownOpen={isUnknownOpen(limits.limits, dimension)}
        />
      ))}
      <h2>{text('staff.limits.persons')}</h2>
      <Products products={limits.products} />
      <h2>{text('staff.limits.changes')}</h2>
      <Changes changes={limits.changes} />
    </div>
  );
}

const yuanOf = (fen: number): string => yuan(String(Math.round(fen)), { cents: 'ifAny' });

/** Whether all others are limited, and what nobody knows the place of is not. */
const isUnknownOpen = (limits: ConcentrationLimits['limits'], dimension: Dimension): boolean => {
  const has = (bucket: string) =>
    limits.some((one) => one.dimension === dimension && one.bucket === bucket);
  return has('*') && !has('unknown');
};

function Uses(o: {
  readonly dimension: Dimension;
  readonly uses: Use[];
  readonly isUnknownOpen: boolean;
}) {
  const { dimension, uses } = o;
  const text = useText();
  const say = useSay();
  const { token } = themes.useToken();
  const { colorPrimary: open, colorWarning: warn, colorError: full, colorText } = token;
  const bars = useMemo(
    () =>
      uses.slice(0, 15).map((use) => ({
        ...{ name: say(use.says), used: Number(use.usedFen) },
        limit: use.limitFen === null ? null : Number(use.limitFen),
        color: { open, warn, full }[use.state],
      })),
    [uses, say, open, warn, full],
  );
  const names = useMemo(
    () => ({ used: text('staff.limits.used'), limit: text('staff.limits.limit') }),
    [text],
  );
  const title = text(`staff.limits.${dimension}`);
  return (
    <section>
      <h2>{title}</h2>
      {o.isUnknownOpen && (
        <Alert
          type="warning"
          showIcon
          title={text('staff.limits.unknownOpen')}
          style={{ marginBlockEnd: 12 }}
        />
      )}
      {bars.length > 0 && (
        <Suspense fallback={null}>
          <LimitChart
            label={`${title}: ${text('staff.limits.chart')}`}
            {...{ bars, names, say: yuanOf, textColor: colorText }}
          />
        </Suspense>
      )}
      <UseTable dimension={dimension} uses={uses} />
    </section>
  );
}

const tagColors = { open: 'green', warn: 'orange', full: 'red' } as const;

/** What is used of a limit, as a share of it. */
const usedOf = ({ usedFen, limitFen }: Use): string =>
  limitFen === null || limitFen === '0'
    ? '—'
    : share(Number((BigInt(usedFen) * MILLION) / BigInt(limitFen)));

function UseTable(o: { readonly dimension: string; readonly uses: readonly Use[] }) {
  const text = useText();
  const say = useSay();
  const columns: TableColumnsType<Use> = [
    { title: text('staff.limits.bucket'), render: (_, use) => say(use.says) },
    {
      ...{ title: text('staff.limits.used'), align: 'right' },
      render: (_, use) => yuan(use.usedFen),
    },
    {
      ...{ title: text('staff.limits.limit'), align: 'right' },
      render: (_, { limitFen }) => (limitFen === null ? text('staff.limits.none') : yuan(limitFen)),
    },
    { title: text('staff.limits.share'), align: 'right', render: (_, use) => usedOf(use) },
    {
      title: text('staff.limits.state'),
      filters: (['open', 'warn', 'full'] as const).map((value) => ({
        ...{ value, text: text(`staff.limits.state.${value}`) },
      })),
      onFilter: (value, use) => use.state === value,
      render: (_, { state }) => (
        <Tag color={tagColors[state]}>{text(`staff.limits.state.${state}`)}</Tag>
      ),
    },
  ];
  return (
    <Table<Use>
      data-testid={`limits-${o.dimension}`}
      {...{ size: 'small', rowKey: 'bucket', columns, dataSource: [...o.uses] }}
      pagination={{ defaultPageSize: 40, hideOnSinglePage: true }}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: <Typography.Text>{text('staff.limits.empty')}</Typography.Text> }}
    />
  );
}

function Products({ products }: { readonly products: readonly Product[] }) {
  const text = useText();
  const say = useSay();
  const columns: TableColumnsType<Product> = [
    { title: text('staff.limits.product'), render: (_, one) => say(one.says) },
    {
      title: text('staff.limits.segment'),
      render: (_, { segment }) => text(`staff.segment.${segment}`),
    },
    {
      ...{ title: text('staff.limits.limitMax'), align: 'right' },
      render: (_, one) => yuan(one.limitMaxFen),
    },
    {
      ...{ title: text('staff.limits.groupMax'), align: 'right' },
      render: (_, one) => (one.groupMaxFen === null ? '—' : yuan(one.groupMaxFen)),
    },
  ];
  return (
    <Table<Product>
      {...{ size: 'small', rowKey: 'product', columns, dataSource: [...products] }}
      pagination={false}
      scroll={{ x: 'max-content' }}
    />
  );
}

function Changes({ changes }: { readonly changes: readonly Change[] }) {
  const text = useText();
  const say = useSay();
  const { language } = useLanguage();
  const columns: TableColumnsType<Change> = [
    { title: text('staff.limits.when'), render: (_, one) => momentText(one.recordedAt, language) },
    {
      title: text('staff.limits.bucket'),
      render: (_, one) => `${text(`staff.limits.${one.dimension}`)} · ${say(one.says)}`,
    },
    { title: text('staff.limits.limit'), render: (_, one) => <LimitText change={one} /> },
    { title: text('staff.limits.by'), dataIndex: 'byWhom' },
    { title: text('staff.limits.reason'), dataIndex: 'why' },
  ];
  return (
    <Table<Change>
      data-testid="limit-changes"
      {...{ size: 'small', columns, dataSource: [...changes] }}
      rowKey={(one) => `${one.recordedAt}:${one.dimension}:${one.bucket}`}
      pagination={{ defaultPageSize: 20, hideOnSinglePage: true }}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: <Typography.Text>{text('staff.limits.none')}</Typography.Text> }}
    />
  );
}

function LimitText({ change: { amountFen, sharePpm } }: { readonly change: Change }) {
  const text = useText();
  const parts = [
    amountFen === null ? '' : yuan(amountFen),
    sharePpm === null ? '' : share(sharePpm),
  ].filter((part) => part !== '');
  return <>{parts.length === 0 ? text('staff.limits.none') : parts.join(' / ')}</>;
}
