import { useEffect, useRef, useState } from 'react';
import {
  asProblem,
  Button,
  Card,
  Empty,
  Fact,
  Facts,
  momentText,
  Note,
  Page,
  Sheet,
  Tag,
  type Tone,
  useLanguage,
  useLoad,
  useSay,
  useText,
  yuan,
} from '../ui/index.ts';
import {
  getPaper,
  handInPaper,
  listPapers,
  type Paper,
  paperFileUrl,
  takeBackPaper,
  takingsFormUrl,
} from './api.ts';
import { sayRefusal } from './say.ts';
import { Loaded } from './session.tsx';

/** `/papers`: take a picture or choose a file, see what was read off it, take it back. */
export default function PapersPage() {
  const text = useText();
  const [load, reload] = useLoad('papers', listPapers);
  return (
    <Page title={text('papers.title')} lead={text('papers.lead')} testId="papers">
      <AddPaper onAdded={reload} />
      <Loaded load={load} reload={reload}>
        {({ papers, kinds }) => (
          <>
            <Kinds kinds={kinds} />
            <h2>{text('papers.yours')}</h2>
            {papers.length === 0 ? (
              <Empty title={text('papers.none')} />
            ) : (
              papers.map((paper) => <PaperCard key={paper.id} first={paper} />)
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function AddPaper({ onAdded }: { readonly onAdded: () => void }) {
  const text = useText();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const send = (file: File) => {
    setBusy(true);
    setRefusal(undefined);
    handInPaper(file)
      .then(onAdded, (error: unknown) => setRefusal(sayRefusal(text, asProblem(error))))
      .finally(() => setBusy(false));
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        className="unseen"
        aria-label={text('papers.add')}
        accept="image/jpeg,image/png,image/webp,.pdf,.xml,.ofd,.zip,.csv,.txt,.xlsx"
        data-testid="paper-file"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) send(file);
        }}
      />
      <div role="status">{refusal && <Note tone="bad">{refusal}</Note>}</div>
      <Button busy={busy} onPress={() => input.current?.click()} testId="paper-add">
        {text('papers.add')}
      </Button>
      <p className="quiet">{text('papers.endings')}</p>
    </>
  );
}

type Kind = Awaited<ReturnType<typeof listPapers>>['kinds'][number];

function Kinds({ kinds }: { readonly kinds: readonly Kind[] }) {
  const text = useText();
  const say = useSay();
  return (
    <Card title={text('papers.kinds')}>
      <ul className="bullets">
        {kinds.map(({ id, says, why }) => (
          <li key={id}>
            {say(says)} <span className="quiet">{say(why)}</span>
          </li>
        ))}
      </ul>
      <Button kind="text" onPress={() => window.location.assign(takingsFormUrl)}>
        {text('papers.form')}
      </Button>
    </Card>
  );
}

const tones: Readonly<Record<Paper['state'], Tone>> = {
  reading: 'plain',
  waits: 'plain',
  accepted: 'good',
  refused: 'bad',
  withdrawn: 'plain',
};
const ASK_MS = 1_000;

/** Asks again while a paper is being read; a network that is away for a moment changes nothing. */
function useRead(first: Paper): [Paper, (paper: Paper) => void] {
  const [paper, setPaper] = useState(first);
  const { id, state } = paper;
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    if (state !== 'reading') return undefined;
    const timer = setTimeout(() => {
      getPaper(id)
        .then(setPaper, () => {})
        .finally(() => setAsked(asked + 1));
    }, ASK_MS);
    return () => clearTimeout(timer);
  }, [id, state, asked]);
  return [paper, setPaper];
}

function PaperCard({ first }: { readonly first: Paper }) {
  const text = useText();
  const say = useSay();
  const { language } = useLanguage();
  const [paper, setPaper] = useRead(first);
  const { state, kind, fault, reason, events } = paper;
  const title = kind ? say(kind.says) : text('papers.unknown');
  const shown = paper.fields.filter(({ value, needed }) => value !== null || needed);
  return (
    <Card
      title={state === 'reading' ? text('papers.title') : title}
      aside={<Tag tone={tones[state]}>{text(`papers.${state}`)}</Tag>}
      testId={`paper-${state}`}
    >
      <div role="status">
        {fault && <Note tone={state === 'refused' ? 'bad' : 'plain'}>{say(fault.says)}</Note>}
      </div>
      <Facts>
        <Fact label={text('papers.received')} value={momentText(paper.receivedAt, language)} />
        {shown.map((field) => (
          <Fact key={field.id} label={say(field.says)} value={sayField(text, field)} />
        ))}
        {reason && <Fact label={text('papers.reason')} value={reason} />}
      </Facts>
      {events !== null && events > 0 && (
        <p className="quiet">{text('papers.events', { events })}</p>
      )}
      {paper.hasFile && (
        <Button kind="quiet" onPress={() => window.open(paperFileUrl(paper.id), '_blank')}>
          {text('papers.open')}
        </Button>
      )}
      {(state === 'reading' || state === 'waits') && <TakeBack paper={paper} onTaken={setPaper} />}
    </Card>
  );
}

function sayField(text: ReturnType<typeof useText>, field: Paper['fields'][number]): string {
  if (field.value === null) return text('papers.notRead');
  return field.shape === 'yuan' ? yuan(field.value) : field.value;
}

function TakeBack(props: { readonly paper: Paper; readonly onTaken: (paper: Paper) => void }) {
  const text = useText();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const takeBack = () => {
    setBusy(true);
    takeBackPaper(props.paper.id)
      .then(props.onTaken, (error: unknown) => setRefusal(sayRefusal(text, asProblem(error))))
      .finally(() => {
        setBusy(false);
        setAsking(false);
      });
  };
  return (
    <>
      {refusal && <Note tone="bad">{refusal}</Note>}
      <Button kind="text" onPress={() => setAsking(true)} testId="paper-take-back">
        {text('papers.takeBack')}
      </Button>
      <Sheet open={asking} title={text('papers.takeBack.ask')} onClose={() => setAsking(false)}>
        <p>{text('papers.takeBack.body')}</p>
        <Button busy={busy} onPress={takeBack} testId="paper-take-back-confirm">
          {text('papers.takeBack')}
        </Button>
        <Button kind="quiet" onPress={() => setAsking(false)}>
          {text('papers.keep')}
        </Button>
      </Sheet>
    </>
  );
}
