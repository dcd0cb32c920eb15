// HTTP by audience: borrower, partner, staff. Shapes, routes, problem codes, and how values of the
// rooms are shown. No lending rule lives here: a route parses, asks a room, and answers.
export { describeApi, makeApi } from './app.ts';
export type { ApiDeps } from './deps.ts';
export { opens as partnerOpens } from './partner/routes.ts';
export { problemCodes } from './problems.ts';
export { opens } from './staff/routes.ts';
