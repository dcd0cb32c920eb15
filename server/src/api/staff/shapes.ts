import { z } from '@hono/zod-openapi';
import { loanEventTypes, methods } from '../../lending/index.ts';
import {
  DateText,
  Day,
  FenText,
  InstantMs,
  idText,
  PositiveFen,
  PositiveRate,
  RateText,
} from '../shapes.ts';

// A shape with a name must not be made nullable itself: every use of the name would be.
const orNull = <S extends z.ZodType>(schema: S) => z.union([schema, z.null()]);

const count = z.number().int();
const units = z.enum(['day', 'week', 'month']);
const newMethods = z.enum(methods).exclude(['season']); // A new plan names no harvests.

const byClient = { description: 'Made by the client, kept across retries.' };

/** What all changes have: an id of the client's, and what kind of change it is. */
const changeOf = <const T extends string, S extends z.ZodRawShape>(
  type: T,
  says: string,
  shape: S,
) =>
  z
    .strictObject({ changeId: idText('change').openapi(byClient), type: z.literal(type), ...shape })
    .openapi({ description: says });

export const Change = z
  .discriminatedUnion('type', [
    changeOf(
      'repayment',
      'Money came by another way than a rail; of a charged-off loan, a recovery.',
      {
        on: Day,
        amountFen: PositiveFen,
      },
    ),
    changeOf('reversal', 'A repayment is undone, from the day it counted from.', {
      of: z.union([idText('change'), idText('repayment')]),
    }),
    changeOf('rateChange', 'Another contract rate from that day on. It may lie ahead.', {
      on: Day,
      annualRateE9: PositiveRate,
      penaltyRateE9: PositiveRate.optional().openapi({
        description: 'Default: as the terms say, 1.5 times the contract rate.',
      }),
    }),
    changeOf('interestPause', 'No interest on these days, both included. They may lie ahead.', {
      on: Day,
      until: Day,
    }),
    changeOf('fee', 'A fee, due with the running installment.', {
      on: Day,
      amountFen: PositiveFen,
    }),
    changeOf('restructuring', 'The installments to come make place for new ones.', {
      on: Day,
      installments: count.min(1).max(600),
      method: newMethods.optional().openapi({ description: 'Default: as before.' }),
      repayEvery: count.min(1).max(100).optional().openapi({ description: 'Default: as before.' }),
      repayUnit: units.optional().openapi({ description: 'Default: as before.' }),
      firstDueOn: Day.optional().openapi({ description: 'Default: one period after `on`.' }),
      includeOverdue: z.boolean().optional().openapi({
        description: 'Whether principal past due joins the new plan. Default: yes.',
      }),
    }),
    changeOf('chargeOff', 'The debt is given up in the books; the claim stays.', { on: Day }),
  ])
  .openapi('Change');

export const Owed = z
  .strictObject({
    on: DateText,
    principalFen: FenText,
    dueInterestFen: FenText.openapi({ description: 'Interest that fell due and is not paid.' }),
    accruedInterestFen: FenText.openapi({ description: 'Of the running period, up to `on`.' }),
    penaltyInterestFen: FenText,
    feesFen: FenText,
    payoffFen: FenText.openapi({ description: 'All of it: what closes the loan on this day.' }),
    dueFen: FenText.openapi({ description: 'What should have been paid by now, today included.' }),
    overdueFen: FenText.openapi({ description: 'What should have been paid before `on`.' }),
    dpd: count.openapi({ description: 'Days past due.' }),
    overpaidFen: FenText.openapi({ description: 'The borrower’s money with us.' }),
  })
  .openapi('Owed');

export const Allocation = z
  .strictObject({
    feesFen: FenText,
    penaltyInterestFen: FenText,
    dueInterestFen: FenText,
    accruedInterestFen: FenText,
    principalFen: FenText,
    overpaidFen: FenText,
  })
  .openapi('Allocation', { description: 'What a repayment met; the parts add up to it.' });

export const Changed = z
  .strictObject({
    changeId: idText('change'),
    repeat: z.boolean().openapi({ description: 'Whether this change had been made before.' }),
    allocation: orNull(Allocation),
    owed: Owed.openapi({ description: 'After the change, today.' }),
  })
  .openapi('Changed');

export const Terms = z
  .strictObject({
    principalFen: FenText,
    annualRateE9: RateText,
    penaltyRateE9: RateText,
    dayCount: z.string(),
    method: z.enum(methods),
    installments: count,
    repayEvery: count,
    repayUnit: units,
    interestPeriod: z.enum(['daily', 'sameAsRepayment']),
    graceDays: count,
    compounding: z.boolean(),
    drawnOn: DateText,
    firstDueOn: DateText.nullable(),
    maturesOn: DateText,
  })
  .openapi('Terms', { description: 'As agreed at the drawing; changes stand in the history.' });

export const PlanRow = z
  .strictObject({
    n: count,
    kind: z.enum(['downPayment', 'installment']),
    dueOn: DateText,
    days: count,
    principalFen: FenText,
    interestFen: FenText,
    feesFen: FenText,
    penaltiesFen: FenText.openapi({ description: 'Penalty interest up to the day looked at.' }),
    dueFen: FenText,
    paidFen: FenText,
    balanceFen: FenText.openapi({ description: 'Principal left once all rows so far are paid.' }),
    state: z.enum(['coming', 'due', 'paid', 'overdue']),
  })
  .openapi('PlanRow');

export const HistoryEvent = z
  .strictObject({
    id: z.string(),
    type: z.enum(loanEventTypes),
    on: DateText.openapi({ description: 'Value date: the day it counts from.' }),
    bookedOn: DateText.openapi({ description: 'Booking date: when the books learned of it.' }),
    recordedAt: InstantMs,
    byWhom: z.string().openapi({
      description: '`borrower`, `mandate`, `system`, or the name of an access key.',
    }),
    amountFen: orNull(FenText),
    reverses: z.string().nullable(),
    reversedBy: z.string().nullable(),
    allocation: orNull(Allocation).openapi({
      description: 'What it met, of a repayment that counts on the day looked at.',
    }),
    annualRateE9: RateText.optional(),
    penaltyRateE9: RateText.optional(),
    until: DateText.optional(),
    installments: count.optional(),
    method: z.enum(methods).optional(),
    repayEvery: count.optional(),
    repayUnit: units.optional(),
    firstDueOn: DateText.optional(),
    includeOverdue: z.boolean().optional(),
  })
  .openapi('HistoryEvent');

export const AccountBalance = z
  .strictObject({
    account: z.string().openapi({ example: 'loan_principal:loan_0194…' }),
    balanceFen: FenText.openapi({
      description: 'Debits less credits; of an account it shares, this loan’s part.',
    }),
  })
  .openapi('AccountBalance');

export const StaffLoan = z
  .strictObject({
    id: idText('loan'),
    borrowerId: idText('borrower'),
    facilityId: idText('facility'),
    funderId: z.string(),
    today: DateText,
    status: z.enum(['paying', 'open', 'closed', 'cancelled', 'chargedOff']).openapi({
      description: 'As of now, whatever day is looked at.',
    }),
    closedOn: DateText.nullable(),
    cancelledWhy: z.string().nullable(),
    renews: idText('loan').nullable(),
    terms: Terms,
    on: DateText.openapi({ description: 'The day looked at.' }),
    nonAccrual: z
      .boolean()
      .openapi({ description: 'Interest is not income: over 90 days past due.' }),
    chargedOffOn: DateText.nullable(),
    owed: orNull(Owed).openapi({ description: 'Null before the money is out.' }),
    plan: z.array(PlanRow).openapi({ description: 'Empty before the money is out.' }),
    history: z.array(HistoryEvent).openapi({ description: 'All that is known now.' }),
    balances: z.array(AccountBalance).openapi({
      description: 'What the books hold of it; the funder’s money itself is left out.',
    }),
  })
  .openapi('StaffLoan');
