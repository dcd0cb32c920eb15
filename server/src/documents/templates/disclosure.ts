import type { Loan, Quote } from '../../lending/index.ts';
import type { Agreed } from '../../origination/index.ts';
import { type Content, yuan } from '../content.ts';
import { agreementFacts } from './contract.ts';
import { costBlocks } from './cost-blocks.ts';

/** The total-cost table of one drawing, with the proof that it was shown and confirmed (rules R4). */
export const disclosureContent = (o: {
  readonly lender: string;
  readonly loan: Loan;
  readonly quote: Quote;
  readonly agreed: Agreed;
}): Content => ({
  template: 'disclosure-1',
  title: { zh: '综合融资成本明示表', en: 'Total cost of this loan' },
  blocks: [
    {
      kind: 'facts',
      facts: [
        [{ zh: '贷款人', en: 'Lender' }, o.lender],
        [{ zh: '借款人', en: 'Borrower' }, o.agreed.borrowerName],
        [{ zh: '借据编号', en: 'Loan' }, o.loan.id],
        [{ zh: '借款金额', en: 'Amount' }, yuan(o.loan.principal)],
      ],
    },
    ...costBlocks(o.quote),
    { kind: 'heading', text: { zh: '展示与确认', en: 'Shown and confirmed' } },
    { kind: 'facts', facts: agreementFacts(o.agreed) },
  ],
});
