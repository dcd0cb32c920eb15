import { useState } from 'react';
import { useLocation } from 'wouter';
import { asProblem, Button, Card, Note, Sheet, useLoad, useSay, useText } from '../ui/index.ts';
import { eraseMine, exportMine, getErasureNotice } from './api.ts';
import { sayRefusal } from './say.ts';
import { useSession } from './session.tsx';

/** A copy of everything, and an end to it. */
export function MyData() {
  const text = useText();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const [asking, setAsking] = useState(false);
  const save = () => {
    setBusy(true);
    setFailed(false);
    exportMine()
      .then(saveAs, () => setFailed(true))
      .finally(() => setBusy(false));
  };
  return (
    <Card title={text('mine.title')} testId="mine">
      <p className="quiet">{text('mine.export.text')}</p>
      {failed && (
        <Note tone="bad" live>
          {text('mine.export.failed')}
        </Note>
      )}
      <Button kind="quiet" busy={busy} onPress={save} testId="mine-export">
        {text('mine.export')}
      </Button>
      <Button kind="text" onPress={() => setAsking(true)} testId="mine-erase">
        {text('mine.erase')}
      </Button>
      {asking && <EraseSheet onClose={() => setAsking(false)} />}
    </Card>
  );
}

function saveAs(file: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = 'open310.json';
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Says what goes and what the law keeps, before it is done. */
function EraseSheet({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const say = useSay();
  const [, go] = useLocation();
  const { reload } = useSession();
  const [notice] = useLoad('erasure', getErasureNotice);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const erase = () => {
    setBusy(true);
    eraseMine()
      .then(
        () => {
          go('/');
          reload();
        },
        (error: unknown) => setRefusal(sayRefusal(text, asProblem(error))),
      )
      .finally(() => setBusy(false));
  };
  return (
    <Sheet open title={text('mine.erase.ask')} onClose={onClose}>
      <p>{text('mine.erase.goes')}</p>
      {notice.state === 'ready' && (
        <>
          <h3>{text('mine.erase.kept')}</h3>
          <ul className="bullets">
            {notice.data.kept.map((one) => (
              <li key={one.what.en}>
                {say(one.what)} · <span className="quiet">{say(one.why)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {refusal && (
        <Note tone="bad" live>
          {refusal}
        </Note>
      )}
      <div className="sheet-actions">
        <Button onPress={onClose}>{text('mine.erase.keep')}</Button>
        <Button kind="danger" busy={busy} onPress={erase} testId="mine-erase-confirm">
          {text('mine.erase.confirm')}
        </Button>
      </div>
    </Sheet>
  );
}
