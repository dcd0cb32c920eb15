import { useRef, useState } from 'react';
import {
  asProblem,
  Button,
  Card,
  Empty,
  Fact,
  Facts,
  Field,
  momentText,
  Note,
  Page,
  Tag,
  useLanguage,
  useLoad,
  useSay,
  useText,
} from '../ui/index.ts';
import {
  connectSource,
  disconnectSource,
  getConsentText,
  grantConsents,
  handInFile,
  listSources,
  type SourceView,
} from './api.ts';
import { rememberPlace } from './place.ts';
import { sayFileRefusal } from './say.ts';
import { Loaded, useSession } from './session.tsx';
import { SignInButtons } from './sign-in.tsx';
import { TellNumber } from './tell-number.tsx';
import { WithdrawSheet } from './withdraw-sheet.tsx';

/** `/sources`: every source the lender reads, connected or not; connect, disconnect, hand in files. */
export default function SourcesPage() {
  const text = useText();
  const [sources, reload] = useLoad('sources', listSources);
  const { reload: reloadMe } = useSession();
  const [message, setMessage] = useState<Told & Pick<SourceView, 'source'>>();
  const changed = (told: Told & Pick<SourceView, 'source'>) => {
    setMessage(told);
    reload();
    reloadMe();
  };
  return (
    <Page title={text('sources.title')} lead={text('sources.lead')} testId="sources">
      <Loaded load={sources} reload={reload}>
        {(list) =>
          list.sources.length === 0 ? (
            <Empty title={text('sources.empty')} />
          ) : (
            groupsOf(list.sources).map(([theme, sources]) => (
              <section key={theme} className="page" aria-label={text(`theme.${theme}`)}>
                <h2>{text(`theme.${theme}`)}</h2>
                {sources.map((one) => (
                  <SourceCard
                    key={one.source}
                    source={one}
                    told={message?.source === one.source ? message : undefined}
                    onChanged={(told) => changed({ ...told, source: one.source })}
                  />
                ))}
              </section>
            ))
          )
        }
      </Loaded>
    </Page>
  );
}

type Group = SourceView['theme'] | 'connected';

/** What is connected first, the rest by what it is about, each in the lender's order. */
function groupsOf(sources: readonly SourceView[]): [Group, SourceView[]][] {
  const groups = new Map<Group, SourceView[]>([['connected', []]]);
  for (const one of sources) {
    const group = one.connected || one.consent ? 'connected' : one.theme;
    groups.set(group, [...(groups.get(group) ?? []), one]);
  }
  return [...groups].filter(([, members]) => members.length > 0);
}

export interface Told {
  readonly tone: 'good' | 'bad';
  readonly text: string;
}

interface CardProps {
  readonly source: SourceView;
  readonly onChanged: (told: Told) => void;
  /** Where to come back to from a partner's page; this list unless told. */
  readonly place?: string;
}

/** @param told - What the last act on this source came to, beside the act. */
export function SourceCard({
  source,
  told,
  onChanged,
  place = '/sources',
}: CardProps & { readonly told: Told | undefined }) {
  const text = useText();
  const say = useSay();
  const { language } = useLanguage();
  const { connected, consent } = source;
  return (
    <Card
      title={say(source.name)}
      aside={
        <Tag tone={connected && consent ? 'good' : 'plain'}>
          {text(connected ? (consent ? 'sources.read' : 'sources.notAllowed') : 'sources.off')}
        </Tag>
      }
      testId={`source-${source.source}`}
    >
      <ul className="bullets">
        {source.reads.map((line) => (
          <li key={line.en}>{say(line)}</li>
        ))}
      </ul>
      {source.via && <p className="quiet">{text('sources.via', { via: say(source.via) })}</p>}
      {(connected || source.events > 0) && (
        <Facts>
          {source.displayName && (
            <Fact label={text('sources.account')} value={source.displayName} />
          )}
          <Fact label={text('sources.events')} value={String(source.events)} />
          <Fact
            label={text('sources.lastRead')}
            value={
              consent?.lastReadAt ? momentText(consent.lastReadAt, language) : text('sources.never')
            }
          />
        </Facts>
      )}
      <div role="status">{told && <Note tone={told.tone}>{told.text}</Note>}</div>
      {source.asks.map((asked) => (
        <TellNumber
          key={asked.kind}
          asked={asked}
          onTold={() =>
            onChanged({
              tone: 'good',
              text: text('sources.number.saved', { name: say(asked.label) }),
            })
          }
        />
      ))}
      <Connect source={source} onChanged={onChanged} place={place} />
      {consent && source.files.length > 0 && <HandIn source={source} onChanged={onChanged} />}
      {(consent || connected) && <Disconnect source={source} onChanged={onChanged} />}
    </Card>
  );
}

/** Says what a piece of work came to, good or bad. */
function useWork(onChanged: CardProps['onChanged']) {
  const text = useText();
  const say = useSay();
  const [busy, setBusy] = useState(false);
  const run = async (work: () => Promise<string>) => {
    setBusy(true);
    try {
      onChanged({ tone: 'good', text: await work() });
    } catch (error) {
      onChanged({ tone: 'bad', text: sayFileRefusal(text, say, asProblem(error)) });
    } finally {
      setBusy(false);
    }
  };
  return [busy, run] as const;
}

function Connect({ source, onChanged, place = '/sources' }: CardProps) {
  const text = useText();
  const say = useSay();
  const [busy, run] = useWork(onChanged);
  const name = say(source.name);
  if (!source.connected && source.connection === 'oauth') {
    return (
      <div onClickCapture={() => rememberPlace(place)}>
        <SignInButtons
          only
          first={source.source}
          label={() => text('sources.connect', { source: name })}
        />
      </div>
    );
  }
  if (!source.connected && source.connection === 'key') {
    return <ConnectByKey source={source} onChanged={onChanged} />;
  }
  if (source.consent) return null;
  const allow = () =>
    run(async () => {
      const { version, digest } = await getConsentText();
      await grantConsents([source.source], version, digest);
      return text('sources.allowed', { source: name });
    });
  return (
    <Button
      kind="quiet"
      busy={busy}
      onPress={() => void allow()}
      testId={`source-allow-${source.source}`}
    >
      {text('sources.allow', { source: name })}
    </Button>
  );
}

function ConnectByKey({ source, onChanged }: CardProps) {
  const text = useText();
  const say = useSay();
  const [busy, run] = useWork(onChanged);
  const [values, setValues] = useState<Record<string, string>>({});
  const [touched, setTouched] = useState(false);
  const flawOf = ({ name, pattern }: SourceView['fields'][number]): boolean =>
    !new RegExp(pattern).test(values[name] ?? '');
  const connect = () =>
    run(async () => {
      await connectSource(source.source, values);
      return text('sources.connected', { source: say(source.name) });
    });
  return (
    <form
      className="page"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTouched(true);
        if (source.fields.every((field) => !flawOf(field))) void connect();
      }}
    >
      {source.fields.map((field) => (
        <Field
          key={field.name}
          label={say(field.label)}
          hint={say(field.hint)}
          value={values[field.name] ?? ''}
          error={touched && flawOf(field) ? text('sources.field.malformed') : undefined}
          onChange={(value) => setValues({ ...values, [field.name]: value })}
          testId={`source-field-${field.name}`}
        />
      ))}
      <Button kind="quiet" busy={busy} submit testId={`source-connect-${source.source}`}>
        {text('sources.connect', { source: say(source.name) })}
      </Button>
    </form>
  );
}

function HandIn({ source, onChanged }: CardProps) {
  const text = useText();
  const [busy, run] = useWork(onChanged);
  const input = useRef<HTMLInputElement>(null);
  const send = (file: File) =>
    run(async () => {
      const taken = await handInFile(source.source, file);
      return text('sources.file.taken', { documents: taken.documents, added: taken.added });
    });
  return (
    <>
      <input
        ref={input}
        type="file"
        className="unseen"
        aria-label={text('sources.file')}
        accept={source.files.map((ending) => `.${ending}`).join(',')}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) void send(file);
        }}
      />
      <Button kind="quiet" busy={busy} onPress={() => input.current?.click()}>
        {text('sources.file')}
      </Button>
      <p className="quiet">{text('sources.file.kinds', { kinds: source.files.join(', ') })}</p>
    </>
  );
}

function Disconnect({ source, onChanged }: CardProps) {
  const text = useText();
  const say = useSay();
  const [asking, setAsking] = useState(false);
  const [busy, run] = useWork(onChanged);
  const name = say(source.name);
  const disconnect = () =>
    run(async () => {
      await disconnectSource(source.source);
      return text('sources.disconnected', { source: name });
    });
  return (
    <>
      <Button
        kind="text"
        onPress={() => setAsking(true)}
        testId={`source-disconnect-${source.source}`}
      >
        {text('sources.disconnect')}
      </Button>
      <WithdrawSheet
        open={asking}
        title={text('sources.disconnect.ask', { source: name })}
        confirm={text('sources.disconnect')}
        busy={busy}
        onClose={() => setAsking(false)}
        onConfirm={() => void disconnect().finally(() => setAsking(false))}
        testId="source-disconnect-confirm"
        consentId={source.consent?.id}
      />
    </>
  );
}
