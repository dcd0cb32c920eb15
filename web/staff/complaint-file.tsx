import { makeKey } from '@open310/sdk';
import { Alert, Button, Drawer, Input, Radio } from 'antd';
import { useState } from 'react';
import { ComplaintEntries } from '../ui/complaint-entries.tsx';
import { useLanguage, useLoad, useSay, useText } from '../ui/index.ts';
import {
  answerComplaint,
  assignComplaint,
  extendComplaint,
  extendComplaintAgain,
  getComplaint,
  type StaffComplaint,
  sayOfComplaint,
} from './api.ts';
import { Shown } from './parts.tsx';
import { ActModal, Assignee, DueTag, sayCase, useAct } from './queue.tsx';
import { ReasonField } from './reason-field.tsx';
import { useSession } from './session.tsx';

/** One complaint with all that was said and done, and what can be done next. */
export function ComplaintDrawer({
  id,
  onClose,
}: {
  readonly id: string;
  readonly onClose: () => void;
}) {
  const text = useText();
  const [load, reload] = useLoad(`complaint:${id}`, () => getComplaint(id));
  return (
    <Drawer open size="large" title={text('staff.complaints')} onClose={onClose}>
      <Shown load={load} reload={reload}>
        {(file) => <FileView file={file} reload={reload} />}
      </Shown>
    </Drawer>
  );
}

type Act = 'answer' | 'extend' | undefined;

/** What it is about, how it came, and by when it is answered. */
function Heading({ file }: { readonly file: StaffComplaint }) {
  const text = useText();
  const say = useSay();
  return (
    <>
      <p>
        <strong>{say(file.kindSays)}</strong> · {text(`staff.complaint.channel.${file.channel}`)} ·{' '}
        {file.borrowerId}
      </p>
      {file.state === 'open' && (
        <span>
          <DueTag on={file.dueOn} left={file.daysLeft} />
        </span>
      )}
    </>
  );
}

function FileView({
  file,
  reload,
}: {
  readonly file: StaffComplaint;
  readonly reload: () => void;
}) {
  const text = useText();
  const { language } = useLanguage();
  const { may, caller } = useSession();
  const [act, setAct] = useState<Act>();
  const [note, setNote] = useState<string>();
  const { wrong, run } = useAct((error) => sayCase(text, error, language));
  const isMine = may('complaints.write') && file.state === 'open';
  const done = (waits?: boolean) => {
    setNote(waits ? text('staff.queue.waits') : undefined);
    setAct(undefined);
    reload();
  };
  const props = { file, onDone: done, onCancel: () => setAct(undefined) };
  return (
    <div className="staff-form" data-testid="complaint">
      <Heading file={file} />
      <span>
        {text('staff.queue.assignee')}:{' '}
        <Assignee
          name={file.assigneeName}
          mine={file.assigneeName === caller.name}
          onTake={
            isMine
              ? () =>
                  run(
                    () => assignComplaint(file.id),
                    () => reload(),
                  )
              : undefined
          }
        />
      </span>
      {note !== undefined && <Alert type="info" showIcon role="status" title={note} />}
      {wrong !== undefined && <Alert type="error" showIcon role="alert" title={wrong} />}
      <ComplaintEntries entries={file.entries} />
      {isMine && (
        <>
          <Write id={file.id} onDone={reload} />
          <div className="staff-bar">
            <Button type="primary" onClick={() => setAct('answer')} data-testid="complaint-answer">
              {text('staff.complaint.answer')}
            </Button>
            {file.reopenedOn === null && file.extended < 2 && (
              <Button onClick={() => setAct('extend')}>
                {text(
                  file.extended === 0 ? 'staff.complaint.extend' : 'staff.complaint.extendAgain',
                )}
              </Button>
            )}
          </div>
        </>
      )}
      {act === 'answer' && <Answer {...props} />}
      {act === 'extend' && <Extend {...props} />}
    </div>
  );
}

function Write({ id, onDone }: { readonly id: string; readonly onDone: () => void }) {
  const text = useText();
  const { language } = useLanguage();
  const { busy, wrong, run } = useAct((error) => sayCase(text, error, language));
  const [messageId, setMessageId] = useState(() => makeKey('message'));
  const [words, setWords] = useState('');
  return (
    <>
      {wrong !== undefined && <Alert type="error" showIcon role="alert" title={wrong} />}
      <Input.TextArea
        aria-label={text('staff.complaint.message')}
        placeholder={text('staff.complaint.message')}
        maxLength={2_000}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <Button
        loading={busy}
        disabled={words.trim().length < 2}
        onClick={() =>
          run(
            () => sayOfComplaint(id, messageId, words.trim()),
            () => {
              setWords('');
              setMessageId(makeKey('message'));
              onDone();
            },
          )
        }
      >
        {text('staff.complaint.send')}
      </Button>
    </>
  );
}

interface ActProps {
  readonly file: StaffComplaint;
  readonly onDone: (waits?: boolean) => void;
  readonly onCancel: () => void;
}

const outcomes = ['upheld', 'partly', 'notUpheld'] as const;

function Answer({ file, onDone, onCancel }: ActProps) {
  const text = useText();
  const { language } = useLanguage();
  const { busy, wrong, run } = useAct((error) => sayCase(text, error, language));
  const [outcome, setOutcome] = useState<(typeof outcomes)[number]>();
  const [words, setWords] = useState('');
  const answer = words.trim();
  return (
    <ActModal
      title={text('staff.complaint.answer')}
      ok={text('staff.complaint.answer')}
      ready={outcome !== undefined && answer.length >= 5}
      {...{ busy, wrong, onCancel }}
      onOk={() =>
        outcome &&
        run(
          () => answerComplaint(file.id, { outcome, answer, review: file.reopenedOn !== null }),
          () => onDone(),
        )
      }
    >
      <Radio.Group
        aria-label={text('staff.complaint.outcome')}
        value={outcome}
        onChange={(event) => setOutcome(event.target.value as (typeof outcomes)[number])}
        options={outcomes.map((value) => ({ value, label: text(`complaint.outcome.${value}`) }))}
      />
      <Input.TextArea
        aria-label={text('staff.complaint.answer.text')}
        placeholder={text('staff.complaint.answer.text')}
        maxLength={2_000}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
    </ActModal>
  );
}

function Extend({ file, onDone, onCancel }: ActProps) {
  const text = useText();
  const { language } = useLanguage();
  const { busy, wrong, run } = useAct((error) => sayCase(text, error, language));
  const [words, setWords] = useState('');
  const isAgain = file.extended > 0;
  const title = text(isAgain ? 'staff.complaint.extendAgain' : 'staff.complaint.extend');
  const reason = words.trim();
  return (
    <ActModal
      title={title}
      ok={title}
      ready={reason.length >= 2}
      {...{ busy, wrong, onCancel }}
      onOk={() =>
        isAgain
          ? run(
              () => extendComplaintAgain(file.id, reason),
              (answer) => onDone('makerName' in answer),
            )
          : run(
              () => extendComplaint(file.id, reason),
              () => onDone(),
            )
      }
    >
      <ReasonField value={words} onChange={setWords} />
    </ActModal>
  );
}
