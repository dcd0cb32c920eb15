import { Alert, Button, Input, Modal, Table, type TableColumnsType, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import { asProblem, sayProblem, useLoad, useText } from '../ui/index.ts';
import { breakTie, type Firm, getFirm, mendTie } from './api.ts';
import { Ago, Shown } from './parts.tsx';
import { useSession } from './session.tsx';

type Tie = Firm['evidence'][number];
type Kind = Firm['numbers'][number]['kind'];

/** Which firm a borrower is by the numbers that sources name; a person may decide otherwise, and back. */
export function FirmView({ id }: { readonly id: string }) {
  const text = useText();
  const { may } = useSession();
  const [load, reload] = useLoad(`firm ${id}`, () => getFirm(id));
  const [asked, setAsked] = useState<Tie>();
  const [wrong, setWrong] = useState<string>();
  const act = async (work: () => Promise<unknown>) => {
    try {
      await work();
      setWrong(undefined);
      setAsked(undefined);
      reload();
    } catch (error) {
      setWrong(sayProblem(text, asProblem(error)).title);
    }
  };
  return (
    <Shown load={load} reload={reload}>
      {(firm) => (
        <>
          <p>{text('staff.firm.explain')}</p>
          {wrong !== undefined && <Alert type="error" showIcon role="alert" title={wrong} />}
          <Numbers firm={firm} />
          <Same firm={firm} />
          <Evidence
            firm={firm}
            mayDecide={may('sources.write')}
            onBreak={setAsked}
            onMend={(tie) => void act(() => mendTie(id, tie.keys))}
          />
          {asked && (
            <AskWhy
              onCancel={() => setAsked(undefined)}
              onWhy={(why) => act(() => breakTie(id, asked.keys, why))}
            />
          )}
        </>
      )}
    </Shown>
  );
}

/** A number by its kind and the head of its digest: enough to tell two apart, not to learn one. */
function KeyName({ name }: { readonly name: string }) {
  const text = useText();
  const [kind = '', digest = ''] = name.split(':');
  return (
    <span title={name}>
      {text(`staff.number.${kind as Kind}`)} <code>{digest.slice(0, 8)}</code>
    </span>
  );
}

function Numbers({ firm }: { readonly firm: Firm }) {
  const text = useText();
  if (firm.numbers.length === 0) return <p>{text('staff.firm.noNumbers')}</p>;
  return (
    <ul>
      {firm.numbers.map(({ key, source }) => (
        <li key={key}>
          <KeyName name={key} />{' '}
          <Tag>{source === null ? text('staff.firm.told') : text(`source.${source}`)}</Tag>
        </li>
      ))}
    </ul>
  );
}

function Same({ firm }: { readonly firm: Firm }) {
  const text = useText();
  if (firm.same.length === 0) return <p>{text('staff.firm.same.none')}</p>;
  return (
    <Alert
      type="warning"
      showIcon
      title={text('staff.firm.same')}
      description={firm.same.map(({ borrowerId, kind }) => (
        <div key={borrowerId}>
          <Link href={`/staff/borrowers/${borrowerId}?tab=firm`}>{borrowerId}</Link> (
          {text(`staff.number.${kind as Kind}`)})
        </div>
      ))}
    />
  );
}

function Evidence(o: {
  readonly firm: Firm;
  readonly mayDecide: boolean;
  readonly onBreak: (tie: Tie) => void;
  readonly onMend: (tie: Tie) => void;
}) {
  const text = useText();
  const columns: TableColumnsType<Tie> = [
    {
      title: text('staff.firm.named'),
      render: (_, tie) => (
        <>
          <KeyName name={tie.keys[0] ?? ''} /> = <KeyName name={tie.keys[1] ?? ''} />
        </>
      ),
    },
    { title: text('staff.source'), render: (_, tie) => text(`source.${tie.source}`) },
    { title: text('staff.firm.toldAt'), render: (_, tie) => <Ago at={tie.toldAt} /> },
    { title: text('staff.payload'), dataIndex: 'rawId' },
    {
      title: text('staff.firm.decided'),
      render: (_, tie) => (tie.brokenBy === null ? '—' : `${tie.brokenBy}: ${tie.why ?? ''}`),
    },
    {
      title: '',
      render: (_, tie) =>
        o.mayDecide &&
        (tie.brokenBy === null ? (
          <Button size="small" onClick={() => o.onBreak(tie)}>
            {text('staff.firm.break')}
          </Button>
        ) : (
          <Button size="small" onClick={() => o.onMend(tie)}>
            {text('staff.firm.mend')}
          </Button>
        )),
    },
  ];
  return (
    <Table<Tie>
      data-testid="evidence"
      rowKey={(tie) => `${tie.keys.join(' ')} ${tie.source} ${tie.rawId}`}
      size="small"
      columns={columns}
      dataSource={[...o.firm.evidence]}
      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: text('staff.firm.evidence.none') }}
    />
  );
}

function AskWhy(o: {
  readonly onCancel: () => void;
  readonly onWhy: (why: string) => Promise<void>;
}) {
  const text = useText();
  const [why, setWhy] = useState('');
  const [busy, setBusy] = useState(false);
  return (
    <Modal
      open
      title={text('staff.firm.break')}
      okText={text('staff.firm.break')}
      okButtonProps={{ disabled: why.trim().length < 3, loading: busy }}
      onCancel={o.onCancel}
      onOk={() => {
        setBusy(true);
        void o.onWhy(why.trim()).finally(() => setBusy(false));
      }}
    >
      <p>{text('staff.firm.break.explain')}</p>
      <Input.TextArea
        autoFocus
        aria-label={text('staff.firm.why')}
        placeholder={text('staff.firm.why')}
        maxLength={400}
        value={why}
        onChange={(event) => setWhy(event.target.value)}
      />
    </Modal>
  );
}
