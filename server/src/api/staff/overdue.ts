import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  assignLoan,
  beginContact,
  type Contact,
  countKept,
  type Disposal,
  disposeLoan,
  endContact,
  findAssignment,
  type Hold,
  liftHold,
  listContacts,
  listDisposals,
  listHolds,
  listPromises,
  makePromise,
  nextContacts,
  type OverdueLine,
  type OverdueWish,
  overdueBuckets,
  overduePage,
  type PaymentPromise,
  placeHold,
  releaseLoan,
  showRules,
  templates,
} from '../../collections/index.ts';
import { fen, type Id, parseBusinessDate, parseId } from '../../kernel/index.ts';
import type { Loan } from '../../lending/index.ts';
import { getBusinessDate, txOrRefuse } from '../../platform/index.ts';
import { owedOn } from '../../servicing/index.ts';
import { amountOf } from '../borrower/applications.ts';
import type { ApiDeps } from '../deps.ts';
import { found, must, problemOf } from '../problems.ts';
import type { StaffEnv } from './caller.ts';
import { viewOwed } from './loan-view.ts';
import { staffLoan } from './loans.ts';
import * as contract from './overdue-contract.ts';

/** The person of a key. */
export const personOf = ({
  partyId,
  name,
}: {
  readonly partyId: string;
  readonly name: string;
}) => ({
  ...{ id: partyId, name },
});

const viewPromise = (promise: PaymentPromise) => ({
  ...{ id: promise.id, loanId: promise.loanId, amountFen: String(promise.amountFen) },
  ...{ dueOn: promise.dueOn, madeAt: promise.madeAt, toldBy: promise.toldBy },
  ...{ byName: promise.byName, repaidFen: String(promise.repaidFen), state: promise.state },
});

const viewContact = ({ borrowerId: _, onDay: __, ...contact }: Contact) => contact;

const viewHold = ({ borrowerId: _, about, ...hold }: Hold) => ({
  ...hold,
  follows: about !== null,
});

const viewDisposal = (one: Disposal) => ({
  ...{ id: one.id, kind: one.kind, on: one.onDay, reason: one.reason, reference: one.reference },
  documents: one.documents.map((paper) => ({ ...paper })),
  ...{ dpd: one.dpd, owedFen: String(one.owedFen), byName: one.byName, at: one.at },
});

const viewLine = (line: OverdueLine) => ({
  ...{ loanId: line.loanId, borrowerId: line.borrowerId, dpd: line.dpd, class: line.class },
  ...{ principalFen: String(line.principal), dueFen: String(line.due) },
  ...{ penaltyFen: String(line.penalty), assigneeName: line.assignee?.assigneeName ?? null },
  lastContact: line.lastContact as ReturnType<typeof viewContact> | null,
  promise: line.promise && viewPromise(line.promise),
  ...{ holds: [...line.holds], nextCallAt: line.nextCallAt },
});

const placeText = ({ oldestDueOn, due, loanId }: OverdueLine): string =>
  `${oldestDueOn}.${due}.${loanId}`;

/** Where the page before ended; 400 where it is not what was handed out. */
function placeOf(text: string): NonNullable<OverdueWish['after']> {
  const [on = '', due = '', id = ''] = text.split('.');
  const oldestDueOn = parseBusinessDate(on);
  const loanId = parseId('loan', id);
  if (!oldestDueOn || !loanId || !/^\d{1,16}$/.test(due)) {
    throw problemOf({ code: 'invalid_request' });
  }
  return { oldestDueOn, due: fen(BigInt(due)), loanId };
}

async function viewCase(deps: ApiDeps, { id: loanId, borrowerId, status }: Loan) {
  const { db } = deps;
  const today = await getBusinessDate(db);
  const [owed, assignee, promises, contacts, holds, next, disposals] = await Promise.all([
    owedOn(db, loanId, today),
    findAssignment(db, loanId),
    listPromises(db, loanId),
    listContacts(deps, borrowerId),
    listHolds(db, borrowerId),
    nextContacts(deps, borrowerId),
    listDisposals(db, loanId),
  ]);
  return {
    ...{ loanId, borrowerId, today, status, owed: owed ? viewOwed(owed) : null },
    assigneeName: assignee?.assigneeName ?? null,
    promises: promises.map(viewPromise),
    contacts: contacts.map(viewContact),
    holds: holds.map(viewHold),
    next: { ...next },
    disposals: disposals.map(viewDisposal),
    templates: templates.map(({ id, says, text }) => ({
      id,
      says: { ...says },
      text: { ...text },
    })),
  };
}

/** Who is behind, and what is done about it. */
export function overdueRoutes(app: OpenAPIHono<StaffEnv>, deps: ApiDeps): void {
  app.openapi(contract.listOverdue, async (c) => {
    const query = c.req.valid('query');
    const borrowerId = query.borrower ? parseId('borrower', query.borrower) : undefined;
    // What is no id is nobody's: an empty list, as for one who is not behind.
    if (query.borrower && !borrowerId) {
      const today = await getBusinessDate(deps.db);
      return c.json({ today, lines: [], next: null, buckets: null, promises: null }, 200);
    }
    const { lines, today } = await overduePage(deps, deps.classRules, personOf(c.var.access), {
      ...(query.bucket !== undefined && { bucket: query.bucket }),
      ...(query.class !== undefined && { class: query.class }),
      ...(borrowerId !== undefined && { borrowerId }),
      ...(query.dueMinFen !== undefined && { dueMin: amountOf(query.dueMinFen) }),
      ...(query.assigned !== undefined && { assigned: query.assigned }),
      ...(query.promise !== undefined && { promise: query.promise }),
      ...(query.after !== undefined && { after: placeOf(query.after) }),
      ...{ sort: query.sort, most: query.most },
    });
    const last = lines.length === query.most ? lines.at(-1) : undefined;
    const isFirst = query.after === undefined;
    const [buckets, kept] = isFirst
      ? await Promise.all([overdueBuckets(deps.db), countKept(deps.db)])
      : [null, null];
    return c.json(
      {
        ...{ today, lines: lines.map(viewLine), next: last ? placeText(last) : null },
        buckets:
          buckets?.map(({ dueFen, principalFen, ...bucket }) => ({
            ...bucket,
            ...{ dueFen: String(dueFen), principalFen: String(principalFen) },
          })) ?? null,
        promises: kept && { ...kept },
      },
      200,
    );
  });

  app.openapi(contract.getOverdue, async (c) =>
    c.json(await viewCase(deps, await staffLoan(deps, c.req.valid('param').id)), 200),
  );

  app.openapi(contract.assignOverdue, async (c) => {
    const loan = await staffLoan(deps, c.req.valid('param').id);
    const { id: loanId, borrowerId } = loan;
    if (c.req.valid('json').take) {
      await assignLoan(deps, { loanId, borrowerId, to: personOf(c.var.access) });
    } else await releaseLoan(deps, loanId);
    return c.json(await viewCase(deps, loan), 200);
  });

  app.openapi(contract.listContactRules, (c) =>
    c.json(
      {
        rules: showRules(deps.contactRules).map(({ says, value, source, ...rule }) => ({
          ...rule,
          ...{ says: { ...says }, value: { ...value }, source: { ...source } },
        })),
      },
      200,
    ),
  );
  contactRoutes(app, deps);
}

function contactRoutes(app: OpenAPIHono<StaffEnv>, deps: ApiDeps): void {
  app.openapi(contract.beginContact, async (c) => {
    const { id: loanId, borrowerId } = await staffLoan(deps, c.req.valid('param').id);
    const { contactId, direction, channel, whom, template, text } = c.req.valid('json');
    const made = await beginContact(deps, {
      ...{ id: contactId as Id<'contact'>, borrowerId, loanId, direction, channel, whom },
      ...(template !== undefined && { template }),
      ...(text !== undefined && { text }),
      by: personOf(c.var.access),
    });
    return c.json(viewContact(must(made)), 201);
  });

  app.openapi(contract.endContact, async (c) => {
    const id = found(parseId('contact', c.req.valid('param').id), 'contact_not_found');
    const { outcome, said } = c.req.valid('json');
    const by = personOf(c.var.access);
    const ended = await endContact(deps, id, { outcome, ...(said !== undefined && { said }), by });
    return c.json(viewContact(must(ended)), 200);
  });

  app.openapi(contract.makePromise, async (c) => {
    const { id: loanId, borrowerId } = await staffLoan(deps, c.req.valid('param').id);
    const { promiseId, amountFen, dueOn, toldBy, contactId } = c.req.valid('json');
    const made = await makePromise(deps, {
      ...{ id: promiseId as Id<'promise'>, loanId, borrowerId, amount: amountOf(amountFen) },
      ...{ dueOn, toldBy, by: personOf(c.var.access) },
      ...(contactId !== undefined && { contactId: contactId as Id<'contact'> }),
    });
    return c.json(viewPromise(must(made)), 201);
  });

  app.openapi(contract.placeHold, async (c) => {
    const loan = await staffLoan(deps, c.req.valid('param').id);
    const { kind, reason, until } = c.req.valid('json');
    const at = deps.clock.now();
    const hold = { borrowerId: loan.borrowerId, kind, reason, byName: c.var.access.name, at };
    await deps.db.tx((tx) => placeHold(tx, { ...hold, ...(until !== undefined && { until }) }));
    return c.json(await viewCase(deps, loan), 201);
  });

  app.openapi(contract.liftHold, async (c) => {
    const id = found(parseId('hold', c.req.valid('param').id), 'hold_not_found');
    const why = c.req.valid('json').reason;
    const lift = { byName: c.var.access.name, why, at: deps.clock.now() };
    const lifted = await txOrRefuse(deps.db, (tx) => liftHold(tx, id, lift));
    return c.json(viewHold(must(lifted)), 200);
  });

  app.openapi(contract.disposeLoan, async (c) => {
    const { id: loanId } = await staffLoan(deps, c.req.valid('param').id);
    const { disposalId, kind, reason, reference, documents } = c.req.valid('json');
    const done = await disposeLoan(deps, {
      ...{ id: disposalId as Id<'disposal'>, loanId, kind, reason, documents },
      ...(reference !== undefined && { reference }),
      by: personOf(c.var.access),
    });
    return c.json(viewDisposal(must(done)), 201);
  });
}
