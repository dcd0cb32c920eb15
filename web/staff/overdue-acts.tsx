import { makeKey } from '@open310/sdk';
import { Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { parseYuanInput, useLanguage, useSay, useText, yuan, yuanInput } from '../ui/index.ts';
import {
  askHardship,
  beginContact,
  disposeLoan,
  endContact,
  liftHold,
  makePromise,
  type OverdueCase,
  placeHold,
  type StaffHardship,
} from './api.ts';
import { ActModal, sayCase, useAct } from './queue.tsx';
import { ReasonField } from './reason-field.tsx';

interface ActProps {
  readonly one: OverdueCase;
  /** @param waits - It waits for a second person. */
  readonly onDone: (waits?: boolean) => void;
  readonly onCancel: () => void;
}

function useCaseAct() {
  const text = useText();
  const { language } = useLanguage();
  return useAct((error) => sayCase(text, error, language));
}

const channels = ['call', 'sms', 'app', 'letter'] as const;
type Channel = (typeof channels)[number];
const people = ['borrower', 'guarantor'] as const;
type Person = (typeof people)[number];

/** Writes down that the borrower is about to be contacted; the rules may say no, and when. */
export function BeginContact({ one, onDone, onCancel }: ActProps) {
  const text = useText();
  const say = useSay();
  const { busy, wrong, run } = useCaseAct();
  const [contactId] = useState(() => makeKey('contact'));
  const [channel, setChannel] = useState<Channel>('call');
  const [whom, setWhom] = useState<Person>('borrower');
  const [direction, setDirection] = useState<'out' | 'in'>('out');
  const [template, setTemplate] = useState('');
  const words = one.templates.find(({ id }) => id === template);
  const filled = words && fillWords(say(words.text), one);
  const send = () =>
    run(
      () =>
        beginContact(one.loanId, {
          ...{ contactId, direction, channel, whom },
          ...(filled ? { template, text: filled } : {}),
        }),
      () => onDone(),
    );
  return (
    <ActModal
      title={text('staff.contact.begin')}
      ok={text('staff.contact.begin')}
      ready
      {...{ busy, wrong, onCancel }}
      onOk={send}
    >
      <p>{text('staff.contact.begin.hint')}</p>
      <Radio.Group
        value={direction}
        onChange={(event) => setDirection(event.target.value as 'out' | 'in')}
        options={(['out', 'in'] as const).map((value) => ({
          ...{ value, label: text(`staff.contact.${value}`) },
        }))}
      />
      <Radio.Group
        value={channel}
        onChange={(event) => setChannel(event.target.value as Channel)}
        options={channels.map((value) => ({
          ...{ value, label: text(`staff.contact.channel.${value}`) },
        }))}
      />
      <Radio.Group
        value={whom}
        onChange={(event) => setWhom(event.target.value as Person)}
        options={people.map((value) => ({
          ...{ value, label: text(`staff.contact.whom.${value}`) },
        }))}
      />
      <Select
        aria-label={text('staff.contact.template')}
        value={template}
        options={[
          { value: '', label: text('staff.contact.template.none') },
          ...one.templates.map(({ id, says }) => ({ value: id, label: say(says) })),
        ]}
        onChange={setTemplate}
      />
      {filled && <p className="staff-said">{filled}</p>}
    </ActModal>
  );
}

/** A template with this loan's own figures; what it has no figure for stays a hole. */
function fillWords(text: string, { owed, promises, today }: OverdueCase): string {
  const open = promises.find(({ state }) => state === 'open');
  const values: Record<string, string> = {
    amount: yuan(open?.amountFen ?? owed?.overdueFen ?? '0'),
    day: open?.dueOn ?? today,
    dpd: String(owed?.dpd ?? 0),
  };
  return text.replace(/\{(\w+)\}/g, (hole, name: string) => values[name] ?? hole);
}

const outcomes = ['reached', 'noAnswer', 'wrongNumber', 'refused', 'sent', 'failed'] as const;
type Outcome = (typeof outcomes)[number];

/** What came of a contact. */
export function EndContact(o: {
  readonly contact: OverdueCase['contacts'][number];
  readonly onDone: () => void;
  readonly onCancel: () => void;
}) {
  const text = useText();
  const { busy, wrong, run } = useCaseAct();
  const [outcome, setOutcome] = useState<Outcome>();
  const [said, setSaid] = useState('');
  const words = said.trim();
  const send = () =>
    outcome &&
    run(
      () => endContact(o.contact.id, { outcome, ...(words ? { said: words } : {}) }),
      () => o.onDone(),
    );
  return (
    <ActModal
      title={text('staff.contact.end')}
      ok={text('staff.contact.end')}
      ready={outcome !== undefined && words.length !== 1}
      {...{ busy, wrong }}
      onOk={send}
      onCancel={o.onCancel}
    >
      <Radio.Group
        value={outcome}
        onChange={(event) => setOutcome(event.target.value as Outcome)}
        options={outcomes.map((value) => ({
          ...{ value, label: text(`staff.contact.outcome.${value}`) },
        }))}
      />
      <Input.TextArea
        aria-label={text('staff.contact.said')}
        placeholder={text('staff.contact.said')}
        maxLength={1_000}
        value={said}
        onChange={(event) => setSaid(event.target.value)}
      />
    </ActModal>
  );
}

/** What was promised; whether it is kept nobody types. */
export function MakePromise({ one, onDone, onCancel }: ActProps) {
  const text = useText();
  const { busy, wrong, run } = useCaseAct();
  const [promiseId] = useState(() => makeKey('promise'));
  const [amount, setAmount] = useState(one.owed ? yuanInput(one.owed.overdueFen) : '');
  const [dueOn, setDueOn] = useState(one.today);
  const [toldBy, setToldBy] = useState<Person>('borrower');
  const amountFen = parseYuanInput(amount);
  const ready = amountFen !== undefined && amountFen !== '0' && dueOn >= one.today;
  const send = () =>
    amountFen &&
    run(
      () => makePromise(one.loanId, { promiseId, amountFen, dueOn, toldBy }),
      () => onDone(),
    );
  return (
    <ActModal
      title={text('staff.promise.add')}
      ok={text('staff.promise.add')}
      {...{ ready, busy, wrong, onCancel }}
      onOk={send}
    >
      <div>
        <span>{text('staff.promise.amount')}</span>
        <Input
          aria-label={text('staff.promise.amount')}
          prefix="¥"
          inputMode="decimal"
          value={amount}
          data-testid="promise-amount"
          onChange={(event) => setAmount(event.target.value)}
        />
      </div>
      <div>
        <span>{text('staff.promise.dueOn')}</span>
        <Input
          aria-label={text('staff.promise.dueOn')}
          type="date"
          min={one.today}
          value={dueOn}
          data-testid="promise-due"
          onChange={(event) => setDueOn(event.target.value)}
        />
      </div>
      <Radio.Group
        aria-label={text('staff.promise.toldBy')}
        value={toldBy}
        onChange={(event) => setToldBy(event.target.value as Person)}
        options={people.map((value) => ({
          ...{ value, label: text(`staff.contact.whom.${value}`) },
        }))}
      />
    </ActModal>
  );
}

/** The borrower asked to be left alone, or disputes the debt. */
export function StopContacts({ one, onDone, onCancel }: ActProps) {
  const text = useText();
  const { busy, wrong, run } = useCaseAct();
  const [kind, setKind] = useState<'stopRequest' | 'dispute'>('stopRequest');
  const [reason, setReason] = useState('');
  return (
    <ActModal
      title={text('staff.hold.add')}
      ok={text('staff.hold.add')}
      ready={reason.trim().length >= 2}
      {...{ busy, wrong, onCancel }}
      onOk={() =>
        run(
          () => placeHold(one.loanId, { kind, reason: reason.trim() }),
          () => onDone(),
        )
      }
    >
      <Radio.Group
        value={kind}
        onChange={(event) => setKind(event.target.value as typeof kind)}
        options={(['stopRequest', 'dispute'] as const).map((value) => ({
          ...{ value, label: text(`staff.hold.kind.${value}`) },
        }))}
      />
      <ReasonField value={reason} onChange={setReason} />
    </ActModal>
  );
}

/** Contacts may go on. */
export function Lift(o: {
  readonly id: string;
  /** @param waits - It waits for a second person. */
  readonly onDone: (waits: boolean) => void;
  readonly onCancel: () => void;
}) {
  const text = useText();
  const { busy, wrong, run } = useCaseAct();
  const [reason, setReason] = useState('');
  return (
    <ActModal
      title={text('staff.hold.lift')}
      ok={text('staff.hold.lift')}
      ready={reason.trim().length >= 2}
      {...{ busy, wrong }}
      onCancel={o.onCancel}
      onOk={() =>
        run(
          () => liftHold(o.id, reason.trim()),
          (answer) => o.onDone('makerName' in answer),
        )
      }
    >
      <ReasonField value={reason} onChange={setReason} />
    </ActModal>
  );
}

const grounds = ['illness', 'disaster', 'salesFell', 'buyerUnpaid', 'family', 'other'] as const;

/** Asks for a plan in the borrower's name. */
export function AskHardship({ one, onDone, onCancel }: ActProps) {
  const text = useText();
  const { busy, wrong, run } = useCaseAct();
  const [hardshipId] = useState(() => makeKey('hardship'));
  const [ground, setGround] = useState<StaffHardship['ground']>('salesFell');
  const [said, setSaid] = useState('');
  const words = said.trim();
  return (
    <ActModal
      title={text('staff.hardship.ask')}
      ok={text('staff.hardship.ask')}
      ready={words.length !== 1}
      {...{ busy, wrong, onCancel }}
      onOk={() =>
        run(
          () => askHardship(one.loanId, { hardshipId, ground, ...(words ? { said: words } : {}) }),
          () => onDone(),
        )
      }
    >
      <Select
        aria-label={text('staff.hardship.ground')}
        value={ground}
        options={grounds.map((value) => ({ value, label: text(`hardship.ground.${value}`) }))}
        onChange={setGround}
      />
      <Input.TextArea
        aria-label={text('staff.hardship.said')}
        placeholder={text('staff.hardship.said')}
        maxLength={1_000}
        value={said}
        onChange={(event) => setSaid(event.target.value)}
      />
    </ActModal>
  );
}

const kinds = ['chargeOff', 'assignment', 'legalAction'] as const;

/** Proposes what is done about a debt that will not be paid; another allows it. */
export function Dispose({ one, onDone, onCancel }: ActProps) {
  const text = useText();
  const { busy, wrong, run } = useCaseAct();
  const [disposalId] = useState(() => makeKey('disposal'));
  const [kind, setKind] = useState<(typeof kinds)[number]>('chargeOff');
  const [reason, setReason] = useState('');
  const [reference, setReference] = useState('');
  const [documents, setDocuments] = useState<{ name: string; sha256: string }[]>([]);
  const ready = reason.trim().length >= 5 && (kind === 'chargeOff' || documents.length > 0);
  const send = () =>
    run(
      () =>
        disposeLoan(one.loanId, {
          ...{ disposalId, kind, reason: reason.trim(), documents },
          ...(reference.trim() ? { reference: reference.trim() } : {}),
        }),
      (answer) => onDone('makerName' in answer),
    );
  return (
    <ActModal
      title={text('staff.disposal.add')}
      ok={text('staff.disposal.add')}
      {...{ ready, busy, wrong, onCancel }}
      onOk={send}
    >
      <Radio.Group
        value={kind}
        onChange={(event) => setKind(event.target.value as typeof kind)}
        options={kinds.map((value) => ({ value, label: text(`staff.disposal.kind.${value}`) }))}
      />
      <ReasonField value={reason} onChange={setReason} />
      <Input
        aria-label={text('staff.disposal.reference')}
        placeholder={text('staff.disposal.reference')}
        maxLength={120}
        value={reference}
        onChange={(event) => setReference(event.target.value)}
      />
      <label>
        {text('staff.disposal.files')}
        <input
          type="file"
          multiple
          onChange={(event) => void digests(event.target.files).then(setDocuments)}
        />
      </label>
      {documents.map((paper) => (
        <span key={paper.sha256} className="staff-clip">
          {paper.name} {paper.sha256}
        </span>
      ))}
    </ActModal>
  );
}

/** Names and digests of files: they stay where they are. */
const digests = (files: FileList | null) =>
  Promise.all(
    [...(files ?? [])].map(async (file) => {
      const bytes = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
      const sha256 = [...new Uint8Array(bytes)]
        .map((byte) => byte.toString(16).padStart(2, '0'))
        .join('');
      return { name: file.name, sha256 };
    }),
  );
