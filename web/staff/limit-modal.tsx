import { Alert, Input, InputNumber, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { asProblem, parseYuanInput, sayProblem, useSay, useText } from '../ui/index.ts';
import { type ConcentrationLimits, setLimit } from './api.ts';

type Dimension = ConcentrationLimits['uses'][number]['dimension'];

/** Sets the most that may be owed in a region or an industry; says whether it holds or waits. */
export function SetLimit(o: {
  readonly limits: ConcentrationLimits;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const text = useText();
  const [dimension, setDimension] = useState<Dimension>('region');
  const [bucket, setBucket] = useState('*');
  const [amount, setAmount] = useState('');
  const [share, setShare] = useState<number | null>(null);
  const [warn, setWarn] = useState<number | null>(80);
  const [why, setWhy] = useState('');
  const [busy, setBusy] = useState(false);
  const [told, tell] = useState<{ readonly ok: boolean; readonly says: string }>();
  const fen = amount.trim() === '' ? null : parseYuanInput(amount);
  const ready = fen !== undefined && warn !== null && why.trim().length >= 5 && !told?.ok;
  const send = () => {
    if (fen === undefined || warn === null) return;
    setBusy(true);
    const ppm = (percent: number) => Math.round(percent * 10_000);
    setLimit({
      ...{ dimension, bucket, amountFen: fen, warnPpm: ppm(warn), why: why.trim() },
      sharePpm: share === null ? null : ppm(share),
    })
      .then(
        (answer) => {
          const waits = 'state' in answer;
          tell({ ok: true, says: text(waits ? 'staff.limits.waits' : 'staff.limits.done') });
          o.onDone();
        },
        (error: unknown) => tell({ ok: false, says: sayProblem(text, asProblem(error)).title }),
      )
      .finally(() => setBusy(false));
  };
  const choose = (next: Dimension) => {
    setDimension(next);
    setBucket('*');
  };
  return (
    <Modal
      open
      title={text('staff.limits.set')}
      okText={text('staff.limits.set')}
      okButtonProps={{ disabled: !ready, loading: busy }}
      onCancel={o.onClose}
      onOk={send}
    >
      {told && (
        <Alert type={told.ok ? 'success' : 'error'} showIcon role="alert" title={told.says} />
      )}
      <Which {...{ limits: o.limits, dimension, bucket, setBucket }} setDimension={choose} />
      <Amount value={amount} isWrong={fen === undefined} onChange={setAmount} />
      <Percent label={text('staff.limits.ofBook')} value={share} onChange={setShare} />
      <Percent label={text('staff.limits.warnAt')} value={warn} onChange={setWarn} />
      <p>{text('staff.limits.how')}</p>
      <Input.TextArea
        aria-label={text('staff.limits.why')}
        placeholder={text('staff.limits.why')}
        maxLength={500}
        value={why}
        onChange={(event) => setWhy(event.target.value)}
      />
    </Modal>
  );
}

function Amount(o: {
  readonly value: string;
  readonly isWrong: boolean;
  readonly onChange: (value: string) => void;
}) {
  const text = useText();
  return (
    <Input
      aria-label={text('staff.limits.amount')}
      addonBefore={text('staff.limits.amount')}
      prefix="¥"
      value={o.value}
      status={o.isWrong ? 'error' : ''}
      onChange={(event) => o.onChange(event.target.value)}
    />
  );
}

function Which(o: {
  readonly limits: ConcentrationLimits;
  readonly dimension: Dimension;
  readonly setDimension: (next: Dimension) => void;
  readonly bucket: string;
  readonly setBucket: (next: string) => void;
}) {
  const text = useText();
  const say = useSay();
  return (
    <p className="staff-bar">
      <Radio.Group
        aria-label={text('staff.limits.dimension')}
        value={o.dimension}
        onChange={(event) => o.setDimension(event.target.value as Dimension)}
        options={(['region', 'industry'] as const).map((value) => ({
          ...{ value, label: text(`staff.limits.${value}`) },
        }))}
      />
      <Select
        showSearch
        aria-label={text('staff.limits.bucket')}
        optionFilterProp="label"
        style={{ minWidth: 180 }}
        value={o.bucket}
        onChange={o.setBucket}
        options={o.limits.buckets
          .filter((one) => one.dimension === o.dimension)
          .map((one) => ({ value: one.bucket, label: say(one.says) }))}
      />
    </p>
  );
}

function Percent(o: {
  readonly label: string;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}) {
  return (
    <InputNumber
      aria-label={o.label}
      addonBefore={o.label}
      {...{ min: 0, max: 100, precision: 2, value: o.value, onChange: o.onChange }}
      style={{ width: '100%' }}
    />
  );
}
