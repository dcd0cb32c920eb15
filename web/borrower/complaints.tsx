import { useState } from 'react';
import { useLocation } from 'wouter';
import {
  asProblem,
  Button,
  Card,
  Choice,
  dayText,
  Empty,
  Note,
  Page,
  Tag,
  type Tone,
  useLanguage,
  useLoad,
  useSay,
  useText,
} from '../ui/index.ts';
import { type Complaint, type ComplaintSummary, fileComplaint, listComplaints } from './api.ts';
import { Area } from './area.tsx';
import { sayRefusal } from './say.ts';
import { Loaded } from './session.tsx';

type Listed = Awaited<ReturnType<typeof listComplaints>>;

/** `/complaints`: say what went wrong, and see what became of it. */
export default function ComplaintsPage() {
  const text = useText();
  const [, go] = useLocation();
  const [load, reload] = useLoad('complaints', listComplaints);
  return (
    <Loaded load={load} reload={reload}>
      {({ complaints, kinds, answerDays }) => (
        <Page
          title={text('complaints.title')}
          lead={text('complaints.lead', { days: answerDays })}
          onBack={() => go('/me')}
          testId="complaints"
        >
          <NewComplaint kinds={kinds} onFiled={(id) => go(`/complaints/${id}`)} />
          <h2>{text('complaints.yours')}</h2>
          {complaints.length === 0 && <Empty title={text('complaints.none')} />}
          {complaints.map((one) => (
            <ComplaintCard
              key={one.id}
              complaint={one}
              onOpen={() => go(`/complaints/${one.id}`)}
            />
          ))}
        </Page>
      )}
    </Loaded>
  );
}

function NewComplaint(props: {
  readonly kinds: Listed['kinds'];
  readonly onFiled: (id: string) => void;
}) {
  const text = useText();
  const say = useSay();
  const [kind, setKind] = useState<Complaint['kind']>();
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const send = () => {
    if (!kind) return;
    setBusy(true);
    setRefusal(undefined);
    fileComplaint(kind, said.trim())
      .then(
        ({ id }) => props.onFiled(id),
        (error: unknown) => setRefusal(sayRefusal(text, asProblem(error))),
      )
      .finally(() => setBusy(false));
  };
  return (
    <Card title={text('complaints.new')}>
      <Choice
        legend={text('complaints.kind')}
        value={kind}
        onChange={setKind}
        options={props.kinds.map((one) => ({
          ...{ value: one.kind, label: say(one.says), testId: `complaint-kind-${one.kind}` },
        }))}
      />
      <Area
        label={text('complaints.said')}
        value={said}
        onChange={setSaid}
        testId="complaint-said"
      />
      <div role="status">{refusal && <Note tone="bad">{refusal}</Note>}</div>
      <Button
        busy={busy}
        disabled={!kind || said.trim().length < 2}
        onPress={send}
        testId="complaint-send"
      >
        {text('complaints.send')}
      </Button>
    </Card>
  );
}

const tones: Record<ComplaintSummary['state'], Tone> = {
  open: 'brand',
  answered: 'good',
  withdrawn: 'plain',
};

/** Where a complaint stands, in a word. */
export function ComplaintState({ complaint }: { readonly complaint: ComplaintSummary }) {
  const text = useText();
  return <Tag tone={tones[complaint.state]}>{text(`complaint.state.${complaint.state}`)}</Tag>;
}

function ComplaintCard(props: {
  readonly complaint: ComplaintSummary;
  readonly onOpen: () => void;
}) {
  const text = useText();
  const say = useSay();
  const { language } = useLanguage();
  const { complaint } = props;
  return (
    <Card title={say(complaint.kindSays)} aside={<ComplaintState complaint={complaint} />}>
      <p className="quiet">
        {complaint.outcome === null
          ? text('complaint.dueOn', { day: dayText(complaint.dueOn, language) })
          : text(`complaint.outcome.${complaint.outcome}`)}
      </p>
      <Button kind="text" onPress={props.onOpen}>
        {text('staff.queue.open')}
      </Button>
    </Card>
  );
}
