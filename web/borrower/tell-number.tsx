import { useState } from 'react';
import { asProblem, Button, Field, useSay, useText } from '../ui/index.ts';
import { type SourceView, tellNumber } from './api.ts';
import { sayRefusal } from './say.ts';

type Asked = SourceView['asks'][number];

/** A number of the business by which a source finds it, or knows that a file is its own. */
export function TellNumber({
  asked,
  onTold,
}: {
  readonly asked: Asked;
  readonly onTold: () => void;
}) {
  const text = useText();
  const say = useSay();
  const [value, setValue] = useState('');
  const [flaw, setFlaw] = useState<string>();
  const [busy, setBusy] = useState(false);
  const tell = async () => {
    setBusy(true);
    try {
      await tellNumber(asked.kind, value.trim());
      onTold();
    } catch (error) {
      setFlaw(sayRefusal(text, asProblem(error)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className="page"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (new RegExp(asked.pattern).test(value.trim())) void tell();
        else setFlaw(text('sources.field.malformed'));
      }}
    >
      <Field
        label={say(asked.label)}
        hint={say(asked.hint)}
        value={value}
        error={flaw}
        onChange={(typed) => {
          setValue(typed);
          setFlaw(undefined);
        }}
        testId={`number-${asked.kind}`}
      />
      <Button kind="quiet" busy={busy} submit testId={`number-tell-${asked.kind}`}>
        {text('sources.number.save')}
      </Button>
    </form>
  );
}
