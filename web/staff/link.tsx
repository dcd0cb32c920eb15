import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { asProblem, Loading, useLanguage, useLoad, useText } from '../ui/index.ts';
import { enterByLink, readLink, type StaffStage } from './api.ts';
import { sayFault, useAttempt, Wrong } from './attempt.tsx';
import { house } from './house.ts';

/** `/staff/link#SECRET`, `/partner/link#SECRET`: somebody who was invited chooses a password and is signed in. */
export function LinkPage({ onStage }: { readonly onStage: (stage: StaffStage) => void }) {
  const text = useText();
  const { language } = useLanguage();
  const [secret] = useState(() => window.location.hash.slice(1));
  const [load] = useLoad('link', () => readLink(secret));
  if (load.state === 'loading') return <Loading />;
  if (load.state === 'problem') {
    const wrong =
      load.problem.status === 400
        ? text('staff.enter.problem.link_void')
        : sayFault(text, asProblem(load.problem), language);
    return (
      <main className="staff-alone">
        <h1>{text(`${house}.title`)}</h1>
        <Wrong wrong={wrong} />
        <Button href={`/${house}`}>{text('staff.link.back')}</Button>
      </main>
    );
  }
  return <ChoosePassword {...load.data} secret={secret} onStage={onStage} />;
}

function ChoosePassword(o: {
  readonly name: string;
  readonly needsCode: boolean;
  readonly secret: string;
  readonly onStage: (stage: StaffStage) => void;
}) {
  const text = useText();
  const { busy, wrong, attempt } = useAttempt();
  const send = ({ next, code }: { next: string; code?: string }) =>
    void attempt(async () => o.onStage((await enterByLink(o.secret, next, code)).stage));
  return (
    <main className="staff-alone">
      <h1>{text('staff.link.title', { name: o.name })}</h1>
      <p>{text('staff.link.text')}</p>
      <Form name="link" layout="vertical" onFinish={send}>
        <Wrong wrong={wrong} />
        <input type="text" autoComplete="username" value={o.name} readOnly hidden />
        {o.needsCode && (
          <Form.Item
            name="code"
            label={text('staff.link.code')}
            extra={text('staff.link.code.hint')}
            rules={[{ required: true, whitespace: true, message: text('staff.link.code.missing') }]}
          >
            <Input autoFocus autoComplete="off" maxLength={40} data-testid="link-code" />
          </Form.Item>
        )}
        <NewPassword />
        <Button type="primary" htmlType="submit" block loading={busy} data-testid="link-enter">
          {text('staff.enter.signIn')}
        </Button>
      </Form>
    </main>
  );
}

/** A new password, typed twice. */
export function NewPassword() {
  const text = useText();
  return (
    <>
      <Form.Item
        name="next"
        label={text('staff.me.password.next')}
        extra={text('staff.link.password.hint')}
        rules={[{ required: true, min: 12, message: text('staff.enter.problem.password_short') }]}
      >
        <Input.Password autoComplete="new-password" data-testid="password-next" />
      </Form.Item>
      <Form.Item
        name="again"
        label={text('staff.link.again')}
        dependencies={['next']}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_, value: string) =>
              value === getFieldValue('next')
                ? Promise.resolve()
                : Promise.reject(new Error(text('staff.link.differ'))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" data-testid="password-again" />
      </Form.Item>
    </>
  );
}
