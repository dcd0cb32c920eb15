import type { OpenAPIHono } from '@hono/zod-openapi';
import { parseId } from '../../kernel/index.ts';
import {
  addSource,
  contestSource,
  type Guide,
  guideOf,
  type Place,
  supplementApplication,
} from '../../origination/index.ts';
import type { BorrowerId } from '../../party/index.ts';
import type { ApiDeps } from '../deps.ts';
import { found, must } from '../problems.ts';
import { viewApplication } from './application-view.ts';
import type { BorrowerEnv } from './caller.ts';
import * as contract from './guide-contract.ts';

const placeOf = (borrowerId: BorrowerId, id: string): Place => ({
  borrowerId,
  applicationId: found(parseId('application', id), 'application_not_found'),
});

/** The guided part of the journey: what is known, one more source, and on with it. */
export function guideRoutes(app: OpenAPIHono<BorrowerEnv>, deps: ApiDeps): void {
  const view = async (place: Place) =>
    found(await viewApplication(deps, place), 'application_not_found');

  app.openapi(contract.getGuide, async (c) => {
    const place = placeOf(c.var.borrowerId, c.req.valid('param').id);
    return c.json(viewGuide(found(await guideOf(deps, place), 'application_not_found')), 200);
  });

  app.openapi(contract.addSource, async (c) => {
    const place = placeOf(c.var.borrowerId, c.req.valid('param').id);
    must(await addSource(deps, place, c.req.valid('json').source));
    return c.json(await view(place), 202);
  });

  app.openapi(contract.contest, async (c) => {
    const place = placeOf(c.var.borrowerId, c.req.valid('param').id);
    must(await contestSource(deps, place, c.req.valid('json')));
    return c.json(await view(place), 201);
  });

  app.openapi(contract.submit, async (c) => {
    const place = placeOf(c.var.borrowerId, c.req.valid('param').id);
    must(await supplementApplication(deps, place, undefined));
    return c.json(await view(place), 200);
  });
}

const viewGuide = ({ limit, reasons, known, asks, payeeMissing }: Guide) => ({
  limitFen: String(limit),
  reasons: reasons.map(({ code, says, advice }) => ({
    ...{ code, says: { ...says }, advice: { ...advice } },
  })),
  known: known.map(({ highlights, name, ...one }) => ({
    ...one,
    name: { ...name },
    highlights: highlights.map(({ feature, says, value, unit }) => ({
      ...{ feature, says: { ...says }, value: String(value), unit },
    })),
  })),
  asks: asks.map(({ worth, most, name, asks: numbers, ...one }) => ({
    ...one,
    name: { ...name },
    asks: [...numbers],
    worthFen: String(worth),
    mostFen: String(most),
  })),
  payeeMissing,
});
