import type { ApiProblem } from '@open310/sdk';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { asProblem, Button, Field, momentText, Note, useLanguage, useText } from '../ui/index.ts';
import type { CodeSent } from './api.ts';
import { sayRefusal } from './say.ts';

const PHONE = /^(?:\+?86)?1[3-9]\d{9}$/;
const bare = (typed: string): string => typed.normalize('NFKC').replace(/[\s-]/g, '');

interface Props {
  /** Has a code sent. */
  readonly ask: (phone: string) => Promise<CodeSent>;
  /** Does what the code is for. */
  readonly enter: (phone: string, code: string) => Promise<unknown>;
  readonly confirm: string;
  readonly onDone: () => void;
}

interface Sent {
  readonly phone: string;
  readonly code: CodeSent;
  /** How often it was asked for. */
  readonly times: number;
  /** When another may be asked for, by this machine's own clock. */
  readonly againAt: number;
}

/** A number, then the code that was sent to it: one question at a time. */
export function PhoneCode({ ask, enter, confirm, onDone }: Props) {
  const [typed, setTyped] = useState('');
  const [sent, setSent] = useState<Sent>();
  const send = async (phone: string) => {
    const code = await ask(phone);
    // The server's two times tell how long; this machine's clock may be wrong, but it goes.
    const againAt = Date.now() + (code.againAt - code.askedAt);
    setSent((before) => ({ phone, code, againAt, times: (before?.times ?? 0) + 1 }));
  };
  return sent ? (
    <CodeForm
      sent={sent}
      confirm={confirm}
      onAgain={() => send(sent.phone)}
      onOther={() => setSent(undefined)}
      onEnter={async (code) => {
        await enter(sent.phone, code);
        onDone();
      }}
    />
  ) : (
    <NumberForm typed={typed} onType={setTyped} onSend={send} />
  );
}

/** Runs one thing at a time, and keeps why it was refused. */
function useAct() {
  const say = useSayWait();
  const [busy, setBusy] = useState(false);
  const [flaw, setFlaw] = useState<string>();
  const act = (work: () => Promise<unknown>) => {
    setBusy(true);
    setFlaw(undefined);
    work()
      .catch((error: unknown) => setFlaw(say(asProblem(error))))
      .finally(() => setBusy(false));
  };
  return { busy, flaw, setFlaw, act };
}

/** A refusal in words; where one has to wait, until when. */
function useSayWait(): (problem: ApiProblem) => string {
  const text = useText();
  const { language } = useLanguage();
  return (problem) => {
    const { until } = problem.fields;
    return typeof until === 'number'
      ? text('phone.wait', { time: momentText(until, language, false) })
      : sayRefusal(text, problem);
  };
}

function NumberForm(o: {
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly onSend: (phone: string) => Promise<void>;
}) {
  const text = useText();
  const { busy, flaw, setFlaw, act } = useAct();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const phone = bare(o.typed);
    if (PHONE.test(phone)) act(() => o.onSend(phone));
    else setFlaw(text('refusal.phone_malformed'));
  };
  return (
    <form className="page" noValidate onSubmit={submit}>
      <Field
        label={text('phone.number')}
        hint={text('phone.number.hint')}
        value={o.typed}
        error={flaw}
        onChange={(typed) => {
          o.onType(typed);
          setFlaw(undefined);
        }}
        inputMode="tel"
        autoComplete="tel-national"
        maxLength={20}
        testId="phone-number"
      />
      <Button submit busy={busy} testId="phone-send">
        {text('phone.send')}
      </Button>
    </form>
  );
}

function CodeForm(o: {
  readonly sent: Sent;
  readonly confirm: string;
  readonly onAgain: () => Promise<void>;
  readonly onOther: () => void;
  readonly onEnter: (code: string) => Promise<void>;
}) {
  const text = useText();
  const form = useRef<HTMLFormElement>(null);
  const [code, setCode] = useState('');
  const { busy, flaw, setFlaw, act } = useAct();
  const { sent } = o;
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const minutes = Math.round((sent.code.expiresAt - sent.code.askedAt) / 60_000);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (/^\d{6}$/.test(bare(code))) act(() => o.onEnter(bare(code)));
    else setFlaw(text('phone.code.malformed'));
  };
  return (
    <form ref={form} className="page" noValidate onSubmit={submit} data-testid="phone-code-form">
      <div role="status">
        <p>{text('phone.sent', { phone: sent.phone, minutes })}</p>
        {sent.times > 1 && <p>{text('phone.again.done')}</p>}
      </div>
      <Field
        label={text('phone.code')}
        hint={text('phone.code.hint')}
        value={code}
        error={flaw}
        onChange={(typed) => {
          setCode(typed);
          setFlaw(undefined);
        }}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
        testId="phone-code"
      />
      <Button submit busy={busy} testId="phone-enter">
        {o.confirm}
      </Button>
      <Again
        key={sent.times}
        at={sent.againAt}
        disabled={busy}
        onPress={() => {
          setCode('');
          act(o.onAgain);
        }}
      />
      <Button kind="text" disabled={busy} onPress={o.onOther} testId="phone-other">
        {text('phone.other')}
      </Button>
      <Note>{text('phone.never')}</Note>
    </form>
  );
}

/** Another code, once it may be asked for; until then, how long that takes. */
function Again(o: {
  readonly at: number;
  readonly disabled: boolean;
  readonly onPress: () => void;
}) {
  const text = useText();
  const left = () => Math.max(0, Math.ceil((o.at - Date.now()) / 1000));
  const [seconds, setSeconds] = useState(left);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `left` reads the clock.
  useEffect(() => {
    if (seconds === 0) return;
    const tick = setTimeout(() => setSeconds(left()), 1000);
    return () => clearTimeout(tick);
  }, [seconds, o.at]);
  return (
    <Button
      kind="text"
      disabled={o.disabled || seconds > 0}
      onPress={o.onPress}
      testId="phone-again"
    >
      {seconds > 0 ? text('phone.againIn', { s: seconds }) : text('phone.again')}
    </Button>
  );
}
