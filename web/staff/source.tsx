import { Alert, Button, Checkbox, Descriptions, Table, type TableColumnsType } from 'antd';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { asProblem, duration, sayProblem, useLoad, useSay, useText } from '../ui/index.ts';
import { type EndedPull, listHealth, listPulls, type Source, type SourceHealth } from './api.ts';
import { saveCsv } from './csv.ts';
import { Ago, Ended, Shown } from './parts.tsx';
import { usePlace } from './place.ts';

const QUARTER_HOURS = 2_160;
const PAGE = 100;

/** `/staff/sources/:source`: one connector: what of it is assumed, and its pulls. */
export function SourcePage({ source }: { readonly source: string }) {
  const text = useText();
  const say = useSay();
  const [load, reload] = useLoad('health of a quarter', () => listHealth(QUARTER_HOURS));
  return (
    <Shown load={load} reload={reload}>
      {({ sources }) => {
        const found = sources.find((s) => s.source === source);
        if (!found) return <Alert type="error" role="alert" title={text('staff.notHere')} />;
        return (
          <>
            <div className="staff-bar">
              <h1>{say(found.name)}</h1>
              <Link href="/staff/sources">{text('staff.sources')}</Link>
            </div>
            <About source={found} />
            <Pulls source={found.source} />
          </>
        );
      }}
    </Shown>
  );
}

function About({ source }: { readonly source: SourceHealth }) {
  const text = useText();
  const items = [
    { label: text('staff.connection'), children: source.connection ?? '—' },
    { label: text('staff.circuit'), children: source.circuit ?? '—' },
    { label: text('staff.lastSuccess'), children: <Ago at={source.lastSuccessAt} /> },
    { label: text('staff.lag'), children: <Ago at={source.newestFactAt} /> },
    { label: text('staff.lastPush'), children: <Ago at={source.lastPushAt} /> },
    { label: text('staff.keepRaw'), children: text('staff.days', { n: source.keepRawDays }) },
    {
      label: text('staff.unconfirmed'),
      span: 3,
      children:
        source.unconfirmed.length === 0 ? (
          text('staff.unconfirmed.none')
        ) : (
          <ul style={{ margin: 0, paddingInlineStart: 18 }}>
            {source.unconfirmed.map((line) => (
              <li key={line} lang="en">
                {line}
              </li>
            ))}
          </ul>
        ),
    },
  ].map((item) => ({ key: item.label, ...item }));
  return <Descriptions size="small" bordered column={{ xs: 1, md: 3 }} items={items} />;
}

/** The pulls of a source as far as they were asked for. */
function usePulls(source: Source, failed: 'yes' | 'no', borrower: string | undefined) {
  const text = useText();
  const [pulls, setPulls] = useState<readonly EndedPull[]>([]);
  const [more, setMore] = useState(true);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const read = async (before: number | undefined, kept: readonly EndedPull[]) => {
    setBusy(true);
    try {
      const query = { failed, ...(before ? { before } : {}), ...(borrower ? { borrower } : {}) };
      const told = (await listPulls(source, query as Parameters<typeof listPulls>[1])).pulls;
      setPulls([...kept, ...told]);
      setMore(told.length === PAGE);
      setProblem(undefined);
    } catch (error) {
      setProblem(sayProblem(text, asProblem(error)).title);
    } finally {
      setBusy(false);
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: `read` is made of these.
  useEffect(() => {
    void read(undefined, []);
  }, [source, failed, borrower]);
  return { pulls, more, busy, problem, read };
}

function Pulls({ source }: { readonly source: Source }) {
  const text = useText();
  const [place, move] = usePlace();
  const failed = place.get('failed') === 'yes' ? 'yes' : 'no';
  const borrower = place.get('borrower') ?? undefined;
  const { pulls, more, busy, problem, read } = usePulls(source, failed, borrower);
  const columns: TableColumnsType<EndedPull> = [
    { title: text('staff.endedAt'), render: (_, p) => <Ago at={p.endedAt} /> },
    { title: text('staff.ended'), render: (_, p) => <Ended ended={p.ended} /> },
    {
      title: text('staff.borrower'),
      render: (_, p) => <Link href={`/staff/borrowers/${p.borrowerId}`}>{p.borrowerId}</Link>,
    },
    { title: text('staff.took'), align: 'end', render: (_, p) => duration(p.ms) },
    { title: text('staff.pages'), align: 'end', dataIndex: 'pages' },
    { title: text('staff.added'), align: 'end', dataIndex: 'added' },
    { title: text('staff.known'), align: 'end', dataIndex: 'known' },
    { title: text('staff.revised'), align: 'end', dataIndex: 'revised' },
    { title: text('staff.newest'), render: (_, p) => <Ago at={p.newestAt} /> },
  ];
  return (
    <>
      <div className="staff-bar">
        <h2 style={{ margin: '0 auto 0 0', fontSize: 16 }}>{text('staff.pulls')}</h2>
        <Checkbox
          checked={failed === 'yes'}
          onChange={({ target }) => move({ failed: target.checked ? 'yes' : undefined })}
        >
          {text('staff.failedOnly')}
        </Checkbox>
        <Button onClick={() => void read(undefined, [])}>{text('staff.refresh')}</Button>
        <Button disabled={pulls.length === 0} onClick={() => savePulls(source, pulls)}>
          CSV
        </Button>
      </div>
      {problem !== undefined && <Alert type="error" showIcon role="alert" title={problem} />}
      <Table<EndedPull>
        data-testid="pulls"
        rowKey="id"
        size="small"
        loading={busy}
        columns={columns}
        dataSource={[...pulls]}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: text('staff.pulls.none') }}
      />
      {more && pulls.length > 0 && (
        <Button block loading={busy} onClick={() => void read(pulls.at(-1)?.endedAt, pulls)}>
          {text('staff.more')}
        </Button>
      )}
    </>
  );
}

const savePulls = (source: Source, pulls: readonly EndedPull[]): void =>
  saveCsv(`pulls-${source}.csv`, [
    ['id', 'borrowerId', 'ended', 'endedAt', 'ms', 'pages', 'added', 'known', 'revised'],
    ...pulls.map((p) => [
      ...[p.id, p.borrowerId, p.ended, new Date(p.endedAt).toISOString()],
      ...[p.ms, p.pages, p.added, p.known, p.revised],
    ]),
  ]);
