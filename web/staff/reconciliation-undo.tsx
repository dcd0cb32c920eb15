import { Alert, Button, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import { asProblem, sayProblem, useText } from '../ui/index.ts';
import { type ReconciliationDetail, undoClearance } from './api.ts';
import { Ago } from './parts.tsx';
import { useSession } from './session.tsx';

type Clearance = ReconciliationDetail['clearances'][number];

/** Who cleared it, why, and the way back. */
export function Clearances(o: {
  readonly detail: ReconciliationDetail;
  readonly onDone: (what: 'done' | 'waits') => void;
}) {
  const text = useText();
  const { may } = useSession();
  const { clearances } = o.detail;
  if (clearances.length === 0) return null;
  return (
    <ul data-testid="recon-clearances">
      {clearances.map((one) => (
        <li key={one.id}>
          {text(`staff.recon.how.${one.way}`)} · {one.byWhom} · <Ago at={one.at} /> · {one.reason}
          {one.undone && (
            <div>
              {text('staff.recon.undone', { who: one.undone.byWhom, why: one.undone.reason })}
            </div>
          )}
          {!one.undone && one.way !== 'return' && may('reconciliation.write') && (
            <Undo clearance={one} onDone={o.onDone} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Undo(o: {
  readonly clearance: Clearance;
  readonly onDone: (what: 'done' | 'waits') => void;
}) {
  const text = useText();
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<string>();
  const send = () =>
    undoClearance(o.clearance.id, reason.trim()).then(
      (answer) => o.onDone('makerName' in answer ? 'waits' : 'done'),
      (error: unknown) => setWrong(sayProblem(text, asProblem(error)).body),
    );
  return (
    <>
      {wrong !== undefined && <Alert type="error" showIcon role="alert" title={wrong} />}
      <Popconfirm
        title={text('staff.recon.second')}
        description={
          <Input
            aria-label={text('staff.recon.reason')}
            placeholder={text('staff.recon.reason')}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        }
        okText={text('staff.recon.undo')}
        okButtonProps={{ disabled: reason.trim().length < 5 }}
        onConfirm={send}
      >
        <Button size="small">{text('staff.recon.undo')}</Button>
      </Popconfirm>
    </>
  );
}
