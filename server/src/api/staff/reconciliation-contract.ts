import { createRoute, z } from '@hono/zod-openapi';
import {
  answer,
  DateText,
  Day,
  FenText,
  InstantMs,
  idText,
  jsonBody,
  pathId,
  problems,
} from '../shapes.ts';
import { waits } from './proposal-shapes.ts';

// The bank's statements against the books: days, what is open, and how people clear it.

const base = { tags: ['staff'], security: [{ accessKey: [] }] };
const command = problems(400, 401, 404, 409, 413, 415, 422);

const ReconciledDay = z
  .strictObject({
    on: DateText,
    openingFen: FenText,
    closingFen: FenText,
    ledgerFen: FenText.openapi({ description: 'What the books said when the day was over.' }),
    lines: z.int(),
    inFen: FenText,
    outFen: FenText,
    matched: z.int(),
    opened: z.int(),
    cleared: z.int().openapi({ description: 'Items of other days that cleared themselves.' }),
    openFen: FenText.openapi({ description: 'On one side alone, the bank’s less the books’.' }),
    timingFen: FenText.openapi({ description: 'Matched, and on another day in the books.' }),
    unexplainedFen: FenText.openapi({
      description: 'closing - ledger - open - timing: 0 unless something is broken.',
    }),
    reconciledAt: InstantMs,
    stillOpen: z.int().openapi({ description: 'Items of this day that are open now.' }),
    stillOpenFen: FenText,
  })
  .openapi('ReconciledDay');

const direction = z.enum(['in', 'out']);
const itemKind = z
  .enum([
    'theirs_alone',
    'doubled',
    'ours_unsettled',
    'opening',
    'gap',
    'ours_alone',
    'amount_differs',
    'direction_differs',
    'date_differs',
    'account_differs',
  ])
  .openapi('ReconciliationKind');

const Theirs = z
  .strictObject({
    lineId: idText('line'),
    on: DateText,
    direction,
    amountFen: FenText,
    railRef: z.string(),
    code: z.string(),
    orderId: z.string().nullable(),
  })
  .openapi('StatedLine', { description: 'What the bank booked.' });

const Ours = z
  .strictObject({
    entryId: z.string(),
    kind: z.string(),
    direction,
    amountFen: FenText,
    valueOn: DateText,
    bookedOn: DateText,
    orderId: z.string().nullable(),
    loanId: z.string().nullable(),
  })
  .openapi('BookedMove', { description: 'What the books say of it.' });

const Item = z
  .strictObject({
    id: idText('item'),
    kind: itemKind,
    state: z.enum(['open', 'returning', 'cleared']),
    sinceOn: DateText,
    days: z.int().openapi({ description: 'How old it is, in days of the books.' }),
    inSuspense: z.boolean(),
    clearedOn: DateText.nullable(),
    clearedHow: z.string().nullable(),
    theirs: Theirs.nullable(),
    ours: Ours.nullable(),
  })
  .openapi('ReconciliationItem');

const account = z.enum([
  'bank_charges',
  'fee_income',
  'other_income',
  'other_loss',
  'funder_capital',
]);

const Clearing = z
  .discriminatedUnion('way', [
    z.strictObject({
      way: z.literal('match'),
      withItems: z.array(idText('item')).min(1).max(20),
    }),
    z.strictObject({ way: z.literal('loan'), loanId: idText('loan'), on: Day }),
    z.strictObject({ way: z.literal('return') }),
    z.strictObject({ way: z.literal('book'), account }),
    z.strictObject({ way: z.literal('accept') }),
  ])
  .openapi('Clearing', {
    description:
      '`match`: it belongs together with these items; `loan`: it repays this loan, counted from `on`; `return`: it goes back to whoever sent it; `book`: the difference goes to this account; `accept`: both are right, on days far apart or through another account.',
  });

const reason = z.string().trim().min(5).max(500);
const ClearStart = z
  .strictObject({ clearanceId: idText('clearance'), clearing: Clearing, reason })
  .openapi('ClearStart');

const Clearance = z
  .strictObject({
    id: idText('clearance'),
    itemId: idText('item'),
    way: z.enum(['match', 'loan', 'return', 'book', 'accept']),
    withItems: z.array(z.string()),
    loanId: z.string().nullable(),
    loanOn: DateText.nullable(),
    account: z.string().nullable(),
    reason: z.string(),
    byWhom: z.string(),
    on: DateText,
    at: InstantMs,
    undone: z.strictObject({ byWhom: z.string(), at: InstantMs, reason: z.string() }).nullable(),
  })
  .openapi('Clearance');

const ItemDetail = z
  .strictObject({
    item: Item,
    payer: z
      .strictObject({
        name: z.string().nullable(),
        accountEnd: z.string().nullable().openapi({ description: 'Its last four characters.' }),
        text: z.string().nullable(),
      })
      .nullable(),
    entry: z
      .strictObject({
        id: z.string(),
        kind: z.string(),
        lines: z.array(
          z.strictObject({
            account: z.string(),
            side: z.enum(['debit', 'credit']),
            amountFen: FenText,
          }),
        ),
      })
      .nullable(),
    acts: z.array(z.strictObject({ at: InstantMs, act: z.string(), byWhom: z.string() })),
    clearances: z.array(Clearance),
    suggestions: z.array(
      z.strictObject({
        why: z.strictObject({
          code: z.enum(['same_amount', 'in_and_out', 'adds_up', 'part_of', 'typing_error']),
          days: z.int().nullable(),
          parts: z.int().nullable(),
          letters: z.int().nullable(),
          payer: z.boolean(),
        }),
        items: z.array(Item),
      }),
    ),
    hint: z
      .strictObject({
        code: z.enum(['bank_fee', 'first_balance', 'paid_twice']),
        way: z.enum(['book', 'return']),
        account: account.nullable(),
      })
      .nullable()
      .openapi({ description: 'What it is by itself, and what is usually done then.' }),
    loans: z.array(
      z.strictObject({
        loanId: idText('loan'),
        why: z.enum(['named', 'payer']).openapi({
          description: 'The payer wrote its number; money from the same account repaid it before.',
        }),
      }),
    ),
  })
  .openapi('ReconciliationDetail');

const query = (name: string) => ({ param: { name, in: 'query' as const } });

export const listDays = createRoute({
  ...base,
  method: 'get',
  path: '/reconciliation/days',
  summary: 'Days as they were reconciled, the newest first',
  request: { query: z.object({ before: Day.optional().openapi(query('before')) }) },
  responses: {
    200: answer(
      'The days, and those whose statement is not to be had.',
      z
        .strictObject({
          today: DateText,
          days: z.array(ReconciledDay),
          without: z.array(
            z.strictObject({ on: DateText, code: z.string(), tries: z.int(), lastAt: InstantMs }),
          ),
        })
        .openapi('ReconciledDays'),
    ),
    ...problems(400, 401),
  },
});

export const listItems = createRoute({
  ...base,
  method: 'get',
  path: '/reconciliation/items',
  summary: 'What is on one side alone, or otherwise than on the other; the oldest first',
  request: {
    query: z.object({
      state: z.enum(['open', 'cleared']).default('open'),
      kind: itemKind.optional().openapi(query('kind')),
      direction: direction.optional().openapi(query('direction')),
      minDays: z.coerce.number().int().min(0).max(3650).optional().openapi(query('minDays')),
      on: Day.optional().openapi(query('on')),
    }),
  },
  responses: {
    200: answer(
      'The items.',
      z.strictObject({ today: DateText, items: z.array(Item) }).openapi('ReconciliationItems'),
    ),
    ...problems(400, 401),
  },
});

export const getItem = createRoute({
  ...base,
  method: 'get',
  path: '/reconciliation/items/{id}',
  summary: 'An item with both sides, what happened to it, and what it may be',
  request: { params: pathId('item') },
  responses: { 200: answer('The item.', ItemDetail), ...problems(401, 404) },
});

export const readEntry = createRoute({
  ...base,
  method: 'post',
  path: '/reconciliation/items/{id}/entry',
  summary: 'The entry of the statement as it came',
  description: 'It holds personal data: who reads it stands in the log.',
  request: { params: pathId('item') },
  responses: {
    200: answer('The entry.', z.strictObject({ entry: z.string() }).openapi('RawEntry')),
    ...problems(401, 404),
  },
});

export const clearItem = createRoute({
  ...base,
  method: 'post',
  path: '/reconciliation/items/{id}/clearances',
  summary: 'Clear an item',
  description:
    'Once: the same `clearanceId` with the same content answers as before. Money that goes back leaves over the rail, and the item is `returning` until the rail has paid.',
  request: { params: pathId('item'), ...jsonBody(ClearStart) },
  responses: { 201: answer('What was done.', Clearance), ...waits, ...command },
});

export const undoClearance = createRoute({
  ...base,
  method: 'post',
  path: '/reconciliation/clearances/{id}/undo',
  summary: 'Take a clearance back by reversal',
  description: 'The item is open again, and its money in suspense. What is out stays out.',
  request: {
    params: pathId('clearance'),
    ...jsonBody(z.strictObject({ reason }).openapi('UndoStart')),
  },
  responses: { 200: answer('The clearance.', Clearance), ...waits, ...command },
});
