import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useLoad, useSay, useText } from '../ui/index.ts';
import { invitePartnerPerson, listPartners, type PartnerRole, type StaffPartners } from './api.ts';
import { useAttempt, Wrong } from './attempt.tsx';
import { Shown } from './parts.tsx';
import { type Ask, PeopleTable } from './people-table.tsx';

type Partner = StaffPartners['partners'][number];

/** Partners' people as the lender's administrators see them: the first of each is invited here. */
export function PartnerPeople(o: {
  readonly may: boolean;
  readonly onAsk: (ask: Ask) => void;
  readonly onAct: (work: () => Promise<boolean>) => void;
}) {
  const text = useText();
  const [load, reload] = useLoad('partners', listPartners);
  const [asked, ask] = useState<Partner>();
  const act = (work: () => Promise<boolean>) =>
    o.onAct(async () => {
      const isDone = await work();
      reload();
      return isDone;
    });
  return (
    <section aria-label={text('staff.people.partners')} data-testid="partner-people">
      <h2>{text('staff.people.partners')}</h2>
      <Shown load={load} reload={reload}>
        {({ partners, roles }) => (
          <>
            {partners.length === 0 && <p>{text('staff.people.partners.none')}</p>}
            {partners.map((partner) => (
              <section key={partner.id} aria-label={partner.source}>
                <div className="staff-bar">
                  <h3 className="staff-partner">
                    {partner.source} <code>{partner.id}</code>
                  </h3>
                  {o.may && (
                    <Button onClick={() => ask(partner)} data-testid={`invite-${partner.source}`}>
                      {text('staff.people.invite')}
                    </Button>
                  )}
                </div>
                <PeopleTable
                  people={partner.people}
                  may={o.may}
                  ofPartner
                  testId={`people-${partner.source}`}
                  onAsk={o.onAsk}
                  onAct={act}
                />
              </section>
            ))}
            {asked && (
              <InviteForm
                partner={asked}
                roles={roles}
                onClose={() => ask(undefined)}
                onSent={(isDone) => {
                  ask(undefined);
                  act(() => Promise.resolve(isDone));
                }}
              />
            )}
          </>
        )}
      </Shown>
    </section>
  );
}

interface Filled {
  readonly name: string;
  readonly email: string;
  readonly roles: PartnerRole[];
}

function InviteForm(o: {
  readonly partner: Partner;
  readonly roles: StaffPartners['roles'];
  readonly onClose: () => void;
  readonly onSent: (isDone: boolean) => void;
}) {
  const text = useText();
  const say = useSay();
  const { busy, wrong, attempt } = useAttempt();
  const [form] = Form.useForm<Filled>();
  const send = (filled: Filled) =>
    void attempt(async () => o.onSent(await invitePartnerPerson(o.partner.id, filled)));
  return (
    <Modal
      open
      title={`${text('staff.people.invite')}: ${o.partner.source}`}
      okText={text('staff.enter.confirm')}
      okButtonProps={{ loading: busy }}
      onCancel={o.onClose}
      onOk={() => form.submit()}
    >
      <Wrong wrong={wrong} />
      <Form form={form} name="partner-person" layout="vertical" onFinish={send}>
        <Form.Item
          name="name"
          label={text('staff.people.name')}
          extra={text('staff.people.name.hint')}
          rules={[{ required: true, whitespace: true }]}
        >
          <Input autoFocus autoComplete="off" maxLength={60} data-testid="partner-name" />
        </Form.Item>
        <Form.Item
          name="email"
          label={text('staff.me.email')}
          rules={[{ required: true, type: 'email' }]}
        >
          <Input autoComplete="off" maxLength={200} data-testid="partner-email" />
        </Form.Item>
        <Form.Item
          name="roles"
          label={text('staff.me.roles')}
          rules={[{ required: true, type: 'array', min: 1 }]}
          initialValue={['administrator']}
        >
          <Select
            mode="multiple"
            options={o.roles.map(({ id, says }) => ({ value: id, label: say(says) }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
