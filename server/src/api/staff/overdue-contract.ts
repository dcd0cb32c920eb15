import { createRoute, z } from '@hono/zod-openapi';
import { channels, disposalKinds, outcomes } from '../../collections/index.ts';
import { RiskClassName } from '../case-shapes.ts';
import {
  answer,
  DateText,
  Day,
  FenText,
  InstantMs,
  idText,
  jsonBody,
  PositiveFen,
  pathId,
  problems,
  Says,
} from '../shapes.ts';
import { waits } from './proposal-shapes.ts';
import { Owed } from './shapes.ts';

// Who is behind: the list, and what is done about one of them.

const base = { tags: ['staff'], security: [{ accessKey: [] }] };
const command = problems(400, 401, 404, 413, 415);
const decided = { ...command, ...problems(409) };
const judged = { ...decided, ...problems(422) };
const Channel = z.enum(channels).openapi('ContactChannel');
const HoldKind = z
  .enum(['stopRequest', 'complaint', 'hardship', 'dispute'])
  .openapi('ContactHoldKind');
const Words = z.string().trim().min(2).max(1_000);

const PromiseView = z
  .strictObject({
    id: idText('promise'),
    loanId: idText('loan'),
    amountFen: FenText,
    dueOn: DateText,
    madeAt: InstantMs,
    toldBy: z.enum(['borrower', 'guarantor']),
    byName: z.string(),
    repaidFen: FenText.openapi({
      description: 'Paid since it was made and by the end of its day.',
    }),
    state: z.enum(['open', 'kept', 'broken', 'replaced']).openapi({
      description: 'By what was paid: nobody says so.',
    }),
  })
  .openapi('PaymentPromise');

const OverdueLine = z
  .strictObject({
    loanId: idText('loan'),
    borrowerId: idText('borrower'),
    dpd: z.int(),
    principalFen: FenText,
    dueFen: FenText.openapi({ description: 'Principal and interest due and not paid.' }),
    penaltyFen: FenText.openapi({ description: 'As of the last close.' }),
    class: RiskClassName,
    assigneeName: z.string().nullable(),
    lastContact: z
      .strictObject({ at: InstantMs, channel: Channel, outcome: z.enum(outcomes).nullable() })
      .nullable(),
    promise: z.union([PromiseView, z.null()]),
    holds: z.array(HoldKind),
    nextCallAt: InstantMs.nullable().openapi({
      description: 'From when the borrower may be called; null: not before a hold is lifted.',
    }),
  })
  .openapi('OverdueLine');

const Bucket = z
  .strictObject({
    from: z.int(),
    until: z.int().nullable(),
    loans: z.int(),
    borrowers: z.int(),
    dueFen: FenText,
    principalFen: FenText,
  })
  .openapi('OverdueBucket');

const orEmpty = <T extends z.ZodType>(schema: T) => schema.optional();

export const listOverdue = createRoute({
  ...base,
  method: 'get',
  path: '/overdue',
  summary: 'Loans past due, by days or by amount, page by page',
  request: {
    query: z.object({
      bucket: orEmpty(z.coerce.number().int().min(0).max(6)).openapi({
        description: 'Which of the buckets of days past due, from 0.',
      }),
      class: orEmpty(RiskClassName),
      borrower: orEmpty(z.string().max(60)),
      dueMinFen: orEmpty(PositiveFen),
      assigned: orEmpty(z.enum(['me', 'nobody'])),
      promise: orEmpty(z.enum(['open', 'broken'])),
      sort: z.enum(['dpd', 'due']).default('dpd'),
      after: orEmpty(z.string().max(120)).openapi({ description: '`next` of the page before.' }),
      most: z.coerce.number().int().min(1).max(500).default(50),
    }),
  },
  responses: {
    200: answer(
      'The page; buckets and kept promises with the first.',
      z
        .strictObject({
          today: DateText,
          lines: z.array(OverdueLine),
          next: z.string().nullable(),
          buckets: z.array(Bucket).nullable(),
          promises: z
            .strictObject({ kept: z.int(), broken: z.int(), days: z.int() })
            .nullable()
            .openapi({ description: 'Of those that fell due in the last so many days.' }),
        })
        .openapi('OverduePage'),
    ),
    ...problems(400, 401),
  },
});

const Contact = z
  .strictObject({
    id: idText('contact'),
    loanId: idText('loan').nullable(),
    direction: z.enum(['out', 'in']),
    channel: Channel,
    whom: z.enum(['borrower', 'guarantor']),
    template: z.string().nullable(),
    text: z.string().nullable(),
    byName: z.string(),
    at: InstantMs,
    outcome: z.enum(outcomes).nullable(),
    said: z.string().nullable(),
    endedAt: InstantMs.nullable(),
  })
  .openapi('Contact');

const Hold = z
  .strictObject({
    id: idText('hold'),
    kind: HoldKind,
    follows: z.boolean().openapi({ description: 'From a complaint or a plan: it ends with it.' }),
    reason: z.string(),
    until: DateText.nullable(),
    byName: z.string(),
    placedAt: InstantMs,
    liftedAt: InstantMs.nullable(),
    liftedBy: z.string().nullable(),
    liftedWhy: z.string().nullable(),
  })
  .openapi('ContactHold');

const Paper = z.strictObject({
  name: z.string().trim().min(1).max(200),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

const Disposal = z
  .strictObject({
    id: idText('disposal'),
    kind: z.enum(disposalKinds),
    on: DateText,
    reason: z.string(),
    reference: z.string().nullable(),
    documents: z.array(Paper),
    dpd: z.int(),
    owedFen: FenText,
    byName: z.string(),
    at: InstantMs,
  })
  .openapi('Disposal');

const OverdueCase = z
  .strictObject({
    loanId: idText('loan'),
    borrowerId: idText('borrower'),
    today: DateText,
    status: z.enum(['open', 'closed', 'chargedOff', 'paying', 'cancelled']),
    owed: z.union([Owed, z.null()]),
    assigneeName: z.string().nullable(),
    promises: z.array(PromiseView),
    contacts: z.array(Contact),
    holds: z.array(Hold),
    next: z
      .strictObject({
        call: InstantMs.nullable(),
        sms: InstantMs.nullable(),
        app: InstantMs.nullable(),
        letter: InstantMs.nullable(),
      })
      .openapi({
        description: 'From when each channel may be used; null: not before a hold is lifted.',
      }),
    disposals: z.array(Disposal),
    templates: z.array(z.strictObject({ id: z.string(), says: Says, text: Says })),
  })
  .openapi('OverdueCase');

export const getOverdue = createRoute({
  ...base,
  method: 'get',
  path: '/overdue/{id}',
  summary: 'One loan: what is owed, what was promised, said and done, and when who may be reached',
  request: { params: pathId('loan') },
  responses: { 200: answer('The case.', OverdueCase), ...problems(401, 404) },
});

export const assignOverdue = createRoute({
  ...base,
  method: 'post',
  path: '/overdue/{id}/assignment',
  summary: 'Take a loan to work on, or give it back',
  request: { params: pathId('loan'), ...jsonBody(z.strictObject({ take: z.boolean() })) },
  responses: { 200: answer('The case.', OverdueCase), ...command },
});

export const beginContact = createRoute({
  ...base,
  method: 'post',
  path: '/overdue/{id}/contacts',
  summary: 'Write down that the borrower is about to be contacted, if the rules let it',
  description:
    'Outside the hours, too often, while a hold stands, or to a third party it is refused, nothing is written, and `nextAt` says from when it is allowed.',
  request: {
    params: pathId('loan'),
    ...jsonBody(
      z
        .strictObject({
          contactId: idText('contact'),
          direction: z.enum(['out', 'in']).default('out'),
          channel: Channel,
          whom: z.enum(['borrower', 'guarantor', 'other']),
          template: z.string().max(40).optional(),
          text: Words.optional(),
        })
        .refine((c) => c.direction === 'out' || (c.template ?? c.text) === undefined, {
          message: 'who calls by themselves is sent nothing',
          path: ['text'],
        }),
    ),
  },
  responses: { 201: answer('The contact.', Contact), ...judged },
});

export const endContact = createRoute({
  ...base,
  method: 'post',
  path: '/contacts/{id}',
  summary: 'Write down what came of a contact, once',
  request: {
    params: pathId('contact'),
    ...jsonBody(z.strictObject({ outcome: z.enum(outcomes), said: Words.optional() })),
  },
  responses: { 200: answer('The contact.', Contact), ...decided },
});

export const makePromise = createRoute({
  ...base,
  method: 'post',
  path: '/overdue/{id}/promises',
  summary: 'Take down a promise to pay',
  description: 'Whether it is kept follows from what is paid by the end of its day.',
  request: {
    params: pathId('loan'),
    ...jsonBody(
      z.strictObject({
        promiseId: idText('promise'),
        amountFen: PositiveFen,
        dueOn: Day,
        toldBy: z.enum(['borrower', 'guarantor']),
        contactId: idText('contact').optional(),
      }),
    ),
  },
  responses: { 201: answer('The promise.', PromiseView), ...judged },
});

export const placeHold = createRoute({
  ...base,
  method: 'post',
  path: '/overdue/{id}/holds',
  summary: 'Stop contacts with the borrower: they asked for it, or dispute the debt',
  request: {
    params: pathId('loan'),
    ...jsonBody(
      z.strictObject({
        kind: z.enum(['stopRequest', 'dispute']),
        reason: Words,
        until: Day.optional().openapi({ description: 'Default: until it is lifted.' }),
      }),
    ),
  },
  responses: { 201: answer('The case.', OverdueCase), ...command },
});

export const liftHold = createRoute({
  ...base,
  method: 'post',
  path: '/holds/{id}',
  summary: 'Lift a stop that a person set',
  request: { params: pathId('hold'), ...jsonBody(z.strictObject({ reason: Words })) },
  responses: { 200: answer('The hold.', Hold), ...waits, ...decided },
});

export const listContactRules = createRoute({
  ...base,
  method: 'get',
  path: '/contact-rules',
  summary: 'When and how often borrowers may be contacted, with where each rule comes from',
  responses: {
    200: answer(
      'The rules.',
      z.strictObject({
        rules: z.array(
          z
            .strictObject({
              id: z.string(),
              says: Says,
              value: Says,
              source: Says,
              confirm: z.boolean().openapi({ description: 'Its text was not read.' }),
            })
            .openapi('ContactRule'),
        ),
      }),
    ),
    ...problems(401),
  },
});

export const disposeLoan = createRoute({
  ...base,
  method: 'post',
  path: '/overdue/{id}/disposals',
  summary: 'Charge a debt off, or record its sale or an action at law, with its papers',
  description:
    'A charge-off is done in the books at once, and what comes later are recoveries. The others are records: no book changes. Papers are told by name and digest.',
  request: {
    params: pathId('loan'),
    ...jsonBody(
      z.strictObject({
        disposalId: idText('disposal'),
        kind: z.enum(disposalKinds),
        reason: z.string().trim().min(5).max(500),
        reference: z.string().trim().max(120).optional(),
        documents: z.array(Paper).max(20).default([]),
      }),
    ),
  },
  responses: { 201: answer('What was done.', Disposal), ...waits, ...judged },
});
