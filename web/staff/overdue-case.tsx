import { Alert, Button, Card, Descriptions, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import { momentText, useLanguage, useLoad, useSay, useText, yuan } from '../ui/index.ts';
import { assignOverdue, getOverdue, listContactRules, type OverdueCase } from './api.ts';
import { PromiseTag } from './overdue.tsx';
import {
  AskHardship,
  BeginContact,
  Dispose,
  EndContact,
  Lift,
  MakePromise,
  StopContacts,
} from './overdue-acts.tsx';
import { Ago, Shown } from './parts.tsx';
import { Assignee } from './queue.tsx';
import { useSession } from './session.tsx';

/** `/staff/overdue/:id`: one loan that is behind, and all that was said and done about it. */
export function OverdueCasePage({ id }: { readonly id: string }) {
  const text = useText();
  const [load, reload] = useLoad(`overdue:${id}`, () => getOverdue(id));
  return (
    <>
      <div className="staff-bar">
        <h1>
          {text('staff.overdue')} · {id.slice(-8)}
        </h1>
        <Link href="/staff/overdue">{text('staff.overdue.back')}</Link>
        <Button onClick={reload}>{text('staff.refresh')}</Button>
      </div>
      <Shown load={load} reload={reload}>
        {(one) => <Case one={one} reload={reload} />}
      </Shown>
    </>
  );
}

type Act = 'contact' | 'promise' | 'stop' | 'hardship' | 'dispose' | undefined;
interface Props {
  readonly one: OverdueCase;
  readonly reload: () => void;
}

function Case({ one, reload }: Props) {
  const text = useText();
  const { may, caller } = useSession();
  const mayWrite = may('collections.write');
  const [act, setAct] = useState<Act>();
  const [note, setNote] = useState<string>();
  const close = () => setAct(undefined);
  const done = (waits?: boolean) => {
    setNote(waits ? text('staff.queue.waits') : undefined);
    close();
    reload();
  };
  const assign = (take: boolean) => void assignOverdue(one.loanId, take).then(reload, reload);
  const props = { one, onDone: done, onCancel: close };
  return (
    <div data-testid="overdue-case">
      {note !== undefined && <Alert type="info" showIcon role="status" title={note} />}
      <Standing one={one}>
        <Assignee
          name={one.assigneeName}
          mine={one.assigneeName === caller.name}
          onTake={mayWrite ? () => assign(true) : undefined}
          onRelease={mayWrite ? () => assign(false) : undefined}
        />
      </Standing>
      {mayWrite && (
        <div className="staff-bar">
          <Button type="primary" onClick={() => setAct('contact')} data-testid="contact-begin">
            {text('staff.contact.begin')}
          </Button>
          <Button onClick={() => setAct('promise')} data-testid="promise-add">
            {text('staff.promise.add')}
          </Button>
          <Button onClick={() => setAct('stop')}>{text('staff.hold.add')}</Button>
          <Button onClick={() => setAct('hardship')}>{text('staff.hardship.ask')}</Button>
          <Button onClick={() => setAct('dispose')}>{text('staff.disposal.add')}</Button>
        </div>
      )}
      {act === 'contact' && <BeginContact {...props} />}
      {act === 'promise' && <MakePromise {...props} />}
      {act === 'stop' && <StopContacts {...props} />}
      {act === 'hardship' && <AskHardship {...props} />}
      {act === 'dispose' && <Dispose {...props} />}
      <div className="staff-cards">
        <Promises one={one} />
        <Contacts one={one} reload={reload} />
        <Holds one={one} reload={reload} />
        <Disposals one={one} />
        <Rules />
      </div>
    </div>
  );
}

function Standing({
  one,
  children,
}: {
  readonly one: OverdueCase;
  readonly children: React.ReactNode;
}) {
  const text = useText();
  const { language } = useLanguage();
  const { owed, next } = one;
  const now = Date.now();
  const when = (at: number | null | undefined) =>
    at === null || at === undefined
      ? text('staff.overdue.onHold')
      : at <= now
        ? text('staff.overdue.now')
        : momentText(at, language, false);
  return (
    <Descriptions
      size="small"
      bordered
      column={{ xs: 1, sm: 2, lg: 4 }}
      items={[
        {
          key: 'borrower',
          label: text('staff.borrower'),
          children: (
            <Link href={`/staff/borrowers/${one.borrowerId}`}>{one.borrowerId.slice(-8)}</Link>
          ),
        },
        {
          key: 'status',
          label: text('staff.state'),
          children: text(`staff.overdue.status.${one.status}`),
        },
        { key: 'dpd', label: text('staff.overdue.dpd'), children: owed?.dpd ?? '—' },
        {
          key: 'due',
          label: text('staff.overdue.due'),
          children: owed ? yuan(owed.overdueFen) : '—',
        },
        {
          key: 'penalty',
          label: text('staff.overdue.penalty'),
          children: owed ? yuan(owed.penaltyInterestFen) : '—',
        },
        {
          key: 'payoff',
          label: text('staff.overdue.payoff'),
          children: owed ? yuan(owed.payoffFen) : '—',
        },
        {
          key: 'next',
          label: text('staff.overdue.next'),
          children: when(next.call),
        },
        { key: 'assignee', label: text('staff.overdue.assignee'), children },
      ]}
    />
  );
}

function Promises({ one }: { readonly one: OverdueCase }) {
  const text = useText();
  return (
    <Card size="small" title={text('staff.promise')} data-testid="promises">
      {one.promises.length === 0 && text('staff.promise.none')}
      {one.promises.map((promise) => (
        <p key={promise.id}>
          <PromiseTag promise={promise} />{' '}
          {text('staff.promise.repaid', { amount: yuan(promise.repaidFen, { cents: 'ifAny' }) })} ·{' '}
          {text(`staff.contact.whom.${promise.toldBy}`)} · {promise.byName}{' '}
          <Ago at={promise.madeAt} />
        </p>
      ))}
    </Card>
  );
}

function Contacts({ one, reload }: Props) {
  const text = useText();
  const { may } = useSession();
  const [ends, setEnds] = useState<OverdueCase['contacts'][number]>();
  return (
    <Card size="small" title={text('staff.contact')} data-testid="contacts">
      {one.contacts.length === 0 && text('staff.contact.none')}
      {one.contacts.map((contact) => (
        <div key={contact.id}>
          <Ago at={contact.at} /> <Tag>{text(`staff.contact.${contact.direction}`)}</Tag>
          {text(`staff.contact.channel.${contact.channel}`)} ·{' '}
          {text(`staff.contact.whom.${contact.whom}`)} · {contact.byName} ·{' '}
          {text(`staff.contact.outcome.${contact.outcome ?? 'waits'}`)}{' '}
          {contact.outcome === null && may('collections.write') && (
            <Button size="small" onClick={() => setEnds(contact)} data-testid="contact-end">
              {text('staff.contact.end')}
            </Button>
          )}
          {[contact.text, contact.said].filter(Boolean).map((words) => (
            <p key={words} className="staff-said">
              {words}
            </p>
          ))}
        </div>
      ))}
      {ends && (
        <EndContact
          contact={ends}
          onCancel={() => setEnds(undefined)}
          onDone={() => {
            setEnds(undefined);
            reload();
          }}
        />
      )}
    </Card>
  );
}

function Holds({ one, reload }: Props) {
  const text = useText();
  const { may } = useSession();
  const [lifts, setLifts] = useState<string>();
  const [waits, setWaits] = useState(false);
  return (
    <Card size="small" title={text('staff.hold')} data-testid="holds">
      <div role="status">
        {waits && <Alert type="info" showIcon title={text('staff.queue.waits')} />}
      </div>
      {one.holds.length === 0 && text('staff.hold.none')}
      {one.holds.map((hold) => (
        <p key={hold.id}>
          <Tag color={hold.liftedAt === null ? 'orange' : 'default'}>
            {text(`staff.hold.kind.${hold.kind}`)}
          </Tag>
          {hold.follows ? text('staff.hold.follows') : hold.reason} · {hold.byName}{' '}
          <Ago at={hold.placedAt} />{' '}
          {hold.liftedAt !== null &&
            text('staff.hold.lifted', { by: hold.liftedBy ?? '', why: hold.liftedWhy ?? '' })}
          {hold.liftedAt === null && !hold.follows && may('collections.write') && (
            <Button size="small" onClick={() => setLifts(hold.id)}>
              {text('staff.hold.lift')}
            </Button>
          )}
        </p>
      ))}
      {lifts !== undefined && (
        <Lift
          id={lifts}
          onCancel={() => setLifts(undefined)}
          onDone={(isWaiting) => {
            setWaits(isWaiting);
            setLifts(undefined);
            reload();
          }}
        />
      )}
    </Card>
  );
}

function Disposals({ one }: { readonly one: OverdueCase }) {
  const text = useText();
  return (
    <Card size="small" title={text('staff.disposal')}>
      {one.disposals.length === 0 && text('staff.disposal.none')}
      {one.disposals.map((done) => (
        <div key={done.id}>
          <Tag color="red">{text(`staff.disposal.kind.${done.kind}`)}</Tag>
          {text('staff.disposal.at', { on: done.on, dpd: done.dpd, owed: yuan(done.owedFen) })} ·{' '}
          {done.byName} · {done.reason} {done.reference}
          {done.documents.map((paper) => (
            <div key={paper.sha256} className="staff-clip">
              {paper.name} {paper.sha256}
            </div>
          ))}
        </div>
      ))}
    </Card>
  );
}

/** What the rules of contact say, and where each comes from. */
function Rules() {
  const text = useText();
  const say = useSay();
  const [load, reload] = useLoad('contact-rules', listContactRules);
  return (
    <Card size="small" title={text('staff.overdue.rules')}>
      <Shown load={load} reload={reload}>
        {({ rules }) => (
          <>
            {rules.map((rule) => (
              <p key={rule.id}>
                <strong>{say(rule.says)}</strong>: {say(rule.value)}{' '}
                {rule.confirm && <Tag color="orange">{text('staff.overdue.rules.confirm')}</Tag>}
                <br />
                <small>{say(rule.source)}</small>
              </p>
            ))}
          </>
        )}
      </Shown>
    </Card>
  );
}
