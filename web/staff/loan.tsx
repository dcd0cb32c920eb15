import { Alert, Button, Descriptions, Input, Statistic, Tabs, Tag } from 'antd';
import { Link } from 'wouter';
import { percent, useLoad, useText, yuan } from '../ui/index.ts';
import { getLoan, getTimeline, type StaffLoan } from './book-api.ts';
import { LoanChanges } from './loan-changes.tsx';
import { LoanDocuments } from './loan-documents.tsx';
import { LoanEntries } from './loan-entries.tsx';
import { LoanPlan } from './loan-plan.tsx';
import { LoanShare } from './loan-share.tsx';
import { LoanTimelineView } from './loan-timeline.tsx';
import { Shown } from './parts.tsx';
import { usePlace } from './place.ts';
import { useSession } from './session.tsx';

/** `/staff/loans/:id`: one loan on any day: what is owed, its plan, all that happened, its postings and papers. */
export function LoanPage({ id }: { readonly id: string }) {
  const text = useText();
  const [place, move] = usePlace();
  const on = place.get('on') ?? undefined;
  const [load, reload] = useLoad(`loan ${id} ${on}`, () => getLoan(id, on));
  return (
    <>
      <div className="staff-bar">
        <h1>{id}</h1>
        <span className="staff-day">
          {text('staff.loan.asOf')}{' '}
          <Input
            type="date"
            aria-label={text('staff.loan.asOf')}
            size="small"
            data-testid="as-of"
            value={on ?? (load.state === 'ready' ? load.data.today : '')}
            onChange={({ target }) => move({ on: target.value })}
            style={{ width: 140 }}
          />
        </span>
        {on !== undefined && (
          <Button size="small" onClick={() => move({ on: '' })}>
            {text('staff.loan.today')}
          </Button>
        )}
        <Button onClick={reload}>{text('staff.refresh')}</Button>
      </div>
      <Shown load={load} reload={reload}>
        {(loan) => <Loan loan={loan} reload={reload} />}
      </Shown>
    </>
  );
}

function Loan({ loan, reload }: { readonly loan: StaffLoan; readonly reload: () => void }) {
  const text = useText();
  const [place, move] = usePlace();
  const { may } = useSession();
  return (
    <>
      {loan.on !== loan.today && (
        <Alert
          type="info"
          showIcon
          data-testid="as-of-note"
          title={text(loan.on > loan.today ? 'staff.loan.ahead' : 'staff.loan.back', {
            day: loan.on,
            today: loan.today,
          })}
        />
      )}
      <Head loan={loan} />
      {loan.on === loan.today && <LoanShare id={loan.id} />}
      <Tabs
        destroyOnHidden
        activeKey={place.get('tab') ?? 'plan'}
        onChange={(tab) => move({ tab: tab === 'plan' ? '' : tab })}
        items={[
          { key: 'plan', label: text('staff.loan.plan'), children: <LoanPlan loan={loan} /> },
          {
            ...{ key: 'timeline', label: text('staff.loan.timeline') },
            children: <LoanTimelineView loan={loan} />,
          },
          {
            ...{ key: 'entries', label: text('staff.loan.entries') },
            children: <LoanEntries loan={loan} />,
          },
          {
            ...{ key: 'documents', label: text('staff.loan.documents') },
            children: <LoanDocuments id={loan.id} />,
          },
          ...(may('loans.write')
            ? [
                {
                  ...{ key: 'changes', label: text('staff.loan.change') },
                  children: <LoanChanges loan={loan} onChanged={reload} />,
                },
              ]
            : []),
        ]}
      />
    </>
  );
}

function Head({ loan }: { readonly loan: StaffLoan }) {
  const text = useText();
  const { owed, terms } = loan;
  return (
    <>
      <div className="staff-figures" data-testid="loan-head">
        <Statistic
          title={text('staff.loan.status')}
          valueRender={() => (
            <>
              <Tag>{text(`staff.loan.status.${loan.status}`)}</Tag>
              {loan.nonAccrual && <Tag color="red">{text('staff.loan.nonAccrual')}</Tag>}
            </>
          )}
        />
        <Statistic title={text('staff.loan.rate')} value={percent(terms.annualRateE9)} />
        {owed && (
          <>
            <Statistic title={text('staff.loan.outstanding')} value={yuan(owed.principalFen)} />
            <Statistic title={text('staff.loan.payoff')} value={yuan(owed.payoffFen)} />
            <Statistic title={text('staff.loan.overdue')} value={yuan(owed.overdueFen)} />
            <Statistic title={text('staff.loan.dpd')} value={owed.dpd} />
          </>
        )}
      </div>
      <Facts loan={loan} />
    </>
  );
}

function Facts({ loan }: { readonly loan: StaffLoan }) {
  const text = useText();
  const { terms, owed } = loan;
  const [load] = useLoad(`timeline ${loan.id}`, () => getTimeline(loan.id));
  const joined = load.state === 'ready' ? load.data : undefined;
  const money = (key: Parameters<typeof text>[0], fen: string | undefined) =>
    fen === undefined || fen === '0' ? [] : [{ key, label: text(key), children: yuan(fen) }];
  const items = [
    {
      ...{ key: 'borrower', label: text('staff.loan.borrower') },
      children: (
        <Link href={`/staff/borrowers/${loan.borrowerId}?tab=overview`}>{loan.borrowerId}</Link>
      ),
    },
    { key: 'facility', label: text('staff.loan.facility'), children: loan.facilityId },
    {
      ...{ key: 'decision', label: text('staff.loan.decision') },
      children: joined?.decisionId ? (
        <Link
          href={`/staff/borrowers/${loan.borrowerId}?tab=overview&decision=${joined.decisionId}`}
        >
          {joined.decisionId}
        </Link>
      ) : (
        '—'
      ),
    },
    {
      ...{ key: 'application', label: text('staff.loan.application') },
      children: joined?.applicationId ?? '—',
    },
    ...money('staff.loan.principal', terms.principalFen),
    ...money('staff.loan.dueInterest', owed?.dueInterestFen),
    ...money('staff.loan.accruedInterest', owed?.accruedInterestFen),
    ...money('staff.loan.penaltyInterest', owed?.penaltyInterestFen),
    ...money('staff.loan.fees', owed?.feesFen),
    ...money('staff.loan.overpaid', owed?.overpaidFen),
    { key: 'drawn', label: text('staff.loan.drawnOn'), children: terms.drawnOn },
    { key: 'matures', label: text('staff.loan.maturesOn'), children: terms.maturesOn },
    {
      ...{ key: 'method', label: text('staff.loan.method') },
      children: `${text(`staff.loan.method.${terms.method}`)} · ${terms.installments} · ${terms.dayCount}`,
    },
    ...(loan.renews
      ? [
          {
            ...{ key: 'renews', label: text('staff.loan.renews') },
            children: <Link href={`/staff/loans/${loan.renews}`}>{loan.renews}</Link>,
          },
        ]
      : []),
  ];
  return (
    <Descriptions size="small" bordered column={{ xs: 1, sm: 1, md: 2, xl: 3 }} items={items} />
  );
}
