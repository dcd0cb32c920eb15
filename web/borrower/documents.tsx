import { useState } from 'react';
import { useLocation } from 'wouter';
import { asProblem, Button, Card, Note, useText } from '../ui/index.ts';
import { documentFileUrl, makeDocument } from './api.ts';
import { sayRefusal } from './say.ts';

interface Wanted {
  readonly kind: 'contract' | 'disclosure' | 'receipt' | 'statement';
  readonly subject: string;
  readonly label: string;
}

/** Documents to take away: made when they are asked for, the same file ever after. */
export function DocumentsCard(props: {
  readonly title: string;
  readonly wanted: readonly Wanted[];
}) {
  const text = useText();
  const [, go] = useLocation();
  const [busy, setBusy] = useState<string>();
  const [refusal, setRefusal] = useState<string>();
  const fetchOne = ({ kind, subject }: Wanted) => {
    setBusy(`${kind} ${subject}`);
    setRefusal(undefined);
    makeDocument(kind, subject)
      .then(
        ({ id }) => window.location.assign(documentFileUrl(id)),
        (error: unknown) => setRefusal(sayRefusal(text, asProblem(error))),
      )
      .finally(() => setBusy(undefined));
  };
  return (
    <Card title={props.title} testId="documents">
      <p className="quiet">{text('documents.sealed')}</p>
      <div role="status">{refusal && <Note tone="bad">{refusal}</Note>}</div>
      {props.wanted.map((one) => (
        <Button
          key={`${one.kind} ${one.subject}`}
          kind="quiet"
          busy={busy === `${one.kind} ${one.subject}`}
          onPress={() => fetchOne(one)}
          testId={`document-${one.kind}`}
        >
          {one.label}
        </Button>
      ))}
      <Button kind="text" onPress={() => go('/verify')}>
        {text('documents.verify')}
      </Button>
    </Card>
  );
}
