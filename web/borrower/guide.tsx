import type { FollowState } from '@open310/sdk';
import { useEffect, useRef, useState } from 'react';
import { useSearch } from 'wouter';
import {
  asProblem,
  BigNumber,
  Button,
  Card,
  Fact,
  Facts,
  Note,
  Page,
  sayValue,
  Tag,
  useLoad,
  useSay,
  useText,
  yuan,
} from '../ui/index.ts';
import {
  type Application,
  type Ask,
  addSource,
  type Guide,
  getGuide,
  listSources,
  type SourceView,
  submitApplication,
} from './api.ts';
import { Contest } from './contest.tsx';
import { Progress, Withdraw } from './progress.tsx';
import { sayRefusal } from './say.ts';
import { Loaded } from './session.tsx';
import { parseSource } from './sign-in.tsx';
import { SourceCard, type Told } from './sources.tsx';
import { PayeeForm } from './supplement.tsx';

interface Props {
  readonly application: Application;
  readonly line: FollowState;
  readonly onChange: (application: Application) => void;
}

/**
 * What waits for the borrower, one thing a screen: a source that there is no offer without, then where the
 * money goes, with what is known and the one source that is worth most beside it.
 */
export function GuideView(props: Props) {
  const { id, version } = props.application;
  const [guide, reload] = useLoad(`guide:${id}:${version}`, () => getGuide(id));
  // Back from a partner's page one is where one left: at the source that was being connected.
  const asked = parseSource(new URLSearchParams(useSearch()).get('ask'));
  const [chosen, choose] = useState<Ask['source'] | 'none' | undefined>(asked);
  // What was there before stays while the next one loads: nothing jumps under a thumb.
  const last = useRef<Guide>(undefined);
  if (guide.state === 'ready') last.current = guide.data;
  const view = (data: Guide) => (
    <GuideOf {...props} guide={data} chosen={chosen} choose={choose} reload={reload} />
  );
  // One tree whatever loads: what is being typed stays.
  if (last.current) return view(last.current);
  return (
    <Loaded load={guide} reload={reload}>
      {view}
    </Loaded>
  );
}

function GuideOf({
  guide,
  chosen,
  choose,
  reload,
  ...props
}: Props & {
  readonly guide: Guide;
  readonly chosen: Ask['source'] | 'none' | undefined;
  readonly choose: (source: Ask['source'] | 'none') => void;
  readonly reload: () => void;
}) {
  const needed = guide.asks.find(({ required }) => required);
  const asked =
    chosen === 'none' ? undefined : (guide.asks.find(({ source }) => source === chosen) ?? needed);
  if (asked) {
    return (
      <AskView
        {...props}
        key={asked.source}
        ask={asked}
        guide={guide}
        onSkip={() => choose('none')}
        reload={reload}
      />
    );
  }
  return guide.payeeMissing ? (
    <PayeeForm {...props} first={<Estimate guide={guide} />}>
      <GuideSoFar {...props} guide={guide} onChoose={choose} />
    </PayeeForm>
  ) : (
    <SubmitView {...props} guide={guide} onChoose={choose} />
  );
}

/** What is known, and what would raise the limit. */
function GuideSoFar(
  props: Omit<Props, 'line'> & {
    readonly guide: Guide;
    readonly onChoose: (source: Ask['source']) => void;
  },
) {
  const { guide, onChoose } = props;
  const text = useText();
  const say = useSay();
  const [best, ...others] = guide.asks;
  return (
    <>
      {best && (
        <Card
          title={text(best.required ? 'guide.required.title' : 'guide.next')}
          testId="guide-next"
        >
          <AskRow ask={best} onChoose={onChoose} />
          <p className="quiet">{text('guide.worth.basis')}</p>
          {others.length > 0 && (
            <details>
              <summary>{text('guide.other')}</summary>
              {others.map((ask) => (
                <AskRow key={ask.source} ask={ask} onChoose={onChoose} />
              ))}
            </details>
          )}
        </Card>
      )}
      <Card title={text('guide.known')} testId="guide-known">
        {guide.known.length === 0 && <p className="quiet">{text('guide.known.none')}</p>}
        {guide.known.map((one) => (
          <section key={one.source} aria-label={say(one.name)}>
            <h3 className="quiet">
              {say(one.name)} · {text('guide.records', { n: one.events })}
            </h3>
            <Facts>
              {one.highlights.map((known) => (
                <Fact
                  key={known.feature}
                  label={say(known.says)}
                  value={sayValue(text, known.value, known.unit) ?? ''}
                />
              ))}
            </Facts>
            <Contest
              applicationId={props.application.id}
              source={one.source}
              name={say(one.name)}
              onChange={props.onChange}
            />
          </section>
        ))}
      </Card>
    </>
  );
}

function Estimate({ guide }: { readonly guide: Guide }) {
  const text = useText();
  const say = useSay();
  const [reason] = guide.reasons;
  if (guide.limitFen === '0') {
    return reason ? (
      <Note tone="warn">
        {say(reason.says)} · {say(reason.advice)}
      </Note>
    ) : null;
  }
  return (
    <section className="hero">
      <BigNumber label={text('guide.now')} amountFen={guide.limitFen} testId="guide-limit" />
    </section>
  );
}

/** What a source would do to the limit, in yuan. */
function useWorth(ask: Ask): string {
  const text = useText();
  const amount = (fen: string) => yuan(fen, { cents: 'ifAny' });
  if (BigInt(ask.worthFen) > 0n) return text('guide.worth', { amount: amount(ask.worthFen) });
  if (ask.required) return text('guide.required');
  return text('guide.most', { amount: amount(ask.mostFen) });
}

function AskRow(props: { readonly ask: Ask; readonly onChoose: (source: Ask['source']) => void }) {
  const { ask, onChoose } = props;
  const text = useText();
  const say = useSay();
  const worth = useWorth(ask);
  return (
    <Button kind="quiet" onPress={() => onChoose(ask.source)} testId={`guide-ask-${ask.source}`}>
      {ask.reading
        ? text('guide.reading', { source: say(ask.name) })
        : `${text('sources.connect', { source: say(ask.name) })}: ${worth}`}
    </Button>
  );
}

/** One source: what it would tell and do, and all that it takes to connect it. */
function AskView({
  application,
  line,
  onChange,
  ask,
  guide,
  onSkip,
  reload,
}: Props & {
  readonly ask: Ask;
  readonly guide: Guide;
  readonly onSkip: () => void;
  readonly reload: () => void;
}) {
  const text = useText();
  const say = useSay();
  const worth = useWorth(ask);
  const [sources, reloadSources] = useLoad('guide:sources', listSources);
  const [told, setTold] = useState<Told>();
  const source =
    sources.state === 'ready'
      ? sources.data.sources.find((one) => one.source === ask.source)
      : undefined;
  const { id } = application;
  const refusal = useReadMore(id, ask, source, onChange);
  const changed = (what: Told) => {
    setTold(what);
    reloadSources();
    reload();
  };
  return (
    <Page
      title={text(ask.required ? 'guide.required.title' : 'guide.next')}
      lead={ask.required ? text('guide.required.lead') : text('guide.worth.basis')}
      testId="guide-ask"
      action={
        <Button kind="text" onPress={onSkip} testId="guide-skip">
          {text('guide.skip')}
        </Button>
      }
    >
      {!ask.required && <Estimate guide={guide} />}
      <p>
        <Tag tone="good">{worth}</Tag>
      </p>
      {refusal && (
        <Note tone="bad" live>
          {refusal}
        </Note>
      )}
      <p role="status" className={ask.reading ? 'quiet' : 'unseen'}>
        {ask.reading && text('guide.reading', { source: say(ask.name) })}
      </p>
      <Loaded load={sources} reload={reloadSources}>
        {() =>
          source ? (
            <SourceCard
              source={source}
              told={told}
              onChanged={changed}
              place={`/apply/${id}?ask=${ask.source}`}
            />
          ) : null
        }
      </Loaded>
      <Steps application={application} line={line} onChange={onChange} />
    </Page>
  );
}

/** The way so far, and out. */
function Steps({ application, line, onChange }: Props) {
  const text = useText();
  return (
    <details className="fold">
      <summary>{text('apply.steps')}</summary>
      <Progress application={application} line={line} />
      <Withdraw application={application} onChange={onChange} />
    </details>
  );
}

/** Allowed, and all that it is asked by known, a source is read without another press. @returns Why not. */
function useReadMore(
  id: string,
  ask: Ask,
  source: SourceView | undefined,
  onChange: Props['onChange'],
): string | undefined {
  const text = useText();
  const [refusal, setRefusal] = useState<string>();
  const asked = useRef(false);
  const isOpen = source?.connected && source.consent !== null && source.asks.length === 0;
  const isFile = source?.connection === 'file' && source.events === 0;
  const ready = Boolean(isOpen && !isFile && !ask.reading);
  useEffect(() => {
    if (!ready || asked.current) return;
    asked.current = true;
    addSource(id, ask.source).then(onChange, (error: unknown) => {
      asked.current = false;
      setRefusal(sayRefusal(text, asProblem(error)));
    });
  }, [ready, id, ask.source, onChange, text]);
  return refusal;
}

/** All is there: one press. */
function SubmitView({
  application,
  onChange,
  guide,
  onChoose,
}: Props & { readonly guide: Guide; readonly onChoose: (source: Ask['source']) => void }) {
  const text = useText();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const submit = () => {
    setBusy(true);
    submitApplication(application.id)
      .then(onChange, (error: unknown) => setRefusal(sayRefusal(text, asProblem(error))))
      .finally(() => setBusy(false));
  };
  return (
    <Page
      first={<Estimate guide={guide} />}
      aside={
        <GuideSoFar
          application={application}
          onChange={onChange}
          guide={guide}
          onChoose={onChoose}
        />
      }
      title={text('guide.submit.title')}
      lead={text('guide.submit.lead')}
      testId="guide-submit-page"
      action={
        <>
          {refusal && (
            <Note tone="bad" live>
              {refusal}
            </Note>
          )}
          <Button busy={busy} onPress={submit} testId="guide-submit">
            {text('guide.submit')}
          </Button>
        </>
      }
    >
      <Withdraw application={application} onChange={onChange} />
    </Page>
  );
}
