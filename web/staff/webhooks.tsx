import { Alert, Button, Popconfirm, Space, Table, type TableColumnsType, Tag } from 'antd';
import { useState } from 'react';
import { asProblem, sayProblem, useLoad, useText } from '../ui/index.ts';
import {
  changeWebhook,
  listWebhooks,
  pingWebhook,
  replayFailed,
  rotateWebhookSecret,
  type WebhookEndpoint,
  type Webhooks,
} from './api.ts';
import { saveCsv } from './csv.ts';
import { hostOf } from './host-of.ts';
import { house } from './house.ts';
import { Ago, Shown } from './parts.tsx';
import { usePlace } from './place.ts';
import { useSession } from './session.tsx';
import { DeliveryList } from './webhook-deliveries.tsx';
import { RegisterModal, SecretModal } from './webhook-modals.tsx';

const OVERLAP_HOURS = 24;

/** `/staff/webhooks`: who outside is told what becomes of applications and loans, and what reached them. */
export function WebhooksPage() {
  const text = useText();
  const { may } = useSession();
  const [load, reload] = useLoad('webhooks', listWebhooks);
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<string>();
  const [sends, setSends] = useState(0);
  const mayWrite = may('webhooks.write');
  return (
    <>
      <div className="staff-bar">
        <h1>{text('staff.webhooks')}</h1>
        <Button onClick={reload}>{text('staff.refresh')}</Button>
        <Button
          disabled={load.state !== 'ready'}
          onClick={() => load.state === 'ready' && saveEndpoints(load.data.endpoints)}
        >
          CSV
        </Button>
        {mayWrite ? (
          <Button type="primary" onClick={() => setAdding(true)} data-testid="webhook-add">
            {text('staff.webhooks.add')}
          </Button>
        ) : (
          <span>{text('staff.webhooks.mayNot')}</span>
        )}
      </div>
      <Shown load={load} reload={reload}>
        {(webhooks) => (
          <>
            <EndpointTable
              webhooks={webhooks}
              mayWrite={mayWrite}
              onSecret={setSecret}
              onChanged={reload}
              onSent={() => setSends((n) => n + 1)}
            />
            <DeliveryList key={sends} webhooks={webhooks} mayWrite={mayWrite} />
            {adding && (
              <RegisterModal
                kinds={webhooks.kinds}
                onCancel={() => setAdding(false)}
                onDone={(made) => {
                  setAdding(false);
                  setSecret(made);
                  reload();
                }}
              />
            )}
          </>
        )}
      </Shown>
      {secret !== undefined && <SecretModal secret={secret} onClose={() => setSecret(undefined)} />}
    </>
  );
}

function saveEndpoints(endpoints: readonly WebhookEndpoint[]): void {
  saveCsv('webhooks.csv', [
    ['endpoint', 'owner', 'host', 'description', 'kinds', 'state', 'why'],
    ...endpoints.map((e) => [
      ...[e.id, e.owner ?? 'lender', hostOf(e.url), e.description],
      ...[e.kinds.join(' '), e.state, e.offWhy],
    ]),
  ]);
}

function EndpointTable(o: {
  readonly webhooks: Webhooks;
  readonly mayWrite: boolean;
  readonly onSecret: (secret: string) => void;
  readonly onChanged: () => void;
  readonly onSent: () => void;
}) {
  const text = useText();
  const [, move] = usePlace();
  const [said, setSaid] = useState<{ readonly tone: 'success' | 'error'; readonly text: string }>();
  const acts = actsOf(o, text, setSaid);
  const columns: TableColumnsType<WebhookEndpoint> = [
    {
      title: text('staff.webhooks.url'),
      render: (_, e) => (
        <Button type="link" size="small" onClick={() => move({ endpoint: e.id, before: '' })}>
          {hostOf(e.url)}
        </Button>
      ),
    },
    { title: text('staff.webhooks.description'), dataIndex: 'description' },
    ...(house === 'staff'
      ? [
          {
            title: text('staff.webhooks.owner'),
            render: (_: unknown, e: WebhookEndpoint) =>
              e.owner ?? text('staff.webhooks.owner.lender'),
          },
        ]
      : []),
    {
      title: text('staff.webhooks.kinds'),
      render: (_, e) =>
        e.kinds.length === 0 ? text('staff.webhooks.kinds.all') : e.kinds.join(', '),
    },
    { title: text('staff.webhooks.state'), render: (_, e) => <State endpoint={e} /> },
    ...(o.mayWrite
      ? [
          {
            title: text('staff.webhooks.acts'),
            render: (_: unknown, e: WebhookEndpoint) => <Acts endpoint={e} acts={acts} />,
          },
        ]
      : []),
  ];
  return (
    <section aria-label={text('staff.webhooks.endpoints')}>
      <div role="status">
        {said && <Alert type={said.tone} showIcon closable title={said.text} />}
      </div>
      <Table<WebhookEndpoint>
        data-testid="webhooks"
        size="small"
        rowKey="id"
        columns={columns}
        dataSource={[...o.webhooks.endpoints]}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: text('staff.webhooks.none') }}
      />
    </section>
  );
}

/** What can be done with an endpoint, each said when it is done or was not. */
function actsOf(
  o: {
    readonly onSecret: (secret: string) => void;
    readonly onChanged: () => void;
    readonly onSent: () => void;
  },
  text: ReturnType<typeof useText>,
  say: (said: { readonly tone: 'success' | 'error'; readonly text: string }) => void,
) {
  const run = (work: Promise<unknown>, then: () => void) =>
    work.then(then, (error: unknown) =>
      say({ tone: 'error', text: sayProblem(text, asProblem(error)).title }),
    );
  return {
    ping: (id: string) =>
      run(pingWebhook(id), () => {
        say({ tone: 'success', text: text('staff.webhooks.pinged') });
        // It takes a moment to arrive; what is listed then tells how it ended.
        setTimeout(o.onSent, 1_500);
      }),
    turn: (id: string, state: 'on' | 'off') => run(changeWebhook(id, { state }), o.onChanged),
    rotate: (id: string) =>
      run(
        rotateWebhookSecret(id, OVERLAP_HOURS).then(({ secret }) => o.onSecret(secret)),
        () => {},
      ),
    replay: (id: string) =>
      run(replayFailed(id), () => {
        say({ tone: 'success', text: text('staff.webhooks.replaying') });
        setTimeout(o.onSent, 1_500);
      }),
  };
}

function State({
  endpoint: { state, offWhy, failingSince },
}: {
  readonly endpoint: WebhookEndpoint;
}) {
  const text = useText();
  return (
    <>
      <Tag color={state === 'on' ? 'green' : 'red'}>{text(`staff.webhooks.state.${state}`)}</Tag>
      {offWhy !== null && text(`staff.webhooks.why.${offWhy}`)}
      {state === 'on' && failingSince !== null && (
        <>
          {text('staff.webhooks.failing')} <Ago at={failingSince} />
        </>
      )}
    </>
  );
}

function Acts({
  endpoint: { id, state },
  acts,
}: {
  readonly endpoint: WebhookEndpoint;
  readonly acts: ReturnType<typeof actsOf>;
}) {
  const text = useText();
  const asked = (label: string, ask: string, act: () => void) => (
    <Popconfirm title={ask} okText={label} cancelText={text('kit.cancel')} onConfirm={act}>
      <Button size="small">{label}</Button>
    </Popconfirm>
  );
  return (
    <Space wrap>
      <Button size="small" onClick={() => acts.ping(id)}>
        {text('staff.webhooks.ping')}
      </Button>
      {state === 'on' ? (
        asked(text('staff.webhooks.turnOff'), text('staff.webhooks.turnOff.ask'), () =>
          acts.turn(id, 'off'),
        )
      ) : (
        <Button size="small" onClick={() => acts.turn(id, 'on')}>
          {text('staff.webhooks.turnOn')}
        </Button>
      )}
      {asked(
        text('staff.webhooks.rotate'),
        text('staff.webhooks.rotate.ask', { hours: OVERLAP_HOURS }),
        () => acts.rotate(id),
      )}
      {state === 'on' &&
        asked(text('staff.webhooks.replayFailed'), text('staff.webhooks.replayFailed.ask'), () =>
          acts.replay(id),
        )}
    </Space>
  );
}
