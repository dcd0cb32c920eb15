import { Alert, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import {
  asProblem,
  parseYuanInput,
  sayProblem,
  useSay,
  useText,
  yuan,
  yuanInput,
} from '../ui/index.ts';
import { decideReview, type StaffReview } from './api.ts';

type Outcome = 'approve' | 'decline';

/** Asks for the result, the limit and the reason; says that it is final. */
export function DecideReview(o: {
  readonly review: StaffReview;
  readonly onCancel: () => void;
  readonly onDecided: () => void;
}) {
  const { review, onDecided } = o;
  const { computedLimitFen: most, limitMinFen: least, reasons } = review.machine;
  const text = useText();
  const say = useSay();
  const canApprove = BigInt(most) >= BigInt(least);
  const [outcome, setOutcome] = useState<Outcome>(canApprove ? 'approve' : 'decline');
  const [limit, setLimit] = useState(canApprove ? yuanInput(most) : '');
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const fen = parseYuanInput(limit);
  const fits = fen !== undefined && BigInt(fen) >= BigInt(least) && BigInt(fen) <= BigInt(most);
  const ready = reason.trim().length >= 5 && (outcome === 'decline' || fits);
  const send = () => {
    setBusy(true);
    const granted = outcome === 'approve' && fen !== undefined ? { limitFen: String(fen) } : {};
    decideReview(review.applicationId, { outcome, ...granted, reason: reason.trim() })
      .then(onDecided, (error: unknown) => setWrong(sayProblem(text, asProblem(error)).title))
      .finally(() => setBusy(false));
  };
  return (
    <Modal
      open
      title={text('staff.review.decide')}
      okText={text(`staff.review.${outcome}`)}
      okButtonProps={{ disabled: !ready, loading: busy }}
      onCancel={o.onCancel}
      onOk={send}
    >
      {reasons.map((one) => (
        <p key={one.code}>{say(one.says)}</p>
      ))}
      {review.said && (
        <p>
          {text('staff.review.said')}: {review.said}
        </p>
      )}
      {wrong !== undefined && <Alert type="error" showIcon role="alert" title={wrong} />}
      <Radio.Group
        value={outcome}
        onChange={(event) => setOutcome(event.target.value as Outcome)}
        options={[
          { value: 'approve', label: text('staff.review.approve'), disabled: !canApprove },
          { value: 'decline', label: text('staff.review.decline') },
        ]}
      />
      {outcome === 'approve' && (
        <LimitField limit={limit} onChange={setLimit} fits={fits} least={least} most={most} />
      )}
      <Input.TextArea
        autoFocus
        aria-label={text('staff.review.reason')}
        placeholder={text('staff.review.reason')}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <p>{text('staff.review.final')}</p>
    </Modal>
  );
}

function LimitField(o: {
  readonly limit: string;
  readonly onChange: (limit: string) => void;
  readonly fits: boolean;
  readonly least: string;
  readonly most: string;
}) {
  const text = useText();
  const range = text('staff.review.limit.range', {
    least: yuan(o.least, { cents: 'ifAny' }),
    most: yuan(o.most, { cents: 'ifAny' }),
  });
  return (
    <>
      <Input
        aria-label={text('staff.review.limit')}
        prefix="¥"
        value={o.limit}
        status={o.fits ? '' : 'error'}
        onChange={(event) => o.onChange(event.target.value)}
      />
      <p>{range}</p>
    </>
  );
}
