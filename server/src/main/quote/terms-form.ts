import { z } from 'zod';
import { EventForm } from './events-form.ts';
import {
  choice,
  day,
  multiple,
  oneOf,
  orderOf,
  ratePercent,
  sharePercent,
  term,
  whole,
  yesOrNo,
  yuan,
} from './fields.ts';
import { methodNames } from './methods.ts';

const DRAWINGS_MAX = 100;
const EVENTS_MAX = 1000;
const DAYS_MAX = 5000;
const INSTALLMENTS_MAX = 600;

const units = oneOf('day', 'week', 'month');

/** What every quote is made of. */
const main = {
  principal: term(
    yuan,
    'yuan',
    'The amount approved. All of it is drawn on `startOn` unless `drawings` says otherwise.',
  ),
  annualRatePercent: term(
    ratePercent.optional(),
    'percent',
    'The contract rate. `lpr` may stand in its place.',
  ),
  method: term(choice(methodNames), 'choice', 'How it is repaid.'),
  interestPeriod: term(
    choice({ daily: 'daily', same_as_repayment: 'sameAsRepayment' }),
    'choice',
    '`daily`: by days, as `dayCount` has them. `same_as_repayment`: each period its share of the year.',
  ),
  dayCount: term(
    oneOf('30/360', 'act/360', 'act/365', 'act/act'),
    'choice',
    'How days become a share of a year.',
  ),
  installments: term(
    whole(1, INSTALLMENTS_MAX).optional(),
    'number',
    'How many periods, 1 to 600. `season`: as many as `plan` has parts, or left out.',
  ),
  repayEvery: term(
    whole(1, 1000).optional(),
    'number',
    'A period is so many units. `season`: left out.',
  ),
  repayUnit: term(units.optional(), 'choice', 'The unit of a period. `season`: left out.'),
  startOn: term(day, 'day', 'The day of the drawing; interest runs from it.'),
  firstDueOn: term(
    day.optional(),
    'day',
    'The first due date; the later ones are counted from it. Default: one period after the first drawing.',
  ),
  installmentMultiple: term(
    yuan.optional(),
    'yuan',
    'Equal installments, or equal parts of the principal, are multiples of it; the last takes the rest.',
  ),
  downPaymentPercent: term(
    sharePercent.optional(),
    'percent',
    'That share of each drawing is due on its day, as a row of its own.',
  ),
  drawings: term(
    z
      .array(z.strictObject({ on: day, amount: yuan }))
      .min(1)
      .max(DRAWINGS_MAX)
      .optional(),
    'list',
    'What is paid out and when: `{on, amount}`. The schedule begins with the earliest.',
  ),
  events: term(
    z.array(EventForm).max(EVENTS_MAX).optional(),
    'list',
    'What happens to the loan; see below.',
  ),
  asOf: term(day.optional(), 'day', 'The day on which the table stands. Default: see below.'),
};

/** What else can be agreed. */
const further = {
  lpr: term(
    z
      .strictObject({
        tenor: oneOf('1y', '5y'),
        pointsBp: whole(-1000, 10_000),
        reset: oneOf('january_1', 'anniversary', 'none'),
      })
      .optional(),
    'object',
    'In place of `annualRatePercent`: the LPR of `tenor` in force on the first day and `pointsBp` hundredths of a percent; set anew each `reset`.',
  ),
  lprTable: term(
    z
      .array(z.strictObject({ on: day, '1y': ratePercent, '5y': ratePercent }))
      .max(1000)
      .optional(),
    'list',
    'LPR that are not in the built-in table, or other ones: `{on, "1y", "5y"}`, in percent.',
  ),
  plan: term(
    z
      .array(z.strictObject({ on: day, percent: sharePercent }))
      .min(1)
      .max(INSTALLMENTS_MAX)
      .optional(),
    'list',
    'For `season`: which share of the principal falls due when: `{on, percent}`; 100 in all.',
  ),
  countedDay: term(
    oneOf('first', 'last').optional(),
    'choice',
    'The day that a night’s interest is counted to: the one it begins on or the one it ends on. Default: `last`.',
  ),
  actualYear: term(
    oneOf('calendar', 'february_29').optional(),
    'choice',
    'For `act/act`: every day by its own year, or 366 days in a period that holds a 29 February and 365 in any other. Default: `calendar`.',
  ),
  drawingsBear: term(
    choice({ from_day: 'fromDay', whole_period: 'wholePeriod' }).optional(),
    'choice',
    'What a drawing within a period bears interest for. Default: `from_day`; `whole_period` for `flat` by `same_as_repayment` on `30/360`.',
  ),
  aheadMeets: term(
    oneOf('interest', 'principal').optional(),
    'choice',
    'What a repayment before the due date meets first. Default: `interest`.',
  ),
  penaltyRatePercent: term(
    ratePercent.optional(),
    'percent',
    'The rate on principal past due. Default: the contract rate times `penaltyMultiple`.',
  ),
  penaltyMultiple: term(multiple.optional(), 'multiple', 'Default: 1.5.'),
  graceDays: term(
    whole(0, 366).optional(),
    'number',
    'Days after a due date without penalty. Default: 0.',
  ),
  compounding: term(
    yesOrNo.optional(),
    'true or false',
    'Whether interest past due bears the penalty rate too (复利). Default: false.',
  ),
  allocation: term(
    orderOf('penalty', 'fee', 'interest', 'principal').optional(),
    'list',
    'What a repayment meets first of what is due. Default: `["penalty","fee","interest","principal"]`.',
  ),
  allocateBy: term(
    oneOf('installment', 'component').optional(),
    'choice',
    'The oldest installment whole and then the next, or the first component of all and then the next. Default: `installment`.',
  ),
  holidays: term(
    z.union([z.literal('cn'), z.array(day).max(DAYS_MAX)]).optional(),
    'list or `"cn"`',
    'Days on which nothing falls due; `"cn"`: weekends and public holidays of mainland China.',
  ),
  holidayShift: term(
    oneOf('next', 'previous').optional(),
    'choice',
    'Where such a due date goes. Default: `next`.',
  ),
};

export const TermsForm = z.strictObject({ ...main, ...further });

export type Terms = z.output<typeof TermsForm>;

/** The terms that cannot be left out of `raw`. */
export function requiredOf(raw: Readonly<Record<string, unknown>>): string[] {
  const byPlan = raw.method === 'season';
  return [
    'principal',
    ...(raw.lpr === undefined ? ['annualRatePercent'] : []),
    'method',
    'interestPeriod',
    'dayCount',
    ...(byPlan ? ['plan'] : ['installments', 'repayEvery', 'repayUnit']),
    'startOn',
  ];
}
