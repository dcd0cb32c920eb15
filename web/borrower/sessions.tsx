import { useState } from 'react';
import { useLocation } from 'wouter';
import {
  asProblem,
  Button,
  Card,
  Fact,
  Facts,
  momentText,
  Note,
  Page,
  Sheet,
  Tag,
  type Text,
  useLanguage,
  useLoad,
  useText,
} from '../ui/index.ts';
import {
  askBindCode,
  bindPhone,
  endOtherSessions,
  endSession,
  listSessions,
  type OpenSessions,
} from './api.ts';
import { PhoneCode } from './phone-code.tsx';
import { sayRefusal } from './say.ts';
import { Loaded } from './session.tsx';

type OpenSession = OpenSessions['sessions'][number];

/** `/me/sessions`: the phone one comes in by, and the browsers in which one is signed in. */
export default function SessionsPage() {
  const text = useText();
  const [, go] = useLocation();
  const [load, reload] = useLoad('sessions', listSessions);
  return (
    <Loaded load={load} reload={reload}>
      {(open) => (
        <Page
          title={text('sessions.title')}
          lead={text('sessions.lead')}
          onBack={() => go('/me')}
          testId="sessions"
        >
          {open.phoneOffered && <PhoneCard phone={open.phone} reload={reload} />}
          <SessionList sessions={open.sessions} reload={reload} />
        </Page>
      )}
    </Loaded>
  );
}

function PhoneCard({ phone, reload }: Pick<OpenSessions, 'phone'> & { reload: () => void }) {
  const text = useText();
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState(false);
  return (
    <Card title={text('sessions.phone')} testId="sessions-phone">
      <p data-testid="sessions-phone-number">{phone ?? text('sessions.phone.none')}</p>
      <p className="quiet">{text('sessions.phone.why')}</p>
      <div role="status">{done && <Note tone="good">{text('sessions.phone.done')}</Note>}</div>
      <Button kind="quiet" onPress={() => setOpen(true)} testId="sessions-phone-bind">
        {text(phone === null ? 'sessions.phone.bind' : 'sessions.phone.change')}
      </Button>
      <Sheet
        open={open}
        title={text(phone === null ? 'sessions.phone.bind' : 'sessions.phone.change')}
        onClose={() => setOpen(false)}
      >
        <p className="quiet">{text('sessions.phone.ends')}</p>
        <PhoneCode
          ask={askBindCode}
          enter={bindPhone}
          confirm={text('sessions.phone.confirm')}
          onDone={() => {
            setOpen(false);
            setDone(true);
            reload();
          }}
        />
      </Sheet>
    </Card>
  );
}

function SessionList(o: {
  readonly sessions: readonly OpenSession[];
  readonly reload: () => void;
}) {
  const text = useText();
  const [asked, setAsked] = useState<OpenSession | 'others'>();
  const [busy, setBusy] = useState(false);
  const [message, setMessage] = useState<{ tone: 'good' | 'bad'; text: string }>();
  const others = o.sessions.filter(({ isThis }) => !isThis);
  const end = async (what: OpenSession | 'others') => {
    setBusy(true);
    try {
      const said = await endNow(text, what);
      setMessage({ tone: 'good', text: said });
      o.reload();
    } catch (error) {
      setMessage({ tone: 'bad', text: sayRefusal(text, asProblem(error)) });
      o.reload();
    } finally {
      setBusy(false);
      setAsked(undefined);
    }
  };
  return (
    <>
      <div role="status">{message && <Note tone={message.tone}>{message.text}</Note>}</div>
      {o.sessions.map((one) => (
        <SessionCard key={one.id} session={one} onEnd={() => setAsked(one)} />
      ))}
      {others.length === 0 ? (
        <p className="quiet">{text('sessions.only')}</p>
      ) : (
        <Button kind="quiet" onPress={() => setAsked('others')} testId="sessions-end-others">
          {text('sessions.endOthers')}
        </Button>
      )}
      <EndSheet
        asked={asked}
        busy={busy}
        onClose={() => setAsked(undefined)}
        onEnd={(what) => void end(what)}
      />
    </>
  );
}

/** Ends one, or all others. @returns What is said of it. */
async function endNow(text: Text, what: OpenSession | 'others'): Promise<string> {
  if (what === 'others') {
    return text('sessions.endOthers.done', { n: (await endOtherSessions()).ended });
  }
  await endSession(what.id);
  return text('sessions.end.done');
}

const saysOf = (text: Text, { says }: OpenSession): string =>
  says === '?' ? text('sessions.unknown') : says;

function SessionCard(o: { readonly session: OpenSession; readonly onEnd: () => void }) {
  const text = useText();
  const { language } = useLanguage();
  const { session } = o;
  return (
    <Card
      title={saysOf(text, session)}
      aside={session.isThis && <Tag tone="good">{text('sessions.this')}</Tag>}
      testId="session"
    >
      <Facts>
        <Fact
          label={text('sessions.way')}
          value={
            session.way === 'phone' ? text('sessions.way.phone') : text(`source.${session.way}`)
          }
        />
        <Fact label={text('sessions.opened')} value={momentText(session.openedAt, language)} />
        <Fact label={text('sessions.used')} value={momentText(session.usedAt, language)} />
      </Facts>
      {session.signs && <p className="quiet">{text('sessions.signs')}</p>}
      {!session.isThis && (
        <Button kind="text" onPress={o.onEnd} testId="session-end">
          {text('sessions.end')}
        </Button>
      )}
    </Card>
  );
}

function EndSheet(o: {
  readonly asked: OpenSession | 'others' | undefined;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onEnd: (what: OpenSession | 'others') => void;
}) {
  const text = useText();
  const { asked } = o;
  const isAll = asked === 'others';
  return (
    <Sheet
      open={asked !== undefined}
      title={text(isAll ? 'sessions.endOthers.ask' : 'sessions.end.ask')}
      onClose={o.onClose}
    >
      <p>
        {isAll
          ? text('sessions.endOthers.text')
          : asked && text('sessions.end.text', { says: saysOf(text, asked) })}
      </p>
      <div className="sheet-actions">
        <Button
          kind="danger"
          busy={o.busy}
          onPress={() => asked && o.onEnd(asked)}
          testId="session-end-confirm"
        >
          {text(isAll ? 'sessions.endOthers' : 'sessions.end')}
        </Button>
        <Button kind="text" onPress={o.onClose}>
          {text('kit.cancel')}
        </Button>
      </div>
    </Sheet>
  );
}
