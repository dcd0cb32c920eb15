import { Alert, Button, Drawer, Popconfirm, Table, type TableColumnsType, Tag } from 'antd';
import { useState } from 'react';
import { asProblem, sayProblem, useLoad, useText } from '../ui/index.ts';
import { type Payload, type PayloadReplay, replayPayload } from './api.ts';
import { Ago, Shown } from './parts.tsx';
import { useSession } from './session.tsx';

type Event = PayloadReplay['events'][number];
const colours = { new: 'blue', same: 'default', changed: 'orange' } as const;

/** A payload as it came, what the parser of today reads in it, and how that compares with what is known. */
export function ReplayDrawer(o: {
  readonly borrowerId: string;
  readonly payload: Payload;
  readonly onClose: () => void;
}) {
  const text = useText();
  const { may } = useSession();
  const { borrowerId, payload } = o;
  return (
    <Drawer
      open
      size="large"
      title={`${text(`source.${payload.source}`)} · ${payload.method}`}
      onClose={o.onClose}
    >
      {may('sources.write') ? (
        <Replayed borrowerId={borrowerId} payload={payload} />
      ) : (
        <Alert type="warning" showIcon role="alert" title={text('staff.replay.forbidden')} />
      )}
    </Drawer>
  );
}

function Replayed({ borrowerId, payload }: { borrowerId: string; payload: Payload }) {
  const text = useText();
  const [load, reload] = useLoad(`replay ${payload.id}`, () =>
    replayPayload(borrowerId, payload.id, false),
  );
  const [told, setTold] = useState<{ tone: 'success' | 'error'; says: string }>();
  const [busy, setBusy] = useState(false);
  const record = async () => {
    setBusy(true);
    try {
      const { recorded } = await replayPayload(borrowerId, payload.id, true);
      setTold({ tone: 'success', says: text('staff.replay.recorded', { n: recorded }) });
      reload();
    } catch (error) {
      setTold({ tone: 'error', says: sayProblem(text, asProblem(error)).title });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Shown load={load} reload={reload}>
      {(replay) => {
        const differing = replay.events.filter(({ state }) => state !== 'same').length;
        return (
          <>
            <div role="status">
              {told && <Alert type={told.tone} showIcon title={told.says} closable />}
            </div>
            {replay.malformedAt !== null && (
              <Alert
                type="error"
                showIcon
                title={text('staff.replay.malformed', { field: replay.malformedAt })}
              />
            )}
            <p>
              {text('staff.replay.differs', { n: replay.events.length, differing })}{' '}
              <Popconfirm
                title={text('staff.replay.ask', { n: differing })}
                okText={text('staff.replay.record')}
                onConfirm={() => void record()}
                disabled={differing === 0}
              >
                <Button disabled={differing === 0} loading={busy}>
                  {text('staff.replay.record')}
                </Button>
              </Popconfirm>
            </p>
            <Events events={replay.events} />
            <h3>{text('staff.replay.body')}</h3>
            {replay.cut && <p>{text('staff.replay.cut')}</p>}
            {/* Scrolled by keyboard too. */}
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls. */}
            <pre className="staff-raw" tabIndex={0}>
              {replay.body}
            </pre>
          </>
        );
      }}
    </Shown>
  );
}

function Events({ events }: { readonly events: readonly Event[] }) {
  const text = useText();
  const columns: TableColumnsType<Event> = [
    {
      title: text('staff.state'),
      render: (_, e) => (
        <Tag color={colours[e.state]}>
          {text(`staff.event.${e.state}`)}
          {e.withdrawn ? ` · ${text('staff.event.withdrawn')}` : ''}
        </Tag>
      ),
    },
    { title: text('staff.kind'), dataIndex: 'kind' },
    { title: text('staff.occurredAt'), render: (_, e) => <Ago at={e.occurredAt} /> },
    {
      title: text('staff.data'),
      render: (_, e) => <code style={{ overflowWrap: 'anywhere' }}>{e.data}</code>,
    },
  ];
  return (
    <Table<Event>
      data-testid="replayed"
      rowKey="id"
      size="small"
      columns={columns}
      dataSource={[...events]}
      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: text('staff.events.none') }}
    />
  );
}
