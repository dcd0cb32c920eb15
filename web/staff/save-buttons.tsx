import { Alert, Button } from 'antd';
import { useState } from 'react';
import { asProblem, sayProblem, useText } from '../ui/index.ts';
import { saveFile } from './save-file.ts';

type Format = 'csv' | 'xlsx';

/** Two buttons that save a table as a file, and say what went wrong. */
export function SaveButtons(o: {
  /** Of the file, without its ending. */
  readonly name: string;
  readonly fetchFile: (format: Format) => Promise<Blob>;
}) {
  const text = useText();
  const [busy, setBusy] = useState<Format>();
  const [wrong, setWrong] = useState<string>();
  const save = (format: Format) => {
    setBusy(format);
    setWrong(undefined);
    o.fetchFile(format)
      .then(
        (file) => saveFile(`${o.name}.${format}`, file),
        (error: unknown) => setWrong(sayProblem(text, asProblem(error)).title),
      )
      .finally(() => setBusy(undefined));
  };
  return (
    <>
      {wrong !== undefined && <Alert type="error" showIcon role="alert" title={wrong} />}
      {(['csv', 'xlsx'] as const).map((format) => (
        <Button key={format} loading={busy === format} onClick={() => save(format)}>
          {format.toUpperCase()}
        </Button>
      ))}
    </>
  );
}
