import { Alert, Button, Drawer, InputNumber, Select, type TableColumnsType, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import { dayText, useLanguage, useLoad, useSay, useText, yuan } from '../ui/index.ts';
import { ReliefRows, sayRelief } from '../ui/relief.tsx';
import {
  assignHardship,
  declineHardship,
  getHardship,
  type HardshipCase,
  listHardships,
  offerHardship,
  type Relief,
  type ReliefTable,
  type StaffHardship,
} from './api.ts';
import { saveCsv } from './csv.ts';
import { Ago, Shown } from './parts.tsx';
import { usePlace } from './place.ts';
import { ActModal, Assignee, DueTag, QueueBar, QueueTable, sayCase, useAct } from './queue.tsx';
import { ReasonField } from './reason-field.tsx';
import { useSession } from './session.tsx';

type State = 'open' | 'over';

const DAY_MS = 86_400_000;
const daysTo = (day: string): number =>
  Math.round((Date.parse(`${day}T00:00:00+08:00`) - Date.now()) / DAY_MS);

/** `/staff/hardships`: borrowers who cannot pay, those that wait for an answer first. */
export function HardshipsPage() {
  const text = useText();
  const [place, move] = usePlace();
  const state: State = place.get('state') === 'over' ? 'over' : 'open';
  const at = place.get('hardship');
  const [load, reload] = useLoad(`hardships:${state}`, () => listHardships(state));
  const rows = load.state === 'ready' ? load.data.hardships : [];
  const columns = useColumns(state, reload, (id) => move({ hardship: id }));
  return (
    <>
      <QueueBar<State>
        title={text('staff.hardships')}
        state={state}
        states={(['open', 'over'] as const).map((value) => ({
          ...{ value, label: text(`staff.hardships.${value}`) },
        }))}
        onState={(next) => move({ state: next === 'open' ? '' : next })}
        onReload={reload}
        onSave={load.state === 'ready' ? () => saveHardships(rows) : undefined}
      />
      <QueueTable<StaffHardship>
        {...{ load, reload, rows, columns }}
        rowKey="id"
        testId="hardships"
        empty={text('staff.hardships.none')}
      />
      {at !== null && (
        <HardshipDrawer
          key={at}
          id={at}
          onClose={() => {
            move({ hardship: '' });
            reload();
          }}
        />
      )}
    </>
  );
}

function useColumns(
  state: State,
  reload: () => void,
  open: (id: string) => void,
): TableColumnsType<StaffHardship> {
  const text = useText();
  const say = useSay();
  const { may, caller } = useSession();
  const mayWrite = may('collections.write') && state === 'open';
  const assign = (id: string, take: boolean) => void assignHardship(id, take).then(reload, reload);
  return [
    {
      title: text('staff.overdue.loan'),
      render: (_, one) => <Link href={`/staff/overdue/${one.loanId}`}>{one.loanId.slice(-8)}</Link>,
    },
    { title: text('staff.hardship.asked'), render: (_, one) => <Ago at={one.askedAt} /> },
    { title: text('staff.hardship.ground'), render: (_, one) => say(one.groundSays) },
    {
      title: text('staff.hardship.state'),
      render: (_, one) => <Tag>{text(`hardship.state.${one.state}`)}</Tag>,
    },
    {
      title: text('staff.queue.dueOn'),
      render: (_, one) =>
        one.state === 'asked' ? <DueTag on={one.answerBy} left={daysTo(one.answerBy)} /> : '—',
    },
    {
      title: text('staff.queue.assignee'),
      render: (_, one) => (
        <Assignee
          name={one.assigneeName}
          mine={one.assigneeName === caller.name}
          onTake={mayWrite ? () => assign(one.id, true) : undefined}
          onRelease={mayWrite ? () => assign(one.id, false) : undefined}
        />
      ),
    },
    {
      title: '',
      render: (_, one) => (
        <Button size="small" type="primary" onClick={() => open(one.id)}>
          {text('staff.queue.open')}
        </Button>
      ),
    },
  ];
}

function saveHardships(rows: readonly StaffHardship[]): void {
  saveCsv('hardships.csv', [
    [
      'hardship',
      'loan',
      'borrower',
      'ground',
      'asked',
      'state',
      'relief',
      'assigned',
      'offered_by',
    ],
    ...rows.map((one) => [
      ...[one.id, one.loanId, one.borrowerId, one.ground, new Date(one.askedAt).toISOString()],
      ...[one.state, one.relief?.kind ?? null, one.assigneeName, one.offeredBy],
    ]),
  ]);
}

/** One of them: what was said, and what could be offered at what cost. */
function HardshipDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const text = useText();
  const [load, reload] = useLoad(`hardship:${id}`, () => getHardship(id));
  return (
    <Drawer open size="large" title={text('staff.hardships')} onClose={onClose}>
      <Shown load={load} reload={reload}>
        {(found) => <HardshipView found={found} reload={reload} />}
      </Shown>
    </Drawer>
  );
}

function HardshipView({
  found,
  reload,
}: {
  readonly found: HardshipCase;
  readonly reload: () => void;
}) {
  const text = useText();
  const say = useSay();
  const { language } = useLanguage();
  const { may } = useSession();
  const { hardship, proposals } = found;
  const [note, setNote] = useState<string>();
  const [declines, setDeclines] = useState(false);
  const { busy, wrong, run } = useAct((error) => sayCase(text, error, language));
  const mayOffer =
    may('collections.write') && (hardship.state === 'asked' || hardship.state === 'offered');
  const offer = (relief: Relief) =>
    run(
      () => offerHardship(hardship.id, relief),
      (answer) => {
        setNote('makerName' in answer ? text('staff.queue.waits') : undefined);
        reload();
      },
    );
  return (
    <div className="staff-form" data-testid="hardship">
      <p>
        <Tag>{text(`hardship.state.${hardship.state}`)}</Tag> {say(hardship.groundSays)}
        {hardship.relief && ` · ${sayRelief(text, hardship.relief)}`}
        {hardship.offer &&
          ` · ${text('hardship.until', { day: dayText(hardship.offer.until, language) })}`}
      </p>
      {hardship.said && <p className="staff-said">{hardship.said}</p>}
      {note !== undefined && <Alert type="info" showIcon role="status" title={note} />}
      {wrong !== undefined && <Alert type="error" showIcon role="alert" title={wrong} />}
      {mayOffer && (
        <>
          <Button onClick={() => setDeclines(true)}>{text('staff.hardship.decline')}</Button>
          <h2>{text('staff.hardship.proposals')}</h2>
          <p>{text('staff.hardship.byRule')}</p>
          {proposals.length === 0 && <p>{text('staff.hardship.none.possible')}</p>}
          {proposals.map(({ relief, table }) => (
            <Proposal
              key={JSON.stringify(relief)}
              {...{ relief, table, busy }}
              onOffer={() => offer(relief)}
            />
          ))}
          <OwnRelief busy={busy} onOffer={offer} />
        </>
      )}
      {declines && (
        <Decline
          id={hardship.id}
          onCancel={() => setDeclines(false)}
          onDone={() => {
            setDeclines(false);
            reload();
          }}
        />
      )}
    </div>
  );
}

function Proposal(o: {
  readonly relief: Relief;
  readonly table: ReliefTable;
  readonly busy: boolean;
  readonly onOffer: () => void;
}) {
  const text = useText();
  const { table } = o;
  return (
    <details data-testid={`relief-${o.relief.kind}`}>
      <summary>
        <strong>{sayRelief(text, o.relief)}</strong> · {text('staff.hardship.difference')}{' '}
        {yuan(table.differenceFen, { signed: true })} · {text('staff.hardship.lender')}{' '}
        {yuan(table.differenceFen, { signed: true })} · {text('relief.endsOn')} {table.after.endsOn}{' '}
        ·{' '}
        {text('staff.hardship.classes', {
          before: text(`staff.class.${table.classBefore}`),
          after: text(`staff.class.${table.classAfter}`),
        })}
      </summary>
      {BigInt(table.dueNowFen) > 0n && (
        <p>
          {text('relief.dueNow')}: {yuan(table.dueNowFen)}
        </p>
      )}
      <ReliefRows side={table.before} caption={text('relief.before')} />
      <ReliefRows side={table.after} caption={text('relief.after')} />
      <Button type="primary" loading={o.busy} onClick={o.onOffer}>
        {text('staff.hardship.offer')}
      </Button>
    </details>
  );
}

const ownKinds = ['deferral', 'longer', 'interestOnly'] as const;

/** Another number of months or installments than those that are proposed. */
function OwnRelief(o: { readonly busy: boolean; readonly onOffer: (relief: Relief) => void }) {
  const text = useText();
  const [kind, setKind] = useState<(typeof ownKinds)[number]>('deferral');
  const [n, setN] = useState(2);
  const relief: Relief = kind === 'longer' ? { kind, installments: n } : { kind, months: n };
  return (
    <>
      <h2>{text('staff.hardship.own')}</h2>
      <div className="staff-bar">
        <Select
          aria-label={text('staff.hardship.own')}
          value={kind}
          style={{ minWidth: 220 }}
          options={ownKinds.map((value) => ({ value, label: text(`relief.${value}`, { n }) }))}
          onChange={setKind}
        />
        <InputNumber
          aria-label={text('staff.hardship.own')}
          min={1}
          max={24}
          precision={0}
          value={n}
          onChange={(next) => setN(next ?? 1)}
        />
        <Button loading={o.busy} onClick={() => o.onOffer(relief)}>
          {text('staff.hardship.offer')}
        </Button>
      </div>
    </>
  );
}

function Decline(o: {
  readonly id: string;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}) {
  const text = useText();
  const { language } = useLanguage();
  const { busy, wrong, run } = useAct((error) => sayCase(text, error, language));
  const [reason, setReason] = useState('');
  return (
    <ActModal
      title={text('staff.hardship.decline')}
      ok={text('staff.hardship.decline')}
      ready={reason.trim().length >= 2}
      {...{ busy, wrong }}
      onCancel={o.onCancel}
      onOk={() =>
        run(
          () => declineHardship(o.id, reason.trim()),
          () => o.onDone(),
        )
      }
    >
      <ReasonField value={reason} onChange={setReason} />
    </ActModal>
  );
}
