import { useState } from 'react';
import { useLocation } from 'wouter';
import { ComplaintEntries } from '../ui/complaint-entries.tsx';
import {
  asProblem,
  Button,
  Card,
  dayText,
  Note,
  Page,
  useLanguage,
  useLoad,
  useSay,
  useText,
} from '../ui/index.ts';
import {
  type Complaint,
  getComplaint,
  reopenComplaint,
  sayOfComplaint,
  withdrawComplaint,
} from './api.ts';
import { Area } from './area.tsx';
import { ComplaintState } from './complaints.tsx';
import { sayRefusal } from './say.ts';
import { Loaded } from './session.tsx';

/** `/complaints/:id`: what was said on both sides, and what one can still do. */
export default function ComplaintPage({ id }: { readonly id: string }) {
  const [load, reload] = useLoad(id, () => getComplaint(id));
  return (
    <Loaded load={load} reload={reload}>
      {(complaint) => <ComplaintView complaint={complaint} reload={reload} />}
    </Loaded>
  );
}

interface Props {
  readonly complaint: Complaint;
  readonly reload: () => void;
}

function ComplaintView({ complaint, reload }: Props) {
  const text = useText();
  const say = useSay();
  const [, go] = useLocation();
  const { language } = useLanguage();
  const isOpen = complaint.state === 'open';
  return (
    <Page title={say(complaint.kindSays)} onBack={() => go('/complaints')} testId="complaint">
      <Card
        title={
          isOpen
            ? text('complaint.dueOn', { day: dayText(complaint.dueOn, language) })
            : text('complaints.title')
        }
        aside={<ComplaintState complaint={complaint} />}
      >
        {isOpen && complaint.kind === 'collections' && <p>{text('complaint.paused')}</p>}
        <ComplaintEntries entries={complaint.entries} />
      </Card>
      {isOpen && <SayMore complaint={complaint} reload={reload} />}
      {complaint.state === 'answered' && complaint.reopenedOn === null && (
        <Again complaint={complaint} reload={reload} />
      )}
    </Page>
  );
}

/** Words and a button: sends them once. */
function useSend(reload: () => void) {
  const text = useText();
  const [words, setWords] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const send = (work: (words: string) => Promise<unknown>) => {
    setBusy(true);
    setRefusal(undefined);
    work(words.trim())
      .then(
        () => {
          setWords('');
          reload();
        },
        (error: unknown) => setRefusal(sayRefusal(text, asProblem(error))),
      )
      .finally(() => setBusy(false));
  };
  return { words, setWords, busy, refusal, send };
}

function SayMore({ complaint, reload }: Props) {
  const text = useText();
  const { words, setWords, busy, refusal, send } = useSend(reload);
  return (
    <>
      <Area
        label={text('complaint.say')}
        value={words}
        onChange={setWords}
        testId="complaint-more"
      />
      <div role="status">{refusal && <Note tone="bad">{refusal}</Note>}</div>
      <Button
        busy={busy}
        disabled={words.trim().length < 2}
        onPress={() => send((said) => sayOfComplaint(complaint.id, said))}
        testId="complaint-say"
      >
        {text('complaints.send')}
      </Button>
      <Button
        kind="text"
        onPress={() => send(() => withdrawComplaint(complaint.id))}
        testId="complaint-withdraw"
      >
        {text('complaint.withdraw')}
      </Button>
    </>
  );
}

function Again({ complaint, reload }: Props) {
  const text = useText();
  const { words, setWords, busy, refusal, send } = useSend(reload);
  return (
    <>
      <Area
        label={text('complaint.reopen.why')}
        value={words}
        onChange={setWords}
        testId="complaint-why"
      />
      <div role="status">{refusal && <Note tone="bad">{refusal}</Note>}</div>
      <Button
        kind="quiet"
        busy={busy}
        disabled={words.trim().length < 2}
        onPress={() => send((why) => reopenComplaint(complaint.id, why))}
        testId="complaint-reopen"
      >
        {text('complaint.reopen')}
      </Button>
    </>
  );
}
