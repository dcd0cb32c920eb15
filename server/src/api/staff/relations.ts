import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  COUNTED_MOST,
  countLeftOut,
  countRelations,
  listRelations,
  type Relation,
  relationTypes,
  spreadToNeighbours,
} from '../../graph/index.ts';
import { type Id, parseId, shanghaiDay, sumFen } from '../../kernel/index.ts';
import { listLoans } from '../../lending/index.ts';
import { relate } from '../../origination/index.ts';
import { findBorrower } from '../../party/index.ts';
import type { ApiDeps } from '../deps.ts';
import { found } from '../problems.ts';
import type { StaffEnv } from './caller.ts';
import * as contract from './feature-contract.ts';

/** Whom a borrower is related to, and what those that are borrowers owe. */
export function relationRoutes(app: OpenAPIHono<StaffEnv>, deps: ApiDeps): void {
  const { db, clock } = deps;
  app.openapi(contract.listRelations, async (c) => {
    const { node, types: named, on: asked, most } = c.req.valid('query');
    const types = named === '' ? [] : named.split(',');
    const borrowerId = parseId('borrower', node);
    if (borrowerId) {
      found(await findBorrower(db, borrowerId));
      const { changed } = await db.tx((tx) => relate(tx, borrowerId, clock.now()));
      if (changed > 0) await db.tx((tx) => spreadToNeighbours(tx, borrowerId, clock.now()));
    }
    const on = asked ?? shanghaiDay(clock.now());
    const [total, relations, leftOut] = await Promise.all([
      countRelations(db, node, on),
      listRelations(db, node, { types, on, most }),
      borrowerId ? countLeftOut(db, borrowerId, on) : { count: 0, more: false },
    ]);
    if (total === 0 && !borrowerId) found(undefined);
    const tellers = [...new Set(relations.map((r) => r.borrowerId))];
    const borrowers = await Promise.all(tellers.map((id) => viewBorrower(deps, id)));
    const more = total >= COUNTED_MOST;
    const view = relations.map(viewRelation);
    const left = { leftOut: leftOut.count, moreLeftOut: leftOut.more };
    return c.json({ node, on, total, more, ...left, relations: view, borrowers }, 200);
  });
}

function viewRelation({ type, weightFen, ...relation }: Relation) {
  const bare = relationTypes.find((t) => t === type.replace(/:in$/, '')) ?? 'pays';
  return { ...relation, type: bare, towards: type.endsWith(':in'), weightFen: String(weightFen) };
}

async function viewBorrower({ db }: ApiDeps, id: Id<'borrower'>) {
  const loans = await listLoans(db, id);
  const owed = loans.filter(({ status }) => status === 'open' || status === 'paying');
  return {
    id,
    outstandingFen: owed.length === 0 ? '0' : String(sumFen(owed.map((l) => l.outstanding))),
  };
}
