import type { OpenAPIHono, z } from '@hono/zod-openapi';
import { lookUpDecision } from '../../decision/index.ts';
import {
  type DocumentRow,
  listDocumentsAbout,
  lookUpDocument,
  openDocument,
  verifyFile,
} from '../../documents/index.ts';
import { parseId } from '../../kernel/index.ts';
import { getFacility, type Loan } from '../../lending/index.ts';
import { agreedOf } from '../../origination/index.ts';
import {
  findHistory,
  listClassChanges,
  listLoanFailures,
  listRefunds,
  listRepayments,
  type RecordedEvent,
} from '../../servicing/index.ts';
import type { ApiDeps } from '../deps.ts';
import { found } from '../problems.ts';
import type { StaffEnv } from './caller.ts';
import { fileNamed } from './file-answer.ts';
import * as contract from './loan-page-contract.ts';
import { staffLoan } from './loans.ts';

type Timeline = z.infer<
  (typeof contract.getTimeline)['responses'][200]['content']['application/json']['schema']
>;
type Happening = Timeline['happenings'][number];

const happening = (o: Pick<Happening, 'at' | 'kind' | 'what'> & Partial<Happening>): Happening => ({
  on: null,
  id: null,
  amountFen: null,
  byWhom: null,
  detail: null,
  ...o,
});

const eventTold = ({ event, recordedAt, byWhom }: RecordedEvent): Happening =>
  happening({
    ...{ at: recordedAt, on: event.on, kind: 'event', what: event.type, id: event.id, byWhom },
    amountFen: 'amount' in event ? String(event.amount) : null,
    detail: event.type === 'reversal' ? event.of : null,
  });

export const viewStaffDocument = (d: DocumentRow) => ({
  ...{ id: d.id, borrowerId: d.borrowerId, number: d.number, kind: d.kind, language: d.language },
  ...{ subject: d.subject, fileDigest: d.fileDigest, madeAt: d.madeAt },
});

/** Documents about a loan and its repayments. */
async function documentsOf({ db }: ApiDeps, loan: Loan): Promise<DocumentRow[]> {
  const repayments = await listRepayments(db, loan.borrowerId, loan.id);
  return listDocumentsAbout(db, [loan.id, ...repayments.map(({ id }) => id)]);
}

async function moneyTold({ db }: ApiDeps, loan: Loan): Promise<Happening[]> {
  const [repayments, refunds] = await Promise.all([
    listRepayments(db, loan.borrowerId, loan.id),
    listRefunds(db, loan.borrowerId, loan.id),
  ]);
  // One that was settled is told by its event, with what it met.
  const tries = repayments.filter(({ status }) => status !== 'settled');
  return [
    ...tries.map((r) =>
      happening({
        ...{ at: r.requestedAt, on: r.on, kind: 'collection', what: r.status, id: r.id },
        ...{ amountFen: String(r.amount), detail: r.reason },
      }),
    ),
    ...refunds.map((r) =>
      happening({
        ...{ at: r.requestedAt, on: r.on, kind: 'refund', what: r.status, id: r.id },
        ...{ amountFen: String(r.amount), byWhom: r.byWhom, detail: r.reason },
      }),
    ),
  ];
}

async function agreedTold(deps: ApiDeps, loan: Loan): Promise<Happening[]> {
  const agreed = await agreedOf(deps, loan.borrowerId, loan.id);
  if (!agreed.ok) {
    const isAltered = agreed.error.code === 'agreement_altered';
    return isAltered ? [happening({ at: 0, kind: 'shown', what: 'agreement_altered' })] : [];
  }
  const { shownAt, confirmedAt, disclosureId, signature } = agreed.value;
  return [
    happening({ at: shownAt, kind: 'shown', what: 'disclosure', id: disclosureId }),
    happening({
      ...{ at: confirmedAt, kind: 'signed', what: signature ? 'signature' : 'confirmation' },
      byWhom: 'borrower',
    }),
  ];
}

async function timelineOf(deps: ApiDeps, loan: Loan): Promise<Timeline> {
  const { db } = deps;
  const facility = await getFacility(db, loan.borrowerId, loan.facilityId);
  const [decision, history, classes, failures, documents, money, agreed] = await Promise.all([
    lookUpDecision(db, facility.decisionId),
    findHistory(db, loan.id),
    listClassChanges(db, loan.id),
    listLoanFailures(db, loan.id),
    documentsOf(deps, loan),
    moneyTold(deps, loan),
    agreedTold(deps, loan),
  ]);
  const all: Happening[] = [
    ...agreed,
    ...money,
    ...(history?.recorded ?? []).map(eventTold),
    ...classes.map(({ at, seenOn: on, from, to }) =>
      happening({ at, on, kind: 'class', what: to, detail: from }),
    ),
    ...failures.map(({ at, closed: on, detail }) =>
      happening({ at, on, kind: 'failure', what: 'endOfDay', detail }),
    ),
    ...documents.map((d) =>
      happening({
        at: d.madeAt,
        kind: 'document',
        what: d.kind,
        id: d.id,
        detail: `No. ${d.number}`,
      }),
    ),
    ...(decision
      ? [
          happening({
            ...{ at: decision.decidedAt, kind: 'decision', what: decision.outcome.outcome },
            id: facility.decisionId,
          }),
        ]
      : []),
  ];
  return {
    happenings: all.toSorted((a, b) => b.at - a.at),
    applicationId: decision?.applicationId ?? null,
    decisionId: decision ? facility.decisionId : null,
  };
}

/** What a loan's page tells beside the loan, and documents of anybody's. */
export function loanPageRoutes(app: OpenAPIHono<StaffEnv>, deps: ApiDeps): void {
  const { db } = deps;
  app.openapi(contract.getTimeline, async (c) =>
    c.json(await timelineOf(deps, await staffLoan(deps, c.req.valid('param').id)), 200),
  );

  app.openapi(contract.listLoanDocuments, async (c) => {
    const loan = await staffLoan(deps, c.req.valid('param').id);
    return c.json({ documents: (await documentsOf(deps, loan)).map(viewStaffDocument) }, 200);
  });

  app.openapi(contract.getDocument, async (c) => {
    const document = await documentOf(deps, c.req.valid('param').id);
    const { seal } = deps;
    const file = await openDocument(deps, document.borrowerId, document.id);
    const verified = seal && file ? await verifyFile({ db, seal }, file) : null;
    return c.json(
      { document: viewStaffDocument(document), verdict: verified?.verdict ?? null },
      200,
    );
  });

  app.openapi(contract.openDocument, async (c) => {
    const { id, borrowerId } = await documentOf(deps, c.req.valid('param').id);
    const file = found(await openDocument(deps, borrowerId, id), 'document_not_found');
    return c.body(Buffer.from(file), 200, {
      ...{ 'content-type': 'application/pdf', ...fileNamed(`${id}.pdf`) },
    }) as never;
  });
}

async function documentOf({ db }: ApiDeps, text: string): Promise<DocumentRow> {
  const id = found(parseId('document', text), 'document_not_found');
  return found(await lookUpDocument(db, id), 'document_not_found');
}
