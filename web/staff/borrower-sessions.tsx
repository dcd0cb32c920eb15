import { Alert, Button, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import { momentText, useLanguage, useLoad, useText } from '../ui/index.ts';
import {
  type BorrowerWaysIn,
  endBorrowerSessions,
  getBorrowerWaysIn,
  liftPhoneStop,
} from './api.ts';
import { useAttempt, Wrong } from './attempt.tsx';
import { ReasonField } from './reason-field.tsx';
import { useSession } from './session.tsx';

/** Signs a borrower out everywhere, for who calls because a phone is lost, and lets the number open again. */
export function SignOutBorrower({ id }: { readonly id: string }) {
  const { may } = useSession();
  return may('identity.write') ? <WaysIn id={id} mayRead={may('identity.read')} /> : null;
}

function WaysIn({ id, mayRead }: { readonly id: string; readonly mayRead: boolean }) {
  const text = useText();
  const [load, reload] = useLoad(`ways in ${id} ${mayRead}`, async () =>
    mayRead ? getBorrowerWaysIn(id) : null,
  );
  const ways = load.state === 'ready' ? load.data : null;
  const [asks, setAsks] = useState<'end' | 'lift'>();
  const [done, setDone] = useState<string>();
  const close = (told?: string) => {
    setAsks(undefined);
    if (told === undefined) return;
    setDone(told);
    reload();
  };
  return (
    <div style={{ margin: '16px 0' }}>
      <Button onClick={() => setAsks('end')} data-testid="borrower-sign-out">
        {text('staff.overview.signOut')}
      </Button>
      {ways?.stoppedAt != null && <Stopped ways={ways} onLift={() => setAsks('lift')} />}
      <div role="status">
        {done !== undefined && (
          <Alert type="success" showIcon title={done} style={{ marginTop: 8 }} />
        )}
      </div>
      {asks === 'end' && <EndModal id={id} ways={ways} onClose={close} />}
      {asks === 'lift' && <LiftModal id={id} onClose={close} />}
    </div>
  );
}

function Stopped(o: { readonly ways: BorrowerWaysIn; readonly onLift: () => void }) {
  const text = useText();
  const { language } = useLanguage();
  const { stoppedAt, hasPartner } = o.ways;
  return (
    <Alert
      type="warning"
      showIcon
      data-testid="borrower-stopped"
      style={{ marginTop: 8 }}
      title={text('staff.overview.stopped', { at: momentText(stoppedAt ?? 0, language) })}
      description={text(hasPartner ? 'staff.overview.stopped.partner' : 'staff.overview.alone')}
      action={
        <Button size="small" onClick={o.onLift} data-testid="borrower-lift">
          {text('staff.overview.lift')}
        </Button>
      }
    />
  );
}

interface AskProps {
  readonly id: string;
  /** @param told - What came of it; none: it was left alone. */
  readonly onClose: (told?: string) => void;
}

function EndModal({ id, ways, onClose }: AskProps & { readonly ways: BorrowerWaysIn | null }) {
  const text = useText();
  const [stopPhone, setStopPhone] = useState(false);
  const { busy, wrong, attempt } = useAttempt();
  const end = () =>
    void attempt(async () => {
      const { ended } = await endBorrowerSessions(id, stopPhone);
      onClose(text('staff.overview.signOut.done', { n: ended }));
    });
  return (
    <Modal
      open
      title={text('staff.overview.signOut.ask')}
      okText={text('staff.overview.signOut')}
      okButtonProps={{ loading: busy }}
      onOk={end}
      onCancel={() => onClose()}
    >
      <p>{text('staff.overview.signOut.text')}</p>
      <Checkbox checked={stopPhone} onChange={({ target }) => setStopPhone(target.checked)}>
        {text('staff.overview.signOut.phone')}
      </Checkbox>
      {stopPhone && ways?.hasPartner === false && (
        <Alert
          type="warning"
          showIcon
          data-testid="borrower-alone"
          style={{ marginTop: 8 }}
          title={text('staff.overview.alone')}
        />
      )}
      <Wrong wrong={wrong} />
    </Modal>
  );
}

function LiftModal({ id, onClose }: AskProps) {
  const text = useText();
  const [reason, setReason] = useState('');
  const { busy, wrong, attempt } = useAttempt();
  const lift = () =>
    void attempt(async () => {
      const isDone = await liftPhoneStop(id, reason.trim());
      onClose(text(isDone ? 'staff.overview.lift.done' : 'staff.queue.waits'));
    });
  return (
    <Modal
      open
      title={text('staff.overview.lift.ask')}
      okText={text('staff.overview.lift')}
      okButtonProps={{ loading: busy, disabled: reason.trim().length < 5 }}
      onOk={lift}
      onCancel={() => onClose()}
    >
      <p>{text('staff.overview.lift.text')}</p>
      <ReasonField value={reason} onChange={setReason} />
      <Wrong wrong={wrong} />
    </Modal>
  );
}
