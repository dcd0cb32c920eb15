import {
  Alert,
  Button,
  Descriptions,
  Drawer,
  Input,
  Popconfirm,
  Select,
  Table,
  type TableColumnsType,
  Tag,
} from 'antd';
import { useState } from 'react';
import {
  asProblem,
  momentText,
  sayProblem,
  useLanguage,
  useLoad,
  useSay,
  useText,
} from '../ui/index.ts';
import {
  getWebhookDelivery,
  listWebhookDeliveries,
  replayWebhookDelivery,
  type WebhookDelivery,
  type WebhookDeliveryDetail,
  type Webhooks,
} from './api.ts';
import { saveCsv } from './csv.ts';
import { hostOf } from './host-of.ts';
import { Ago, Shown } from './parts.tsx';
import { usePlace } from './place.ts';

const states = ['waiting', 'delivered', 'failed', 'held', 'withheld'] as const;
const colours = {
  ...{ waiting: 'default', delivered: 'green', failed: 'red' },
  ...{ held: 'orange', withheld: 'orange' },
} as const;
const MOST = 100;

/** Deliveries by what the address asks for; one opened beside them. */
export function DeliveryList(o: { readonly webhooks: Webhooks; readonly mayWrite: boolean }) {
  const text = useText();
  const [place, move] = usePlace();
  const of = (name: string) => place.get(name) ?? '';
  const query = Object.fromEntries(
    ['endpoint', 'state', 'kind', 'subject', 'before'].flatMap((name) =>
      of(name) === '' ? [] : [[name, of(name)]],
    ),
  );
  const [load, reload] = useLoad(`deliveries ${JSON.stringify(query)}`, () =>
    listWebhookDeliveries(query),
  );
  const found = load.state === 'ready' ? load.data.deliveries : [];
  return (
    <section aria-label={text('staff.webhooks.deliveries')}>
      <div className="staff-bar">
        <h2>{text('staff.webhooks.deliveries')}</h2>
        <Filters webhooks={o.webhooks} />
        <Button onClick={reload}>{text('staff.refresh')}</Button>
        <Button disabled={found.length === 0} onClick={() => saveDeliveries(found)}>
          CSV
        </Button>
      </div>
      <Shown load={load} reload={reload}>
        {({ deliveries }) => (
          <DeliveryTable deliveries={deliveries} onOpen={(id) => move({ delivery: id })} />
        )}
      </Shown>
      <Button
        disabled={found.length < MOST}
        onClick={() => move({ before: found.at(-1)?.id ?? '' })}
      >
        {text('staff.older')}
      </Button>
      {of('delivery') !== '' && (
        <DeliveryDrawer
          key={of('delivery')}
          id={of('delivery')}
          mayWrite={o.mayWrite}
          onClose={() => move({ delivery: '' })}
          onReplayed={reload}
        />
      )}
    </section>
  );
}

/** What the list is narrowed to, kept in the address. */
function Filters(o: { readonly webhooks: Webhooks }) {
  const text = useText();
  const say = useSay();
  const [place, move] = usePlace();
  const of = (name: string) => place.get(name) ?? '';
  const any = { value: '', label: text('staff.webhooks.any') };
  const choice = (name: string, label: string, options: { value: string; label: string }[]) => (
    <Select
      aria-label={label}
      style={{ minWidth: 150 }}
      value={of(name)}
      options={[{ ...any, label: `${label}: ${any.label}` }, ...options]}
      onChange={(next) => move({ [name]: next, before: '' })}
    />
  );
  return (
    <>
      {choice(
        'endpoint',
        text('staff.webhooks.url'),
        o.webhooks.endpoints.map((e) => ({ value: e.id, label: hostOf(e.url) })),
      )}
      {choice(
        'state',
        text('staff.webhooks.state'),
        states.map((value) => ({ value, label: text(`staff.webhooks.delivery.${value}`) })),
      )}
      {choice(
        'kind',
        text('staff.webhooks.kind'),
        o.webhooks.kinds.map(({ kind, says }) => ({ value: kind, label: say(says) })),
      )}
      <Input.Search
        allowClear
        aria-label={text('staff.webhooks.subject')}
        placeholder={text('staff.webhooks.subject')}
        defaultValue={of('subject')}
        style={{ width: 320 }}
        onSearch={(typed) => move({ subject: typed.trim(), before: '' })}
      />
    </>
  );
}

function saveDeliveries(deliveries: readonly WebhookDelivery[]): void {
  saveCsv('deliveries.csv', [
    [
      'delivery',
      'message',
      'kind',
      'subject',
      'sequence',
      'made',
      'state',
      'attempts',
      'outcome',
      'status',
    ],
    ...deliveries.map((d) => [
      ...[d.id, d.messageId, d.kind, d.subject, d.sequence, new Date(d.madeAt).toISOString()],
      ...[d.state, d.attempts, d.outcome, d.status],
    ]),
  ]);
}

function DeliveryTable(o: {
  readonly deliveries: readonly WebhookDelivery[];
  readonly onOpen: (id: string) => void;
}) {
  const text = useText();
  const columns: TableColumnsType<WebhookDelivery> = [
    { title: text('staff.webhooks.at'), render: (_, d) => <Ago at={d.madeAt} /> },
    { title: text('staff.webhooks.kind'), dataIndex: 'kind' },
    { title: text('staff.webhooks.subject'), render: (_, d) => `${d.subject} #${d.sequence}` },
    {
      title: text('staff.webhooks.state'),
      render: (_, d) => (
        <Tag color={colours[d.state]}>{text(`staff.webhooks.delivery.${d.state}`)}</Tag>
      ),
    },
    {
      title: text('staff.webhooks.outcome'),
      render: (_, d) =>
        d.outcome === null
          ? '—'
          : `${text(`staff.webhooks.outcome.${d.outcome}`)} ${d.status ?? ''}`,
    },
    { title: text('staff.webhooks.attempts'), dataIndex: 'attempts' },
    {
      title: text('staff.webhooks.acts'),
      render: (_, d) => (
        <Button size="small" onClick={() => o.onOpen(d.id)}>
          {text('staff.webhooks.open')}
        </Button>
      ),
    },
  ];
  return (
    <Table<WebhookDelivery>
      data-testid="deliveries"
      size="small"
      rowKey="id"
      columns={columns}
      dataSource={[...o.deliveries]}
      pagination={false}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: text('staff.webhooks.noDeliveries') }}
    />
  );
}

/** One delivery: what is sent, every attempt, and sending it again. */
function DeliveryDrawer(o: {
  readonly id: string;
  readonly mayWrite: boolean;
  readonly onClose: () => void;
  readonly onReplayed: () => void;
}) {
  const text = useText();
  const [load, reload] = useLoad(`delivery ${o.id}`, () => getWebhookDelivery(o.id));
  const [wrong, setWrong] = useState<string>();
  const replay = () =>
    replayWebhookDelivery(o.id).then(
      () => {
        setWrong(undefined);
        // It takes a moment to arrive; what is shown then tells how it ended.
        setTimeout(() => {
          reload();
          o.onReplayed();
        }, 1_500);
      },
      (error: unknown) => setWrong(sayProblem(text, asProblem(error)).title),
    );
  return (
    <Drawer
      open
      size="large"
      title={text('staff.webhooks.delivery')}
      onClose={o.onClose}
      extra={
        o.mayWrite && (
          <Popconfirm
            title={text('staff.webhooks.replay.ask')}
            okText={text('staff.webhooks.replay')}
            cancelText={text('kit.cancel')}
            onConfirm={replay}
          >
            <Button data-testid="delivery-replay">{text('staff.webhooks.replay')}</Button>
          </Popconfirm>
        )
      }
    >
      {wrong !== undefined && <Alert type="error" showIcon role="alert" title={wrong} />}
      <Shown load={load} reload={reload}>
        {(delivery) => <DeliveryFacts delivery={delivery} />}
      </Shown>
    </Drawer>
  );
}

function DeliveryFacts({ delivery: d }: { readonly delivery: WebhookDeliveryDetail }) {
  const text = useText();
  const { language } = useLanguage();
  return (
    <div data-testid="delivery">
      <Descriptions
        column={1}
        size="small"
        items={[
          { key: 'id', label: 'webhook-id', children: d.messageId },
          { key: 'kind', label: text('staff.webhooks.kind'), children: d.kind },
          {
            key: 'state',
            label: text('staff.webhooks.state'),
            children: text(`staff.webhooks.delivery.${d.state}`),
          },
          ...(d.dueAt === null
            ? []
            : [
                {
                  key: 'due',
                  label: text('staff.webhooks.next'),
                  children: momentText(d.dueAt, language),
                },
              ]),
        ]}
      />
      <h3>{text('staff.webhooks.body')}</h3>
      <pre className="staff-payload">{JSON.stringify(JSON.parse(d.body), null, 2)}</pre>
      <h3>{text('staff.webhooks.attempts')}</h3>
      <Table
        size="small"
        rowKey="n"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={[...d.attempts]}
        columns={[
          { title: '#', dataIndex: 'n' },
          { title: text('staff.webhooks.at'), render: (_, a) => momentText(a.at, language) },
          {
            title: text('staff.webhooks.outcome'),
            render: (_, a) => `${text(`staff.webhooks.outcome.${a.outcome}`)} ${a.status ?? ''}`,
          },
          { title: text('staff.webhooks.ms'), render: (_, a) => `${a.ms} ms` },
          { title: text('staff.webhooks.answer'), dataIndex: 'answer' },
        ]}
      />
    </div>
  );
}
