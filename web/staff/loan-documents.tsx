import { Alert, Button, Table, type TableColumnsType, Tag } from 'antd';
import { useState } from 'react';
import { asProblem, momentText, sayProblem, useLanguage, useLoad, useText } from '../ui/index.ts';
import { getDocument, listLoanDocuments, openDocument } from './book-api.ts';
import { Shown } from './parts.tsx';
import { saveFile } from './save-file.ts';
import { useSession } from './session.tsx';

/** A document as a list tells it. */
interface Told {
  readonly id: string;
  readonly number: number;
  readonly kind: 'contract' | 'disclosure' | 'receipt' | 'statement';
  readonly subject: string;
  readonly madeAt: number;
}

/** Documents about a loan and its repayments. */
export function LoanDocuments({ id }: { readonly id: string }) {
  const [load, reload] = useLoad(`documents of ${id}`, () => listLoanDocuments(id));
  return (
    <Shown load={load} reload={reload}>
      {({ documents }) => <DocumentTable documents={documents} />}
    </Shown>
  );
}

/** Documents, each to be opened and held against what was handed out. @param o.named - Comes first. */
export function DocumentTable(o: { readonly documents: readonly Told[]; readonly named?: string }) {
  const text = useText();
  const { language } = useLanguage();
  const { may } = useSession();
  const [wrong, setWrong] = useState<string>();
  const open = (id: string) => {
    setWrong(undefined);
    openDocument(id).then(
      (file) => saveFile(`${id}.pdf`, file),
      (error: unknown) => setWrong(sayProblem(text, asProblem(error)).title),
    );
  };
  const columns: TableColumnsType<Told> = [
    { title: text('staff.document.number'), render: (_, d) => `No. ${d.number}` },
    { title: text('staff.document.kind'), render: (_, d) => text(`staff.happened.${d.kind}`) },
    { title: text('staff.document.subject'), dataIndex: 'subject' },
    { title: text('staff.document.madeAt'), render: (_, d) => momentText(d.madeAt, language) },
    {
      title: text('staff.document.verdict'),
      render: (_, d) => <Verdict id={d.id} />,
    },
    {
      title: '',
      render: (_, d) =>
        may('papers.write') ? (
          <Button size="small" onClick={() => open(d.id)}>
            {text('staff.document.open')}
          </Button>
        ) : null,
    },
  ];
  return (
    <>
      {wrong !== undefined && <Alert type="error" showIcon role="alert" title={wrong} />}
      <Table<Told>
        data-testid="documents"
        size="small"
        rowKey="id"
        columns={columns}
        dataSource={o.documents.toSorted(
          (a, b) => Number(b.id === o.named) - Number(a.id === o.named),
        )}
        onRow={(d) => (d.id === o.named ? { className: 'staff-named' } : {})}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: text('staff.documents.none') }}
      />
    </>
  );
}

function Verdict({ id }: { readonly id: string }) {
  const text = useText();
  const [asked, ask] = useState(false);
  if (!asked) {
    return (
      <Button size="small" onClick={() => ask(true)}>
        {text('staff.document.verify')}
      </Button>
    );
  }
  return <Verified id={id} />;
}

function Verified({ id }: { readonly id: string }) {
  const text = useText();
  const [load, reload] = useLoad(`document ${id}`, () => getDocument(id));
  return (
    <Shown load={load} reload={reload}>
      {({ verdict }) => (
        <Tag color={verdict === 'genuine' ? 'green' : 'red'}>
          {text(`staff.document.verdict.${verdict ?? 'none'}`)}
        </Tag>
      )}
    </Shown>
  );
}
