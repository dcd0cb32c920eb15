import { z } from 'zod';
import {
  choice,
  day,
  mark,
  placeOrMark,
  ratePercent,
  term,
  whole,
  yesOrNo,
  yuan,
} from './fields.ts';
import { methodNames } from './methods.ts';

const common = {
  on: term(day, 'day', 'The day from which it counts.'),
  id: term(mark.optional(), 'text', 'A name for it, unique in the document.'),
};

const ofType = <T extends string, S extends z.ZodRawShape>(type: T, says: string, shape: S) =>
  z.strictObject({ type: z.literal(type), ...common, ...shape }).meta({ says });

const amount = term(yuan, 'yuan', 'How much.');

const { season: _, ...withoutPlan } = methodNames;

/** What can happen to a loan, each with its own terms. */
export const eventForms = [
  ofType('repayment', 'Money comes in and meets what is due, then what is not yet due.', {
    amount,
  }),
  ofType(
    'reversal',
    'A repayment is undone from the day it counted from, as if it had never been made.',
    {
      of: term(
        placeOrMark.optional(),
        'number or text',
        'Its place in `events`, counted from 0, or its `id`. Default: the latest one not reversed, of `amount` if that is given.',
      ),
      amount: term(yuan.optional(), 'yuan', 'The amount of the repayment it undoes.'),
    },
  ),
  ofType('rate_change', 'The contract rate is another from that day on.', {
    annualRatePercent: term(ratePercent, 'percent', 'The new rate.'),
    penaltyRatePercent: term(
      ratePercent.optional(),
      'percent',
      'The new penalty rate. Default: as `penaltyRatePercent` and `penaltyMultiple` of the terms say.',
    ),
  }),
  ofType('interest_pause', 'No interest and no penalty interest on these days.', {
    until: term(day, 'day', 'The last of them; `on` is the first.'),
  }),
  ofType('drawing', 'More of the principal is paid out.', { amount }),
  ofType('fee', 'A fee falls due, with the next installment.', { amount }),
  ofType('restructuring', 'The installments to come make place for new ones.', {
    installments: term(whole(1, 600), 'number', 'How many.'),
    repayEvery: term(whole(1, 1000).optional(), 'number', 'Default: as before.'),
    repayUnit: term(
      choice({ day: 'day', week: 'week', month: 'month' }).optional(),
      'choice',
      'Default: as before.',
    ),
    firstDueOn: term(day.optional(), 'day', 'Default: one period after `on`.'),
    method: term(
      choice(withoutPlan).optional(),
      'choice',
      'Default: as before, `equal_principal` after `season`.',
    ),
    includeOverdue: term(
      yesOrNo.optional(),
      'true or false',
      'Whether principal past due joins the new plan. Default: true.',
    ),
  }),
  ofType('charge_off', 'The debt is given up in the books: all of it is due, nothing accrues.', {}),
  ofType('refund', 'Money that was overpaid goes back.', { amount }),
] as const;

export const EventForm = z.discriminatedUnion('type', eventForms);

export type EventTerms = z.output<typeof EventForm>;
