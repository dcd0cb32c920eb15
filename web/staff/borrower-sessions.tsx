import { Alert, Button, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import { useText } from '../ui/index.ts';
import { endBorrowerSessions } from './api.ts';
import { useAttempt, Wrong } from './attempt.tsx';
import { useSession } from './session.tsx';

/** Signs a borrower out everywhere, for who calls because a phone is lost. */
export function SignOutBorrower({ id }: { readonly id: string }) {
  const text = useText();
  const { may } = useSession();
  const [open, setOpen] = useState(false);
  const [forgetPhone, setForgetPhone] = useState(false);
  const [ended, setEnded] = useState<number>();
  const { busy, wrong, attempt } = useAttempt();
  if (!may('identity.write')) return null;
  const end = () =>
    void attempt(async () => {
      setEnded((await endBorrowerSessions(id, forgetPhone)).ended);
      setOpen(false);
    });
  return (
    <div style={{ margin: '16px 0' }}>
      <Button onClick={() => setOpen(true)} data-testid="borrower-sign-out">
        {text('staff.overview.signOut')}
      </Button>
      <div role="status">
        {ended !== undefined && (
          <Alert
            type="success"
            showIcon
            title={text('staff.overview.signOut.done', { n: ended })}
            style={{ marginTop: 8 }}
          />
        )}
      </div>
      <Modal
        open={open}
        title={text('staff.overview.signOut.ask')}
        okText={text('staff.overview.signOut')}
        okButtonProps={{ loading: busy }}
        onOk={end}
        onCancel={() => setOpen(false)}
      >
        <p>{text('staff.overview.signOut.text')}</p>
        <Checkbox checked={forgetPhone} onChange={({ target }) => setForgetPhone(target.checked)}>
          {text('staff.overview.signOut.phone')}
        </Checkbox>
        <Wrong wrong={wrong} />
      </Modal>
    </div>
  );
}
