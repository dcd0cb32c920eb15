import { Alert, Button, Input, Table, type TableColumnsType, Tag } from 'antd';
import { useState } from 'react';
import { asProblem, momentText, sayProblem, useLanguage, useLoad, useText } from '../ui/index.ts';
import { type AuditEntry, type AuditVerdict, auditVerdict, listAudit } from './api.ts';
import { saveCsv } from './csv.ts';
import { Shown } from './parts.tsx';
import { usePlace } from './place.ts';

/** `/staff/audit`: what staff did, the newest first; whether the log is whole. */
export function AuditPage() {
  const text = useText();
  const [place, move] = usePlace();
  const [actor, subject] = [place.get('actor') ?? '', place.get('subject') ?? ''];
  const before = Number(place.get('before')) || undefined;
  const query = {
    ...(actor ? { actor } : {}),
    ...(subject ? { subject } : {}),
    ...(before ? { before } : {}),
  };
  const [load, reload] = useLoad(`audit ${actor} ${subject} ${before}`, () => listAudit(query));
  const last = load.state === 'ready' ? load.data.entries.at(-1) : undefined;
  return (
    <>
      <div className="staff-bar">
        <h1>{text('staff.audit')}</h1>
        <Input.Search
          allowClear
          aria-label={text('staff.audit.actor')}
          placeholder={text('staff.audit.actor')}
          defaultValue={actor}
          style={{ width: 200 }}
          onSearch={(typed) => move({ actor: typed.trim(), before: '' })}
        />
        <Input.Search
          allowClear
          aria-label={text('staff.audit.subject')}
          placeholder={text('staff.audit.subject')}
          defaultValue={subject}
          style={{ width: 320 }}
          onSearch={(typed) => move({ subject: typed.trim(), before: '' })}
        />
        <Button onClick={reload}>{text('staff.refresh')}</Button>
        <Button
          disabled={load.state !== 'ready'}
          onClick={() => load.state === 'ready' && saveAudit(load.data.entries)}
        >
          CSV
        </Button>
      </div>
      <Verdict />
      <Shown load={load} reload={reload}>
        {({ entries }) => <AuditTable entries={entries} />}
      </Shown>
      <Button
        disabled={!last || last.seq <= 1}
        onClick={() => last && move({ before: String(last.seq) })}
      >
        {text('staff.older')}
      </Button>
    </>
  );
}

/** Reads the whole log when asked to: it may be long. */
function Verdict() {
  const text = useText();
  const [verdict, setVerdict] = useState<AuditVerdict>();
  const [failed, setFailed] = useState<string>();
  const [busy, setBusy] = useState(false);
  const ask = () => {
    setBusy(true);
    setFailed(undefined);
    auditVerdict()
      .then(setVerdict, (error: unknown) => setFailed(sayProblem(text, asProblem(error)).title))
      .finally(() => setBusy(false));
  };
  const { problem } = verdict ?? {};
  return (
    <div role="status" className="staff-bar">
      <Button loading={busy} onClick={ask}>
        {text('staff.audit.verify')}
      </Button>
      {failed !== undefined && <Alert type="error" showIcon title={failed} />}
      {verdict && !problem && (
        <Alert
          type="success"
          showIcon
          title={text('staff.audit.whole', { entries: verdict.entries })}
          description={text('staff.audit.head', { head: verdict.head })}
        />
      )}
      {problem && (
        <Alert
          type="error"
          showIcon
          title={text('staff.audit.broken', { seq: problem.seq })}
          description={text(`staff.audit.${problem.what}`)}
        />
      )}
    </div>
  );
}

function saveAudit(entries: readonly AuditEntry[]): void {
  saveCsv('audit.csv', [
    ['seq', 'at', 'actor', 'step', 'of', 'action', 'subjects', 'status', 'code', 'digest'],
    ...entries.map((e) => [
      ...[e.seq, new Date(e.at).toISOString(), e.actorName, e.step, e.ofSeq, e.action],
      ...[Object.values(e.subjects).join(' '), e.status, e.code, e.digest],
    ]),
  ]);
}

function AuditTable({ entries }: { readonly entries: readonly AuditEntry[] }) {
  const text = useText();
  const { language } = useLanguage();
  const columns: TableColumnsType<AuditEntry> = [
    { title: '#', dataIndex: 'seq' },
    { title: text('staff.audit.at'), render: (_, e) => momentText(e.at, language) },
    { title: text('staff.audit.actor'), dataIndex: 'actorName' },
    { title: text('staff.audit.step'), render: (_, e) => text(`staff.audit.step.${e.step}`) },
    { title: text('staff.audit.action'), dataIndex: 'action' },
    {
      title: text('staff.audit.subjects'),
      render: (_, e) =>
        Object.entries(e.subjects).map(([kind, id]) => <div key={kind}>{`${kind}: ${id}`}</div>),
    },
    {
      title: text('staff.audit.outcome'),
      render: (_, e) =>
        e.status === null ? (
          ''
        ) : (
          <Tag color={e.status < 400 ? 'green' : 'red'}>
            {[e.status, e.code].filter((one) => one !== null).join(' ')}
          </Tag>
        ),
    },
  ];
  return (
    <Table<AuditEntry>
      data-testid="audit"
      size="small"
      rowKey="seq"
      columns={columns}
      dataSource={[...entries]}
      pagination={false}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: text('staff.audit.none') }}
    />
  );
}
