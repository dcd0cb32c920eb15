import { useRef, useState } from 'react';
import {
  asProblem,
  Button,
  Card,
  Fact,
  Facts,
  momentText,
  Note,
  Page,
  useLanguage,
  useText,
} from '../ui/index.ts';
import { type FileVerdict, verifyDocument } from './api.ts';
import { sayRefusal } from './say.ts';

/** `/verify`: whether a PDF is a document of this lender; for whoever holds one, signed in or not. */
export default function VerifyPage() {
  const text = useText();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [verdict, setVerdict] = useState<FileVerdict>();
  const [refusal, setRefusal] = useState<string>();
  const check = (file: File) => {
    setBusy(true);
    setVerdict(undefined);
    setRefusal(undefined);
    verifyDocument(file)
      .then(setVerdict, (error: unknown) => setRefusal(sayRefusal(text, asProblem(error))))
      .finally(() => setBusy(false));
  };
  return (
    <Page title={text('verify.title')} lead={text('verify.lead')} testId="verify">
      <input
        ref={input}
        type="file"
        className="unseen"
        aria-label={text('verify.choose')}
        accept="application/pdf"
        data-testid="verify-file"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) check(file);
        }}
      />
      <Button busy={busy} onPress={() => input.current?.click()} testId="verify-choose">
        {text('verify.choose')}
      </Button>
      <div role="status">
        {refusal && <Note tone="bad">{refusal}</Note>}
        {verdict && <Verdict verdict={verdict} />}
      </div>
    </Page>
  );
}

function Verdict({
  verdict: { verdict, number, kind, madeAt, lender },
}: {
  readonly verdict: FileVerdict;
}) {
  const text = useText();
  const { language } = useLanguage();
  return (
    <Card testId={`verdict-${verdict}`}>
      <Note tone={verdict === 'genuine' ? 'good' : 'bad'}>{text(`verify.${verdict}`)}</Note>
      {number !== null && kind !== null && madeAt !== null && (
        <Facts>
          <Fact label={text('verify.kind')} value={text(`verify.kind.${kind}`)} />
          <Fact label={text('verify.number')} value={String(number).padStart(8, '0')} />
          <Fact label={text('verify.madeAt')} value={momentText(madeAt, language)} />
          <Fact label={text('verify.lender')} value={lender} />
        </Facts>
      )}
    </Card>
  );
}
