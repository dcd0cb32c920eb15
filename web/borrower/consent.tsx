import type { ApiProblem } from '@open310/sdk';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { CheckIcon } from '../ui/icons.tsx';
import {
  asProblem,
  Button,
  Card,
  Fact,
  Facts,
  Note,
  Page,
  Tag,
  useLoad,
  useSay,
  useText,
} from '../ui/index.ts';
import {
  type ConsentText,
  getConsentText,
  grantConsents,
  type Me,
  startApplication,
} from './api.ts';
import FixedFormPage from './fixed-form.tsx';
import { KindCard } from './kind.tsx';
import { rememberPlace } from './place.ts';
import { sayRefusal } from './say.ts';
import { Loaded, useSession } from './session.tsx';
import { SignInButtons } from './sign-in.tsx';

/** `/consent`: what is read from each source, for what, how long, how to take it back; one button. */
export default function Consent() {
  const { me, reload: reloadMe } = useSession();
  const [content, reload] = useLoad('consent-text', getConsentText);
  return (
    <Loaded load={me} reload={reloadMe}>
      {(borrower) =>
        borrower.forms === 'fixed' ? (
          <FixedFormPage />
        ) : (
          <Loaded load={content} reload={reload}>
            {(loaded) => <ConsentForm me={borrower} content={loaded} onChanged={reload} />}
          </Loaded>
        )
      }
    </Loaded>
  );
}

interface FormProps {
  readonly me: Me;
  readonly content: ConsentText;
  readonly onChanged: () => void;
}

function ConsentForm({ me, content, onChanged }: FormProps) {
  const text = useText();
  const say = useSay();
  const { accept, busy, refusal } = useAccept(me, content, onChanged);
  const { reload: reloadMe } = useSession();
  const connected = content.sources.filter((one) => one.connected);
  const others = content.sources.filter((one) => !one.connected);

  const kindChanged = () => {
    reloadMe();
    onChanged();
  };
  if (connected.length === 0) return <NothingConnected me={me} onChanged={kindChanged} />;
  return (
    <Page
      title={text('consent.title')}
      lead={text('consent.lead')}
      testId="consent"
      action={<Accept me={me} refusal={refusal} busy={busy} onAccept={accept} />}
    >
      <KindCard me={me} onChanged={kindChanged} />
      {connected.map((one) => (
        <SourceCard
          key={one.source}
          source={one}
          days={content.days}
          given={me.consented.includes(one.source)}
        />
      ))}
      {others.map((one) => (
        <OtherSource key={one.source} source={one} />
      ))}
      <details className="card">
        <summary>{text('consent.full')}</summary>
        <div className="prose">
          {content.says.map((paragraph) => (
            <p key={paragraph.en}>{say(paragraph)}</p>
          ))}
        </div>
      </details>
      <p className="quiet">
        {text('consent.version', { version: content.version, digest: content.digest.slice(0, 16) })}
      </p>
    </Page>
  );
}

/** Whoever came in by a phone has connected nothing: a partner's account, something else, or the form. */
function NothingConnected(props: { readonly me: Me; readonly onChanged: () => void }) {
  const text = useText();
  const [, go] = useLocation();
  return (
    <Page
      title={text('consent.none.title')}
      lead={text('consent.none.lead')}
      testId="consent-none"
      action={
        <>
          <div className="page" onClickCapture={() => rememberPlace('/consent')}>
            <SignInButtons
              first={undefined}
              label={(source) =>
                text('consent.other.connect', { source: text(`source.${source}`) })
              }
            />
          </div>
          <Button kind="text" onPress={() => go('/sources')} testId="consent-none-sources">
            {text('consent.none.sources')}
          </Button>
          <FormInstead me={props.me} />
        </>
      }
    >
      <KindCard me={props.me} onChanged={props.onChanged} />
    </Page>
  );
}

/** One button; beside it the way to the form, where the lender takes both. */
function Accept(props: {
  readonly me: Me;
  readonly refusal: string | undefined;
  readonly busy: boolean;
  readonly onAccept: () => void;
}) {
  const text = useText();
  return (
    <>
      {props.refusal && (
        <Note tone="bad" live>
          {props.refusal}
        </Note>
      )}
      <Button onPress={props.onAccept} busy={props.busy} testId="consent-accept">
        {text('consent.accept')}
      </Button>
      <FormInstead me={props.me} />
    </>
  );
}

/** The way to the form, where the lender takes both. */
function FormInstead({ me }: { readonly me: Me }) {
  const text = useText();
  const [, go] = useLocation();
  if (me.forms !== 'both') return null;
  return (
    <Button kind="text" onPress={() => go('/form')} testId="form-instead">
      {text('form.instead')}
    </Button>
  );
}

/** A source that is asked for and not connected: one may connect it, or go on without. */
function OtherSource({ source }: { readonly source: ConsentText['sources'][number] }) {
  const text = useText();
  const name = useSay()(source.name);
  return (
    <Card title={text('consent.other.title', { source: name })}>
      <p className="quiet">{text('consent.other')}</p>
      <div onClickCapture={() => rememberPlace('/consent')}>
        <SignInButtons
          only
          first={source.source}
          label={() => text('consent.other.connect', { source: name })}
        />
      </div>
    </Card>
  );
}

/** Grants what is not granted yet, applies, and goes on to the application. */
function useAccept(me: Me, content: ConsentText, onChanged: () => void) {
  const text = useText();
  const [, go] = useLocation();
  const { reload: reloadMe } = useSession();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const run = async () => {
    const wanted = content.sources.filter((one) => one.connected).map((one) => one.source);
    const asked = wanted.filter((source) => !me.consented.includes(source));
    if (asked.length > 0) await grantConsents(asked, content.version, content.digest);
    const application = await startApplication();
    reloadMe();
    go(`/apply/${application.id}`);
  };
  const fail = (problem: ApiProblem) => {
    if (problem.code.startsWith('consent_text') || problem.code === 'digest_mismatch') {
      onChanged();
      setRefusal(text('consent.changed'));
    } else if (problem.status === 409 && typeof problem.fields.applicationId === 'string') {
      go(`/apply/${problem.fields.applicationId}`); // One is under way already: go on with it.
    } else {
      setRefusal(sayRefusal(text, problem));
    }
  };
  const accept = () => {
    setBusy(true);
    setRefusal(undefined);
    run()
      .catch((error: unknown) => fail(asProblem(error)))
      .finally(() => setBusy(false));
  };
  return { accept, busy, refusal };
}

function SourceCard(props: {
  readonly source: ConsentText['sources'][number];
  readonly days: number;
  readonly given: boolean;
}) {
  const text = useText();
  const say = useSay();
  const { source } = props;
  return (
    <Card
      title={say(source.name)}
      aside={props.given && <Tag tone="good">{text('consent.given')}</Tag>}
    >
      <ul className="ticks" aria-label={text('consent.reads')}>
        {source.reads.map((line) => (
          <li key={line.en}>
            <CheckIcon />
            {say(line)}
          </li>
        ))}
      </ul>
      <Facts>
        <Fact label={text('consent.purpose')} value={say(source.purpose)} />
        <Fact label={text('consent.long')} value={text('consent.days', { days: props.days })} />
        <Fact label={text('consent.back')} value={text('consent.back.how')} />
      </Facts>
    </Card>
  );
}
