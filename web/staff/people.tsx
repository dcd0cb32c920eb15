import { Alert, Button, Form, Input, Modal, Select, Table } from 'antd';
import { useState } from 'react';
import { momentText, useLanguage, useLoad, useSay, useText } from '../ui/index.ts';
import {
  blockPerson,
  invitePerson,
  listPeople,
  resetPerson,
  type StaffPeople,
  type StaffPerson,
  type StaffRole,
  setRoles,
} from './api.ts';
import { useAttempt, Wrong } from './attempt.tsx';
import { saveCsv } from './csv.ts';
import { house } from './house.ts';
import { PartnerPeople } from './partner-people.tsx';
import { Shown } from './parts.tsx';
import { type Ask, PeopleTable } from './people-table.tsx';
import { useSession } from './session.tsx';

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
            {house === 'staff' && (
              <PartnerPeople may={may('people.write')} onAsk={ask} onAct={act} />
            )}
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

interface AskedProps {
  readonly asked: Ask | undefined;
  readonly roles: StaffPeople['roles'];
  readonly onClose: () => void;
  readonly onDone: (isDone: boolean) => void;
}

function Asked({ asked, roles, onClose, onDone }: AskedProps) {
  if (!asked) return null;
  if (asked.for === 'link' || asked.for === 'code')
    return <LinkShown asked={asked} onClose={onClose} />;
  if (asked.for === 'block' || asked.for === 'reset') {
    return <Sure asked={{ ...asked, for: asked.for }} onClose={onClose} onDone={onDone} />;
  }
  return (
    <PersonForm
      asked={asked.for === 'roles' ? asked : undefined}
      roles={roles}
      onClose={onClose}
      onDone={onDone}
    />
  );
}

function LinkShown(o: {
  readonly asked: Extract<Ask, { readonly for: 'link' | 'code' }>;
  readonly onClose: () => void;
}) {
  const text = useText();
  const { language } = useLanguage();
  const { asked } = o;
  const isCode = asked.for === 'code';
  const title = text(isCode ? 'staff.people.code' : 'staff.people.link');
  const { name } = asked.person;
  return (
    <Modal open title={title} footer={null} onCancel={o.onClose}>
      <p>
        {isCode
          ? text('staff.people.code.text', { name })
          : text('staff.people.link.text', { name, at: momentText(asked.at, language) })}
      </p>
      <Input.TextArea
        readOnly
        autoSize
        aria-label={title}
        value={isCode ? asked.code : asked.url}
        data-testid={isCode ? 'person-code' : 'person-link'}
      />
    </Modal>
  );
}

interface Changes {
  readonly for: 'roles' | 'block' | 'reset';
  readonly person: StaffPerson;
  readonly ofPartner: boolean;
}

/** What becomes of the keys of somebody who is blocked, reset or given other roles. */
function KeysStay({ asked: { for: what, person, ofPartner } }: { readonly asked: Changes }) {
  const text = useText();
  if (person.keys === 0) return null;
  const becomes = ofPartner ? 'partner' : what === 'block' ? 'block' : 'stay';
  const title = text(`staff.people.keys.${becomes}`, { n: person.keys });
  return (
    <Alert
      type={becomes === 'block' ? 'info' : 'warning'}
      showIcon
      title={title}
      data-testid="keys-stay"
      style={{ marginBottom: 16 }}
    />
  );
}

function Sure(o: {
  readonly asked: Changes & { readonly for: 'block' | 'reset' };
  readonly onClose: () => void;
  readonly onDone: (isDone: boolean) => void;
}) {
  const text = useText();
  const { busy, wrong, attempt } = useAttempt();
  const { for: what, person } = o.asked;
  const work = what === 'block' ? blockPerson : resetPerson;
  return (
    <Modal
      open
      title={text(`staff.people.${what}`)}
      okText={text(`staff.people.${what}`)}
      okButtonProps={{ danger: true, loading: busy }}
      onCancel={o.onClose}
      onOk={() => void attempt(async () => o.onDone(await work(person.id)))}
    >
      <Wrong wrong={wrong} />
      <p>{text(`staff.people.${what}.ask`, { name: person.name })}</p>
      <KeysStay asked={o.asked} />
    </Modal>
  );
}

interface Filled {
  readonly name: string;
  readonly email: string;
  readonly roles: string[];
}

/** Somebody new, or other roles for one who is there. */
function PersonForm(o: {
  readonly asked: Changes | undefined;
  readonly roles: StaffPeople['roles'];
  readonly onClose: () => void;
  readonly onDone: (isDone: boolean) => void;
}) {
  const text = useText();
  const say = useSay();
  const { busy, wrong, attempt } = useAttempt();
  const [form] = Form.useForm<Filled>();
  const person = o.asked?.person;
  const send = (filled: Filled) =>
    void attempt(async () => {
      const sent = person
        ? setRoles(person.id, filled.roles as StaffRole[])
        : invitePerson({ ...filled, roles: filled.roles as StaffRole[] });
      o.onDone(await sent);
    });
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
        {o.asked ? <KeysStay asked={o.asked} /> : <NewFields />}
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

function NewFields() {
  const text = useText();
  return (
    <>
      <Form.Item
        name="name"
        label={text('staff.people.name')}
        extra={text('staff.people.name.hint')}
        rules={[{ required: true, whitespace: true }]}
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
