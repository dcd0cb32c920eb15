import { Alert, Button, Form, QRCode } from 'antd';
import { useState } from 'react';
import { useLoad, useText } from '../ui/index.ts';
import { beginSecond, confirmSecond } from './api.ts';
import { useAttempt, Wrong } from './attempt.tsx';
import { Shown } from './parts.tsx';
import { CodeField } from './sign-in.tsx';

/** Sets up an authenticator app: its picture, a first code, then the recovery codes. */
export function SetSecond({ onDone }: { readonly onDone: () => void }) {
  const text = useText();
  const [load, reload] = useLoad('second', beginSecond);
  const [codes, setCodes] = useState<readonly string[]>();
  const { busy, wrong, attempt } = useAttempt();
  if (codes) return <RecoveryCodes codes={codes} onDone={onDone} />;
  const send = ({ code }: { code: string }) =>
    void attempt(async () => setCodes((await confirmSecond(code.trim())).codes));
  return (
    <>
      <p>{text('staff.second.text')}</p>
      <Shown load={load} reload={reload}>
        {({ secret, uri }) => (
          <>
            <figure className="staff-second" aria-label={text('staff.second.picture')}>
              <div aria-hidden="true">
                <QRCode value={uri} size={200} bgColor="#ffffff" color="#000000" type="svg" />
              </div>
            </figure>
            <p>
              {text('staff.second.manual')} <code data-testid="second-secret">{secret}</code>
            </p>
            <Form name="second" layout="vertical" onFinish={send}>
              <Wrong wrong={wrong} />
              <CodeField />
              <Button
                type="primary"
                htmlType="submit"
                block
                loading={busy}
                data-testid="second-confirm"
              >
                {text('staff.enter.confirm')}
              </Button>
            </Form>
          </>
        )}
      </Shown>
    </>
  );
}

/** Recovery codes, shown this once. */
export function RecoveryCodes(o: {
  readonly codes: readonly string[];
  readonly onDone: () => void;
}) {
  const text = useText();
  const [isCopied, setCopied] = useState(false);
  const copy = () =>
    void navigator.clipboard?.writeText(o.codes.join('\n')).then(
      () => setCopied(true),
      () => {}, // A browser that does not let us: they stand there to be written down.
    );
  return (
    <>
      <h2>{text('staff.second.codes')}</h2>
      <Alert type="warning" showIcon title={text('staff.second.codes.text')} />
      <ul className="staff-codes" data-testid="recovery-codes">
        {o.codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Button onClick={copy}>
        {text(isCopied ? 'staff.second.codes.copied' : 'staff.second.codes.copy')}
      </Button>{' '}
      <Button type="primary" onClick={o.onDone} data-testid="recovery-kept">
        {text('staff.second.codes.kept')}
      </Button>
    </>
  );
}
