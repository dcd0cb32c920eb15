import { useEffect } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { CheckIcon, ClockIcon, CrossIcon } from '../ui/icons.tsx';
import {
  BigNumber,
  Button,
  Card,
  duration,
  Fact,
  Facts,
  Page,
  percent,
  useLoad,
  useText,
} from '../ui/index.ts';
import { getLoan, type Loan } from './api.ts';
import { Loaded } from './session.tsx';

const ASK_AGAIN_MS = 2_000;

/** The money has arrived, or why not yet. Asks again for as long as the bank has not answered. */
export default function Arrived({ id }: { readonly id: string }) {
  const [loan, reload] = useLoad(id, () => getLoan(id));
  const paying = loan.state === 'ready' && loan.data.status === 'paying';
  useEffect(() => {
    if (!paying) return;
    const timer = setInterval(reload, ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [paying, reload]);
  return (
    <Loaded load={loan} reload={reload}>
      {(data) => <ArrivedView key={data.status} loan={data} />}
    </Loaded>
  );
}

function ArrivedView({ loan }: { readonly loan: Loan }) {
  const text = useText();
  const [, go] = useLocation();
  const ms = Number(new URLSearchParams(useSearch()).get('ms'));
  const kind = loan.status === 'paying' || loan.status === 'cancelled' ? loan.status : 'done';
  const title = text(kind === 'done' ? 'arrived.title' : `arrived.${kind}.title`);
  const Mark = { done: CheckIcon, paying: ClockIcon, cancelled: CrossIcon }[kind];
  return (
    <Page
      title={title}
      quietTitle
      testId={kind === 'done' ? 'money-arrived' : `money-${kind}`}
      action={
        <>
          {kind !== 'cancelled' && (
            <Button onPress={() => go(`/loans/${loan.id}`)} testId="loan-link">
              {text('arrived.loan')}
            </Button>
          )}
          <Link href="/" className="centre">
            {text('arrived.home')}
          </Link>
        </>
      }
    >
      <div className="arrived" data-kind={kind}>
        <span className="arrived-mark">
          <Mark />
        </span>
        <p className="arrived-title" aria-hidden="true">
          {title}
        </p>
        <BigNumber
          label={text('arrived.amount')}
          amountFen={loan.principalFen}
          testId="arrived-amount"
        />
      </div>
      {kind === 'done' ? (
        <Card>
          <Facts>
            <Fact
              label={text('arrived.account')}
              value={`${loan.payee.holderName} ${loan.payee.accountMasked}`}
            />
            {ms > 0 && (
              <Fact
                strong
                label={text('arrived.took')}
                value={duration(ms)}
                testId="arrived-took"
              />
            )}
            <Fact label={text('loan.annualRate')} value={percent(loan.annualRateE9)} />
          </Facts>
        </Card>
      ) : (
        <p className="page-lead">{text(`arrived.${kind}`)}</p>
      )}
    </Page>
  );
}
