import { useEffect } from 'react';
import { useLocation } from 'wouter';
import {
  BigNumber,
  Button,
  Card,
  dayText,
  Fact,
  Facts,
  Note,
  Page,
  percent,
  Tag,
  type Tone,
  useLanguage,
  useLoad,
  useText,
  yuan,
} from '../ui/index.ts';
import { getLoan, type Loan, type Repayment } from './api.ts';
import { ScheduleCard } from './cost.tsx';
import { DocumentsCard } from './documents.tsx';
import { Loaded } from './session.tsx';

/** `/loans/:id`: what is owed today, what comes next, and the way to repay. */
export default function LoanPage({ id }: { readonly id: string }) {
  const [state, reload] = useLoad(id, () => getLoan(id));
  const moving =
    state.state === 'ready' &&
    (state.data.status === 'paying' ||
      state.data.repayments.some((one) => one.status === 'collecting'));
  useEffect(() => {
    if (!moving) return;
    const timer = setInterval(reload, 3_000);
    return () => clearInterval(timer);
  }, [moving, reload]);
  return (
    <Loaded load={state} reload={reload}>
      {(loan) => <LoanView loan={loan} />}
    </Loaded>
  );
}

function LoanView({ loan }: { readonly loan: Loan }) {
  const text = useText();
  const { language } = useLanguage();
  const [, go] = useLocation();
  const late = BigInt(loan.overdueFen) > 0n;
  return (
    <Page
      first={
        <>
          {late && (
            <Note tone="bad">{text('loan.overdue.note', { amount: yuan(loan.overdueFen) })}</Note>
          )}
          {loan.status === 'closed' && <Note tone="good">{text('loan.closed')}</Note>}
          {loan.status === 'cancelled' && <Note>{text('arrived.cancelled')}</Note>}
          {loan.status === 'paying' && <Note tone="warn">{text('arrived.paying')}</Note>}
          <OwedCard loan={loan} />
          <TermsCard loan={loan} />
        </>
      }
      title={text('loan.title')}
      onBack={() => go('/loans')}
      testId="loan"
      action={
        loan.status === 'open' && (
          <Button onPress={() => go(`/loans/${loan.id}/repay`)} testId="loan-repay">
            {text('loan.repay')}
          </Button>
        )
      }
    >
      {loan.schedule.length > 0 && (
        <ScheduleCard title={text('loan.schedule')} rows={loan.schedule} />
      )}
      {(loan.status === 'open' || loan.status === 'chargedOff') && (
        <Button
          kind="quiet"
          onPress={() => go(`/loans/${loan.id}/hardship`)}
          testId="loan-hardship"
        >
          {text('hardship.title')}
        </Button>
      )}
      {loan.repayments.length > 0 && <RepaymentsCard repayments={loan.repayments} />}
      {loan.status !== 'paying' && loan.status !== 'cancelled' && (
        <DocumentsCard
          title={text('documents.title')}
          wanted={[
            { kind: 'contract', subject: loan.id, label: text('documents.contract') },
            { kind: 'disclosure', subject: loan.id, label: text('documents.disclosure') },
            ...receiptsOf(loan, (on) => text('documents.receipt', { on: dayText(on, language) })),
          ]}
        />
      )}
    </Page>
  );
}

const RECEIPTS_MOST = 6;

/** Receipts of the newest settled repayments; of two on one day, by their amounts too. */
const receiptsOf = ({ repayments }: Loan, say: (on: string) => string) =>
  repayments
    .filter(({ status }) => status === 'settled')
    .slice(0, RECEIPTS_MOST)
    .map(({ id, on, amountFen }) => ({
      ...{ kind: 'receipt' as const, subject: id, label: `${say(on)} ${yuan(amountFen)}` },
    }));

function OwedCard({ loan }: { readonly loan: Loan }) {
  const text = useText();
  const { language } = useLanguage();
  const next = loan.schedule.find((row) => row.state !== 'paid');
  const due = BigInt(loan.dueFen) > 0n;
  return (
    <section className="hero">
      <BigNumber
        label={text('loan.outstanding')}
        amountFen={loan.outstandingFen}
        testId="loan-outstanding"
      />
      <Facts shape="row">
        <Fact label={text('loan.annualRate')} value={percent(loan.annualRateE9)} />
        <Fact
          label={text('loan.interest')}
          value={yuan(loan.accruedInterestFen)}
          testId="loan-interest"
        />
      </Facts>
      <Facts>
        {due && <Fact strong label={text('loan.due')} value={yuan(loan.dueFen)} />}
        {next && loan.status === 'open' && (
          <Fact
            label={text('loan.next')}
            value={text('loan.next.on', {
              day: dayText(next.dueOn, language),
              amount: yuan(String(BigInt(next.principalFen) + BigInt(next.interestFen))),
            })}
            testId="loan-next"
          />
        )}
        {loan.status === 'open' && (
          <Fact label={text('loan.payoff')} value={yuan(loan.payoffFen)} testId="loan-payoff" />
        )}
      </Facts>
    </section>
  );
}

function TermsCard({ loan }: { readonly loan: Loan }) {
  const text = useText();
  const { language } = useLanguage();
  return (
    <Card>
      <Facts>
        <Fact label={text('loan.principal')} value={yuan(loan.principalFen)} />
        <Fact label={text('loan.drawnOn')} value={dayText(loan.drawnOn, language)} />
        <Fact label={text('loan.maturesOn')} value={dayText(loan.maturesOn, language)} />
        <Fact
          label={text('loan.account')}
          value={`${loan.payee.holderName} ${loan.payee.accountMasked}`}
        />
        <Fact label={text('loan.id')} value={<small className="code">{loan.id}</small>} />
      </Facts>
    </Card>
  );
}

const tones: Record<Repayment['status'], Tone> = {
  collecting: 'brand',
  settled: 'good',
  failed: 'bad',
  reversed: 'warn',
};

function RepaymentsCard({ repayments }: { readonly repayments: readonly Repayment[] }) {
  const text = useText();
  const { language } = useLanguage();
  return (
    <Card title={text('loan.repayments')}>
      <Facts>
        {repayments.map((one) => (
          <Fact
            key={one.id}
            label={dayText(one.on, language)}
            value={
              <>
                {one.byMandate && <Tag tone="plain">{text('repayment.byMandate')}</Tag>}{' '}
                <Tag tone={tones[one.status]}>{text(`repayment.${one.status}`)}</Tag>{' '}
                {yuan(one.amountFen)}
              </>
            }
          />
        ))}
      </Facts>
    </Card>
  );
}
