import { Button, Card, Fact, Facts, momentText, Tag, useLanguage, useText } from '../ui/index.ts';
import type { Consent } from './api.ts';

/** One consent: since when, until when, when it was last used, and taking it back. */
export function ConsentCard(props: { readonly consent: Consent; readonly onWithdraw: () => void }) {
  const { consent } = props;
  const text = useText();
  const { language } = useLanguage();
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
      </Facts>
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

const stateByTime = (consent: Consent) => (consent.expiresAt > Date.now() ? 'live' : 'over');
