import { createRoute, z } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { lookUpDecision, replayDecision } from '../../decision/index.ts';
import { parseId } from '../../kernel/index.ts';
import { checkBalanced } from '../../ledger/index.ts';
import { findAccess } from '../../party/index.ts';
import { getBusinessDate, routes } from '../../platform/index.ts';
import { viewDecision } from '../borrower/decision-view.ts';
import { DecisionView } from '../borrower/shapes.ts';
import type { ApiDeps } from '../deps.ts';
import { found, problemOf } from '../problems.ts';
import { answer, DateText, pathId, problems } from '../shapes.ts';

const base = { tags: ['staff'], security: [{ key: [] }] };

const getDecisionRoute = createRoute({
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

const getBooksRoute = createRoute({
  ...base,
  method: 'get',
  path: '/books',
  summary: 'Whether the books balance',
  responses: {
    200: answer(
      'The check.',
      z
        .strictObject({
          today: DateText,
          balanced: z.boolean(),
          entries: z.number().int(),
          problems: z.array(z.string()),
        })
        .openapi('Books'),
    ),
    ...problems(401),
  },
});

/** Lets a staff access key with `scope` pass. */
const staffKey =
  (deps: ApiDeps, scope: string): MiddlewareHandler =>
  async (c, next) => {
    const key = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1];
    const access = key === undefined ? undefined : await findAccess(deps.db, key);
    if (access?.role !== 'staff' || !access.scopes.includes(scope)) {
      throw problemOf({ code: 'access_denied' });
    }
    return next();
  };

/** What staff can look up now: a decision with its replay, and the state of the books. */
export function staffRoutes(deps: ApiDeps) {
  const app = routes();
  app.use('/decisions/*', staffKey(deps, 'decisions.read'));
  app.use('/books', staffKey(deps, 'books.read'));
  app.openapi(getDecisionRoute, async (c) => {
    const id = found(parseId('decision', c.req.valid('param').id), 'decision_not_found');
    const record = found(await lookUpDecision(deps.db, id), 'decision_not_found');
    const replay = replayDecision(record, [...deps.scorecards.values()]);
    return c.json({ decision: viewDecision(record), replaySame: replay.ok }, 200);
  });
  app.openapi(getBooksRoute, async (c) => {
    const books = await checkBalanced(deps.db);
    return c.json(
      {
        today: await getBusinessDate(deps.db),
        balanced: books.balanced,
        entries: books.entries,
        problems: [...books.problems],
      },
      200,
    );
  });
  return app;
}
