import { z } from '@hono/zod-openapi';
import { formChoices, nodeNames } from '../../origination/index.ts';
import {
  DateText,
  FenText,
  InstantMs,
  idText,
  PositiveFen,
  RateText,
  Says,
  SegmentName,
  SourceName,
} from '../shapes.ts';

// A shape with a name must not be made nullable itself: every use of the name would be.
const orNull = <S extends z.ZodType>(schema: S) => z.union([schema, z.null()]);

export const WaysIn = z
  .strictObject({
    phone: z.boolean().openapi({ description: 'By a code that is sent to a mobile phone.' }),
  })
  .openapi('WaysIn');

export const SignInStart = z.strictObject({
  source: SourceName,
  entry: z.string().max(60).optional().openapi({ description: 'Where the borrower came from.' }),
  segment: SegmentName.optional().openapi({
    description: 'What the page that led here says the business is; counts for who is new.',
  }),
});
export const SignInAddress = z.strictObject({ authorizeUrl: z.url() }).openapi('SignInAddress');

export const SegmentChoice = z.strictObject({ segment: SegmentName });

export const Me = z
  .strictObject({
    borrowerId: idText('borrower'),
    displayName: z.string(),
    segment: SegmentName,
    sources: z.array(
      z.strictObject({ source: SourceName, displayName: z.string(), connected: z.boolean() }),
    ),
    consented: z.array(SourceName).openapi({ description: 'Sources with a live consent.' }),
    payee: z
      .strictObject({ holderName: z.string(), accountMasked: z.string() })
      .nullable()
      .openapi({ description: 'Where money goes, masked; null while not known.' }),
    application: z
      .strictObject({ id: idText('application'), status: z.string() })
      .nullable()
      .openapi({ description: 'The latest application.' }),
    facility: z.strictObject({ id: idText('facility') }).nullable(),
    forms: z.enum(formChoices).openapi({ description: 'Which forms of application there are.' }),
    today: DateText,
  })
  .openapi('Me');

export const ConsentText = z
  .strictObject({
    version: z.string(),
    digest: z.string(),
    days: z.number().int(),
    sources: z.array(
      z.strictObject({
        source: SourceName,
        name: Says,
        reads: z.array(Says).openapi({ description: 'What is read, one line each.' }),
        scopes: z.array(z.string()),
        purpose: Says,
        connected: z.boolean(),
      }),
    ),
    says: z.array(Says).openapi({ description: 'The paragraphs of the consent.' }),
  })
  .openapi('ConsentText');

export const ConsentGrant = z.strictObject({
  sources: z.array(SourceName).min(1).max(40),
  version: z.string().max(40),
  digest: z.string().max(80),
});

export const Consent = z
  .strictObject({
    id: idText('consent'),
    source: SourceName,
    scopes: z.array(z.string()),
    purpose: z.string(),
    grantedAt: InstantMs,
    expiresAt: InstantMs,
    withdrawnAt: InstantMs.nullable(),
    lastReadAt: InstantMs.nullable(),
    reads: z.number().int(),
    textVersion: z.string(),
    textDigest: z
      .string()
      .openapi({ description: 'SHA-256 of the words that were on the screen.' }),
  })
  .openapi('Consent');
export const Consents = z.strictObject({ consents: z.array(Consent) }).openapi('Consents');

export const NodeName = z.enum(nodeNames).openapi('NodeName');

export const Node = z
  .strictObject({
    name: NodeName,
    state: z.enum(['pending', 'running', 'waiting', 'passed', 'skipped', 'failed']),
    startedAt: InstantMs.nullable(),
    ms: z.number().int().nullable().openapi({ description: 'Time taken, once ended.' }),
    budgetMs: z.number().int().nullable(),
    used: z
      .array(z.strictObject({ what: Says, detail: z.string().nullable(), left: z.boolean() }))
      .openapi({ description: 'What the node used; `left`: left behind after its time budget.' }),
  })
  .openapi('Node');

export const LimitPart = z
  .strictObject({
    reason: z.string(),
    feature: z.string(),
    value: z.string().nullable(),
    unit: z.string(),
    fen: FenText,
    says: Says,
    advice: orNull(Says),
  })
  .openapi('LimitPart');

export const Offer = z
  .strictObject({
    id: idText('offer'),
    decisionId: idText('decision'),
    limitFen: FenText,
    limitMinDrawFen: FenText,
    annualRateE9: RateText,
    dayCount: z.string(),
    termMonths: z.array(z.number().int()),
    parts: z.array(LimitPart),
    rateParts: z.array(z.strictObject({ reason: z.string(), says: Says, rateE9: RateText })),
    expiresAt: InstantMs,
    state: z.enum(['open', 'expired', 'accepted']),
  })
  .openapi('Offer');

export const Reason = z
  .strictObject({ code: z.string(), says: Says, advice: orNull(Says) })
  .openapi('Reason');

export const Review = z
  .strictObject({
    askedAt: InstantMs,
    outcome: z
      .enum(['approve', 'decline'])
      .nullable()
      .openapi({ description: 'Null: a person looks at it.' }),
    limitFen: FenText.nullable(),
    reason: z.string().nullable(),
    decidedAt: InstantMs.nullable(),
  })
  .openapi('Review');

export const ReviewRequest = z.strictObject({
  said: z
    .string()
    .trim()
    .max(500)
    .refine((text) => !notCarried.test(text), 'holds control characters')
    .optional()
    .openapi({ description: 'What a person should know. Sealed.' }),
});

export const Application = z
  .strictObject({
    id: idText('application'),
    status: z.enum([
      'running',
      'waiting_supplement',
      'offered',
      'disbursing',
      'disbursed',
      'declined',
      'referred',
      'withdrawn',
      'expired',
    ]),
    product: z.string(),
    createdAt: InstantMs,
    nodes: z.array(Node),
    missing: z
      .array(z.strictObject({ field: z.enum(['holderName', 'accountNumber']), why: Says }))
      .openapi({ description: 'What is asked for, when the status is `waiting_supplement`.' }),
    decisionId: idText('decision').nullable(),
    offer: orNull(Offer),
    reasons: z.array(Reason).openapi({ description: 'Why it was declined, and what helps.' }),
    review: orNull(Review),
    loanId: idText('loan').nullable(),
    facilityId: idText('facility').nullable(),
    version: z.number().int().openapi({ description: 'Rises with every change.' }),
  })
  .openapi('Application');

// What a rail cannot carry would leave a loan without its money: it is refused before it is kept.
export const notCarried = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u;

export const Supplement = z.strictObject({
  holderName: z
    .string()
    .trim()
    .min(2)
    .max(60)
    .refine((name) => !notCarried.test(name), 'holds control characters'),
  accountNumber: z
    .string()
    .transform((s) => s.replace(/[ -]/g, ''))
    .pipe(z.string().regex(/^\d{12,19}$/))
    .openapi({ type: 'string', example: '6222 0210 0112 3456 789' }),
});

const told = (most: number) => z.int().min(0).max(most);
const ToldFen = z
  .string()
  .regex(/^(0|[1-9]\d{0,12})$/)
  .openapi({ description: 'An amount in fen, as text; may be nothing.', example: '4000000' });

/** The fixed form: the same for every business, filled in before anything is read. */
export const FixedForm = z
  .strictObject({
    monthsOpen: told(1_200).openapi({ description: 'Months in business.' }),
    staff: told(100_000).openapi({ description: 'People employed.' }),
    monthTakingsFen: ToldFen,
    monthCostsFen: ToldFen,
    askedFen: PositiveFen,
    idCard: z.string().max(40),
    creditCode: z.string().max(40).optional(),
    payee: Supplement,
  })
  .openapi('FixedForm');

export const ApplicationStart = z.strictObject({
  id: idText('application')
    .optional()
    .openapi({ description: 'Made by the client, kept across retries.' }),
  form: FixedForm.optional().openapi({
    description: 'The fixed form, where the lender takes it; absent: guided.',
  }),
});

export const DisclosureTerms = z.strictObject({
  amountFen: PositiveFen,
  termMonths: z.union([z.literal(3), z.literal(6), z.literal(12)]),
  purpose: z
    .string()
    .max(40)
    .optional()
    .openapi({ description: 'What it is for. Default: what is usual for the kind of business.' }),
  seller: z
    .strictObject({
      holderName: z.string().trim().min(1).max(100),
      accountNumber: z.string().regex(/^\d{8,32}$/),
    })
    .optional()
    .openapi({ description: 'Whom the borrower buys from: who is paid then.' }),
});
const LoanUse = z.strictObject({
  purpose: z.string(),
  says: Says,
  payment: z.enum(['own', 'entrusted']).openapi({
    description: '`entrusted`: whom the borrower buys from is paid.',
  }),
});
export const Disclosure = z
  .strictObject({
    id: idText('disclosure'),
    digest: z.string().openapi({ description: 'Of all that stands here: what is signed.' }),
    amountFen: FenText,
    termMonths: z.number().int(),
    annualRateE9: RateText.openapi({ description: 'The rate of the contract.' }),
    annualisedRateE9: RateText.openapi({
      description: 'All costs in normal performance, by IRR to the day.',
    }),
    dayCount: z.string(),
    totalFen: FenText.openapi({
      description: 'Principal and every cost, if all is paid as agreed.',
    }),
    costFen: FenText,
    rows: z.array(
      z.strictObject({
        item: z.string(),
        says: Says,
        how: Says,
        amountFen: FenText,
        receiver: Says,
        annualRateE9: orNull(RateText),
      }),
    ),
    contingent: z.array(z.strictObject({ item: z.string(), says: Says, how: Says })),
    nothingElse: Says,
    schedule: z.array(
      z.strictObject({
        n: z.number().int(),
        dueOn: DateText,
        principalFen: FenText,
        interestFen: FenText,
        days: z.number().int(),
      }),
    ),
    payee: z.strictObject({ holderName: z.string(), accountMasked: z.string() }),
    use: LoanUse,
    purposes: z
      .array(z.strictObject({ purpose: z.string(), says: Says }))
      .openapi({ description: 'What it may be for, the usual first.' }),
    forbidden: z.array(Says).openapi({ description: 'What it must not be for.' }),
    shownAt: InstantMs,
    readableAt: InstantMs.openapi({
      description: 'Not to be confirmed before: forced reading time.',
    }),
    readingMs: z.number().int(),
  })
  .openapi('Disclosure');

export const Confirm = z.strictObject({
  drawdownId: idText('drawdown').openapi({
    description: 'Made by the client, kept across retries.',
  }),
  disclosureId: idText('disclosure'),
  signature: z
    .strictObject({
      publicKey: z
        .string()
        .regex(/^[\w-]{80,270}$/)
        .openapi({ example: `MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE${'q'.repeat(88)}` }),
      value: z
        .string()
        .regex(/^[\w-]{86}$/)
        .openapi({ example: 'q'.repeat(86) }),
    })
    .optional()
    .openapi({
      description:
        'ECDSA on P-256 over SHA-256 of `open310.signature.1`, the disclosure id and its digest, a line each; SPKI and r|s, base64url. Asked for where an offer is signed, and in a session in which a key has signed: by no other.',
    }),
});
export const Drawn = z
  .strictObject({
    loanId: idText('loan'),
    facilityId: idText('facility'),
    status: z.enum(['paying', 'open', 'closed', 'cancelled', 'chargedOff']),
    amountFen: FenText,
    confirmToMoneyMs: z
      .number()
      .nullable()
      .openapi({ description: 'Null while the bank has not answered.' }),
  })
  .openapi('Drawn');

export const Facility = z
  .strictObject({
    id: idText('facility'),
    status: z.enum(['open', 'frozen', 'expired']),
    limitFen: FenText,
    availableFen: FenText,
    outstandingFen: FenText,
    annualRateE9: RateText,
    dayCount: z.string(),
    openedOn: DateText,
    expiresOn: DateText,
    decisionId: idText('decision'),
    termMonths: z.array(z.number().int()),
    minDrawFen: FenText,
  })
  .openapi('Facility');

export const LoanSummary = z
  .strictObject({
    id: idText('loan'),
    status: z.enum(['paying', 'open', 'closed', 'cancelled', 'chargedOff']),
    principalFen: FenText,
    outstandingFen: FenText,
    annualRateE9: RateText,
    drawnOn: DateText,
    maturesOn: DateText,
    dpd: z.number().int(),
  })
  .openapi('LoanSummary');
export const Loans = z.strictObject({ loans: z.array(LoanSummary) }).openapi('Loans');

export const RepaymentView = z
  .strictObject({
    id: idText('repayment'),
    status: z.enum(['collecting', 'settled', 'failed', 'reversed']).openapi({
      description: 'reversed: undone after it was settled; what it had met is owed again.',
    }),
    amountFen: FenText.openapi({ description: 'What came; what was asked for until then.' }),
    byMandate: z.boolean().openapi({ description: 'Collected on a due date by the lender.' }),
    interestFen: FenText,
    principalFen: FenText,
    on: DateText,
    failure: z.string().nullable(),
  })
  .openapi('Repayment');

export const Loan = z
  .strictObject({
    ...LoanSummary.shape,
    facilityId: idText('facility'),
    dayCount: z.string(),
    termMonths: z.number().int(),
    accruedInterestFen: FenText.openapi({ description: 'Interest to today, not yet due.' }),
    dueFen: FenText.openapi({ description: 'What is due today, interest and principal.' }),
    overdueFen: FenText,
    payoffFen: FenText.openapi({ description: 'What would end the loan today.' }),
    schedule: z.array(
      z.strictObject({
        n: z.number().int(),
        dueOn: DateText,
        principalFen: FenText,
        interestFen: FenText,
        state: z.enum(['coming', 'due', 'paid', 'overdue']),
      }),
    ),
    repayments: z.array(RepaymentView),
    payee: z.strictObject({ holderName: z.string(), accountMasked: z.string() }),
    today: DateText,
  })
  .openapi('Loan');

export const RepaymentStart = z.strictObject({
  repaymentId: idText('repayment').openapi({
    description: 'Made by the client, kept across retries.',
  }),
  amountFen: z.union([PositiveFen, z.literal('all')]),
});

export const DecisionView = z
  .strictObject({
    id: idText('decision'),
    outcome: z.enum(['approve', 'decline', 'refer']),
    decidedAt: InstantMs,
    policyVersion: z.string(),
    model: z.strictObject({ id: z.string(), version: z.string() }),
    limitFen: FenText,
    annualRateE9: RateText,
    parts: z.array(LimitPart),
    review: orNull(Review),
    rateParts: z.array(z.strictObject({ reason: z.string(), says: Says, rateE9: RateText })),
    relations: z
      .array(
        z.strictObject({ relation: z.string(), says: Says, effect: z.enum(['riskier', 'safer']) }),
      )
      .openapi({
        description:
          'Classes of relations that the model counted, the heaviest first; never who is in one.',
      }),
    rules: z.array(z.strictObject({ code: z.string(), verdict: z.string(), says: Says })),
    features: z.array(
      z.strictObject({
        name: z.string(),
        says: Says,
        value: z.string().nullable(),
        unit: z.string(),
        source: z.string(),
        also: z.array(z.string()).describe('Other sources that told it'),
        events: z.number().int(),
        newestAt: InstantMs.nullable(),
        withheld: z.boolean().describe('It tells of others: looked at, and not shown'),
      }),
    ),
  })
  .openapi('Decision');
