import {
  Alert,
  Button,
  Descriptions,
  Form,
  Input,
  Modal,
  Table,
  type TableColumnsType,
  Tag,
} from 'antd';
import { useState } from 'react';
import { momentText, useLanguage, useLoad, useText } from '../ui/index.ts';
import {
  changePassword,
  endOthers,
  endSession,
  getAccount,
  type OwnSession,
  removeSecond,
  renewCodes,
  type StaffAccount,
} from './api.ts';
import { useAttempt, Wrong } from './attempt.tsx';
import { NewPassword } from './link.tsx';
import { Ago, Shown } from './parts.tsx';
import { RecoveryCodes, SetSecond } from './second-factor.tsx';
import { useSession } from './session.tsx';
import { CodeField } from './sign-in.tsx';

/** `/staff/me`: own roles, second factor, password, and the browsers one is signed in with. */
export function AccountPage() {
  const text = useText();
  const { isKey } = useSession();
  return (
    <>
      <div className="staff-bar">
        <h1>{text('staff.me')}</h1>
      </div>
      {isKey ? <Alert type="info" showIcon title={text('staff.me.key')} /> : <Account />}
    </>
  );
}

function Account() {
  const text = useText();
  const [load, reload] = useLoad('account', getAccount);
  return (
    <Shown load={load} reload={reload}>
      {(account) => (
        <div data-testid="account">
          <Descriptions
            size="small"
            column={1}
            items={[
              { key: 'name', label: text('staff.people.name'), children: account.name },
              { key: 'email', label: text('staff.me.email'), children: account.email },
              {
                key: 'roles',
                label: text('staff.me.roles'),
                children: account.roles.map((role) => <Tag key={role}>{role}</Tag>),
              },
            ]}
          />
          <Sessions sessions={account.sessions} reload={reload} />
          <Second account={account} reload={reload} />
          {account.hasPassword && <Password name={account.name} />}
        </div>
      )}
    </Shown>
  );
}

function Sessions(o: { readonly sessions: readonly OwnSession[]; readonly reload: () => void }) {
  const text = useText();
  const { busy, wrong, attempt } = useAttempt();
  const [ended, setEnded] = useState<number>();
  const end = (work: () => Promise<number>) =>
    void attempt(async () => {
      setEnded(await work());
      o.reload();
    });
  return (
    <section aria-label={text('staff.me.sessions')}>
      <h2>{text('staff.me.sessions')}</h2>
      <Wrong wrong={wrong} />
      <div role="status">
        {ended !== undefined && (
          <Alert type="success" showIcon title={text('staff.me.sessions.ended', { n: ended })} />
        )}
      </div>
      <SessionTable
        sessions={o.sessions}
        busy={busy}
        onEnd={(id) => end(() => endSession(id).then(() => 1))}
      />
      <Button
        disabled={busy || o.sessions.length < 2}
        onClick={() => end(async () => (await endOthers()).ended)}
        data-testid="end-others"
      >
        {text('staff.me.sessions.endOthers')}
      </Button>
    </section>
  );
}

function SessionTable(o: {
  readonly sessions: readonly OwnSession[];
  readonly busy: boolean;
  readonly onEnd: (id: string) => void;
}) {
  const text = useText();
  const { language } = useLanguage();
  const columns: TableColumnsType<OwnSession> = [
    {
      title: text('staff.me.sessions.browser'),
      render: (_, s) => (
        <>
          {s.says} {s.isThis && <Tag color="green">{text('staff.me.sessions.this')}</Tag>}
          {s.newDevice && <Tag color="orange">{text('staff.me.sessions.new')}</Tag>}
        </>
      ),
    },
    { title: text('staff.me.sessions.address'), dataIndex: 'address' },
    {
      title: text('staff.me.sessions.method'),
      render: (_, s) => text(`staff.me.sessions.method.${s.method}`),
    },
    {
      title: text('staff.me.sessions.opened'),
      render: (_, s) => momentText(s.openedAt, language),
    },
    { title: text('staff.me.sessions.used'), render: (_, s) => <Ago at={s.usedAt} /> },
    {
      title: text('staff.me.sessions.end'),
      render: (_, s) =>
        !s.isThis && (
          <Button size="small" disabled={o.busy} onClick={() => o.onEnd(s.id)}>
            {text('staff.me.sessions.end')}
          </Button>
        ),
    },
  ];
  return (
    <Table<OwnSession>
      data-testid="sessions"
      size="small"
      rowKey="id"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={[...o.sessions]}
      columns={columns}
    />
  );
}

type Asked = 'set' | 'renew' | 'remove';

function Second(o: { readonly account: StaffAccount; readonly reload: () => void }) {
  const text = useText();
  const { language } = useLanguage();
  const { secondSince: since, secondRequired, recoveryCodes } = o.account;
  const [asked, ask] = useState<Asked>();
  const [codes, setCodes] = useState<readonly string[]>();
  const close = () => {
    ask(undefined);
    setCodes(undefined);
    o.reload();
  };
  return (
    <section aria-label={text('staff.me.second')}>
      <h2>{text('staff.me.second')}</h2>
      <p>
        {since === null
          ? text('staff.me.second.none')
          : text('staff.me.second.since', { at: momentText(since, language) })}
      </p>
      {since === null ? (
        <Button onClick={() => ask('set')}>{text('staff.me.second.set')}</Button>
      ) : (
        <>
          <p>{text('staff.me.second.left', { n: recoveryCodes })}</p>
          <Button onClick={() => ask('renew')}>{text('staff.me.second.renew')}</Button>{' '}
          {!secondRequired && (
            <Button danger onClick={() => ask('remove')}>
              {text('staff.me.second.remove')}
            </Button>
          )}
        </>
      )}
      <Modal
        open={asked !== undefined}
        title={text('staff.me.second')}
        footer={null}
        onCancel={close}
        destroyOnHidden
      >
        {asked === 'set' && <SetSecond onDone={close} />}
        {codes && <RecoveryCodes codes={codes} onDone={close} />}
        {asked && asked !== 'set' && !codes && (
          <Prove
            onCode={async (code) => {
              if (asked === 'renew') return setCodes((await renewCodes(code)).codes);
              await removeSecond(code);
              close();
            }}
          />
        )}
      </Modal>
    </section>
  );
}

function Prove({ onCode }: { readonly onCode: (code: string) => Promise<void> }) {
  const text = useText();
  const { busy, wrong, attempt } = useAttempt();
  return (
    <Form
      name="prove"
      layout="vertical"
      onFinish={({ code }: { code: string }) => void attempt(() => onCode(code.trim()))}
    >
      <p>{text('staff.me.second.prove')}</p>
      <Wrong wrong={wrong} />
      <CodeField />
      <Button type="primary" htmlType="submit" loading={busy}>
        {text('staff.enter.confirm')}
      </Button>
    </Form>
  );
}

function Password({ name }: { readonly name: string }) {
  const text = useText();
  const { busy, wrong, attempt } = useAttempt();
  const [isDone, setDone] = useState(false);
  const [form] = Form.useForm<{ old: string; next: string; again: string }>();
  const send = ({ old, next }: { old: string; next: string }) => {
    setDone(false);
    void attempt(async () => {
      await changePassword(old, next);
      setDone(true);
      form.resetFields();
    });
  };
  return (
    <section aria-label={text('staff.me.password')} style={{ maxWidth: 420 }}>
      <h2>{text('staff.me.password')}</h2>
      <Form form={form} name="password" layout="vertical" onFinish={send}>
        <Wrong wrong={wrong} />
        <div role="status">
          {isDone && <Alert type="success" showIcon title={text('staff.me.password.done')} />}
        </div>
        <input type="text" autoComplete="username" value={name} readOnly hidden />
        <Form.Item
          name="old"
          label={text('staff.me.password.old')}
          rules={[{ required: true, message: text('staff.enter.password.missing') }]}
        >
          <Input.Password autoComplete="current-password" data-testid="password-old" />
        </Form.Item>
        <NewPassword />
        <Button htmlType="submit" loading={busy} data-testid="password-change">
          {text('staff.me.password')}
        </Button>
      </Form>
    </section>
  );
}
