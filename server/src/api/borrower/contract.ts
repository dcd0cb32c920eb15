import { createRoute, z } from '@hono/zod-openapi';
import { answer, IdempotencyHeader, jsonBody, pathId, problems, SourceName } from '../shapes.ts';
import * as s from './shapes.ts';

// The borrower's routes as OpenAPI sees them. `routes.ts` answers them; `sdk/openapi.json` is
// generated from them. Another borrower's id answers 404 everywhere.

const base = { tags: ['borrower'], security: [{ session: [] }] };
const open = { tags: ['borrower'], security: [] };

export const waysIn = createRoute({
  ...open,
  method: 'get',
  path: '/sign-in',
  summary: 'How one can sign in here, beside partners',
  responses: { 200: answer('The ways.', s.WaysIn) },
});

export const signIn = createRoute({
  ...open,
  method: 'post',
  path: '/sign-in',
  summary: 'Begin signing in through a partner',
  request: jsonBody(s.SignInStart),
  responses: {
    200: answer('Where to send the borrower.', s.SignInAddress),
    ...problems(400, 404, 413, 415),
  },
});

export const callback = createRoute({
  ...open,
  method: 'get',
  path: '/callback/{source}',
  summary: 'The partner sends the borrower back here',
  request: {
    params: z.object({ source: SourceName.openapi({ param: { name: 'source', in: 'path' } }) }),
    query: z.object({
      code: z.string().max(200).optional(),
      app_auth_code: z.string().max(200).optional(),
      state: z.string().max(400).optional(),
      error: z.string().max(200).optional(),
    }),
  },
  responses: { 302: { description: 'Signed in, or to a page that says why not.' } },
});

export const signOut = createRoute({
  ...base,
  method: 'post',
  path: '/sign-out',
  summary: 'End this session',
  responses: { 204: { description: 'Signed out.' }, ...problems(401) },
});

export const me = createRoute({
  ...base,
  method: 'get',
  path: '/me',
  summary: 'Who is signed in, and what is under way',
  responses: { 200: answer('The borrower.', s.Me), ...problems(401, 404) },
});

export const chooseSegment = createRoute({
  ...base,
  method: 'put',
  path: '/segment',
  summary: 'Say what kind of business it is',
  description: 'Fixed while an application is under way or a limit stands.',
  request: jsonBody(s.SegmentChoice),
  responses: { 200: answer('The borrower.', s.Me), ...problems(400, 401, 404, 409, 413, 415) },
});

export const consentText = createRoute({
  ...base,
  method: 'get',
  path: '/consent-text',
  summary: 'What the borrower is asked to allow',
  responses: {
    200: answer('The text, with its version and digest.', s.ConsentText),
    ...problems(401, 404),
  },
});

export const grantConsents = createRoute({
  ...base,
  method: 'post',
  path: '/consents',
  summary: 'Allow the lender to read from sources',
  request: { ...jsonBody(s.ConsentGrant), headers: IdempotencyHeader },
  responses: {
    201: answer('The consents.', s.Consents),
    ...problems(400, 401, 409, 413, 415, 422),
  },
});

export const listConsents = createRoute({
  ...base,
  method: 'get',
  path: '/consents',
  summary: 'Every consent, with its last read',
  responses: { 200: answer('The consents.', s.Consents), ...problems(401) },
});

export const withdrawConsent = createRoute({
  ...base,
  method: 'delete',
  path: '/consents/{id}',
  summary: 'Withdraw a consent: reads stop at once',
  request: { params: pathId('consent') },
  responses: { 204: { description: 'Withdrawn.' }, ...problems(401, 404) },
});

export const startApplication = createRoute({
  ...base,
  method: 'post',
  path: '/applications',
  summary: 'Apply',
  request: { ...jsonBody(s.ApplicationStart), headers: IdempotencyHeader },
  responses: {
    201: answer('The application.', s.Application),
    ...problems(400, 401, 404, 409, 413, 415, 422),
  },
});

export const getApplication = createRoute({
  ...base,
  method: 'get',
  path: '/applications/{id}',
  summary: 'An application, node by node',
  request: { params: pathId('application') },
  responses: { 200: answer('The application.', s.Application), ...problems(401, 404) },
});

export const followApplication = createRoute({
  ...base,
  method: 'get',
  path: '/applications/{id}/progress',
  summary: 'The same, as server-sent events',
  description:
    'Event `application`, data as `GET /applications/{id}`, id = `version`. A ping every 15 s.',
  request: { params: pathId('application') },
  responses: {
    200: { description: 'Events.', content: { 'text/event-stream': { schema: z.string() } } },
    ...problems(401, 404),
  },
});

export const supplement = createRoute({
  ...base,
  method: 'post',
  path: '/applications/{id}/supplement',
  summary: 'Give what was missing',
  request: { params: pathId('application'), ...jsonBody(s.Supplement), headers: IdempotencyHeader },
  responses: {
    200: answer('The application.', s.Application),
    ...problems(400, 401, 404, 409, 413, 415, 422),
  },
});

export const referApplication = createRoute({
  ...base,
  method: 'post',
  path: '/applications/{id}/refer',
  summary: 'Ask for a person to decide',
  description:
    'Nobody need accept a decision made by a machine alone (PIPL Art. 24). Until a person has decided, the offer rests.',
  request: { params: pathId('application'), ...jsonBody(s.ReviewRequest) },
  responses: {
    200: answer('The application.', s.Application),
    ...problems(400, 401, 404, 409, 413, 415),
  },
});

export const withdrawApplication = createRoute({
  ...base,
  method: 'post',
  path: '/applications/{id}/withdraw',
  summary: 'Withdraw the application',
  request: { params: pathId('application') },
  responses: { 200: answer('The application.', s.Application), ...problems(401, 404, 409) },
});

export const discloseOffer = createRoute({
  ...base,
  method: 'post',
  path: '/applications/{id}/disclosures',
  summary: 'The total-cost table of a first drawdown, shown before the contract',
  request: { params: pathId('application'), ...jsonBody(s.DisclosureTerms) },
  responses: {
    201: answer('The table.', s.Disclosure),
    ...problems(400, 401, 404, 409, 413, 415, 422),
  },
});

export const confirmOffer = createRoute({
  ...base,
  method: 'post',
  path: '/applications/{id}/confirm',
  summary: 'Sign, and have the money paid out',
  request: { params: pathId('application'), ...jsonBody(s.Confirm) },
  responses: { 201: answer('The loan.', s.Drawn), ...problems(400, 401, 404, 409, 413, 415, 422) },
});

export const getFacility = createRoute({
  ...base,
  method: 'get',
  path: '/facilities/{id}',
  summary: 'A facility: limit, what is drawn, what is available',
  request: { params: pathId('facility') },
  responses: { 200: answer('The facility.', s.Facility), ...problems(401, 404) },
});

export const discloseDrawdown = createRoute({
  ...base,
  method: 'post',
  path: '/facilities/{id}/disclosures',
  summary: 'The total-cost table of a further drawdown',
  request: { params: pathId('facility'), ...jsonBody(s.DisclosureTerms) },
  responses: {
    201: answer('The table.', s.Disclosure),
    ...problems(400, 401, 404, 409, 413, 415, 422),
  },
});

export const draw = createRoute({
  ...base,
  method: 'post',
  path: '/facilities/{id}/drawdowns',
  summary: 'Draw again under the facility',
  request: { params: pathId('facility'), ...jsonBody(s.Confirm) },
  responses: { 201: answer('The loan.', s.Drawn), ...problems(400, 401, 404, 409, 413, 415, 422) },
});

export const listLoans = createRoute({
  ...base,
  method: 'get',
  path: '/loans',
  summary: 'The borrower’s loans, the newest first',
  responses: { 200: answer('The loans.', s.Loans), ...problems(401) },
});

export const getLoan = createRoute({
  ...base,
  method: 'get',
  path: '/loans/{id}',
  summary: 'A loan as it stands today',
  request: { params: pathId('loan') },
  responses: { 200: answer('The loan.', s.Loan), ...problems(401, 404) },
});

export const repay = createRoute({
  ...base,
  method: 'post',
  path: '/loans/{id}/repayments',
  summary: 'Repay, in part or in full, on any day',
  request: { params: pathId('loan'), ...jsonBody(s.RepaymentStart) },
  responses: {
    201: answer('The repayment.', s.RepaymentView),
    ...problems(400, 401, 404, 409, 413, 415, 422),
  },
});

export const getDecision = createRoute({
  ...base,
  method: 'get',
  path: '/decisions/{id}',
  summary: 'A decision: what it used and how it came out',
  request: { params: pathId('decision') },
  responses: { 200: answer('The decision.', s.DecisionView), ...problems(401, 404) },
});
