import {
  Alert,
  Button,
  Input,
  Modal,
  Radio,
  Segmented,
  Table,
  type TableColumnsType,
  Tag,
} from 'antd';
import { useState } from 'react';
import { asProblem, sayProblem, useLoad, useText } from '../ui/index.ts';
import { decideProposal, listProposals, type Proposal } from './api.ts';
import { saveCsv } from './csv.ts';
import { Ago, Shown } from './parts.tsx';
import { usePlace } from './place.ts';
import { useSession } from './session.tsx';

const states = ['open', 'decided'] as const;
type State = (typeof states)[number];

/** `/staff/checks`: what moves money or closes the books, wanted by one and allowed by another. */
export function ChecksPage() {
  const text = useText();
  const { may } = useSession();
  const [place, move] = usePlace();
  const state: State = place.get('state') === 'decided' ? 'decided' : 'open';
  const [load, reload] = useLoad(`checks:${state}`, () => listProposals(state));
  const [asked, ask] = useState<Proposal>();
  return (
    <>
      <div className="staff-bar">
        <h1>{text('staff.checks')}</h1>
        <Segmented<State>
          aria-label={text('staff.checks')}
          value={state}
          options={states.map((value) => ({ value, label: text(`staff.checks.${value}`) }))}
          onChange={(next) => move({ state: next === 'open' ? '' : next })}
        />
        <Button onClick={reload}>{text('staff.refresh')}</Button>
        <Button
          disabled={load.state !== 'ready'}
          onClick={() => load.state === 'ready' && saveProposals(load.data.proposals)}
        >
          CSV
        </Button>
        {!may('checks.write') && <span>{text('staff.checks.mayNot')}</span>}
      </div>
      <Shown load={load} reload={reload}>
        {({ proposals }) => (
          <ProposalTable
            proposals={proposals}
            onDecide={state === 'open' && may('checks.write') ? ask : undefined}
          />
        )}
      </Shown>
      {asked && (
        <Decide
          key={asked.id}
          proposal={asked}
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

/** Without what would be sent: it may hold names. */
function saveProposals(proposals: readonly Proposal[]): void {
  saveCsv('proposals.csv', [
    [
      'proposal',
      'action',
      'subjects',
      'maker',
      'proposed',
      'state',
      'checker',
      'reason',
      'status',
      'code',
    ],
    ...proposals.map((one) => [
      ...[one.id, one.action, Object.values(one.subjects).join(' '), one.makerName],
      ...[new Date(one.proposedAt).toISOString(), one.state, one.checkerName, one.reason],
      ...[one.status, one.code],
    ]),
  ]);
}

function ProposalTable(o: {
  readonly proposals: readonly Proposal[];
  readonly onDecide: ((proposal: Proposal) => void) | undefined;
}) {
  const text = useText();
  const { onDecide } = o;
  const { may } = useSession();
  const columns: TableColumnsType<Proposal> = [
    { title: text('staff.checks.what'), dataIndex: 'action' },
    {
      title: text('staff.checks.about'),
      render: (_, p) => Object.values(p.subjects).map((id) => <div key={id}>{id}</div>),
    },
    { title: text('staff.checks.told'), render: (_, p) => <Told proposal={p} /> },
    { title: text('staff.checks.maker'), dataIndex: 'makerName' },
    { title: text('staff.checks.since'), render: (_, p) => <Ago at={p.proposedAt} /> },
    {
      title: text('staff.checks.outcome'),
      render: (_, p) =>
        p.state === 'open' && onDecide && may(p.scope) ? (
          <Button size="small" onClick={() => onDecide(p)}>
            {text('staff.checks.decide')}
          </Button>
        ) : (
          <>
            <Tag color={p.state === 'done' ? 'green' : p.state === 'open' ? 'default' : 'red'}>
              {text(`staff.checks.state.${p.state}`)}
            </Tag>
            {[p.code, p.checkerName, p.reason].filter(Boolean).join(' · ')}
          </>
        ),
    },
  ];
  return (
    <Table<Proposal>
      data-testid="checks"
      size="small"
      rowKey="id"
      columns={columns}
      dataSource={[...o.proposals]}
      pagination={{ defaultPageSize: 50, hideOnSinglePage: true }}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: text('staff.checks.none') }}
    />
  );
}

/** What will be sent, line by line. */
function Told({ proposal }: { readonly proposal: Proposal }) {
  const told: unknown = proposal.told === '' ? {} : JSON.parse(proposal.told);
  return (
    <>
      {Object.entries(told as Record<string, unknown>).map(([name, value]) => (
        <div key={name}>
          {name}: {typeof value === 'string' ? value : JSON.stringify(value)}
        </div>
      ))}
    </>
  );
}

type Outcome = 'allow' | 'reject';

function Decide(o: {
  readonly proposal: Proposal;
  readonly onCancel: () => void;
  readonly onDecided: () => void;
}) {
  const text = useText();
  const [outcome, setOutcome] = useState<Outcome>();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const send = () => {
    if (!outcome) return;
    setBusy(true);
    decideProposal(o.proposal.id, { outcome, reason: reason.trim() })
      .then(o.onDecided, (error: unknown) => setWrong(sayProblem(text, asProblem(error)).title))
      .finally(() => setBusy(false));
  };
  return (
    <Modal
      open
      title={o.proposal.action}
      okText={outcome ? text(`staff.checks.${outcome}`) : text('staff.checks.decide')}
      okButtonProps={{ disabled: !outcome || reason.trim().length < 5, loading: busy }}
      onCancel={o.onCancel}
      onOk={send}
    >
      <p>{text('staff.checks.wants', { maker: o.proposal.makerName })}</p>
      <Told proposal={o.proposal} />
      {wrong !== undefined && <Alert type="error" showIcon role="alert" title={wrong} />}
      <Radio.Group
        value={outcome}
        onChange={(event) => setOutcome(event.target.value as Outcome)}
        options={(['allow', 'reject'] as const).map((value) => ({
          value,
          label: text(`staff.checks.${value}`),
        }))}
      />
      <Input.TextArea
        aria-label={text('staff.checks.reason')}
        placeholder={text('staff.checks.reason')}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Modal>
  );
}
