import { forgetPayloadsOf } from '../connectors/index.ts';
import { forgetNeighbour, listDecisions, type StoredDecision } from '../decision/index.ts';
import { type BusinessEvent, listEvents } from '../events/index.ts';
import { forgetPapersOf, listPapers } from '../evidence/index.ts';
import { aboutOthers, isAboutOthers } from '../features/index.ts';
import { eraseRelations } from '../graph/index.ts';
import {
  type Id,
  instant,
  type Json,
  ok,
  type Result,
  refuse,
  type Says,
} from '../kernel/index.ts';
import { type Loan, listFacilities, listLoans } from '../lending/index.ts';
import {
  type DataRequest,
  forgetPersonal,
  getBorrower,
  keepDataRequest,
  listConsents,
  listDataRequests,
  listGranted,
  listIdentifiers,
  listLinks,
  listReads,
  openIdentifier,
  openProfile,
} from '../party/index.ts';
import { type Tx, txOrRefuse } from '../platform/index.ts';
import { forgetPhone, forgetSessions, listSessions, openPhone } from '../sessions/index.ts';
import { disconnect } from './connections.ts';
import type { Deps } from './deps.ts';
import { openTold } from './identity.ts';
import { findIdentity } from './identity-queries.ts';
import { listApplications } from './look-up.ts';
import { underWay } from './queries.ts';
import { relateForgotten } from './relate.ts';

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
  /** What was handed in, with what was read off it; the files themselves are the borrower's own. */
  readonly papers: readonly unknown[];
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
  const [borrower, profile, links, known, consents, reads, identity] = await Promise.all([
    getBorrower(db, borrowerId),
    openProfile(db, vault, borrowerId),
    listLinks(db, vault, borrowerId),
    listIdentifiers(db, borrowerId),
    listConsents(db, borrowerId),
    listReads(db, borrowerId, { atMost: ALL }),
    findIdentity(db, borrowerId),
  ]);
  const numbers = await Promise.all(
    known.map(async ({ kind }) => [kind, await openIdentifier(db, vault, borrowerId, kind)]),
  );
  const [applications, decisions, facilities, loans, events, papers] = await Promise.all([
    listApplications(db, borrowerId),
    listDecisions(db, borrowerId, 1_000),
    listFacilities(db, borrowerId),
    listLoans(db, borrowerId),
    listEvents(db, borrowerId, { recordedBefore: instant(exportedAt + 1) }),
    listPapers(deps, borrowerId),
  ]);
  // What is seen of others is theirs: that they were looked at is told, what was seen is not.
  const own = events.filter(({ kind }) => !aboutOthers(kind));
  const outcome = { events: own.length, decisions: decisions.length, loans: loans.length };
  await keepDataRequest(db, borrowerId, { kind: 'export', at: exportedAt, outcome });
  const requests = await listDataRequests(db, borrowerId);
  return {
    exportedAt,
    borrower: {
      ...{ id: borrowerId, segment: borrower.segment, since: borrower.createdAt },
      profile: { ...profile },
      accounts: links.map(({ source, displayName }) => ({ source, displayName })),
      numbers: Object.fromEntries(numbers),
      signIn: await exportSignIn(deps, borrowerId),
      // What lists said of somebody is kept secret from them (anti-money-laundering law).
      identity: identity
        ? { legalForm: identity.legalForm, told: { ...openTold(deps, identity) } }
        : null,
    },
    ...{ consents, reads, applications, facilities, loans, requests, papers },
    decisions: decisions.map(withoutOthers),
    events: own,
  };
}

/** By which number they come in, and where they are signed in. */
async function exportSignIn({ db, vault, clock }: Deps, borrowerId: Id<'borrower'>): Promise<Json> {
  const [phone, sessions] = await Promise.all([
    openPhone(db, vault, borrowerId),
    listSessions(db, borrowerId, clock.now()),
  ]);
  const shown = sessions.map(({ says, way, openedAt, usedAt }) => ({
    ...{ says, way, openedAt, usedAt },
  }));
  return { phone, sessions: shown };
}

/** A decision without what was seen of others, in whichever of its parts: a borrower is told the class alone. */
function withoutOthers(decision: StoredDecision) {
  const own = (name: string) => !isAboutOthers(name);
  const { model, score, outcome } = decision;
  return {
    ...decision,
    features: Object.fromEntries(Object.entries(decision.features).filter(([name]) => own(name))),
    score: { ...score, points: score.points.filter(({ feature }) => own(feature)) },
    ...(model && {
      model: {
        ...model,
        contributions: model.contributions.filter(({ feature }) => own(feature)),
        relations: undefined,
      },
    }),
    outcome: {
      ...outcome,
      rules: outcome.rules.map((rule) => ({
        ...rule,
        inputs: Object.fromEntries(Object.entries(rule.inputs).filter(([name]) => own(name))),
      })),
    },
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
 * Forgets who a borrower is, as far as the law lets a lender: sources are disconnected, at the partners too, and
 * every payload, account, number, name and session goes. What is kept is kept under an id without a name. Who
 * they are goes last: stopped on the way, the borrower can still sign in and ask again.
 * @source PIPL Art. 47: erasure once consent is withdrawn, but for what a law says is to be kept.
 */
export async function eraseData(
  deps: Deps,
  borrowerId: Id<'borrower'>,
): Promise<Result<{ readonly forgotten: Readonly<Record<string, number>> }, ErasureRefusal>> {
  const before = await deps.db.tx((tx) => whyNotErased(tx, borrowerId));
  if (before) return refuse(before);
  const live = (await listConsents(deps.db, borrowerId)).filter((c) => c.withdrawnAt === null);
  const sources = new Set([
    ...live.map(({ source }) => source),
    ...(await listGranted(deps.db, borrowerId)),
  ]);
  for (const source of sources) await disconnect(deps, borrowerId, source);
  const payloads = await forgetPayloadsOf(deps.db, borrowerId);
  return txOrRefuse<{ forgotten: Record<string, number> }, ErasureRefusal>(deps.db, async (tx) => {
    // By the numbers that are forgotten with who they are. Both may wait for others.
    const { relations, renamed } = await eraseRelations(tx, borrowerId);
    const personal = await forgetPersonal(tx, borrowerId);
    const since = await whyNotErased(tx, borrowerId); // Something may have begun meanwhile: all stays as it was.
    if (since) return refuse(since);
    await forgetPhone(tx, borrowerId);
    const sessions = await forgetSessions(tx, borrowerId, deps.clock.now());
    const papers = await forgetPapersOf(tx, borrowerId);
    // What was known of them when others were decided on goes with them.
    const neighbours = await forgetNeighbour(tx, borrowerId);
    await relateForgotten(deps, tx, borrowerId);
    const forgotten = {
      ...{ consents: live.length, ...personal, payloads, papers, neighbours },
      ...{ relations, renamed, sessions },
    };
    const at = deps.clock.now();
    await keepDataRequest(tx, borrowerId, { kind: 'erasure', at, outcome: forgotten });
    return ok({ forgotten });
  });
}

async function whyNotErased(
  tx: Tx,
  borrowerId: Id<'borrower'>,
): Promise<ErasureRefusal | undefined> {
  const [applications, loans] = await Promise.all([
    listApplications(tx, borrowerId),
    listLoans(tx, borrowerId),
  ]);
  if (applications.some(({ status }) => underWay.has(status))) {
    return { code: 'application_under_way' };
  }
  return loans.some(isOwed) ? { code: 'loans_open' } : undefined;
}

/** Whether anything may be owed on a loan: what was charged off is owed still. */
export const isOwed = ({ status }: Pick<Loan, 'status'>): boolean =>
  status !== 'closed' && status !== 'cancelled';

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
    what: {
      zh: '已出具的合同、凭证和对账单（密文）',
      en: 'Contracts, receipts and statements handed out, sealed',
    },
    why: {
      zh: '它们证明双方的约定，会计规定要求保存',
      en: 'They prove what was agreed, and accounting rules want them kept',
    },
  },
  {
    what: { zh: '您的身份核实记录（密文）', en: 'That your identity was checked, sealed' },
    why: {
      zh: '反洗钱规定要求保存，期限以规定为准',
      en: 'Anti-money-laundering rules want it kept, for as long as they say',
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
    what: { zh: '您写给审核人员的说明（密文）', en: 'What you wrote to whoever decided, sealed' },
    why: { zh: '人工决定以其为依据', en: 'A decision by a person rests on it' },
  },
  {
    what: { zh: '已不含姓名的经营事实', en: 'Facts of the business, without a name' },
    why: {
      zh: '授信决定以其为依据；对方名称只有密文',
      en: 'Decisions rest on them; counterparties are sealed digests only',
    },
  },
];
