import { useState } from 'react';
import { asProblem, Button, Field, Note, Sheet, useText } from '../ui/index.ts';
import { type Application, contestSource, type Source } from './api.ts';
import { sayRefusal } from './say.ts';

/** What was fetched can be held for wrong: it is read again, and a person who decides reads what was said. */
export function Contest(props: {
  readonly applicationId: string;
  readonly source: Source;
  readonly name: string;
  readonly onChange: (application: Application) => void;
}) {
  const { source, name } = props;
  const text = useText();
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const send = () => {
    setBusy(true);
    setRefusal(undefined);
    contestSource(props.applicationId, source, said.trim())
      .then(
        (application) => {
          setOpen(false);
          setDone(true);
          setSaid('');
          props.onChange(application);
        },
        (error: unknown) => setRefusal(sayRefusal(text, asProblem(error))),
      )
      .finally(() => setBusy(false));
  };
  return (
    <>
      {done && (
        <Note tone="good" live testId={`contested-${source}`}>
          {text('contest.done', { source: name })}
        </Note>
      )}
      <Button kind="text" onPress={() => setOpen(true)} testId={`contest-${source}`}>
        {text('contest.ask', { source: name })}
      </Button>
      <Sheet open={open} title={text('contest.title')} onClose={() => setOpen(false)}>
        <p>{text('contest.text')}</p>
        <Field
          label={text('contest.said')}
          value={said}
          onChange={setSaid}
          maxLength={500}
          testId="contest-said"
        />
        {refusal && (
          <Note tone="bad" live>
            {refusal}
          </Note>
        )}
        <div className="sheet-actions">
          <Button
            busy={busy}
            disabled={said.trim().length < 3}
            onPress={send}
            testId="contest-send"
          >
            {text('person.send')}
          </Button>
          <Button kind="text" onPress={() => setOpen(false)}>
            {text('kit.cancel')}
          </Button>
        </div>
      </Sheet>
    </>
  );
}
