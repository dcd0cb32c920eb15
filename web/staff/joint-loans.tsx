import { Button, Select, Table, type TableColumnsType, Tag } from 'antd';
import { Link } from 'wouter';
import { percent, useLoad, useText, yuan } from '../ui/index.ts';
import {
  exportJointLoans,
  type Funders,
  type JointLoan,
  listFunders,
  listJointLoans,
} from './joint-api.ts';
import { Shown } from './parts.tsx';
import { usePlace } from './place.ts';
import { SaveButtons } from './save-buttons.tsx';
import { useSession } from './session.tsx';

type Funder = Funders['partners'][number];

const MILLION = 1_000_000n;
const share = (ppm: number) => percent(String(ppm), 2, MILLION);

/** `/staff/joint-loans`: what is lent together with whom, and each one's share of each loan to the fen. */
export function JointLoansPage() {
  const text = useText();
  const [place, move] = usePlace();
  const partner = place.get('partner') ?? '';
  const after = place.get('after') ?? '';
  const [funders, reloadFunders] = useLoad('funders', listFunders);
  const [load, reload] = useLoad(`joint ${partner} ${after}`, () => listJointLoans(partner, after));
  const next = load.state === 'ready' ? load.data.next : null;
  const names = funders.state === 'ready' ? funders.data.partners : [];
  return (
    <>
      <div className="staff-bar">
        <h1>{text('staff.joint')}</h1>
        <Select
          aria-label={text('staff.joint.funder')}
          style={{ minWidth: 160 }}
          value={partner}
          options={[
            { value: '', label: text('staff.joint.all') },
            ...names.map((one) => ({ value: one.partner, label: one.name })),
          ]}
          onChange={(next) => move({ partner: next, after: '' })}
        />
        <SaveButtons name="joint-loans" fetchFile={(format) => exportJointLoans(partner, format)} />
        <Button
          onClick={() => {
            reloadFunders();
            reload();
          }}
        >
          {text('staff.refresh')}
        </Button>
      </div>
      <Shown load={funders} reload={reloadFunders}>
        {({ partners }) => <FunderTable partners={partners} />}
      </Shown>
      <h2>{text('staff.joint.loans')}</h2>
      <Shown load={load} reload={reload}>
        {({ loans }) => <JointTable loans={loans} />}
      </Shown>
      {after !== '' && (
        <Button onClick={() => move({ after: '' })}>{text('staff.joint.first')}</Button>
      )}{' '}
      <Button disabled={next === null} onClick={() => move({ after: next ?? '' })}>
        {text('staff.joint.more')}
      </Button>
    </>
  );
}

function FunderTable({ partners }: { readonly partners: readonly Funder[] }) {
  const text = useText();
  const columns: TableColumnsType<Funder> = [
    {
      title: text('staff.joint.funder'),
      render: (_, one) => (
        <>
          {one.name} <code>{one.partner}</code>
        </>
      ),
    },
    {
      title: text('staff.joint.agreement'),
      render: (_, one) =>
        one.sharePpm === 0 ? (
          <Tag>{text('staff.joint.ended')}</Tag>
        ) : (
          text('staff.joint.shareOf', { share: share(one.sharePpm), since: one.since })
        ),
    },
    { title: text('staff.joint.open'), align: 'end', render: (_, one) => one.loans },
    {
      title: text('staff.joint.partnerOwed'),
      align: 'end',
      render: (_, one) => yuan(one.partnerFen),
    },
    { title: text('staff.joint.ownOwed'), align: 'end', render: (_, one) => yuan(one.ownFen) },
    { title: text('staff.joint.cap'), align: 'end', render: (_, one) => yuan(one.capFen) },
  ];
  return (
    <Table<Funder>
      data-testid="funders"
      size="small"
      rowKey="partner"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={[...partners]}
      columns={columns}
      locale={{ emptyText: text('staff.joint.noFunder') }}
    />
  );
}

function JointTable({ loans }: { readonly loans: readonly JointLoan[] }) {
  const text = useText();
  const { may } = useSession();
  const amount = (title: string, of: (one: JointLoan) => string) => ({
    ...{ title, align: 'end' as const },
    render: (_: unknown, one: JointLoan) => yuan(of(one)),
  });
  const columns: TableColumnsType<JointLoan> = [
    {
      title: text('staff.joint.loan'),
      render: (_, one) =>
        may('loans.read') ? (
          <Link href={`/staff/loans/${one.loanId}`}>{one.loanId}</Link>
        ) : (
          one.loanId
        ),
    },
    { title: text('staff.joint.funder'), dataIndex: 'partner' },
    { title: text('staff.joint.drawnOn'), dataIndex: 'drawnOn' },
    amount(text('staff.joint.principal'), (one) => one.principalFen),
    amount(text('staff.joint.partnerLent'), (one) => one.partnerFen),
    amount(text('staff.joint.ownLent'), (one) => one.ownFen),
    amount(text('staff.joint.outstanding'), (one) => one.outstandingFen),
    amount(text('staff.joint.partnerOwed'), (one) => one.partnerOwedFen),
    amount(text('staff.joint.ownOwed'), (one) => one.ownOwedFen),
  ];
  return (
    <Table<JointLoan>
      data-testid="joint-loans"
      size="small"
      rowKey="loanId"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={[...loans]}
      columns={columns}
      locale={{ emptyText: text('staff.joint.none') }}
    />
  );
}
