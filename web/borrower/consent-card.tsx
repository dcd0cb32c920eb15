import { useState } from 'react';
import {
  Button,
  Card,
  Fact,
  Facts,
  momentText,
  Tag,
  type Text,
  useLanguage,
  useLoad,
  useText,
} from '../ui/index.ts';
import { type Consent, listReads } from './api.ts';
import { Loaded } from './session.tsx';

/** One consent: since when, until when, when it was last used, and taking it back. */
export function ConsentCard(props: { readonly consent: Consent; readonly onWithdraw: () => void }) {
  const { consent } = props;
  const text = useText();
  const { language } = useLanguage();
  const [open, setOpen] = useState(false);
  const state = consent.withdrawnAt !== null ? 'withdrawn' : stateByTime(consent);
  const when = (at: number) => momentText(at, language);
  return (
    <Card
      title={text(`source.${consent.source}`)}
      aside={<Tag tone={state === 'live' ? 'good' : 'plain'}>{text(`me.consent.${state}`)}</Tag>}
      testId={`consent-${consent.source}`}
    >
      <Facts>
        <Fact label={text('me.consent.granted')} value={when(consent.grantedAt)} />
        <Fact
          label={text(state === 'withdrawn' ? 'me.consent.withdrawn' : 'me.consent.expires')}
          value={when(consent.withdrawnAt ?? consent.expiresAt)}
        />
        <Fact
          label={text('me.consent.lastRead')}
          value={
            consent.lastReadAt === null
              ? text('me.consent.never')
              : text('me.consent.reads', { at: when(consent.lastReadAt), n: consent.reads })
          }
          testId="consent-last-read"
        />
        <Fact label={text('consent.purpose')} value={sayPurpose(text, consent.purpose)} />
        <Fact label={text('consent.scope')} value={consent.scopes.join(', ')} />
        <Fact
          label={text('consent.text')}
          value={text('consent.text.proof', {
            version: consent.textVersion,
            digest: consent.textDigest.slice(0, 12),
          })}
        />
      </Facts>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{text('consent.readsOf')}</summary>
        {open && <ReadsOf consentId={consent.id} />}
      </details>
      {state === 'live' && (
        <Button
          kind="text"
          onPress={props.onWithdraw}
          testId={`consent-withdraw-${consent.source}`}
        >
          {text('me.withdraw')}
        </Button>
      )}
    </Card>
  );
}

const sayPurpose = (text: Text, purpose: string): string =>
  purpose === 'credit_assessment' ? text('consent.purpose.credit_assessment') : purpose;

/** Every read under the consent: what was asked of the partner, and when. */
function ReadsOf({ consentId }: { readonly consentId: string }) {
  const text = useText();
  const { language } = useLanguage();
  const [reads, reload] = useLoad(`reads:${consentId}`, () => listReads(consentId));
  return (
    <Loaded load={reads} reload={reload}>
      {(list) =>
        list.reads.length === 0 ? (
          <p className="quiet">{text('consent.readsOf.none')}</p>
        ) : (
          <ul className="bullets">
            {list.reads.slice(0, 20).map((read, i) => (
              <li key={`${read.readAt} ${i.toString()}`}>
                {momentText(read.readAt, language)} · {read.what}
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

const stateByTime = (consent: Consent) => (consent.expiresAt > Date.now() ? 'live' : 'over');
