import type { OpenAPIHono, z } from '@hono/zod-openapi';
import { type Fen, fen, parseId } from '../../kernel/index.ts';
import {
  disclose,
  draw,
  type FixedForm,
  findApplication,
  type Place,
  referApplication,
  startApplication,
  supplementApplication,
  topicOf,
  underWay,
  withdrawApplication,
} from '../../origination/index.ts';
import type { BorrowerId } from '../../party/index.ts';
import { newId, sendEvents } from '../../platform/index.ts';
import type { ApiDeps } from '../deps.ts';
import { found, must } from '../problems.ts';
import { viewApplication } from './application-view.ts';
import type { BorrowerEnv } from './caller.ts';
import * as contract from './contract.ts';
import { viewDisclosure, viewDrawn } from './loan-view.ts';
import type { DisclosureTerms, FixedForm as FixedFormShape } from './shapes.ts';

const placeOf = (borrowerId: BorrowerId, id: string): Place => ({
  borrowerId,
  applicationId: found(parseId('application', id), 'application_not_found'),
});

/** The journey: apply, follow, supplement, withdraw, see the cost, confirm. */
export function applicationRoutes(app: OpenAPIHono<BorrowerEnv>, deps: ApiDeps): void {
  const view = async (place: Place) =>
    found(await viewApplication(deps, place), 'application_not_found');

  app.openapi(contract.startApplication, async (c) => {
    const { id, form } = c.req.valid('json');
    const given = id === undefined ? newId('application') : parseId('application', id);
    const place = { borrowerId: c.var.borrowerId, applicationId: found(given) };
    must(await startApplication(deps, place, form && formOf(form)));
    return c.json(await view(place), 201);
  });

  app.openapi(contract.getApplication, async (c) =>
    c.json(await view(placeOf(c.var.borrowerId, c.req.valid('param').id)), 200),
  );

  app.openapi(contract.followApplication, async (c) => {
    const place = placeOf(c.var.borrowerId, c.req.valid('param').id);
    found(
      await findApplication(deps.db, place.borrowerId, place.applicationId),
      'application_not_found',
    );
    return sendEvents(c, deps.signals, topicOf(place.applicationId), async () => {
      const data = await viewApplication(deps, place);
      if (!data) return undefined;
      const last = !underWay.has(data.status);
      return { event: 'application', version: data.version, data, last };
    }) as never; // The stream is typed as text in the contract; the helper answers a plain Response.
  });

  app.openapi(contract.supplement, async (c) => {
    const place = placeOf(c.var.borrowerId, c.req.valid('param').id);
    must(await supplementApplication(deps, place, c.req.valid('json')));
    return c.json(await view(place), 200);
  });

  app.openapi(contract.referApplication, async (c) => {
    const place = placeOf(c.var.borrowerId, c.req.valid('param').id);
    must(await referApplication(deps, place, c.req.valid('json').said || undefined));
    return c.json(await view(place), 200);
  });

  app.openapi(contract.withdrawApplication, async (c) => {
    const place = placeOf(c.var.borrowerId, c.req.valid('param').id);
    must(await withdrawApplication(deps, place));
    return c.json(await view(place), 200);
  });

  app.openapi(contract.discloseOffer, async (c) => {
    const { borrowerId, applicationId } = placeOf(c.var.borrowerId, c.req.valid('param').id);
    const told = c.req.valid('json');
    const asked = { borrowerId, under: { applicationId }, ...askedOf(told) };
    return c.json(viewDisclosure(must(await disclose(deps, asked)), told.termMonths), 201);
  });

  app.openapi(contract.confirmOffer, async (c) => {
    const { borrowerId, applicationId } = placeOf(c.var.borrowerId, c.req.valid('param').id);
    const ids = commandOf(c.req.valid('json'));
    const { sessionId } = c.var;
    const drawn = await draw(deps, { borrowerId, sessionId, under: { applicationId }, ...ids });
    return c.json(viewDrawn(must(drawn)), 201);
  });
}

/** What is asked to be shown. */
export const askedOf = (told: z.output<typeof DisclosureTerms>) => ({
  ...{ amount: amountOf(told.amountFen), termMonths: told.termMonths, purpose: told.purpose },
  seller: told.seller && { name: told.seller.holderName, accountNumber: told.seller.accountNumber },
});

/** The form as it was sent. */
function formOf({
  idCard,
  creditCode,
  payee,
  ...told
}: z.output<typeof FixedFormShape>): FixedForm {
  return {
    ...{ monthsOpen: told.monthsOpen, staff: told.staff, asked: amountOf(told.askedFen) },
    monthTakings: amountOf(told.monthTakingsFen),
    monthCosts: amountOf(told.monthCostsFen),
    numbers: { idCard, ...(creditCode ? { creditCode } : {}) },
    payee,
  };
}

/** An amount from text that its schema let through. */
export const amountOf = (text: string): Fen => fen(BigInt(text));

/** The ids of a drawing command; one that is no id at all names nothing. */
export const commandOf = (json: {
  readonly drawdownId: string;
  readonly disclosureId: string;
  readonly signature?: { readonly publicKey: string; readonly value: string } | undefined;
}) => ({
  drawdownId: found(parseId('drawdown', json.drawdownId)),
  disclosureId: found(parseId('disclosure', json.disclosureId), 'disclosure_not_found'),
  signature: json.signature,
});
