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
import { Link } from 'wouter';
import { asProblem, sayProblem, useLoad, useText } from '../ui/index.ts';
import { decideIdentity, type HeldIdentity, listIdentities } from './api.ts';
import { saveCsv } from './csv.ts';
import { Ago, Shown } from './parts.tsx';
import { usePlace } from './place.ts';
import { useSession } from './session.tsx';

const states = ['waiting', 'decided'] as const;
type State = (typeof states)[number];
type Outcome = 'clear' | 'refuse';

/** `/staff/identities`: borrowers whom a check of their identity has held, the oldest first. */
export function IdentitiesPage() {
  const text = useText();
  const { may } = useSession();
  const [place, move] = usePlace();
  const state: State = place.get('state') === 'decided' ? 'decided' : 'waiting';
  const [load, reload] = useLoad(`identities:${state}`, () => listIdentities(state));
  const [asked, ask] = useState<HeldIdentity>();
  return (
    <>
      <div className="staff-bar">
        <h1>{text('staff.identities')}</h1>
        <Segmented<State>
          aria-label={text('staff.identities')}
          value={state}
          options={states.map((value) => ({ value, label: text(`staff.identities.${value}`) }))}
          onChange={(next) => move({ state: next === 'waiting' ? '' : next })}
        />
        <Button onClick={reload}>{text('staff.refresh')}</Button>
        <Button
          disabled={load.state !== 'ready'}
          onClick={() => load.state === 'ready' && saveHeld(load.data.identities)}
        >
          CSV
        </Button>
        {!may('identity.write') && <span>{text('staff.identity.mayNot')}</span>}
      </div>
      <Shown load={load} reload={reload}>
        {({ identities }) => (
          <HeldTable
            identities={identities}
            onDecide={state === 'waiting' && may('identity.write') ? ask : undefined}
          />
        )}
      </Shown>
      {asked && (
        <Decide
          key={asked.borrowerId}
          held={asked}
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

const hitsOf = ({ checks }: HeldIdentity) => checks.filter(({ verdict }) => verdict === 'hit');

/** Without names and numbers: a file goes where nobody knows. */
function saveHeld(identities: readonly HeldIdentity[]): void {
  saveCsv('identities.csv', [
    ['borrower', 'form', 'since', 'hits', 'outcome', 'by', 'reason'],
    ...identities.map((one) => [
      ...[one.borrowerId, one.legalForm, new Date(one.toldAt).toISOString()],
      hitsOf(one)
        .map(({ kind, about }) => `${kind}:${about}`)
        .join(' '),
      ...[one.outcome, one.decidedBy, one.reason],
    ]),
  ]);
}

function HeldTable(o: {
  readonly identities: readonly HeldIdentity[];
  readonly onDecide: ((held: HeldIdentity) => void) | undefined;
}) {
  const text = useText();
  const { onDecide } = o;
  const columns: TableColumnsType<HeldIdentity> = [
    {
      title: text('staff.identity.borrower'),
      render: (_, h) => <Link href={`/staff/borrowers/${h.borrowerId}`}>{h.borrowerId}</Link>,
    },
    { title: text('staff.identity.told'), render: (_, h) => `${h.told.name} ${h.told.idCard}` },
    {
      title: text('staff.identity.form'),
      render: (_, h) => text(`staff.identity.form.${h.legalForm}`),
    },
    {
      title: text('staff.identity.hits'),
      render: (_, h) =>
        hitsOf(h).map(({ kind, about, detail }) => (
          <div key={`${kind}${about}${detail}`}>
            <Tag color="red">{`${text(`staff.identity.check.${kind}`)}: ${about}`}</Tag> {detail}
          </div>
        )),
    },
    { title: text('staff.identity.since'), render: (_, h) => <Ago at={h.toldAt} /> },
    {
      title: text('staff.identity.outcome'),
      render: (_, h) =>
        h.outcome ? (
          `${text(`staff.identity.${h.outcome}`)} · ${h.decidedBy} · ${h.reason}`
        ) : onDecide ? (
          <Button size="small" onClick={() => onDecide(h)}>
            {text('staff.identity.decide')}
          </Button>
        ) : (
          '—'
        ),
    },
  ];
  return (
    <Table<HeldIdentity>
      data-testid="identities"
      size="small"
      rowKey="borrowerId"
      columns={columns}
      dataSource={[...o.identities]}
      pagination={{ defaultPageSize: 50, hideOnSinglePage: true }}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: text('staff.identities.none') }}
    />
  );
}

function Decide(o: {
  readonly held: HeldIdentity;
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
    decideIdentity(o.held.borrowerId, { outcome, reason: reason.trim() })
      .then(o.onDecided, (error: unknown) => setWrong(sayProblem(text, asProblem(error)).title))
      .finally(() => setBusy(false));
  };
  return (
    <Modal
      open
      title={text('staff.identity.decide')}
      okText={outcome ? text(`staff.identity.${outcome}`) : text('staff.identity.decide')}
      okButtonProps={{ disabled: !outcome || reason.trim().length < 5, loading: busy }}
      onCancel={o.onCancel}
      onOk={send}
    >
      <p>
        {o.held.told.name} {o.held.told.idCard}
      </p>
      {hitsOf(o.held).map(({ kind, about, detail }) => (
        <p key={`${kind}${about}${detail}`}>
          {text(`staff.identity.check.${kind}`)}: {about} {detail}
        </p>
      ))}
      {wrong !== undefined && <Alert type="error" showIcon role="alert" title={wrong} />}
      <Radio.Group
        value={outcome}
        onChange={(event) => setOutcome(event.target.value as Outcome)}
        options={(['clear', 'refuse'] as const).map((value) => ({
          value,
          label: text(`staff.identity.${value}`),
        }))}
      />
      <Input.TextArea
        aria-label={text('staff.identity.reason')}
        placeholder={text('staff.identity.reason')}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <p>{text('staff.identity.final')}</p>
    </Modal>
  );
}
