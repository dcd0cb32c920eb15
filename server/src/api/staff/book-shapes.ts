import { z } from '@hono/zod-openapi';
import { DateText, Day, FenText, InstantMs, idText, PositiveFen, RateText } from '../shapes.ts';

const count = z.number().int();
const byClient = { description: 'Made by the client, kept across retries.' };

export const Entries = z
  .strictObject({
    entries: z.array(
      z.strictObject({
        id: z.string(),
        kind: z.string(),
        on: DateText.openapi({ description: 'Value date.' }),
        bookedOn: DateText.openapi({ description: 'Booking date.' }),
        reverses: z.string().nullable(),
        reversedBy: z.string().nullable(),
        why: z.string().nullable(),
        lines: z.array(
          z.strictObject({
            account: z.string(),
            side: z.enum(['debit', 'credit']),
            amountFen: FenText,
          }),
        ),
      }),
    ),
  })
  .openapi('Entries');

export const LoanRenewal = z.strictObject({
  drawdownId: idText('drawdown').openapi(byClient),
  termMonths: z.union([z.literal(3), z.literal(6), z.literal(12)]),
  approvedOn: Day.openapi({
    description: 'The day the new examination approved it.',
  }),
});

export const LoanRenewed = z
  .strictObject({
    loanId: idText('loan').openapi({ description: 'The loan that took the principal over.' }),
    repeat: z.boolean(),
  })
  .openapi('LoanRenewed');

export const FacilityRenewal = z.strictObject({
  decisionId: idText('decision').openapi({
    description: 'A new decision on this borrower: limit and rate are what it says.',
  }),
  expiresOn: Day.openapi({ description: 'The last day on which it can be drawn.' }),
});

export const FacilityRenewed = z
  .strictObject({
    facilityId: idText('facility'),
    limitFen: FenText,
    availableFen: FenText,
    annualRateE9: RateText,
    expiresOn: DateText,
    repeat: z.boolean(),
  })
  .openapi('FacilityRenewed');

export const RefundStart = z.strictObject({
  refundId: idText('refund').openapi(byClient),
  amountFen: z.union([PositiveFen, z.literal('all')]),
});

export const RefundView = z
  .strictObject({
    id: idText('refund'),
    status: z.enum(['paying', 'settled', 'failed']).openapi({
      description: '`paying`: on its way, or what became of it is not known yet.',
    }),
    amountFen: FenText,
    on: DateText,
    byWhom: z.string(),
    failure: z.string().nullable(),
  })
  .openapi('Refund');

const Control = z
  .strictObject({
    control: z.string().openapi({ example: 'loan_principal' }),
    loansFen: FenText.openapi({ description: 'What all loans add up to.' }),
    ledgerFen: FenText.openapi({ description: 'What the ledger holds.' }),
  })
  .openapi('Control');

export const Books = z
  .strictObject({
    today: DateText,
    balanced: z.boolean().openapi({ description: 'Whether every entry balances.' }),
    agree: z.boolean().openapi({ description: 'Whether the loans are the control accounts.' }),
    entries: count,
    controls: z.array(Control),
    problems: z.array(z.string()),
  })
  .openapi('Books');

export const EndOfDayRun = z
  .strictObject({
    closed: DateText.openapi({ description: 'The business date that it closes.' }),
    state: z.enum(['running', 'finished']),
    startedAt: InstantMs,
    finishedAt: InstantMs.nullable(),
    tookMs: count.nullable(),
    done: count.openapi({ description: 'Loans moved on until now.' }),
    total: count,
    woken: count.openapi({ description: 'Of them, looked at one by one.' }),
    accruedFen: FenText,
    penaltyFen: FenText,
    offBalanceFen: FenText.openapi({ description: 'Interest owed that is no longer income.' }),
    dueFen: FenText.openapi({ description: 'Interest that fell due.' }),
    failed: z
      .array(z.strictObject({ loanId: idText('loan'), at: InstantMs, detail: z.string() }))
      .openapi({ description: 'Loans that could not be moved on and still are not.' }),
    controls: z.array(Control).openapi({ description: 'At the close; empty before it.' }),
    agree: z.boolean().nullable(),
  })
  .openapi('EndOfDayRun');

export const EndOfDayRuns = z
  .strictObject({
    today: DateText,
    runs: z.array(EndOfDayRun).openapi({ description: 'The newest first, at most 30.' }),
  })
  .openapi('EndOfDayRuns');

export const PeriodClosed = z
  .strictObject({
    until: DateText,
    openFrom: DateText.openapi({ description: 'Nothing may count from an earlier day any more.' }),
  })
  .openapi('PeriodClosed');
