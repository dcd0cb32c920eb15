import { useLocation } from 'wouter';
import { Button, Empty, Page, useLoad, useText } from '../ui/index.ts';
import { listLoans } from './api.ts';
import { LoanCard } from './loan-card.tsx';
import { Loaded } from './session.tsx';

/** `/loans`: every loan, the newest first. */
export default function Loans() {
  const text = useText();
  const [, go] = useLocation();
  const [state, reload] = useLoad('loans', listLoans);
  return (
    <Loaded load={state} reload={reload}>
      {({ loans }) => (
        <Page title={text('loans.title')} testId="loans">
          {loans.map((loan) => (
            <LoanCard key={loan.id} loan={loan} />
          ))}
          {loans.length === 0 && (
            <Empty
              title={text('loans.empty.title')}
              action={<Button onPress={() => go('/')}>{text('kit.home')}</Button>}
            >
              {text('loans.empty')}
            </Empty>
          )}
        </Page>
      )}
    </Loaded>
  );
}
