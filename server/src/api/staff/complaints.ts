import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  answerComplaint,
  assignComplaint,
  type Complaint,
  type ComplaintFile,
  complaintKindNames,
  complaintKinds,
  complaintSource,
  extendComplaint,
  fileComplaint,
  listComplaints,
  openComplaint,
  reportComplaints,
  sayOfComplaint,
} from '../../care/index.ts';
import { type Id, parseId, shanghaiDay } from '../../kernel/index.ts';
import { findBorrower } from '../../party/index.ts';
import type { ApiDeps } from '../deps.ts';
import { found, must } from '../problems.ts';
import { viewFile, viewSummary } from '../view-case.ts';
import type { StaffEnv } from './caller.ts';
import * as contract from './complaint-contract.ts';
import { personOf } from './overdue.ts';

const MOST = 200;
type StaffComplaint = ReturnType<typeof viewFile> & { readonly assigneeName: string | null };
const idOf = (id: string): Id<'complaint'> =>
  found(parseId('complaint', id), 'complaint_not_found');

/** Complaints, as whoever answers them sees them. */
export function complaintRoutes(app: OpenAPIHono<StaffEnv>, deps: ApiDeps): void {
  const today = () => shanghaiDay(deps.clock.now());
  const view = (file: ComplaintFile) => ({
    ...viewFile(file, today(), false),
    assigneeName: file.assigneeName,
  });
  complaintSteps(app, deps, view);

  app.openapi(contract.listComplaints, async (c) => {
    const { state, kind = null, assigned } = c.req.valid('query');
    const found = await listComplaints(deps.db, {
      ...{ open: state === 'open', kind, most: MOST },
      assigneeId: assigned === 'me' ? c.var.access.partyId : null,
    });
    return c.json(
      {
        complaints: found.map((one: Complaint) => ({
          ...viewSummary(one, today()),
          assigneeName: one.assigneeName,
        })),
        kinds: complaintKindNames.map((kind) => ({
          ...{ kind, says: { ...complaintKinds[kind].says } },
        })),
        source: { ...complaintSource },
      },
      200,
    );
  });

  app.openapi(contract.reportComplaints, async (c) => {
    const { from, until } = c.req.valid('query');
    const lines = await reportComplaints(deps.db, { from, until, today: today() });
    return c.json(
      {
        ...{ from, until },
        lines: lines.map((line) => ({ ...line, says: { ...complaintKinds[line.kind].says } })),
      },
      200,
    );
  });

  app.openapi(contract.getComplaint, async (c) => {
    const file = await openComplaint(deps, idOf(c.req.valid('param').id));
    return c.json(view(found(file, 'complaint_not_found')), 200);
  });

  app.openapi(contract.fileComplaint, async (c) => {
    const { complaintId, borrowerId, loanId, ...told } = c.req.valid('json');
    const borrower = found(await findBorrower(deps.db, borrowerId), 'borrower_not_found');
    const filed = await fileComplaint(deps, {
      ...{ ...told, id: complaintId as Id<'complaint'>, borrowerId: borrower.id },
      ...(loanId !== undefined && { loanId: loanId as Id<'loan'> }),
      by: personOf(c.var.access),
    });
    return c.json(view(must(filed)), 201);
  });
}

/** What is done about one, step by step. */
function complaintSteps(
  app: OpenAPIHono<StaffEnv>,
  deps: ApiDeps,
  view: (file: ComplaintFile) => StaffComplaint,
): void {
  app.openapi(contract.assignComplaint, async (c) => {
    const id = idOf(c.req.valid('param').id);
    return c.json(view(must(await assignComplaint(deps, id, personOf(c.var.access)))), 200);
  });

  app.openapi(contract.sayOfComplaint, async (c) => {
    const { messageId, text } = c.req.valid('json');
    const by = personOf(c.var.access);
    const o = { entryId: messageId as Id<'message'>, text, by };
    return c.json(view(must(await sayOfComplaint(deps, idOf(c.req.valid('param').id), o))), 201);
  });

  app.openapi(contract.extendComplaint, async (c) => {
    const by = personOf(c.var.access);
    const o = { to: 'complex', reason: c.req.valid('json').reason, by } as const;
    return c.json(view(must(await extendComplaint(deps, idOf(c.req.valid('param').id), o))), 200);
  });

  app.openapi(contract.extendComplaintAgain, async (c) => {
    const by = personOf(c.var.access);
    const o = { to: 'special', reason: c.req.valid('json').reason, by } as const;
    return c.json(view(must(await extendComplaint(deps, idOf(c.req.valid('param').id), o))), 200);
  });

  app.openapi(contract.answerComplaint, async (c) => {
    const o = { ...c.req.valid('json'), by: personOf(c.var.access) };
    return c.json(view(must(await answerComplaint(deps, idOf(c.req.valid('param').id), o))), 200);
  });
}
