import { makeKey } from '@open310/sdk';
import { Button, Input, Select, type TableColumnsType, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import { useLanguage, useLoad, useSay, useText } from '../ui/index.ts';
import {
  assignComplaint,
  fileComplaint,
  listComplaints,
  type StaffComplaint,
  type StaffComplaintSummary,
} from './api.ts';
import { ComplaintDrawer } from './complaint-file.tsx';
import { ComplaintReportView } from './complaint-report.tsx';
import { saveCsv } from './csv.ts';
import { Ago } from './parts.tsx';
import { usePlace } from './place.ts';
import { ActModal, Assignee, DueTag, QueueBar, QueueTable, sayCase, useAct } from './queue.tsx';
import { useSession } from './session.tsx';

type State = 'open' | 'over';
type Kinds = readonly { readonly kind: StaffComplaint['kind']; readonly says: Said }[];
interface Said {
  readonly zh: string;
  readonly en: string;
}

/** `/staff/complaints`: those that wait for an answer, the overdue first and red; the report below. */
export function ComplaintsPage() {
  const text = useText();
  const say = useSay();
  const { may } = useSession();
  const [place, move] = usePlace();
  const state: State = place.get('state') === 'over' ? 'over' : 'open';
  const kind = place.get('kind') as StaffComplaint['kind'] | null;
  const at = place.get('complaint');
  const [load, reload] = useLoad(`complaints:${state}:${kind}`, () =>
    listComplaints({ state, ...(kind ? { kind } : {}) }),
  );
  const [adds, setAdds] = useState(false);
  const rows = load.state === 'ready' ? load.data.complaints : [];
  const kinds: Kinds = load.state === 'ready' ? load.data.kinds : [];
  return (
    <>
      <QueueBar<State>
        title={text('staff.complaints')}
        state={state}
        states={(['open', 'over'] as const).map((value) => ({
          ...{ value, label: text(`staff.complaints.${value}`) },
        }))}
        onState={(next) => move({ state: next === 'open' ? '' : next })}
        onReload={reload}
        onSave={load.state === 'ready' ? () => saveComplaints(rows) : undefined}
      >
        <Select
          aria-label={text('staff.complaint.kind')}
          value={kind ?? ''}
          style={{ width: 180 }}
          options={[
            { value: '', label: text('staff.complaints.kind.all') },
            ...kinds.map((one) => ({ value: one.kind, label: say(one.says) })),
          ]}
          onChange={(next) => move({ kind: next })}
        />
        {may('complaints.write') && (
          <Button onClick={() => setAdds(true)}>{text('staff.complaints.add')}</Button>
        )}
      </QueueBar>
      <ComplaintTable {...{ load, reload, rows }} open={(id) => move({ complaint: id })} />
      <ComplaintReportView />
      {load.state === 'ready' && <p>{say(load.data.source)}</p>}
      {adds && (
        <TakeDown
          kinds={kinds}
          onCancel={() => setAdds(false)}
          onDone={(id) => {
            setAdds(false);
            reload();
            move({ complaint: id });
          }}
        />
      )}
      {at !== null && (
        <ComplaintDrawer
          key={at}
          id={at}
          onClose={() => {
            move({ complaint: '' });
            reload();
          }}
        />
      )}
    </>
  );
}

function ComplaintTable(o: {
  readonly load: Parameters<typeof QueueTable>[0]['load'];
  readonly reload: () => void;
  readonly rows: readonly StaffComplaintSummary[];
  readonly open: (id: string) => void;
}) {
  const text = useText();
  const { may, caller } = useSession();
  const { reload } = o;
  const [wrong, setWrong] = useState<string>();
  const { language } = useLanguage();
  const take = (id: string) =>
    void assignComplaint(id).then(
      () => {
        setWrong(undefined);
        reload();
      },
      (error: unknown) => setWrong(sayCase(text, error, language)),
    );
  const mayTake = may('complaints.write');
  const columns: TableColumnsType<StaffComplaintSummary> = [
    ...useFacts(),
    {
      title: text('staff.queue.assignee'),
      render: (_, one) => (
        <Assignee
          name={one.assigneeName}
          mine={one.assigneeName === caller.name}
          onTake={mayTake && one.state === 'open' ? () => take(one.id) : undefined}
        />
      ),
    },
    {
      title: '',
      render: (_, one) => (
        <Button size="small" type="primary" onClick={() => o.open(one.id)}>
          {text('staff.queue.open')}
        </Button>
      ),
    },
  ];
  return (
    <>
      {wrong !== undefined && <p role="alert">{wrong}</p>}
      <QueueTable<StaffComplaintSummary>
        load={o.load}
        {...{ reload, columns, rows: o.rows }}
        rowKey="id"
        testId="complaints"
        empty={text('staff.complaints.none')}
      />
    </>
  );
}

/** What a complaint is, and where it stands. */
function useFacts(): TableColumnsType<StaffComplaintSummary> {
  const text = useText();
  const say = useSay();
  return [
    {
      title: text('staff.queue.dueOn'),
      render: (_, one) =>
        one.state === 'open' ? <DueTag on={one.dueOn} left={one.daysLeft} /> : one.answeredOn,
    },
    { title: text('staff.complaint.kind'), render: (_, one) => say(one.kindSays) },
    {
      title: text('staff.borrower'),
      render: (_, one) => (
        <Link href={`/staff/borrowers/${one.borrowerId}`}>{one.borrowerId.slice(-8)}</Link>
      ),
    },
    {
      title: text('staff.complaint.channel'),
      render: (_, one) => text(`staff.complaint.channel.${one.channel}`),
    },
    { title: text('staff.complaint.received'), render: (_, one) => <Ago at={one.receivedAt} /> },
    {
      title: text('staff.complaint.outcome'),
      render: (_, one) => (
        <>
          <Tag>{text(`complaint.state.${one.state}`)}</Tag>
          {one.reopenedOn !== null && <Tag color="orange">{text('complaint.entry.reopened')}</Tag>}
          {one.outcome && text(`complaint.outcome.${one.outcome}`)}
        </>
      ),
    },
  ];
}

function saveComplaints(rows: readonly StaffComplaintSummary[]): void {
  saveCsv('complaints.csv', [
    [
      ...['complaint', 'borrower', 'kind', 'channel', 'received', 'due_on', 'state'],
      ...['outcome', 'answered_on', 'extended', 'reopened_on', 'assigned'],
    ],
    ...rows.map((one) => [
      ...[one.id, one.borrowerId, one.kind, one.channel, new Date(one.receivedAt).toISOString()],
      ...[one.dueOn, one.state, one.outcome, one.answeredOn, one.extended, one.reopenedOn],
      one.assigneeName,
    ]),
  ]);
}

const ways = ['phone', 'letter', 'visit', 'regulator'] as const;

/** One that came by another way than the borrower's pages. */
function TakeDown(o: {
  readonly kinds: Kinds;
  readonly onDone: (id: string) => void;
  readonly onCancel: () => void;
}) {
  const text = useText();
  const say = useSay();
  const { language } = useLanguage();
  const { busy, wrong, run } = useAct((error) => sayCase(text, error, language));
  const [complaintId] = useState(() => makeKey('complaint'));
  const [borrowerId, setBorrower] = useState('');
  const [kind, setKind] = useState<StaffComplaint['kind']>('collections');
  const [channel, setChannel] = useState<(typeof ways)[number]>('phone');
  const [said, setSaid] = useState('');
  const told = { complaintId, borrowerId: borrowerId.trim(), kind, channel, said: said.trim() };
  return (
    <ActModal
      title={text('staff.complaints.add')}
      ok={text('staff.complaints.add')}
      ready={/^borrower_[0-9a-f]{32}$/.test(told.borrowerId) && told.said.length >= 2}
      {...{ busy, wrong }}
      onCancel={o.onCancel}
      onOk={() =>
        run(
          () => fileComplaint(told),
          ({ id }) => o.onDone(id),
        )
      }
    >
      <Input
        aria-label={text('staff.complaint.borrower')}
        placeholder={text('staff.complaint.borrower')}
        value={borrowerId}
        onChange={(event) => setBorrower(event.target.value)}
      />
      <Select
        aria-label={text('staff.complaint.kind')}
        value={kind}
        options={o.kinds.map((one) => ({ value: one.kind, label: say(one.says) }))}
        onChange={setKind}
      />
      <Select
        aria-label={text('staff.complaint.channel')}
        value={channel}
        options={ways.map((value) => ({ value, label: text(`staff.complaint.channel.${value}`) }))}
        onChange={setChannel}
      />
      <Input.TextArea
        aria-label={text('staff.complaint.said')}
        placeholder={text('staff.complaint.said')}
        maxLength={2_000}
        value={said}
        onChange={(event) => setSaid(event.target.value)}
      />
    </ActModal>
  );
}
