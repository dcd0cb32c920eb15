import { Alert, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { asProblem, sayProblem, useText } from '../ui/index.ts';
import { type ModelDetail, takeModelStep } from './api.ts';
import { useSession } from './session.tsx';

type Step = ModelDetail['possible'][number];

/** What can be done with a model now; each asks why, and tells what follows from it. */
export function StepButtons(o: {
  readonly model: ModelDetail;
  readonly onChange: (next: ModelDetail) => void;
}) {
  const text = useText();
  const { may } = useSession();
  const [asked, setAsked] = useState<Step>();
  if (!may('models.write')) return <span>{text('staff.model.mayNot')}</span>;
  const possible = o.model.possible.filter(
    (step) => o.model.segment !== null || step === 'withdraw',
  );
  return (
    <>
      {possible.map((step) => (
        <Button
          key={step}
          type={step === 'approve' ? 'primary' : 'default'}
          onClick={() => setAsked(step)}
        >
          {text(`staff.model.step.${step}`)}
        </Button>
      ))}
      {asked && (
        <AskReason
          key={asked}
          step={asked}
          digest={o.model.digest}
          onCancel={() => setAsked(undefined)}
          onTaken={(next) => {
            setAsked(undefined);
            o.onChange(next);
          }}
        />
      )}
    </>
  );
}

function AskReason(o: {
  readonly step: Step;
  readonly digest: string;
  readonly onCancel: () => void;
  readonly onTaken: (next: ModelDetail) => void;
}) {
  const text = useText();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const take = async () => {
    setBusy(true);
    try {
      o.onTaken(await takeModelStep(o.digest, o.step, reason.trim()));
    } catch (error) {
      const problem = asProblem(error);
      setWrong(
        problem.code === 'second_person_needed'
          ? text('staff.model.second')
          : sayProblem(text, problem).title,
      );
    } finally {
      setBusy(false);
    }
  };
  const label = text(`staff.model.step.${o.step}`);
  return (
    <Modal
      open
      title={label}
      okText={label}
      okButtonProps={{ disabled: reason.trim().length < 3, loading: busy }}
      onCancel={o.onCancel}
      onOk={() => void take()}
    >
      {o.step === 'approve' && <p>{text('staff.model.approve.hint')}</p>}
      {o.step === 'withdraw' && <p>{text('staff.model.withdraw.hint')}</p>}
      {wrong !== undefined && <Alert type="error" showIcon role="alert" title={wrong} />}
      <Input.TextArea
        autoFocus
        aria-label={text('staff.model.why')}
        placeholder={text('staff.model.why')}
        maxLength={400}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Modal>
  );
}
