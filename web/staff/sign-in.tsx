import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { texts } from '../texts/index.ts';
import { useLoad, useText } from '../ui/index.ts';
import { getWaysIn, type StaffStage, sendCode, signIn } from './api.ts';
import { useAttempt, Wrong } from './attempt.tsx';
import { house } from './house.ts';

/** Who nobody is yet: by name and password, by the firm's account, and by a key where that is allowed. */
export function SignIn(o: {
  /** Why the key that was typed opens nothing. */
  readonly wrongKey: string | undefined;
  readonly hasEnded: boolean;
  readonly onKey: (key: string) => void;
  readonly onStage: (stage: StaffStage) => void;
}) {
  const text = useText();
  const [ways] = useLoad('ways', getWaysIn);
  const { oidc = false, keys = false } = ways.state === 'ready' ? ways.data : {};
  const told = `staff.enter.problem.${new URLSearchParams(window.location.search).get('problem')}`;
  return (
    <main className="staff-alone">
      <h1>{text(`${house}.title`)}</h1>
      {o.hasEnded && <Alert type="info" showIcon role="status" title={text('staff.enter.ended')} />}
      <Wrong wrong={told in texts ? text(told as keyof typeof texts) : undefined} />
      <PasswordForm onStage={o.onStage} />
      {oidc && (
        <Button block href={`/api/${house}/sign-in/oidc`} data-testid="staff-oidc">
          {text('staff.enter.oidc')}
        </Button>
      )}
      <p>{text(`entering.none.${house}`)}</p>
      {keys && <KeyForm wrong={o.wrongKey} onKey={o.onKey} />}
    </main>
  );
}

/** The name first, then the password: one question at a time. */
function PasswordForm({ onStage }: { readonly onStage: (stage: StaffStage) => void }) {
  const text = useText();
  const [who, setWho] = useState<string>();
  const { busy, wrong, attempt } = useAttempt();
  const [form] = Form.useForm<{ who: string; password?: string }>();
  const send = ({ who: typed, password }: { who: string; password?: string }) => {
    if (who === undefined || password === undefined) return setWho(typed.trim());
    void attempt(async () => onStage((await signIn(typed.trim(), password)).stage)).then(() =>
      form.resetFields(['password']),
    );
  };
  return (
    <Form form={form} name="sign-in" layout="vertical" onFinish={send}>
      <Wrong wrong={wrong} />
      <Form.Item
        name="who"
        label={text(`entering.who.${house}`)}
        rules={[
          { required: true, whitespace: true, message: text(`entering.whoMissing.${house}`) },
        ]}
      >
        <Input
          autoFocus
          autoComplete="username"
          readOnly={who !== undefined}
          data-testid="staff-who"
        />
      </Form.Item>
      {who !== undefined && (
        <Form.Item
          name="password"
          label={text('staff.enter.password')}
          rules={[{ required: true, message: text('staff.enter.password.missing') }]}
        >
          <Input.Password autoFocus autoComplete="current-password" data-testid="staff-password" />
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit" block loading={busy} data-testid="staff-sign-in">
        {text(who === undefined ? 'staff.enter.next' : 'staff.enter.signIn')}
      </Button>
      {who !== undefined && (
        <Button type="text" block onClick={() => setWho(undefined)}>
          {text('staff.enter.other')}
        </Button>
      )}
    </Form>
  );
}

function KeyForm(o: { readonly wrong: string | undefined; readonly onKey: (key: string) => void }) {
  const text = useText();
  return (
    <section aria-label={text('staff.enter.key')}>
      <h2>{text('staff.enter.key')}</h2>
      <Form
        name="key"
        layout="vertical"
        onFinish={({ key }: { key: string }) => o.onKey(key.trim())}
      >
        <Wrong wrong={o.wrong} />
        <Form.Item
          name="key"
          label={text('staff.key')}
          extra={text('staff.key.hint')}
          rules={[{ required: true, whitespace: true, message: text('staff.key.missing') }]}
        >
          <Input.Password autoComplete="off" data-testid="staff-key" />
        </Form.Item>
        <Button htmlType="submit" block data-testid="staff-enter">
          {text('staff.enter')}
        </Button>
      </Form>
    </section>
  );
}

/** Asks for the second factor. */
export function AskCode(o: { readonly onOpen: () => void; readonly onCancel: () => void }) {
  const text = useText();
  const { busy, wrong, attempt } = useAttempt();
  const send = ({ code }: { code: string }) =>
    void attempt(async () => {
      await sendCode(code.trim());
      o.onOpen();
    });
  return (
    <main className="staff-alone">
      <h1>{text('staff.enter.code')}</h1>
      <Form name="code" layout="vertical" onFinish={send}>
        <Wrong wrong={wrong} />
        <CodeField />
        <Button type="primary" htmlType="submit" block loading={busy} data-testid="staff-send-code">
          {text('staff.enter.confirm')}
        </Button>
        <Button type="text" block onClick={o.onCancel}>
          {text('staff.enter.cancel')}
        </Button>
      </Form>
    </main>
  );
}

/** Where a code is typed. */
export function CodeField() {
  const text = useText();
  return (
    <Form.Item
      name="code"
      label={text('staff.enter.code')}
      extra={text('staff.enter.code.hint')}
      rules={[{ required: true, whitespace: true, message: text('staff.enter.code.missing') }]}
    >
      <Input autoFocus autoComplete="one-time-code" maxLength={20} data-testid="staff-code" />
    </Form.Item>
  );
}
