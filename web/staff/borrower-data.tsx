import { Button, Select, Table, type TableColumnsType, Tabs, Tag } from 'antd';
import { useLoad, useText } from '../ui/index.ts';
import { type BorrowerReads, listPayloads, listReads, type Payload, type Source } from './api.ts';
import { FirmView } from './firm.tsx';
import { OverviewView } from './overview.tsx';
import { PapersView } from './papers.tsx';
import { Ago, Shown, sizeText } from './parts.tsx';
import { usePlace } from './place.ts';
import { ProfileView } from './profile.tsx';
import { RelationsView } from './relations.tsx';
import { ReplayDrawer } from './replay-drawer.tsx';
import { ScoreView } from './score.tsx';
import { WaysView } from './ways.tsx';

/** `/staff/borrowers/:id`: what is kept of a borrower, under which consents, and which firm it is. */
export function BorrowerData({ id }: { readonly id: string }) {
  const text = useText();
  const [place, , leave] = usePlace(); // Each tab has filters of its own.
  return (
    <>
      <div className="staff-bar">
        <h1>{id}</h1>
      </div>
      <Tabs
        destroyOnHidden
        activeKey={place.get('tab') ?? 'payloads'}
        onChange={(tab) => leave({ tab: tab === 'payloads' ? undefined : tab })}
        items={[
          { key: 'overview', label: text('staff.overview'), children: <OverviewView id={id} /> },
          { key: 'payloads', label: text('staff.payloads'), children: <Payloads id={id} /> },
          { key: 'consents', label: text('staff.consents'), children: <Consents id={id} /> },
          { key: 'papers', label: text('staff.papers'), children: <PapersView id={id} /> },
          { key: 'profile', label: text('staff.profile'), children: <ProfileView id={id} /> },
          { key: 'score', label: text('staff.score'), children: <ScoreView id={id} /> },
          { key: 'ways', label: text('staff.ways'), children: <WaysView id={id} /> },
          { key: 'relations', label: text('staff.relations'), children: <RelationsView id={id} /> },
          { key: 'firm', label: text('staff.firm'), children: <FirmView id={id} /> },
        ]}
      />
    </>
  );
}

function Payloads({ id }: { readonly id: string }) {
  const text = useText();
  const [place, move] = usePlace();
  const source = (place.get('source') ?? undefined) as Source | undefined;
  const before = Number(place.get('before')) || undefined;
  const query = { ...(source ? { source } : {}), ...(before ? { before } : {}) };
  const [load, reload] = useLoad(`payloads ${id} ${source} ${before}`, () =>
    listPayloads(id, query),
  );
  const named = place.get('payload'); // By a link from a fact; one of an older page is not found here.
  const open = (payload: Payload | undefined) => move({ payload: payload?.id });
  const [consents] = useLoad(`reads ${id}`, () => listReads(id));
  const sources =
    consents.state === 'ready' ? [...new Set(consents.data.consents.map((c) => c.source))] : [];
  return (
    <>
      <div className="staff-bar">
        <Select
          aria-label={text('staff.source')}
          value={source ?? ''}
          style={{ width: 200 }}
          options={['', ...sources].map((value) => ({
            value,
            label: value === '' ? text('staff.source.all') : text(`source.${value as Source}`),
          }))}
          onChange={(value) => move({ source: value, before: undefined })}
        />
        {before !== undefined && (
          <Button onClick={() => move({ before: undefined })}>{text('staff.newestFirst')}</Button>
        )}
      </div>
      <Shown load={load} reload={reload}>
        {({ payloads }) => (
          <>
            <PayloadTable payloads={payloads} onOpen={open} />
            <Opened
              id={id}
              payload={payloads.find((p) => p.id === named)}
              onClose={() => open(undefined)}
            />
            {payloads.length === 100 && (
              <Button
                block
                onClick={() => move({ before: String(payloads.at(-1)?.receivedAt ?? '') })}
              >
                {text('staff.older')}
              </Button>
            )}
          </>
        )}
      </Shown>
    </>
  );
}

function Opened(o: {
  readonly id: string;
  readonly payload: Payload | undefined;
  readonly onClose: () => void;
}) {
  if (!o.payload) return null;
  return <ReplayDrawer borrowerId={o.id} payload={o.payload} onClose={o.onClose} />;
}

function PayloadTable(o: {
  readonly payloads: readonly Payload[];
  readonly onOpen: (payload: Payload) => void;
}) {
  const text = useText();
  const columns: TableColumnsType<Payload> = [
    { title: text('staff.receivedAt'), render: (_, p) => <Ago at={p.receivedAt} /> },
    { title: text('staff.source'), render: (_, p) => text(`source.${p.source}`) },
    { title: text('staff.call'), dataIndex: 'method' },
    {
      title: text('staff.request'),
      render: (_, p) => (
        <code className="staff-clip" title={p.request}>
          {p.request}
        </code>
      ),
    },
    { title: text('staff.size'), align: 'end', render: (_, p) => sizeText(p.bytes) },
    {
      title: '',
      fixed: 'end',
      render: (_, p) => (
        <Button size="small" onClick={() => o.onOpen(p)} data-testid={`replay-${p.id}`}>
          {text('staff.replay')}
        </Button>
      ),
    },
  ];
  return (
    <Table<Payload>
      data-testid="payloads"
      rowKey="id"
      size="small"
      columns={columns}
      dataSource={[...o.payloads]}
      pagination={false}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: text('staff.payloads.none') }}
    />
  );
}

type Consent = BorrowerReads['consents'][number];
type Read = BorrowerReads['reads'][number];

function Consents({ id }: { readonly id: string }) {
  const text = useText();
  const [load, reload] = useLoad(`reads ${id}`, () => listReads(id));
  const consentColumns: TableColumnsType<Consent> = [
    { title: text('staff.source'), render: (_, c) => text(`source.${c.source}`) },
    { title: text('staff.scopes'), render: (_, c) => c.scopes.join(', ') },
    { title: text('staff.granted'), render: (_, c) => <Ago at={c.grantedAt} /> },
    {
      title: text('staff.state'),
      render: (_, c) =>
        c.withdrawnAt === null ? (
          <Tag color="green">{text('staff.consent.live')}</Tag>
        ) : (
          <Tag>
            {text('staff.consent.withdrawn')} <Ago at={c.withdrawnAt} />
          </Tag>
        ),
    },
    { title: text('staff.lastRead'), render: (_, c) => <Ago at={c.lastReadAt} /> },
  ];
  const readColumns: TableColumnsType<Read> = [
    { title: text('staff.readAt'), render: (_, r) => <Ago at={r.readAt} /> },
    { title: text('staff.source'), render: (_, r) => text(`source.${r.source}`) },
    { title: text('staff.call'), dataIndex: 'what' },
    { title: text('staff.consent'), dataIndex: 'consentId' },
    { title: text('staff.payload'), dataIndex: 'rawId' },
  ];
  return (
    <Shown load={load} reload={reload}>
      {({ consents, reads }) => (
        <>
          <Table<Consent>
            data-testid="consents"
            rowKey="id"
            size="small"
            columns={consentColumns}
            dataSource={[...consents]}
            pagination={false}
            scroll={{ x: 'max-content' }}
            locale={{ emptyText: text('staff.consents.none') }}
          />
          <h2 style={{ fontSize: 16 }}>{text('staff.reads')}</h2>
          <Table<Read>
            rowKey={(r) => `${r.readAt} ${r.rawId} ${r.consentId}`}
            size="small"
            columns={readColumns}
            dataSource={[...reads]}
            pagination={false}
            scroll={{ x: 'max-content' }}
            locale={{ emptyText: text('staff.reads.none') }}
          />
        </>
      )}
    </Shown>
  );
}
