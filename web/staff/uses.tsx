import {
  Alert,
  Button,
  Input,
  Modal,
  Radio,
  Segmented,
  Table,
  type TableColumnsType,
  Typography,
} from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import { asProblem, sayProblem, useLoad, useSay, useText, yuan } from '../ui/index.ts';
import { decideUseFlag, listUseFlags, type UseFlag } from './api.ts';
import { saveCsv } from './csv.ts';
import { Ago, Shown } from './parts.tsx';
import { usePlace } from './place.ts';
import { useSession } from './session.tsx';

const states = ['open', 'decided'] as const;
type State = (typeof states)[number];

/** `/staff/uses`: payments that speak against what a loan is for; a person decides on each. */
export function UsesPage() {
  const text = useText();
  const { may } = useSession();
  const [place, move] = usePlace();
  const state: State = place.get('state') === 'decided' ? 'decided' : 'open';
  const [load, reload] = useLoad(`uses:${state}`, () => listUseFlags(state));
  const [asked, ask] = useState<UseFlag>();
  return (
    <>
      <div className="staff-bar">
        <h1>{text('staff.uses')}</h1>
        <Segmented<State>
          aria-label={text('staff.uses')}
          value={state}
          options={states.map((value) => ({ value, label: text(`staff.uses.${value}`) }))}
          onChange={(next) => move({ state: next === 'open' ? '' : next })}
        />
        <Button onClick={reload}>{text('staff.refresh')}</Button>
        <Button
          disabled={load.state !== 'ready'}
          onClick={() => load.state === 'ready' && saveFlags(load.data.flags)}
        >
          CSV
        </Button>
        {!may('uses.write') && <span>{text('staff.uses.mayNot')}</span>}
      </div>
      <Shown load={load} reload={reload}>
        {({ flags }) => (
          <FlagTable
            flags={flags}
            onDecide={state === 'open' && may('uses.write') ? ask : undefined}
          />
        )}
      </Shown>
      {asked && (
        <Decide
          key={asked.id}
          flag={asked}
          onCancel={() => ask(undefined)}
          onDecided={() => {
            ask(undefined);
            reload();
          }}
        />
      )}
    </>
  );
}

function saveFlags(flags: readonly UseFlag[]): void {
  saveCsv('uses.csv', [
    [
      'flag',
      'borrower',
      'loan',
      'loan_fen',
      'kind',
      'payee',
      'amount_fen',
      'paid',
      'outcome',
      'by',
    ],
    ...flags.map((flag) => [
      ...[flag.id, flag.borrowerId, flag.loanId, flag.loanFen, flag.kind, flag.payee],
      ...[flag.amountFen, new Date(flag.paidAt).toISOString(), flag.outcome, flag.decidedBy],
    ]),
  ]);
}

function FlagTable(o: {
  readonly flags: readonly UseFlag[];
  readonly onDecide: ((flag: UseFlag) => void) | undefined;
}) {
  const text = useText();
  const say = useSay();
  const { onDecide } = o;
  const columns: TableColumnsType<UseFlag> = [
    {
      title: text('staff.uses.loan'),
      render: (_, flag) => (
        <>
          <Link href={`/staff/borrowers/${flag.borrowerId}`}>{flag.loanId}</Link>
          <div>{yuan(flag.loanFen)}</div>
        </>
      ),
    },
    { title: text('staff.uses.purpose'), render: (_, flag) => say(flag.purpose) },
    { title: text('staff.uses.looks'), render: (_, flag) => say(flag.says) },
    { title: text('staff.uses.payee'), dataIndex: 'payee' },
    {
      ...{ title: text('staff.uses.amount'), align: 'right' },
      render: (_, flag) => yuan(flag.amountFen),
    },
    { title: text('staff.uses.paid'), render: (_, flag) => <Ago at={flag.paidAt} /> },
    {
      title: text('staff.uses.outcome'),
      render: (_, flag) =>
        flag.outcome === null && onDecide ? (
          <Button size="small" onClick={() => onDecide(flag)}>
            {text('staff.uses.decide')}
          </Button>
        ) : (
          [flag.outcome && text(`staff.uses.${flag.outcome}`), flag.decidedBy, flag.reason]
            .filter(Boolean)
            .join(' · ')
        ),
    },
  ];
  return (
    <Table<UseFlag>
      data-testid="uses"
      {...{ size: 'small', rowKey: 'id', columns, dataSource: [...o.flags] }}
      pagination={{ defaultPageSize: 50, hideOnSinglePage: true }}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: <Typography.Text>{text('staff.uses.none')}</Typography.Text> }}
    />
  );
}

type Outcome = 'explained' | 'misused';

function Decide(o: {
  readonly flag: UseFlag;
  readonly onCancel: () => void;
  readonly onDecided: () => void;
}) {
  const text = useText();
  const say = useSay();
  const [outcome, setOutcome] = useState<Outcome>();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const send = () => {
    if (!outcome) return;
    setBusy(true);
    decideUseFlag(o.flag.id, { outcome, reason: reason.trim() })
      .then(o.onDecided, (error: unknown) => setWrong(sayProblem(text, asProblem(error)).title))
      .finally(() => setBusy(false));
  };
  return (
    <Modal
      open
      title={`${o.flag.payee} ${yuan(o.flag.amountFen)}`}
      okText={outcome ? text(`staff.uses.${outcome}`) : text('staff.uses.decide')}
      okButtonProps={{ disabled: !outcome || reason.trim().length < 5, loading: busy }}
      onCancel={o.onCancel}
      onOk={send}
    >
      <p>
        {text('staff.uses.purpose')}: {say(o.flag.purpose)}
      </p>
      {wrong !== undefined && <Alert type="error" showIcon role="alert" title={wrong} />}
      <Radio.Group
        value={outcome}
        onChange={(event) => setOutcome(event.target.value as Outcome)}
        options={(['explained', 'misused'] as const).map((value) => ({
          ...{ value, label: text(`staff.uses.${value}`) },
        }))}
      />
      <Input.TextArea
        aria-label={text('staff.uses.reason')}
        placeholder={text('staff.uses.reason')}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Modal>
  );
}
