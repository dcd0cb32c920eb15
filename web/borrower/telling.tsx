import { useState } from 'react';
import { asProblem, Button, Card, Note, Sheet, useLoad, useSay, useText } from '../ui/index.ts';
import { allowTelling, getTelling, type Telling, withdrawConsent } from './api.ts';
import { sayRefusal } from './say.ts';
import { Loaded } from './session.tsx';

type Partner = Telling['partners'][number];

/** Which partners are told how applications and loans stand: agreed to apart, taken back as easily. */
export function TellingCard() {
  const text = useText();
  const say = useSay();
  const [telling, reload] = useLoad('telling', getTelling);
  const [asked, setAsked] = useState<Partner>();
  const [busy, setBusy] = useState(false);
  const [message, setMessage] = useState<{ tone: 'good' | 'bad'; text: string }>();
  const run = (work: Promise<unknown>, done: string) => {
    setBusy(true);
    work
      .then(
        () => {
          setMessage({ tone: 'good', text: done });
          reload();
        },
        (error: unknown) => setMessage({ tone: 'bad', text: sayRefusal(text, asProblem(error)) }),
      )
      .finally(() => {
        setBusy(false);
        setAsked(undefined);
      });
  };
  return (
    <Loaded load={telling} reload={reload}>
      {({ version, digest, says, partners }) => (
        <Card title={text('telling.title')} testId="telling">
          <p className="quiet">{text('telling.text')}</p>
          <div role="status">{message && <Note tone={message.tone}>{message.text}</Note>}</div>
          {partners.length === 0 && <p className="quiet">{text('telling.none')}</p>}
          {partners.map((partner) => (
            <Row
              key={partner.source}
              partner={partner}
              busy={busy}
              onAllow={() => setAsked(partner)}
              onStop={(consentId) => run(withdrawConsent(consentId), text('telling.stopped'))}
            />
          ))}
          <Sheet
            open={asked !== undefined}
            title={asked ? text('telling.ask', { partner: say(asked.name) }) : ''}
            onClose={() => setAsked(undefined)}
          >
            <ul className="bullets">
              {says.map((one) => (
                <li key={one.en}>{say(one)}</li>
              ))}
            </ul>
            <div className="sheet-actions">
              <Button kind="quiet" onPress={() => setAsked(undefined)}>
                {text('kit.cancel')}
              </Button>
              <Button
                busy={busy}
                onPress={() =>
                  asked &&
                  run(allowTelling({ source: asked.source, version, digest }), text('telling.done'))
                }
                testId="telling-confirm"
              >
                {text('telling.agree')}
              </Button>
            </div>
          </Sheet>
        </Card>
      )}
    </Loaded>
  );
}

function Row(o: {
  readonly partner: Partner;
  readonly busy: boolean;
  readonly onAllow: () => void;
  readonly onStop: (consentId: string) => void;
}) {
  const text = useText();
  const say = useSay();
  const { source, name, consentId } = o.partner;
  const label = { partner: say(name) };
  return consentId === null ? (
    <Button kind="quiet" onPress={o.onAllow} testId={`telling-allow-${source}`}>
      {text('telling.allow', label)}
    </Button>
  ) : (
    <Button
      kind="text"
      busy={o.busy}
      onPress={() => o.onStop(consentId)}
      testId={`telling-stop-${source}`}
    >
      {text('telling.stop', label)}
    </Button>
  );
}
