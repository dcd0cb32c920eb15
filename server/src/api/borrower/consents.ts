import type { OpenAPIHono } from '@hono/zod-openapi';
import { parseId } from '../../kernel/index.ts';
import { listFacilities } from '../../lending/index.ts';
import {
  allowSources,
  chooseSegment,
  consentText,
  findLatestApplication,
  listLiveSources,
  maskAccount,
  maskName,
  productFor,
  sourceText,
  takeBackConsent,
} from '../../origination/index.ts';
import {
  type BorrowerId,
  findBorrower,
  listConsents,
  listLinks,
  openProfile,
} from '../../party/index.ts';
import { getBusinessDate } from '../../platform/index.ts';
import { maskPhone, openPhone } from '../../sessions/index.ts';
import type { ApiDeps } from '../deps.ts';
import { found, must } from '../problems.ts';
import { viewConsent } from '../view-consent.ts';
import type { BorrowerEnv } from './caller.ts';
import * as contract from './contract.ts';

/** Who the borrower is, and what they allow. */
export function consentRoutes(app: OpenAPIHono<BorrowerEnv>, deps: ApiDeps): void {
  app.openapi(contract.me, async (c) => c.json(await viewMe(deps, c.var.borrowerId), 200));

  app.openapi(contract.chooseSegment, async (c) => {
    const { borrowerId } = c.var;
    must(await chooseSegment(deps, borrowerId, c.req.valid('json').segment));
    return c.json(await viewMe(deps, borrowerId), 200);
  });

  app.openapi(contract.consentText, async (c) => {
    const { borrowerId } = c.var;
    const borrower = found(await findBorrower(deps.db, borrowerId));
    const links = await listLinks(deps.db, deps.vault, borrowerId);
    const linked = new Set(links.map((link) => link.source));
    // What the product is made for stands first; what is connected besides follows.
    const asked = new Set([...productFor(borrower.segment).evidence, ...linked]);
    const sources = [...asked].flatMap((source) => {
      const connector = deps.connectors[source];
      if (!connector) return [];
      const { name, reads, purpose } = sourceText(source);
      return {
        source,
        name: { ...name },
        reads: reads.map((says) => ({ ...says })),
        scopes: [...connector.scopes],
        purpose: { ...purpose },
        // What a consent alone opens has nothing to connect.
        connected: linked.has(source) || connector.connection.kind === 'consent',
      };
    });
    const { version, digest, days } = consentText;
    const says = consentText.says.map((paragraph) => ({ ...paragraph }));
    return c.json({ version, digest, days, sources, says }, 200);
  });

  app.openapi(contract.grantConsents, async (c) => {
    must(await allowSources(deps, c.var.borrowerId, c.req.valid('json')));
    return c.json({ consents: await viewConsents(deps, c.var.borrowerId) }, 201);
  });

  app.openapi(contract.listConsents, async (c) =>
    c.json({ consents: await viewConsents(deps, c.var.borrowerId) }, 200),
  );

  app.openapi(contract.withdrawConsent, async (c) => {
    const { borrowerId } = c.var;
    const consentId = found(parseId('consent', c.req.valid('param').id), 'consent_not_found');
    must(await takeBackConsent(deps, borrowerId, consentId));
    return c.body(null, 204);
  });
}

const viewConsents = async (deps: ApiDeps, borrowerId: BorrowerId) =>
  (await listConsents(deps.db, borrowerId)).map(viewConsent);

async function viewMe(deps: ApiDeps, borrowerId: BorrowerId) {
  const borrower = found(await findBorrower(deps.db, borrowerId));
  const [links, consented, profile, application, facilities, phone, today] = await Promise.all([
    listLinks(deps.db, deps.vault, borrowerId),
    listLiveSources(deps, borrowerId),
    openProfile(deps.db, deps.vault, borrowerId),
    findLatestApplication(deps.db, borrowerId),
    listFacilities(deps.db, borrowerId),
    openPhone(deps.db, deps.vault, borrowerId),
    getBusinessDate(deps.db),
  ]);
  const { holderName, accountNumber } = profile;
  const facility = facilities.at(0);
  return {
    borrowerId,
    displayName: links[0]?.displayName ?? (phone === null ? '' : maskPhone(phone)),
    segment: borrower.segment,
    sources: links.map(({ source, displayName }) => ({ source, displayName, connected: true })),
    consented,
    payee:
      holderName === null || accountNumber === null
        ? null
        : { holderName: maskName(holderName), accountMasked: maskAccount(accountNumber) },
    application: application ? { id: application.id, status: application.status } : null,
    facility: facility ? { id: facility.id } : null,
    forms: deps.forms,
    today,
  };
}
