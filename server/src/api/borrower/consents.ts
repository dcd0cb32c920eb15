import type { OpenAPIHono } from '@hono/zod-openapi';
import { parseId } from '../../kernel/index.ts';
import { listFacilities } from '../../lending/index.ts';
import {
  allowSources,
  consentText,
  findLatestApplication,
  listLiveSources,
  maskAccount,
  maskName,
  productFor,
  sourceTexts,
} from '../../origination/index.ts';
import {
  type BorrowerId,
  findBorrower,
  listConsents,
  listLinks,
  openProfile,
  withdrawConsent,
} from '../../party/index.ts';
import { getBusinessDate } from '../../platform/index.ts';
import type { ApiDeps } from '../deps.ts';
import { found, must } from '../problems.ts';
import type { BorrowerEnv } from './caller.ts';
import * as contract from './contract.ts';

/** Who the borrower is, and what they allow. */
export function consentRoutes(app: OpenAPIHono<BorrowerEnv>, deps: ApiDeps): void {
  app.openapi(contract.me, async (c) => c.json(await viewMe(deps, c.var.borrowerId), 200));

  app.openapi(contract.consentText, async (c) => {
    const { borrowerId } = c.var;
    const borrower = found(await findBorrower(deps.db, borrowerId));
    const links = await listLinks(deps.db, deps.vault, borrowerId);
    const linked = new Set(links.map((link) => link.source));
    const sources = productFor(borrower.segment).evidence.map((source) => ({
      source,
      name: { ...sourceTexts[source].name },
      reads: sourceTexts[source].reads.map((says) => ({ ...says })),
      scopes: [...deps.connectors[source].scopes],
      purpose: { ...sourceTexts[source].purpose },
      connected: linked.has(source),
    }));
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
    must(await withdrawConsent(deps.db, { borrowerId, consentId, at: deps.clock.now() }));
    return c.body(null, 204);
  });
}

const viewConsents = async (deps: ApiDeps, borrowerId: BorrowerId) =>
  (await listConsents(deps.db, borrowerId)).map((consent) => ({
    id: consent.id,
    source: consent.source,
    scopes: [...consent.scopes],
    purpose: consent.purpose,
    grantedAt: consent.grantedAt,
    expiresAt: consent.expiresAt,
    withdrawnAt: consent.withdrawnAt,
    lastReadAt: consent.lastReadAt,
    reads: consent.readCount,
  }));

async function viewMe(deps: ApiDeps, borrowerId: BorrowerId) {
  const borrower = found(await findBorrower(deps.db, borrowerId));
  const [links, consented, profile, application, facilities, today] = await Promise.all([
    listLinks(deps.db, deps.vault, borrowerId),
    listLiveSources(deps, borrowerId),
    openProfile(deps.db, deps.vault, borrowerId),
    findLatestApplication(deps.db, borrowerId),
    listFacilities(deps.db, borrowerId),
    getBusinessDate(deps.db),
  ]);
  const { holderName, accountNumber } = profile;
  const facility = facilities.at(0);
  return {
    borrowerId,
    displayName: links[0]?.displayName ?? '',
    segment: borrower.segment,
    sources: links.map(({ source, displayName }) => ({ source, displayName, connected: true })),
    consented,
    payee:
      holderName === null || accountNumber === null
        ? null
        : { holderName: maskName(holderName), accountMasked: maskAccount(accountNumber) },
    application: application ? { id: application.id, status: application.status } : null,
    facility: facility ? { id: facility.id } : null,
    today,
  };
}
