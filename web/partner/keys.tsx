import {
  Alert,
  Button,
  Checkbox,
  Form,
  Input,
  Modal,
  Popconfirm,
  Table,
  type TableColumnsType,
  Tag,
  Typography,
} from 'antd';
import { useState } from 'react';
import { useAttempt, Wrong } from '../staff/attempt.tsx';
import { saveCsv } from '../staff/csv.ts';
import { Ago, Shown } from '../staff/parts.tsx';
import { useSession } from '../staff/session.tsx';
import { momentText, useLanguage, useLoad, useText } from '../ui/index.ts';
import { listKeys, makeKey, type PartnerKey, type PartnerKeyScope, revokeKey } from './api.ts';

const scopes = ['borrowers.read', 'webhooks.read', 'webhooks.write'] as const;

/** `/partner/keys`: what programs of the partner enter by; a new one is shown once. */
export function KeysPage() {
  const text = useText();
  const { may } = useSession();
  const [load, reload] = useLoad('keys', listKeys);
  const [isMaking, setMaking] = useState(false);
  const [made, setMade] = useState<string>();
  const mayWrite = may('keys.write');
  return (
    <>
      <div className="staff-bar">
        <h1>{text('partner.keys')}</h1>
        <Button onClick={reload}>{text('staff.refresh')}</Button>
        <Button
          disabled={load.state !== 'ready'}
          onClick={() => load.state === 'ready' && save(load.data.keys)}
        >
          CSV
        </Button>
        {mayWrite && (
          <Button type="primary" onClick={() => setMaking(true)} data-testid="key-add">
            {text('partner.keys.add')}
          </Button>
        )}
      </div>
      <p>{text('partner.keys.lead')}</p>
      <Shown load={load} reload={reload}>
        {({ keys }) => <KeyTable keys={keys} mayWrite={mayWrite} onChanged={reload} />}
      </Shown>
      {isMaking && (
        <NewKey
          onCancel={() => setMaking(false)}
          onMade={(key) => {
            setMaking(false);
            setMade(key);
            reload();
          }}
        />
      )}
      {made !== undefined && <KeyShown value={made} onClose={() => setMade(undefined)} />}
    </>
  );
}

const iso = (at: number | null): string => (at === null ? '' : new Date(at).toISOString());

function save(keys: readonly PartnerKey[]): void {
  saveCsv('keys.csv', [
    ['key', 'name', 'scopes', 'made_by', 'made', 'last_used', 'revoked'],
    ...keys.map((one) => [
      ...[one.id, one.name, one.scopes.join(' '), one.madeBy ?? ''],
      ...[iso(one.madeAt), iso(one.usedAt), iso(one.revokedAt)],
    ]),
  ]);
}

function KeyTable(o: {
  readonly keys: readonly PartnerKey[];
  readonly mayWrite: boolean;
  readonly onChanged: () => void;
}) {
  const text = useText();
  const { language } = useLanguage();
  const { busy, wrong, attempt } = useAttempt();
  const revoke = (id: string) =>
    void attempt(async () => {
      await revokeKey(id);
      o.onChanged();
    });
  const columns: TableColumnsType<PartnerKey> = [
    { title: text('partner.keys.name'), dataIndex: 'name' },
    {
      title: text('partner.keys.scopes'),
      render: (_, one) => one.scopes.map((scope) => <Tag key={scope}>{scope}</Tag>),
    },
    {
      title: text('partner.keys.made'),
      render: (_, one) =>
        `${momentText(one.madeAt, language)} · ${one.madeBy ?? text('partner.keys.byLender')}`,
    },
    {
      title: text('partner.keys.used'),
      render: (_, one) => <Ago at={one.usedAt} never={text('partner.keys.never')} />,
    },
    {
      title: text('partner.status'),
      render: (_, one) =>
        one.revokedAt === null ? (
          <Tag color="green">{text('partner.keys.live')}</Tag>
        ) : (
          <Tag color="red">{text('partner.keys.revoked')}</Tag>
        ),
    },
  ];
  if (o.mayWrite) {
    columns.push({
      title: text('partner.keys.revoke'),
      render: (_, one) =>
        one.revokedAt === null && (
          <Revoke name={one.name} busy={busy} onRevoke={() => revoke(one.id)} />
        ),
    });
  }
  return (
    <>
      <Wrong wrong={wrong} />
      <Table<PartnerKey>
        data-testid="keys"
        size="small"
        rowKey="id"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={[...o.keys]}
        columns={columns}
        locale={{ emptyText: text('partner.keys.none') }}
      />
    </>
  );
}

function Revoke(o: {
  readonly name: string;
  readonly busy: boolean;
  readonly onRevoke: () => void;
}) {
  const text = useText();
  return (
    <Popconfirm
      title={text('partner.keys.revoke.ask', { name: o.name })}
      okText={text('partner.keys.revoke')}
      cancelText={text('kit.cancel')}
      onConfirm={o.onRevoke}
    >
      <Button size="small" danger disabled={o.busy}>
        {text('partner.keys.revoke')}
      </Button>
    </Popconfirm>
  );
}

interface Filled {
  readonly name: string;
  readonly scopes: PartnerKeyScope[];
}

function NewKey(o: { readonly onCancel: () => void; readonly onMade: (key: string) => void }) {
  const text = useText();
  const { may } = useSession();
  const { busy, wrong, attempt } = useAttempt();
  const [form] = Form.useForm<Filled>();
  const send = ({ name, scopes: chosen }: Filled) =>
    void attempt(async () => o.onMade((await makeKey(name, chosen)).key));
  return (
    <Modal
      open
      title={text('partner.keys.add')}
      okText={text('partner.keys.add')}
      okButtonProps={{ loading: busy }}
      onCancel={o.onCancel}
      onOk={() => form.submit()}
    >
      <Wrong wrong={wrong} />
      <Form form={form} name="key" layout="vertical" onFinish={send}>
        <Form.Item
          name="name"
          label={text('partner.keys.name')}
          extra={text('partner.keys.name.hint')}
          rules={[{ required: true, whitespace: true, min: 2 }]}
        >
          <Input autoFocus autoComplete="off" maxLength={60} data-testid="key-name" />
        </Form.Item>
        <Form.Item
          name="scopes"
          label={text('partner.keys.scopes')}
          // Not as `required`: a group of boxes has no such attribute.
          rules={[
            {
              validator: (_, chosen?: readonly string[]) =>
                chosen?.length
                  ? Promise.resolve()
                  : Promise.reject(new Error(text('partner.keys.scopes.missing'))),
            },
          ]}
        >
          <Checkbox.Group
            options={scopes
              .filter((scope) => may(scope))
              .map((value) => ({ value, label: text(`partner.scope.${value}`) }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}

/** Shows a key, this once. */
function KeyShown(o: { readonly value: string; readonly onClose: () => void }) {
  const text = useText();
  return (
    <Modal
      open
      title={text('partner.keys.key')}
      okText={text('partner.keys.kept')}
      cancelButtonProps={{ style: { display: 'none' } }}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      onOk={o.onClose}
    >
      <Alert type="warning" showIcon title={text('partner.keys.once')} />
      <p>
        <Typography.Text code copyable data-testid="key-secret">
          {o.value}
        </Typography.Text>
      </p>
    </Modal>
  );
}
