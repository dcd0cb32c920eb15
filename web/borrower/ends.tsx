import { useLocation } from 'wouter';
import { BulbIcon, ClockIcon, PersonIcon } from '../ui/icons.tsx';
import { Button, Card, Page, useSay, useText } from '../ui/index.ts';
import type { Application } from './api.ts';
import { AskPerson, PersonSays } from './person.tsx';
import { Withdraw } from './progress.tsx';

interface EndProps {
  readonly application: Application;
  readonly onChange: (application: Application) => void;
}

/** Where an application ended without money: why, and what one can do now. */
export function EndView({ application, onChange }: EndProps) {
  if (application.status === 'declined') {
    return <Declined application={application} onChange={onChange} />;
  }
  const kind =
    application.status === 'referred' || application.status === 'withdrawn'
      ? application.status
      : 'expired';
  return <Ended kind={kind} application={application} onChange={onChange} />;
}

function Declined({ application, onChange }: EndProps) {
  const text = useText();
  const say = useSay();
  const [, go] = useLocation();
  return (
    <Page
      title={text('declined.title')}
      lead={text(application.reasons.length > 0 ? 'declined.lead' : 'declined.noReasons')}
      testId="declined"
      action={
        <Button kind="quiet" onPress={() => go('/consent')} testId="apply-again">
          {text('declined.again')}
        </Button>
      }
    >
      {application.reasons.map((reason) => (
        <Card key={reason.code} testId={`reason-${reason.code}`}>
          <h2>{say(reason.says)}</h2>
          {reason.advice && (
            <p className="advice">
              <BulbIcon />
              <span>{say(reason.advice)}</span>
            </p>
          )}
        </Card>
      ))}
      <PersonSays review={application.review} />
      <p className="quiet">{text('declined.right')}</p>
      <AskPerson application={application} onChange={onChange} />
    </Page>
  );
}

function Ended({
  kind,
  ...props
}: EndProps & { readonly kind: 'referred' | 'withdrawn' | 'expired' }) {
  const text = useText();
  const [, go] = useLocation();
  const Mark = kind === 'referred' ? PersonIcon : ClockIcon;
  return (
    <Page title={text(`end.${kind}.title`)} quietTitle testId={kind}>
      <div className="state">
        <Mark className="state-mark" />
        <p className="state-title" aria-hidden="true">
          {text(`end.${kind}.title`)}
        </p>
        <p>{text(`end.${kind}.text`)}</p>
        {kind === 'referred' ? (
          <>
            <Button onPress={() => go('/')}>{text('kit.home')}</Button>
            <Withdraw {...props} />
          </>
        ) : (
          <Button onPress={() => go('/consent')} testId="apply-again">
            {text('declined.again')}
          </Button>
        )}
      </div>
    </Page>
  );
}
