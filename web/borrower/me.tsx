import { useState } from 'react';
import { useLocation } from 'wouter';
import {
  asProblem,
  Button,
  Card,
  Choice,
  Fact,
  Facts,
  type Load,
  Note,
  Page,
  Sheet,
  type Theme,
  useLanguage,
  useLoad,
  useText,
  useTheme,
} from '../ui/index.ts';
import { type Consent, listConsents, type Me, signOut, withdrawConsent } from './api.ts';
import { ConsentCard } from './consent-card.tsx';
import { MyData } from './my-data.tsx';
import { sayRefusal } from './say.ts';
import { Loaded, useSession } from './session.tsx';
import { TellingCard } from './telling.tsx';
import { WithdrawSheet } from './withdraw-sheet.tsx';

/** `/me`: who is signed in, what was allowed and last read, how the pages look, signing out. */
export default function MePage() {
  const { me, reload } = useSession();
  return (
    <Loaded load={me} reload={reload}>
      {(borrower) => <MeView me={borrower} />}
    </Loaded>
  );
}

function MeView({ me }: { readonly me: Me }) {
  const text = useText();
  const [, go] = useLocation();
  const [consents, reload] = useLoad('consents', listConsents);
  return (
    <Page title={text('me.title')} testId="me">
      <Card>
        <Facts>
          <Fact label={text('me.name')} value={me.displayName} />
          {me.payee && (
            <Fact
              label={text('me.payee')}
              value={`${me.payee.holderName} ${me.payee.accountMasked}`}
            />
          )}
        </Facts>
      </Card>
      <Button kind="quiet" onPress={() => go('/sources')} testId="me-sources">
        {text('sources.title')}
      </Button>
      <Button kind="quiet" onPress={() => go('/papers')} testId="me-papers">
        {text('papers.title')}
      </Button>
      <Button kind="quiet" onPress={() => go('/complaints')} testId="me-complaints">
        {text('complaints.title')}
      </Button>
      <Button kind="quiet" onPress={() => go('/me/sessions')} testId="me-sessions">
        {text('sessions.title')}
      </Button>
      <h2>{text('me.consents')}</h2>
      <ConsentList consents={consents} reload={reload} today={me.today} />
      <TellingCard />
      <MyData />
      <Settings />
      <SignOut />
    </Page>
  );
}

interface ConsentListProps {
  readonly consents: Load<{ consents: Consent[] }>;
  readonly reload: () => void;
  readonly today: string;
}

function ConsentList({ consents, reload }: ConsentListProps) {
  const text = useText();
  const { reload: reloadMe } = useSession();
  const [asked, setAsked] = useState<Consent>();
  const [busy, setBusy] = useState(false);
  const [message, setMessage] = useState<{ tone: 'good' | 'bad'; text: string }>();
  // What partners are told has a card of its own.
  const reads =
    consents.state === 'ready'
      ? consents.data.consents.filter(({ purpose }) => purpose !== 'tell_partner')
      : [];
  const withdraw = async (consent: Consent) => {
    setBusy(true);
    try {
      await withdrawConsent(consent.id);
      setMessage({ tone: 'good', text: text('me.withdraw.done') });
      reload();
      reloadMe();
    } catch (error) {
      setMessage({ tone: 'bad', text: sayRefusal(text, asProblem(error)) });
    } finally {
      setBusy(false);
      setAsked(undefined);
    }
  };
  return (
    <Loaded load={consents} reload={reload}>
      {() => (
        <>
          <div role="status">{message && <Note tone={message.tone}>{message.text}</Note>}</div>
          {reads.length === 0 && <p className="quiet">{text('me.consents.empty')}</p>}
          {reads.map((consent) => (
            <ConsentCard key={consent.id} consent={consent} onWithdraw={() => setAsked(consent)} />
          ))}
          <WithdrawSheet
            open={asked !== undefined}
            title={asked ? text('me.withdraw.ask', { source: text(`source.${asked.source}`) }) : ''}
            confirm={text('me.withdraw.confirm')}
            busy={busy}
            onClose={() => setAsked(undefined)}
            onConfirm={() => asked && void withdraw(asked)}
            testId="consent-withdraw-confirm"
            consentId={asked?.id}
          />
        </>
      )}
    </Loaded>
  );
}

function Settings() {
  const text = useText();
  const { language, choose } = useLanguage();
  const { theme, choose: chooseTheme } = useTheme();
  const themes: Theme[] = ['system', 'light', 'dark'];
  return (
    <Card title={text('me.settings')}>
      <Choice
        legend={text('kit.language')}
        value={language}
        onChange={choose}
        options={(['zh', 'en'] as const).map((value) => ({
          value,
          label: text(`kit.language.${value}`),
          testId: `language-${value}`,
        }))}
      />
      <Choice
        legend={text('kit.theme')}
        value={theme}
        onChange={chooseTheme}
        options={themes.map((value) => ({
          value,
          label: text(`kit.theme.${value}`),
          testId: `theme-${value}`,
        }))}
      />
    </Card>
  );
}

function SignOut() {
  const text = useText();
  const [, go] = useLocation();
  const { reload } = useSession();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const leave = async () => {
    setBusy(true);
    await signOut().catch(() => {}); // Without a session there is nothing left to end.
    go('/');
    reload();
  };
  return (
    <>
      <Button kind="quiet" onPress={() => setAsking(true)} testId="sign-out">
        {text('me.signOut')}
      </Button>
      <Sheet open={asking} title={text('me.signOut.ask')} onClose={() => setAsking(false)}>
        <p>{text('me.signOut.text')}</p>
        <div className="sheet-actions">
          <Button busy={busy} onPress={() => void leave()} testId="sign-out-confirm">
            {text('me.signOut')}
          </Button>
          <Button kind="text" onPress={() => setAsking(false)}>
            {text('kit.cancel')}
          </Button>
        </div>
      </Sheet>
    </>
  );
}
