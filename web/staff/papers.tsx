import { Button, Segmented, Table, type TableColumnsType, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import { useLoad, useSay, useText, yuan } from '../ui/index.ts';
import { type JudgedPaper, listPapers, listPapersOf, type PaperKind } from './api.ts';
import { saveCsv } from './csv.ts';
import { PaperModal } from './paper-modal.tsx';
import { Ago, Shown } from './parts.tsx';
import { usePlace } from './place.ts';
import { useSession } from './session.tsx';

const states = ['waiting', 'judged'] as const;
type State = (typeof states)[number];

/** `/staff/papers`: papers that a machine may not judge, the oldest first. */
export function PapersPage() {
  const text = useText();
  const { may } = useSession();
  const [place, move] = usePlace();
  const state: State = place.get('state') === 'judged' ? 'judged' : 'waiting';
  const [load, reload] = useLoad(`papers:${state}`, () => listPapers(state));
  return (
    <>
      <div className="staff-bar">
        <h1>{text('staff.papers')}</h1>
        <Segmented<State>
          aria-label={text('staff.papers')}
          value={state}
          options={states.map((value) => ({ value, label: text(`staff.papers.${value}`) }))}
          onChange={(next) => move({ state: next === 'waiting' ? '' : next })}
        />
        <Button onClick={reload}>{text('staff.refresh')}</Button>
        <Button
          disabled={load.state !== 'ready'}
          onClick={() => load.state === 'ready' && savePapers(load.data.papers)}
        >
          CSV
        </Button>
        {!may('papers.write') && <span>{text('staff.papers.mayNot')}</span>}
      </div>
      <Shown load={load} reload={reload}>
        {({ papers, kinds }) => <PaperTable papers={papers} kinds={kinds} reload={reload} />}
      </Shown>
    </>
  );
}

/** A tab of a borrower: every paper, whatever came of it. */
export function PapersView({ id }: { readonly id: string }) {
  const [load, reload] = useLoad(`papers of ${id}`, () => listPapersOf(id));
  return (
    <Shown load={load} reload={reload}>
      {({ papers, kinds }) => <PaperTable papers={papers} kinds={kinds} reload={reload} />}
    </Shown>
  );
}

/** Without names and numbers: a file goes where nobody knows. */
function savePapers(papers: readonly JudgedPaper[]): void {
  saveCsv('papers.csv', [
    ['paper', 'borrower', 'kind', 'state', 'checks', 'signs', 'received', 'by', 'reason'],
    ...papers.map((one) => [
      ...[one.id, one.borrowerId, one.kind?.id ?? '', one.state],
      one.checks.map(({ code }) => code).join(' '),
      one.signs.map(({ code }) => code).join(' '),
      ...[new Date(one.receivedAt).toISOString(), one.decidedBy ?? '', one.reason ?? ''],
    ]),
  ]);
}

function columnsOf(
  text: ReturnType<typeof useText>,
  say: ReturnType<typeof useSay>,
  onJudge: ((paper: JudgedPaper) => void) | undefined,
): TableColumnsType<JudgedPaper> {
  return [
    {
      title: text('staff.paper.kind'),
      render: (_, p) => (p.kind ? say(p.kind.says) : text('papers.unknown')),
    },
    {
      title: text('staff.paper.borrower'),
      render: (_, p) => <Link href={`/staff/borrowers/${p.borrowerId}`}>{p.borrowerId}</Link>,
    },
    {
      title: text('staff.paper.fields'),
      render: (_, p) =>
        p.fields
          .filter(({ value }) => value !== null)
          .map((field) => (
            <div key={field.id}>
              {say(field.says)}: {field.shape === 'yuan' ? yuan(field.value ?? '0') : field.value}
            </div>
          )),
    },
    {
      title: text('staff.paper.against'),
      render: (_, p) => (
        <>
          {p.signs.map(({ code, says }) => (
            <Tag key={code} color="red">
              {say(says)}
            </Tag>
          ))}
          {p.checks.map(({ code, says }) => (
            <Tag key={code}>{say(says)}</Tag>
          ))}
          {p.fault && <Tag>{say(p.fault.says)}</Tag>}
        </>
      ),
    },
    { title: text('staff.paper.since'), render: (_, p) => <Ago at={p.receivedAt} /> },
    {
      title: text('staff.paper.outcome'),
      render: (_, p) =>
        p.state === 'waits' && onJudge ? (
          <Button size="small" onClick={() => onJudge(p)}>
            {text('staff.paper.judge')}
          </Button>
        ) : (
          [text(`papers.${p.state}`), p.decidedBy, p.reason].filter(Boolean).join(' · ')
        ),
    },
  ];
}

function PaperTable(o: {
  readonly papers: readonly JudgedPaper[];
  readonly kinds: readonly PaperKind[];
  readonly reload: () => void;
}) {
  const text = useText();
  const say = useSay();
  const { may } = useSession();
  const [asked, ask] = useState<JudgedPaper>();
  const columns = columnsOf(text, say, may('papers.write') ? ask : undefined);
  return (
    <>
      <Table<JudgedPaper>
        data-testid="papers"
        size="small"
        rowKey="id"
        columns={columns}
        dataSource={[...o.papers]}
        pagination={{ defaultPageSize: 50, hideOnSinglePage: true }}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: text('staff.papers.none') }}
      />
      {asked && (
        <PaperModal
          key={asked.id}
          paper={asked}
          kinds={o.kinds}
          onCancel={() => ask(undefined)}
          onJudged={() => {
            ask(undefined);
            o.reload();
          }}
        />
      )}
    </>
  );
}
