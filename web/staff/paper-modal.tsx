import { Alert, Button, Input, Modal, Radio, Select, Tag } from 'antd';
import { useEffect, useState } from 'react';
import { asProblem, sayProblem, useLoad, useSay, useText, yuanInput } from '../ui/index.ts';
import { type JudgedPaper, judgePaper, openPaper, type PaperKind } from './api.ts';

type Outcome = 'accept' | 'refuse';

/** A paper beside what was read off it, for a person to mend, accept or refuse. */
export function PaperModal(o: {
  readonly paper: JudgedPaper;
  readonly kinds: readonly PaperKind[];
  readonly onCancel: () => void;
  readonly onJudged: () => void;
}) {
  const text = useText();
  const say = useSay();
  const [kindId, setKind] = useState<string>();
  const kind = o.kinds.find(({ id }) => id === kindId);
  // Of a kind that a person names, nothing was read yet.
  const paper = kind ? { ...o.paper, kind, fields: kind.fields.map(unread) } : o.paper;
  const [outcome, setOutcome] = useState<Outcome>();
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const send = () => {
    if (!outcome) return;
    setBusy(true);
    setWrong(undefined);
    const told = kindId === undefined ? {} : { kind: kindId };
    judgePaper(paper, { outcome, ...told, fields: typed, reason: reason.trim() })
      .then(o.onJudged, (error: unknown) => {
        const problem = asProblem(error);
        const field = paper.fields.find(({ id }) => id === problem.fields.field);
        setWrong(
          field
            ? text('staff.paper.wrongField', { field: say(field.says) })
            : sayProblem(text, problem).title,
        );
      })
      .finally(() => setBusy(false));
  };
  return (
    <Modal
      open
      width={960}
      title={paper.kind ? say(paper.kind.says) : text('papers.unknown')}
      okText={outcome ? text(`staff.paper.${outcome}`) : text('staff.paper.judge')}
      okButtonProps={{ disabled: !outcome || reason.trim().length < 5, loading: busy }}
      onCancel={o.onCancel}
      onOk={send}
    >
      <Against paper={paper} />
      {o.paper.kind === null && (
        <Select
          aria-label={text('staff.paper.kind')}
          placeholder={text('staff.paper.kind')}
          style={{ width: 280 }}
          value={kindId}
          options={o.kinds.map(({ id, says }) => ({ value: id, label: say(says) }))}
          onChange={setKind}
        />
      )}
      <div className="staff-paper">
        <PaperFile paper={paper} />
        <PaperFields paper={paper} typed={typed} onTyped={setTyped} />
      </div>
      {wrong !== undefined && <Alert type="error" showIcon role="alert" title={wrong} />}
      <Verdict outcome={outcome} onOutcome={setOutcome} reason={reason} onReason={setReason} />
    </Modal>
  );
}

/** What was read, to be mended. */
function PaperFields(o: {
  readonly paper: JudgedPaper;
  readonly typed: Readonly<Record<string, string>>;
  readonly onTyped: (typed: Record<string, string>) => void;
}) {
  const text = useText();
  const say = useSay();
  return (
    <div>
      {o.paper.fields.map((field) => (
        <div key={field.id} className="staff-paper-field">
          <label htmlFor={`paper-${field.id}`}>{say(field.says)}</label>
          {field.sure !== null && field.sure < 0.9 && (
            <small>
              {' '}
              {text('staff.paper.unsure', { sure: `${Math.round(field.sure * 100)} %` })}
            </small>
          )}
          <Input
            id={`paper-${field.id}`}
            value={o.typed[field.id] ?? shownOf(field)}
            onChange={({ target }) => o.onTyped({ ...o.typed, [field.id]: target.value })}
          />
        </div>
      ))}
    </div>
  );
}

function Verdict(o: {
  readonly outcome: Outcome | undefined;
  readonly onOutcome: (outcome: Outcome) => void;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
}) {
  const text = useText();
  return (
    <>
      <Radio.Group
        value={o.outcome}
        onChange={(event) => o.onOutcome(event.target.value as Outcome)}
        options={(['accept', 'refuse'] as const).map((value) => ({
          value,
          label: text(`staff.paper.${value}`),
        }))}
      />
      <Input.TextArea
        aria-label={text('staff.paper.reason')}
        placeholder={text('staff.paper.reason')}
        maxLength={500}
        value={o.reason}
        onChange={(event) => o.onReason(event.target.value)}
      />
      <p>{text('staff.paper.final')}</p>
    </>
  );
}

const unread = (field: PaperKind['fields'][number]) => ({ ...field, value: null, sure: null });

const shownOf = ({ shape, value }: JudgedPaper['fields'][number]): string =>
  value === null ? '' : shape === 'yuan' ? yuanInput(value) : value;

function Against({ paper }: { readonly paper: JudgedPaper }) {
  const say = useSay();
  return (
    <p>
      {paper.signs.map(({ code, says }) => (
        <Tag key={code} color="red">
          {say(says)}
        </Tag>
      ))}
      {paper.checks.map(({ code, says }) => (
        <Tag key={code}>{say(says)}</Tag>
      ))}
    </p>
  );
}

/** The picture itself; of anything else a way to save it. */
function PaperFile({ paper }: { readonly paper: JudgedPaper }) {
  const text = useText();
  const [load] = useLoad(`paper file ${paper.id}`, () =>
    paper.hasFile ? openPaper(paper) : Promise.resolve(null),
  );
  const [url, setUrl] = useState<string>();
  const blob = load.state === 'ready' ? load.data : null;
  useEffect(() => {
    if (!blob) return;
    const reader = new FileReader();
    reader.onload = () => setUrl(String(reader.result));
    reader.readAsDataURL(blob);
  }, [blob]);
  if (!paper.hasFile) return <p>{text('staff.paper.noFile')}</p>;
  if (paper.format === 'picture') {
    return url === undefined ? <p>…</p> : <img src={url} alt={text('staff.paper.file')} />;
  }
  return (
    <Button disabled={!blob} onClick={() => blob && saveBlob(blob, paper)}>
      {text('staff.paper.download')}
    </Button>
  );
}

function saveBlob(blob: Blob, { id, format }: JudgedPaper): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `${id}.${format === 'pdf' ? 'pdf' : 'xlsx'}`;
  link.click();
  URL.revokeObjectURL(link.href);
}
