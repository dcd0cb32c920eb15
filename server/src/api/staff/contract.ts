import { createRoute, z } from '@hono/zod-openapi';
import { DecisionView } from '../borrower/shapes.ts';
import { answer, Day, jsonBody, pathId, problems } from '../shapes.ts';
import * as b from './book-shapes.ts';
import { waits } from './proposal-shapes.ts';
import * as s from './shapes.ts';

// The staff's routes as OpenAPI sees them. Each asks for an access key with the scope that `routes.ts`
// names for it.

const base = { tags: ['staff'], security: [{ accessKey: [] }] };
const command = problems(400, 401, 404, 409, 413, 415, 422);

export const getCaller = createRoute({
  ...base,
  method: 'get',
  path: '/me',
  summary: 'Who calls, by key or session, and what it opens',
  responses: {
    200: answer(
      'Who calls.',
      z
        .strictObject({
          name: z.string(),
          scopes: z.array(z.string()),
          roles: z.array(z.string()).openapi({ description: 'Of a person; a key has none.' }),
        })
        .openapi('StaffCaller'),
    ),
    ...problems(401),
  },
});

export const getDecision = createRoute({
  ...base,
  method: 'get',
  path: '/decisions/{id}',
  summary: 'A decision, replayed from its record',
  request: { params: pathId('decision') },
  responses: {
    200: answer(
      'The decision, and whether a replay gives the same.',
      z
        .strictObject({ decision: DecisionView, replaySame: z.boolean() })
        .openapi('ReplayedDecision'),
    ),
    ...problems(401, 404),
  },
});

export const getLoan = createRoute({
  ...base,
  method: 'get',
  path: '/loans/{id}',
  summary: 'A loan: terms, what is owed, plan, history, books',
  request: {
    params: pathId('loan'),
    query: z.object({
      on: Day.optional().openapi({
        param: { name: 'on', in: 'query' },
        description:
          'As of the morning of this day, by value date. Default: today. A day to come: if nothing else happens.',
      }),
    }),
  },
  responses: { 200: answer('The loan.', s.StaffLoan), ...problems(400, 401, 404, 422) },
});

export const listEntries = createRoute({
  ...base,
  method: 'get',
  path: '/loans/{id}/entries',
  summary: 'What was booked about a loan',
  description:
    'Entries that name the loan, the oldest value date first. Nights and due dates are booked for many loans at once, and are not among them.',
  request: { params: pathId('loan') },
  responses: { 200: answer('The entries.', b.Entries), ...problems(401, 404) },
});

export const changeLoan = createRoute({
  ...base,
  method: 'post',
  path: '/loans/{id}/changes',
  summary: 'Let something happen to a loan',
  description:
    'It counts from its value date, which may lie back as far as the books are open: the loan is played again from there and the difference is booked. The same `changeId` with the same content answers as before.',
  request: { params: pathId('loan'), ...jsonBody(s.Change) },
  responses: { 201: answer('What it did.', s.Changed), ...waits, ...command },
});

export const refund = createRoute({
  ...base,
  method: 'post',
  path: '/loans/{id}/refunds',
  summary: 'Pay back what was overpaid, over the rail',
  request: { params: pathId('loan'), ...jsonBody(b.RefundStart) },
  responses: { 201: answer('The refund.', b.RefundView), ...waits, ...command },
});

export const renewLoan = createRoute({
  ...base,
  method: 'post',
  path: '/loans/{id}/renewals',
  summary: 'Renew a loan without repaying its principal',
  request: { params: pathId('loan'), ...jsonBody(b.LoanRenewal) },
  responses: { 201: answer('The new loan.', b.LoanRenewed), ...waits, ...command },
});

export const renewFacility = createRoute({
  ...base,
  method: 'post',
  path: '/facilities/{id}/renewals',
  summary: 'Renew a facility by a new decision',
  request: { params: pathId('facility'), ...jsonBody(b.FacilityRenewal) },
  responses: { 201: answer('The facility from now on.', b.FacilityRenewed), ...waits, ...command },
});

export const getBooks = createRoute({
  ...base,
  method: 'get',
  path: '/books',
  summary: 'Whether the books balance, and are the sum of the loans',
  responses: { 200: answer('The check.', b.Books), ...problems(401) },
});

export const listEndOfDay = createRoute({
  ...base,
  method: 'get',
  path: '/end-of-day',
  summary: 'The last ends of day, the one that runs now included',
  request: {
    query: z.object({
      before: Day.optional().openapi({
        param: { name: 'before', in: 'query' },
        description: 'Only those that closed an earlier day.',
      }),
    }),
  },
  responses: { 200: answer('The runs.', b.EndOfDayRuns), ...problems(400, 401) },
});

export const closePeriod = createRoute({
  ...base,
  method: 'post',
  path: '/periods/{until}/close',
  summary: 'Close the books up to a day, for good',
  request: {
    params: z.object({
      until: Day.openapi({ param: { name: 'until', in: 'path' } }),
    }),
  },
  responses: {
    200: answer('From when they are open.', b.PeriodClosed),
    ...waits,
    ...problems(400, 401, 422),
  },
});
