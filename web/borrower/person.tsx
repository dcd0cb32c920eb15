import { useState } from 'react';
import {
  asProblem,
  Button,
  Card,
  Field,
  momentText,
  Note,
  Sheet,
  useLanguage,
  useText,
} from '../ui/index.ts';
import { type Application, referApplication } from './api.ts';
import { sayRefusal } from './say.ts';

interface Props {
  readonly application: Application;
  readonly onChange: (application: Application) => void;
}

/** Nobody need accept what a machine alone decided: a person looks at the same record. */
export function AskPerson({ application, onChange }: Props) {
  const text = useText();
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  if (application.review?.outcome) return null;
  const send = () => {
    setBusy(true);
    setRefusal(undefined);
    referApplication(application.id, said.trim())
      .then(onChange, (error: unknown) => setRefusal(sayRefusal(text, asProblem(error))))
      .finally(() => setBusy(false));
  };
  return (
    <>
      <Button kind="text" onPress={() => setAsking(true)} testId="person-ask">
        {text('person.ask')}
      </Button>
      <Sheet open={asking} title={text('person.title')} onClose={() => setAsking(false)}>
        <p>{text('person.text')}</p>
        <Field
          label={text('person.said')}
          value={said}
          onChange={setSaid}
          maxLength={500}
          testId="person-said"
        />
        {refusal && (
          <Note tone="bad" live>
            {refusal}
          </Note>
        )}
        <div className="sheet-actions">
          <Button busy={busy} onPress={send} testId="person-send">
            {text('person.send')}
          </Button>
          <Button kind="text" onPress={() => setAsking(false)}>
            {text('person.no')}
          </Button>
        </div>
      </Sheet>
    </>
  );
}

/** What a person decided, in their own words. */
export function PersonSays({ review }: Pick<Application, 'review'>) {
  const text = useText();
  const { language } = useLanguage();
  if (!review?.outcome || review.decidedAt === null) return null;
  return (
    <Card title={text('person.decided')} testId="person-decided">
      <p>{review.reason}</p>
      <p className="quiet">{momentText(review.decidedAt, language)}</p>
    </Card>
  );
}
