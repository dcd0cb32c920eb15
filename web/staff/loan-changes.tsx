import { makeKey } from '@open310/sdk';
import { Alert, Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { asProblem, parseYuanInput, sayProblem, useText, yuan } from '../ui/index.ts';
import { type Change, changeLoan, type StaffLoan } from './book-api.ts';

// The changes that are told in one or two fields; the others are the API's.
const kinds = ['repayment', 'fee', 'interestPause', 'chargeOff', 'reversal'] as const;
type Kind = (typeof kinds)[number];

interface Told {
  readonly kind: Kind;
  readonly on: string;
  readonly until: string;
  readonly amount: string;
  readonly of: string;
}

/** What the form says, as the API takes it; `undefined` while something is missing. */
function changeOf(told: Told, changeId: string): Change | undefined {
  const { kind, on, until, of } = told;
  const amountFen = parseYuanInput(told.amount);
  if (kind === 'reversal') return of === '' ? undefined : { changeId, type: kind, of };
  if (on === '') return undefined;
  if (kind === 'chargeOff') return { changeId, type: kind, on };
  if (kind === 'interestPause') {
    return until === '' ? undefined : { changeId, type: kind, on, until };
  }
  return amountFen === undefined ? undefined : { changeId, type: kind, on, amountFen };
}

/** Lets something happen to a loan: told, shown once more, and done or put before a second person. */
export function LoanChanges(o: { readonly loan: StaffLoan; readonly onChanged: () => void }) {
  const text = useText();
  const { loan } = o;
  const [told, tell] = useState<Told>(() => fresh(loan));
  const [changeId, setId] = useState(() => makeKey('change')); // Kept across retries.
  const [asked, ask] = useState(false);
  const [busy, setBusy] = useState(false);
  const [said, say] = useState<{ readonly type: 'success' | 'error'; readonly title: string }>();
  const change = changeOf(told, changeId);
  const send = () => {
    if (!change) return;
    setBusy(true);
    changeLoan(loan.id, change)
      .then(
        ({ waits }) => {
          say({ type: 'success', title: text(waits ? 'staff.change.waits' : 'staff.change.done') });
          setId(makeKey('change'));
          tell(fresh(loan));
          o.onChanged();
        },
        (error: unknown) => say({ type: 'error', title: sayProblem(text, asProblem(error)).title }),
      )
      .finally(() => {
        setBusy(false);
        ask(false);
      });
  };
  return (
    <>
      {said && <Alert {...said} showIcon role="alert" />}
      <ChangeForm loan={loan} told={told} onTold={tell} />
      <Button type="primary" disabled={!change} onClick={() => ask(true)}>
        {text('staff.change.go')}
      </Button>
      <p>{text('staff.change.others')}</p>
      <Modal
        open={asked}
        title={text(`staff.happened.${told.kind}`)}
        okText={text('staff.change.sure')}
        confirmLoading={busy}
        onCancel={() => ask(false)}
        onOk={send}
      >
        {change && <Facts change={change} />}
      </Modal>
    </>
  );
}

const fresh = (loan: StaffLoan): Told => ({
  ...{ kind: 'repayment', on: loan.today, until: '', amount: '', of: '' },
});

function Facts({ change }: { readonly change: Change }) {
  const text = useText();
  const facts = [
    'on' in change && `${text('staff.change.on')}: ${change.on}`,
    'until' in change && `${text('staff.change.until')}: ${change.until}`,
    'amountFen' in change && `${text('staff.change.amount')}: ${yuan(change.amountFen)}`,
    'of' in change && `${text('staff.change.of')}: ${change.of}`,
  ].filter((one) => one !== false);
  return facts.map((one) => <p key={one}>{one}</p>);
}

function ChangeForm(o: {
  readonly loan: StaffLoan;
  readonly told: Told;
  readonly onTold: (told: Told) => void;
}) {
  const text = useText();
  const { told, onTold, loan } = o;
  const { kind } = told;
  const field = (name: 'on' | 'until' | 'amount', type: 'date' | 'text') => (
    <Form.Item key={name} label={text(`staff.change.${name}`)}>
      <Input
        type={type}
        inputMode={type === 'text' ? 'decimal' : 'none'}
        aria-label={text(`staff.change.${name}`)}
        value={told[name]}
        onChange={({ target }) => onTold({ ...told, [name]: target.value })}
      />
    </Form.Item>
  );
  const repayments = loan.history.filter((h) => h.type === 'repayment' && h.reversedBy === null);
  return (
    <Form layout="vertical" style={{ maxWidth: 420 }}>
      <Form.Item label={text('staff.change.kind')}>
        <Select
          aria-label={text('staff.change.kind')}
          value={kind}
          options={kinds.map((value) => ({ value, label: text(`staff.happened.${value}`) }))}
          onChange={(next) => onTold({ ...told, kind: next })}
        />
      </Form.Item>
      {kind !== 'reversal' && field('on', 'date')}
      {kind === 'interestPause' && field('until', 'date')}
      {(kind === 'repayment' || kind === 'fee') && field('amount', 'text')}
      {kind === 'reversal' && (
        <Form.Item label={text('staff.change.of')}>
          <Select
            aria-label={text('staff.change.of')}
            value={told.of}
            options={repayments.map((h) => ({
              value: h.id,
              label: `${h.on} ${yuan(h.amountFen ?? '0')} ${h.id}`,
            }))}
            onChange={(of) => onTold({ ...told, of })}
          />
        </Form.Item>
      )}
    </Form>
  );
}
