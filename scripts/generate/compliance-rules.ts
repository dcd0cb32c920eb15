/** A rule of the field, where it is kept, by which setting, and which tests fail when it is not. */
export interface ComplianceRule {
  readonly rule: string;
  readonly says: string;
  /** Rooms, pages and commands that keep it. */
  readonly kept: readonly string[];
  /** Settings and data a lender changes it by. */
  readonly settings: readonly string[];
  /** `confirm`: the text could not be read; figures come from summaries and stay settings. */
  readonly source: string;
  readonly read: 'text' | 'summaries' | 'confirm';
  /** Titles of tests, as they stand in the code. */
  readonly tests: readonly string[];
  /** What of it is not here. */
  readonly missing?: string;
}

/** Rules R1 to R14, in their order. `tests/tidy/compliance.test.ts` looks every named test up. */
export const complianceRules: readonly ComplianceRule[] = [
  {
    rule: 'R1',
    says: 'Limits per borrower, connected group, region, industry; models and data sources on record',
    kept: ['concentration', 'origination/group.ts', 'risk (registry)', '/staff/limits'],
    settings: ['POST /staff/limits (data with a day)', 'limitMax, exposureMaxFen of a product'],
    source: 'Internet-loan measures, Order 9 of 2020',
    read: 'summaries',
    tests: [
      'property: drawings at once never pass a limit of a region or an industry together (R1)',
      'error: what was offered and shown is not drawn once the region is full, nor shown again (R1)',
      'behaviour: who applies where an industry is full is declined with the reason, and the record replays (R1)',
      'regression: two of one group who sign at once do not pass its limit together (R1)',
    ],
    missing:
      'The public list of cooperating bodies; the figures of consumer loans, which are not sold here.',
  },
  {
    rule: 'R2',
    says: 'Joint loans: the partner’s share of each at least 30 %, one partner at most 25 % of tier-1 capital',
    kept: ['funding', 'GET, POST /staff/funders'],
    settings: ['POST /staff/funders (off unless set)'],
    source: 'Further notice of February 2021',
    read: 'text',
    tests: [
      'property: a partner’s part is never below its share, nor a whole fen above it, and the parts are the loan (R2)',
      'property: movements are split to the fen, each and together, in however many pieces (R2)',
      'property: drawings at once never pass what may be lent beside a partner (R2)',
      'behaviour: a statement splits what the ledger booked: out, in, and lost (R2)',
    ],
    missing:
      'The ledger books a joint loan whole; a partner’s part is read from its entries. No page.',
  },
  {
    rule: 'R3',
    says: 'All a loan costs is within the lawful range',
    kept: ['origination/disclose.ts', 'decision (costCap of a policy)'],
    settings: ['COST_CAP_E9'],
    source: 'Loan-facilitation notice of April 2025',
    read: 'confirm',
    tests: [
      'error: what would cost more a year than the lender may take is not shown to sign (rules R3)',
    ],
  },
  {
    rule: 'R4',
    says: 'Total-cost table: every item, how, how much, who takes it, annualised; read before it is confirmed',
    kept: ['lending/total-cost.ts', 'origination/disclose.ts', 'documents', 'npm run disclosed'],
    settings: ['DISCLOSURE_READING_MS'],
    source: 'Rules on disclosing the total financing cost of personal loans, 15 March 2026',
    read: 'summaries',
    tests: [
      'behaviour: the disclosure of 50,000 yuan at 7.2% names every item, its way, its taker (R4)',
      'behaviour: what is charged only on default is named with its rate, and not in the total (R4)',
      'error: reading time, expired offer, and an offer that is drawn already refuse',
    ],
  },
  {
    rule: 'R5',
    says: 'The annual rate on every page and message, before and no smaller than one by the day or month',
    kept: ['web/texts', 'documents', 'tests/tidy/annual-rate.ts', 'tests/e2e/browser.ts (audit)'],
    settings: [],
    source: 'Announcement 3 of 2021 of the central bank',
    read: 'confirm',
    tests: [
      'behaviour: no text, page, message or document names a daily or monthly price before an annual one (Announcement 3 of 2021, R5)',
      'behaviour: every label of an annual rate says simple interest or IRR, in both languages (R5)',
      'behaviour: no product charges on what was repaid already: a rate is on the balance outstanding (R5)',
      'behaviour: the annualised total is shown by every convention a reader may compare with (R5)',
    ],
  },
  {
    rule: 'R6',
    says: 'An automated decision is explained on request, and a person may be asked for',
    kept: ['decision (records)', 'origination/refer.ts', '/staff/reviews'],
    settings: [],
    source: 'PIPL Art. 24',
    read: 'text',
    tests: [
      'property: every rule of the product is judged and kept with its inputs, and decides alone',
      'behaviour: a person sets the machine’s no aside, on its record; the money follows',
    ],
    missing: 'Marketing: none is sent.',
  },
  {
    rule: 'R7',
    says: 'Separate consent, to be withdrawn at any time; sensitive data strictly kept',
    kept: ['party', 'origination/take-back.ts', 'platform (vault)'],
    settings: ['DATA_KEYS'],
    source: 'PIPL Art. 13-17, 23, 28-29',
    read: 'summaries',
    tests: [
      'property: a consent is live from its grant up to its expiry or withdrawal, neither included',
      'behaviour: what was taken back counts no more, whatever was read while it was allowed',
      'behaviour: no table of the room holds a name, an account number, a token or a key in clear',
    ],
  },
  {
    rule: 'R8',
    says: 'Credit data collected as little as serves, as consented, through licensed bureaux',
    kept: ['connectors', 'servicing/report-credit.ts'],
    settings: ['sources of a lender'],
    source: 'Credit-reporting business measures, 1 January 2022',
    read: 'summaries',
    tests: [
      'error: without a live consent nothing is fetched',
      'behaviour: a month is told once, to the fen, and again only where it changed',
    ],
  },
  {
    rule: 'R9',
    says: 'Five classes by days past due; contagion where not retail; watch after restructuring',
    kept: ['servicing/classes.ts', '/staff/classes'],
    settings: ['CLASSIFY_BY'],
    source: 'Risk classification of financial assets, Order 1 of 2023',
    read: 'summaries',
    tests: [
      'behaviour: the table says what the rules say, day by day, as a loan grows old',
      'behaviour: one bad loan spreads over its borrower where the book is not retail, and over nobody else',
      'behaviour: above a fifth of a borrower’s debt at all lenders late by 90 days, all of it here is bad where the book is not retail',
      'behaviour: a restructured loan is watched for a year and two payments',
    ],
    missing:
      'Debt at all lenders is known where a bureau’s feed tells it; how long its report counts is assumed.',
  },
  {
    rule: 'R10',
    says: 'Provisions: the floor beside expected loss, the greater of both',
    kept: ['servicing/classes-report.ts', 'servicing/provision-days.ts', '/staff/classes'],
    settings: [
      'PROVISION_LOAN_RATIO_PPM',
      'PROVISION_COVERAGE_PPM',
      'LOSS_LGD_PPM',
      'LOSS_SPECIAL_MENTION_PPM',
      'LOSS_UNDRAWN_PPM',
    ],
    source: 'Provision notice of 2018',
    read: 'confirm',
    tests: [
      'behaviour: the floor is the largest of what each rule asks',
      'behaviour: expected loss is PD × LGD × what is owed, loan by loan; a PD that is not known is told (R10)',
      'behaviour: a loan past due is likelier to default than it was, and a non-performing one has (R10)',
    ],
    missing: 'The ledger books no provision.',
  },
  {
    rule: 'R11',
    says: 'Price is LPR and points',
    kept: ['lending/lpr.ts', 'decision (baseRate of a policy)'],
    settings: ['lending/lpr.ts (a line a month)'],
    source: 'LPR announcements',
    read: 'summaries',
    tests: [
      'property: on any day the rate is that of the last reset day, or of the drawing',
      'property: the rate stays within floor and cap, and its parts add up to it',
    ],
  },
  {
    rule: 'R12',
    says: 'Signatures that are the owner’s alone, and show any change',
    kept: ['origination/signature.ts', 'documents'],
    settings: ['DOCUMENTS_P12'],
    source: 'E-signature law Art. 13-14',
    read: 'text',
    tests: [
      'behaviour: an offer is signed by the device of whoever it is for, and the signature is kept beside it',
      'bad input: no signature, one over another table, by another kind of key, or altered by a bit signs nothing',
    ],
  },
  {
    rule: 'R13',
    says: 'Supply-chain vouchers: payment within six months, a year at most; the trade is checked',
    kept: [],
    settings: [],
    source: 'Supply-chain notice of six bodies, 15 June 2025',
    read: 'summaries',
    tests: [],
    missing: 'Receivables are not lent on yet.',
  },
  {
    rule: 'R14',
    says: 'What a loan is for, who is paid, and what it was used for',
    kept: ['purposes', 'origination/disclose.ts', 'documents (contract)', '/staff/uses'],
    settings: ['ENTRUSTED_FROM_FEN', 'purposes/catalogue.ts'],
    source: 'Loan measures of 2024 (personal; working capital)',
    read: 'confirm',
    tests: [
      'property: from the threshold on the seller is paid, below it whoever is named; nothing forbidden is allowed (R14)',
      'behaviour: what a loan is for is shown, signed over, kept and told; the usual purpose unless another is chosen (R14)',
      'behaviour: a sum above the threshold goes to the seller, and the borrower stays who borrows (R14)',
      'behaviour: a payment to a broker after the drawing is flagged, once, for the newest loan before it (R14)',
    ],
    missing: 'Only payees that bank statements name are looked at, by a list of firms.',
  },
];
