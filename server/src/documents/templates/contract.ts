import { type Says, shanghaiStamp } from '../../kernel/index.ts';
import type { Loan, Quote } from '../../lending/index.ts';
import type { Agreed } from '../../origination/index.ts';
import { type Block, type Content, percent, yuan } from '../content.ts';
import { costBlocks, planBlock } from './cost-blocks.ts';

/**
 * What every contract here says beside its figures. A lender's counsel replaces it by another template: none of it
 * was read by one.
 */
const clauses: readonly Says[] = [
  {
    zh: '借款用途：借款人自身生产经营周转，不得用于购房、股权或证券投资以及法律禁止的用途。',
    en: 'Use: the working capital of the borrower’s own business; not property, shares, securities, or what the law forbids.',
  },
  {
    zh: '提前还款：可随时归还全部或部分本金，不收违约金，利息计至还款日。',
    en: 'Early repayment: on any day, in part or in full, without a fee; interest runs to the day of repayment.',
  },
  {
    zh: '除本合同与综合融资成本明示表所列项目外，不收取任何费用。',
    en: 'Nothing is charged beyond what stands here and in the total-cost table.',
  },
  {
    zh: '借款人对自动化决定有异议的，可要求说明理由并由人工复核。',
    en: 'A borrower who doubts an automated decision may ask for its reasons and for a person.',
  },
];

/** The loan contract of one drawing, with what was shown and how it was agreed to. */
export const contractContent = (o: {
  readonly lender: string;
  readonly loan: Loan;
  readonly quote: Quote;
  readonly agreed: Agreed;
}): Content => {
  const { loan, quote, agreed } = o;
  return {
    template: 'contract-1',
    title: { zh: '借款合同', en: 'Loan agreement' },
    blocks: [
      {
        kind: 'big',
        text: {
          zh: `年利率 ${percent(loan.annualRate)}（单利）`,
          en: `${percent(loan.annualRate)} a year (simple interest)`,
        },
      },
      {
        kind: 'facts',
        facts: [
          [{ zh: '贷款人', en: 'Lender' }, o.lender],
          [{ zh: '借款人', en: 'Borrower' }, agreed.borrowerName],
          [{ zh: '借据编号', en: 'Loan' }, loan.id],
          [{ zh: '借款金额', en: 'Amount' }, yuan(loan.principal)],
          [{ zh: '放款日', en: 'Drawn on' }, loan.drawnOn],
          [{ zh: '到期日', en: 'Due in full on' }, loan.maturesOn],
          ...useFacts(agreed),
          [{ zh: '收款账户', en: 'Paid to' }, agreed.payee.accountMasked],
        ],
      },
      { kind: 'heading', text: { zh: '还款计划', en: 'Repayment plan' } },
      planBlock(quote),
      { kind: 'heading', text: { zh: '综合融资成本', en: 'Total cost' } },
      ...costBlocks(quote),
      { kind: 'heading', text: { zh: '约定', en: 'Terms' } },
      ...clauses.map((text): Block => ({ kind: 'paragraph', text })),
      { kind: 'heading', text: { zh: '签署', en: 'Agreed' } },
      { kind: 'facts', facts: agreementFacts(agreed) },
    ],
  };
};

/** What it is for and who is paid (loan measures of 2024, rules R14); nothing where it was not asked then. */
const useFacts = ({ use, payee }: Agreed): [Says, Says | string][] =>
  use === null
    ? []
    : [
        [{ zh: '借款用途', en: 'For' }, use.says],
        [
          { zh: '支付方式', en: 'Payment' },
          use.payment === 'own'
            ? { zh: '自主支付', en: 'to the borrower' }
            : { zh: `受托支付，付至卖方${payee.name}`, en: `to the seller, ${payee.name}` },
        ],
      ];

/** How it was agreed to: what was shown and when, and whose key signed it. */
export const agreementFacts = ({ digest, shownAt, confirmedAt, signature }: Agreed) =>
  [
    [{ zh: '明示内容摘要', en: 'Digest of what was shown' }, digest],
    [{ zh: '展示时间', en: 'Shown at' }, shanghaiStamp(shownAt)],
    [{ zh: '确认时间', en: 'Confirmed at' }, shanghaiStamp(confirmedAt)],
    [
      { zh: '借款人电子签名', en: 'Borrower’s signature' },
      signature?.value ?? { zh: '按已签署的额度合同支用', en: 'Drawn under a limit signed before' },
    ],
    [{ zh: '签名公钥', en: 'Key of the signature' }, signature?.publicKey ?? '—'],
  ] as const;
