import { useLocation } from 'wouter';
import { Button, Empty, Page, useLoad, useText } from '../ui/index.ts';
import { type LoanSummary, listLoans } from './api.ts';
import { DocumentsCard } from './documents.tsx';
import { LoanCard } from './loan-card.tsx';
import { Loaded, useSession } from './session.tsx';

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
          {loans.length > 0 && <Statements loans={loans} />}
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

const MONTHS_MOST = 12;

/** Months that are over since the first drawing, the newest first. */
function monthsSince(first: string, today: string): string[] {
  const index = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  const [from, to] = [index(first), index(today)];
  return Array.from({ length: Math.min(MONTHS_MOST, Math.max(0, to - from)) }, (_, i) => {
    const at = to - 1 - i;
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
  });
}

/** A statement of each month that is over. */
function Statements({ loans }: { readonly loans: readonly LoanSummary[] }) {
  const text = useText();
  const { me } = useSession();
  const first = loans.map(({ drawnOn }) => drawnOn).toSorted()[0];
  if (me.state !== 'ready' || first === undefined) return null;
  const months = monthsSince(first, me.data.today);
  if (months.length === 0) return null;
  return (
    <DocumentsCard
      title={text('documents.statements')}
      wanted={months.map((month) => ({
        ...{ kind: 'statement' as const, subject: month },
        label: text('documents.statement', { month }),
      }))}
    />
  );
}
