import { Alert, Button, Form, Input, Modal, Select, Table, type TableColumnsType, Tag } from 'antd';
import { useState } from 'react';
import { momentText, useLanguage, useLoad, useSay, useText } from '../ui/index.ts';
import {
  blockPerson,
  endPersonSessions,
  invitePerson,
  linkPerson,
  listPeople,
  resetPerson,
  type StaffPeople,
  type StaffPerson,
  type StaffRole,
  setRoles,
  unblockPerson,
} from './api.ts';
import { useAttempt, Wrong } from './attempt.tsx';
import { saveCsv } from './csv.ts';
import { Ago, Shown } from './parts.tsx';
import { useSession } from './session.tsx';

type Ask =
  | { readonly for: 'invite' }
  | { readonly for: 'roles' | 'block' | 'reset'; readonly person: StaffPerson }
  | {
      readonly for: 'link';
      readonly person: StaffPerson;
      readonly url: string;
      readonly at: number;
    };

/** `/staff/people`: who may enter and what for; what each role opens. */
export function PeoplePage() {
  const text = useText();
  const { may } = useSession();
  const [load, reload] = useLoad('people', listPeople);
  const [asked, ask] = useState<Ask>();
  const [told, tell] = useState<boolean>();
  const { wrong, attempt } = useAttempt();
  const act = (work: () => Promise<boolean>) =>
    void attempt(async () => {
      tell(await work());
      reload();
    });
  return (
    <>
      <div className="staff-bar">
        <h1>{text('staff.people')}</h1>
        <Button onClick={reload}>{text('staff.refresh')}</Button>
        <Button
          disabled={load.state !== 'ready'}
          onClick={() => load.state === 'ready' && savePeople(load.data.people)}
        >
          CSV
        </Button>
        {may('people.write') && (
          <Button type="primary" onClick={() => ask({ for: 'invite' })} data-testid="invite">
            {text('staff.people.invite')}
          </Button>
        )}
      </div>
      <Wrong wrong={wrong} />
      <div role="status" data-testid="people-told">
        {told !== undefined && (
          <Alert
            type={told ? 'success' : 'info'}
            showIcon
            title={text(told ? 'staff.people.done' : 'staff.people.waits')}
          />
        )}
      </div>
      <Shown load={load} reload={reload}>
        {({ people, roles }) => (
          <>
            <PeopleTable people={people} may={may('people.write')} onAsk={ask} onAct={act} />
            <Opens roles={roles} />
            <Asked
              asked={asked}
              roles={roles}
              onClose={() => ask(undefined)}
              onDone={(isDone) => {
                ask(undefined);
                tell(isDone);
                reload();
              }}
            />
          </>
        )}
      </Shown>
    </>
  );
}

function savePeople(people: readonly StaffPerson[]): void {
  saveCsv('people.csv', [
    ['name', 'email', 'roles', 'state', 'second factor', 'sessions', 'last used'],
    ...people.map((p) => [
      ...[p.name, p.email, p.roles.join(' '), p.state, p.hasSecond ? 'yes' : 'no', p.sessions],
      p.usedAt === null ? '' : new Date(p.usedAt).toISOString(),
    ]),
  ]);
}

const colors = { invited: 'blue', active: 'green', blocked: 'red' } as const;

function PeopleTable(o: {
  readonly people: readonly StaffPerson[];
  readonly may: boolean;
  readonly onAsk: (ask: Ask) => void;
  readonly onAct: (work: () => Promise<boolean>) => void;
}) {
  const text = useText();
  const columns: TableColumnsType<StaffPerson> = [
    {
      title: text('staff.people.name'),
      render: (_, p) => `${p.name}${p.isSelf ? ` (${text('staff.people.self')})` : ''}`,
    },
    { title: text('staff.me.email'), dataIndex: 'email' },
    {
      title: text('staff.me.roles'),
      render: (_, p) => p.roles.map((role) => <Tag key={role}>{role}</Tag>),
    },
    {
      title: text('staff.people.state'),
      render: (_, p) => <Tag color={colors[p.state]}>{text(`staff.people.state.${p.state}`)}</Tag>,
    },
    {
      title: text('staff.me.second'),
      render: (_, p) => (p.hasSecond ? '✓' : text('staff.me.second.none')),
    },
    {
      title: text('staff.me.sessions'),
      render: (_, p) => (
        <>
          {text('staff.people.sessions', { n: p.sessions })} <Ago at={p.usedAt} />
        </>
      ),
    },
  ];
  if (o.may) {
    columns.push({
      title: text('staff.people.action'),
      render: (_, p) => !p.isSelf && <Actions person={p} onAsk={o.onAsk} onAct={o.onAct} />,
    });
  }
  return (
    <Table<StaffPerson>
      data-testid="people"
      size="small"
      rowKey="id"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={[...o.people]}
      columns={columns}
      locale={{ emptyText: text('staff.people.none') }}
    />
  );
}

function Actions(o: {
  readonly person: StaffPerson;
  readonly onAsk: (ask: Ask) => void;
  readonly onAct: (work: () => Promise<boolean>) => void;
}) {
  const text = useText();
  const { person } = o;
  const link = () =>
    o.onAct(async () => {
      const { url, expiresAt } = await linkPerson(person.id);
      o.onAsk({ for: 'link', person, url, at: expiresAt });
      return true;
    });
  return (
    <>
      <Button size="small" onClick={() => o.onAsk({ for: 'roles', person })}>
        {text('staff.people.roles')}
      </Button>{' '}
      {person.state === 'invited' && (
        <Button size="small" onClick={link}>
          {text('staff.people.link')}
        </Button>
      )}
      {person.state === 'active' && (
        <Button size="small" onClick={() => o.onAsk({ for: 'reset', person })}>
          {text('staff.people.reset')}
        </Button>
      )}{' '}
      {person.sessions > 0 && (
        <Button size="small" onClick={() => o.onAct(() => endPersonSessions(person.id))}>
          {text('staff.people.endSessions')}
        </Button>
      )}{' '}
      {person.state === 'blocked' ? (
        <Button size="small" onClick={() => o.onAct(() => unblockPerson(person.id))}>
          {text('staff.people.unblock')}
        </Button>
      ) : (
        <Button size="small" danger onClick={() => o.onAsk({ for: 'block', person })}>
          {text('staff.people.block')}
        </Button>
      )}
    </>
  );
}

interface AskedProps {
  readonly asked: Ask | undefined;
  readonly roles: StaffPeople['roles'];
  readonly onClose: () => void;
  readonly onDone: (isDone: boolean) => void;
}

function Asked({ asked, roles, onClose, onDone }: AskedProps) {
  if (!asked) return null;
  if (asked.for === 'link') return <LinkShown {...asked} onClose={onClose} />;
  if (asked.for === 'block' || asked.for === 'reset') {
    return <Sure what={asked.for} person={asked.person} onClose={onClose} onDone={onDone} />;
  }
  const person = asked.for === 'roles' ? asked.person : undefined;
  return <PersonForm person={person} roles={roles} onClose={onClose} onDone={onDone} />;
}

function LinkShown(o: {
  readonly person: StaffPerson;
  readonly url: string;
  readonly at: number;
  readonly onClose: () => void;
}) {
  const text = useText();
  const { language } = useLanguage();
  const values = { name: o.person.name, at: momentText(o.at, language) };
  return (
    <Modal open title={text('staff.people.link')} footer={null} onCancel={o.onClose}>
      <p>{text('staff.people.link.text', values)}</p>
      <Input.TextArea
        readOnly
        autoSize
        aria-label={text('staff.people.link')}
        value={o.url}
        data-testid="person-link"
      />
    </Modal>
  );
}

function Sure(o: {
  readonly what: 'block' | 'reset';
  readonly person: StaffPerson;
  readonly onClose: () => void;
  readonly onDone: (isDone: boolean) => void;
}) {
  const text = useText();
  const { busy, wrong, attempt } = useAttempt();
  const work = o.what === 'block' ? blockPerson : resetPerson;
  return (
    <Modal
      open
      title={text(`staff.people.${o.what}`)}
      okText={text(`staff.people.${o.what}`)}
      okButtonProps={{ danger: true, loading: busy }}
      onCancel={o.onClose}
      onOk={() => void attempt(async () => o.onDone(await work(o.person.id)))}
    >
      <Wrong wrong={wrong} />
      <p>{text(`staff.people.${o.what}.ask`, { name: o.person.name })}</p>
    </Modal>
  );
}

interface Filled {
  readonly name: string;
  readonly email: string;
  readonly roles: StaffRole[];
}

/** Somebody new, or other roles for one who is there. */
function PersonForm(o: {
  readonly person: StaffPerson | undefined;
  readonly roles: StaffPeople['roles'];
  readonly onClose: () => void;
  readonly onDone: (isDone: boolean) => void;
}) {
  const text = useText();
  const say = useSay();
  const { busy, wrong, attempt } = useAttempt();
  const [form] = Form.useForm<Filled>();
  const { person } = o;
  const send = (filled: Filled) =>
    void attempt(async () => {
      const sent = person ? setRoles(person.id, filled.roles) : invitePerson(filled);
      o.onDone(await sent);
    });
  const needed = [{ required: true, whitespace: true }];
  return (
    <Modal
      open
      title={person ? `${text('staff.people.roles')}: ${person.name}` : text('staff.people.invite')}
      okText={text('staff.enter.confirm')}
      okButtonProps={{ loading: busy }}
      onCancel={o.onClose}
      onOk={() => form.submit()}
    >
      <Wrong wrong={wrong} />
      <Form
        form={form}
        name="person"
        layout="vertical"
        initialValues={{ roles: person?.roles ?? [] }}
        onFinish={send}
      >
        {!person && (
          <>
            <Form.Item
              name="name"
              label={text('staff.people.name')}
              extra={text('staff.people.name.hint')}
              rules={needed}
            >
              <Input autoFocus autoComplete="off" maxLength={60} data-testid="person-name" />
            </Form.Item>
            <Form.Item
              name="email"
              label={text('staff.me.email')}
              rules={[{ required: true, type: 'email' }]}
            >
              <Input autoComplete="off" maxLength={200} data-testid="person-email" />
            </Form.Item>
          </>
        )}
        <Form.Item
          name="roles"
          label={text('staff.me.roles')}
          rules={[{ required: true, type: 'array', min: 1 }]}
        >
          <Select
            mode="multiple"
            data-testid="person-roles"
            options={o.roles.map(({ id, says }) => ({ value: id, label: say(says) }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}

/** Roles by rights: who may do what. */
function Opens({ roles }: { readonly roles: StaffPeople['roles'] }) {
  const text = useText();
  const say = useSay();
  const scopes = [...new Set(roles.flatMap((role) => role.scopes))].sort();
  return (
    <section aria-label={text('staff.people.opens')}>
      <h2>{text('staff.people.opens')}</h2>
      <Table<string>
        size="small"
        rowKey={(scope) => scope}
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={scopes}
        columns={[
          { title: text('staff.people.action'), render: (_, scope) => scope },
          ...roles.map((role) => ({
            title: say(role.says),
            render: (_: unknown, scope: string) => (role.scopes.includes(scope) ? '✓' : ''),
          })),
        ]}
      />
    </section>
  );
}
