import type { Id, Instant } from '../kernel/index.ts';
import type { Facility } from '../lending/index.ts';
import type { Tx } from '../platform/index.ts';

/** Keeps what a loan's expected loss is worked out from: product and PD, as its facility had them. Once. */
export async function keepLoanRisk(
  tx: Tx,
  loanId: Id<'loan'>,
  { product, pdE9, pdFrom }: Pick<Facility, 'product' | 'pdE9' | 'pdFrom'>,
  at: Instant,
): Promise<void> {
  await tx.exec`
    insert into servicing.loan_risks (loan_id, product, pd_e9, pd_from, kept_at)
    values (${loanId}, ${product}, ${pdE9}, ${pdFrom}, ${new Date(at)})
        on conflict do nothing`;
}
