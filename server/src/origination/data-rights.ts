import { forgetPayloadsOf } from '../connectors/index.ts';
import { listDecisions } from '../decision/index.ts';
import { type BusinessEvent, listEvents } from '../events/index.ts';
import {
  type Id,
  instant,
  type Json,
  ok,
  type Result,
  refuse,
  type Says,
} from '../kernel/index.ts';
import { listFacilities, listLoans } from '../lending/index.ts';
import {
  type DataRequest,
  forgetPersonal,
  getBorrower,
  keepDataRequest,
  listConsents,
  listDataRequests,
  listIdentifiers,
  listLinks,
  listReads,
  openIdentifier,
  openProfile,
  withdrawConsent,
} from '../party/index.ts';
import { txOrRefuse } from '../platform/index.ts';
import type { Deps } from './deps.ts';
import { listApplications, underWay } from './queries.ts';

const ALL = 100_000; // More than anybody has; a bound all the same.

/** Everything that is kept of a borrower, in their own words and numbers. */
export interface DataExport {
  readonly exportedAt: number;
  readonly borrower: Json;
  readonly consents: readonly unknown[];
  readonly reads: readonly unknown[];
  readonly applications: readonly unknown[];
  readonly decisions: readonly unknown[];
  readonly facilities: readonly unknown[];
  readonly loans: readonly unknown[];
  readonly requests: readonly DataRequest[];
  /** Facts as partners told them, as they are known now. */
  readonly events: readonly BusinessEvent[];
}

/**
 * What is kept of a borrower, for them to take away; that they asked is kept, too.
 * @source PIPL Art. 45: access, copies, and handing on in a usual format.
 */
export async function exportData(deps: Deps, borrowerId: Id<'borrower'>): Promise<DataExport> {
  const { db, vault, clock } = deps;
  const exportedAt = clock.now();
  const [borrower, profile, links, known, consents, reads] = await Promise.all([
    getBorrower(db, borrowerId),
    openProfile(db, vault, borrowerId),
    listLinks(db, vault, borrowerId),
    listIdentifiers(db, borrowerId),
    listConsents(db, borrowerId),
    listReads(db, borrowerId, { atMost: ALL }),
  ]);
  const numbers = await Promise.all(
    known.map(async ({ kind }) => [kind, await openIdentifier(db, vault, borrowerId, kind)]),
  );
  const [applications, decisions, facilities, loans, events] = await Promise.all([
    listApplications(db, borrowerId),
    listDecisions(db, borrowerId, 1_000),
    listFacilities(db, borrowerId),
    listLoans(db, borrowerId),
    listEvents(db, borrowerId, { recordedBefore: instant(exportedAt + 1) }),
  ]);
  const outcome = { events: events.length, decisions: decisions.length, loans: loans.length };
  await keepDataRequest(db, borrowerId, { kind: 'export', at: exportedAt, outcome });
  const requests = await listDataRequests(db, borrowerId);
  return {
    exportedAt,
    borrower: {
      ...{ id: borrowerId, segment: borrower.segment, since: borrower.createdAt },
      profile: { ...profile },
      accounts: links.map(({ source, displayName }) => ({ source, displayName })),
      numbers: Object.fromEntries(numbers),
    },
    ...{ consents, reads, applications, decisions, facilities, loans, requests, events },
  };
}

/** What stays although a borrower asked to be forgotten, and why. */
export interface Kept {
  readonly what: Says;
  readonly why: Says;
}

/** In order of precedence. */
export type ErasureRefusal =
  | { readonly code: 'application_under_way' }
  /** Money is owed: who owes it must be known until it is paid. */
  | { readonly code: 'loans_open' };

/**
 * Forgets who a borrower is, as far as the law lets a lender: consents end, tokens, accounts, numbers, name
 * and account go, and every payload of a partner. What is kept is kept under an id without a name.
 * @source PIPL Art. 47: erasure once consent is withdrawn, but for what a law says is to be kept.
 */
export async function eraseData(
  deps: Deps,
  borrowerId: Id<'borrower'>,
): Promise<Result<{ readonly forgotten: Readonly<Record<string, number>> }, ErasureRefusal>> {
  const at = deps.clock.now();
  const erased = await txOrRefuse<Record<string, number>, ErasureRefusal>(deps.db, async (tx) => {
    const [applications, loans] = await Promise.all([
      listApplications(tx, borrowerId),
      listLoans(tx, borrowerId),
    ]);
    if (applications.some(({ status }) => underWay.has(status))) {
      return refuse({ code: 'application_under_way' });
    }
    const isOpen = loans.some(({ status }) => status === 'open' || status === 'paying');
    if (isOpen) return refuse({ code: 'loans_open' });
    let consents = 0;
    for (const { id: consentId, withdrawnAt } of await listConsents(tx, borrowerId)) {
      if (withdrawnAt !== null) continue;
      await withdrawConsent(tx, { borrowerId, consentId, at });
      consents += 1;
    }
    return ok({ consents, ...(await forgetPersonal(tx, borrowerId)) });
  });
  if (!erased.ok) return erased;
  // Outside the transaction and a few at a time: a repeat finds what an interruption left.
  const payloads = await forgetPayloadsOf(deps.db, borrowerId);
  const forgotten = { ...erased.value, payloads };
  await keepDataRequest(deps.db, borrowerId, { kind: 'erasure', at, outcome: forgotten });
  return ok({ forgotten });
}

/** What an erasure leaves, in the order in which a page tells of it. */
export const keptAfterErasure: readonly Kept[] = [
  {
    what: { zh: '借款、还款和记账记录', en: 'Loans, repayments and the books' },
    why: {
      zh: '会计与反洗钱规定要求保存，期限以规定为准',
      en: 'Accounting and anti-money-laundering rules want them kept, for as long as they say',
    },
  },
  {
    what: { zh: '授信决定及其所用的数据摘要', en: 'Decisions, with the values they used' },
    why: {
      zh: '须能说明每一个自动化决定',
      en: 'Each automated decision must remain explainable',
    },
  },
  {
    what: { zh: '授权、撤回和读取的记录', en: 'Consents, withdrawals and reads' },
    why: { zh: '证明数据是经您同意读取的', en: 'They prove that data was read with your leave' },
  },
  {
    what: { zh: '已不含姓名的经营事实', en: 'Facts of the business, without a name' },
    why: {
      zh: '授信决定以其为依据；对方名称只有密文',
      en: 'Decisions rest on them; counterparties are sealed digests only',
    },
  },
];
