import { Link } from 'wouter';
import { dayText, percent, Tag, type Tone, useLanguage, useText, yuan } from '../ui/index.ts';
import type { LoanSummary } from './api.ts';

const tones: Record<LoanSummary['status'], Tone> = {
  paying: 'brand',
  open: 'brand',
  closed: 'plain',
  cancelled: 'plain',
  chargedOff: 'warn',
};

/** One loan in a list: what is still owed, at what rate, until when. Opens the loan. */
export function LoanCard({ loan }: { readonly loan: LoanSummary }) {
  const text = useText();
  const { language } = useLanguage();
  const late = loan.dpd > 0;
  return (
    <Link href={`/loans/${loan.id}`} className="card" data-testid={`loan-${loan.id}`}>
      <div className="card-head">
        <strong className="loan-amount">{yuan(loan.outstandingFen)}</strong>
        <Tag tone={late ? 'bad' : tones[loan.status]}>
          {late ? text('loan.overdueDays', { days: loan.dpd }) : text(`loan.status.${loan.status}`)}
        </Tag>
      </div>
      <p className="quiet">
        {text('loan.annualRate')} {percent(loan.annualRateE9)}
        <br />
        {text('loans.of', { amount: yuan(loan.principalFen, { cents: 'ifAny' }) })} ·{' '}
        {text('loan.maturesOn')} {dayText(loan.maturesOn, language)}
      </p>
    </Link>
  );
}
