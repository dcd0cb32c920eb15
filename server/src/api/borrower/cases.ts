import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  type ComplaintFile,
  complaintKindNames,
  complaintKinds,
  fileComplaint,
  listComplaintsOf,
  openComplaint,
  reopenComplaint,
  sayOfComplaint,
  withdrawComplaint,
} from '../../care/index.ts';
import {
  acceptHardship,
  askHardship,
  findHardship,
  grounds,
  listOfLoan,
  openHardship,
  saveLanguage,
  withdrawHardship,
} from '../../collections/index.ts';
import { type Id, parseId, shanghaiDay } from '../../kernel/index.ts';
import { findLoan } from '../../lending/index.ts';
import { signatureHolds } from '../../origination/index.ts';
import type { BorrowerId } from '../../party/index.ts';
import type { ApiDeps } from '../deps.ts';
import { found, must, problemOf } from '../problems.ts';
import { viewFile, viewHardship, viewSummary } from '../view-case.ts';
import type { BorrowerEnv } from './caller.ts';
import * as contract from './case-contract.ts';

const complaintId = (id: string): Id<'complaint'> =>
  found(parseId('complaint', id), 'complaint_not_found');

/** What a borrower says when they cannot pay, or when something went wrong. */
export function caseRoutes(app: OpenAPIHono<BorrowerEnv>, deps: ApiDeps): void {
  hardshipRoutes(app, deps);
  complaintRoutes(app, deps);
}

function hardshipRoutes(app: OpenAPIHono<BorrowerEnv>, deps: ApiDeps): void {
  const loanOf = async (borrowerId: BorrowerId, text: string) => {
    const id = found(parseId('loan', text), 'loan_not_found');
    return found(await findLoan(deps.db, borrowerId, id), 'loan_not_found');
  };
  /** The borrower's own: another's is not found. */
  const ownId = async (borrowerId: BorrowerId, text: string) => {
    const id = found(parseId('hardship', text), 'hardship_not_found');
    const kept = await findHardship(deps.db, id);
    if (kept?.borrowerId !== borrowerId) throw problemOf({ code: 'hardship_not_found' });
    return id;
  };

  app.openapi(contract.listHardships, async (c) => {
    const loan = await loanOf(c.var.borrowerId, c.req.valid('param').id);
    const kept = await listOfLoan(deps.db, loan.id);
    const hardships = await Promise.all(
      kept.map((one) => viewHardship(deps, openHardship(deps, one))),
    );
    const all = Object.keys(grounds) as (keyof typeof grounds)[];
    const named = all.map((ground) => ({ ground, says: { ...grounds[ground] } }));
    return c.json({ hardships, grounds: named }, 200);
  });

  app.openapi(contract.askHardship, async (c) => {
    const { borrowerId } = c.var;
    const { id: loanId } = await loanOf(borrowerId, c.req.valid('param').id);
    const { hardshipId, ground, said } = c.req.valid('json');
    const asked = await askHardship(deps, {
      ...{ id: hardshipId as Id<'hardship'>, borrowerId, loanId, ground, by: 'borrower' },
      ...(said !== undefined && { said }),
    });
    return c.json(await viewHardship(deps, must(asked)), 201);
  });

  app.openapi(contract.acceptHardship, async (c) => {
    const { borrowerId } = c.var;
    const id = await ownId(borrowerId, c.req.valid('param').id);
    const { digest, signature } = c.req.valid('json');
    if (!signatureHolds(signature, { id, digest })) throw problemOf({ code: 'signature_wrong' });
    const signed = {
      publicKey: Buffer.from(signature.publicKey, 'base64url'),
      value: Buffer.from(signature.value, 'base64url'),
    };
    const { sessionId } = c.var;
    const accepted = { digest, signature: signed, sessionId };
    const taken = must(await acceptHardship(deps, borrowerId, id, accepted));
    return c.json(await viewHardship(deps, taken), 200);
  });

  app.openapi(contract.withdrawHardship, async (c) => {
    const id = await ownId(c.var.borrowerId, c.req.valid('param').id);
    return c.json(await viewHardship(deps, must(await withdrawHardship(deps, id))), 200);
  });
}

function complaintRoutes(app: OpenAPIHono<BorrowerEnv>, deps: ApiDeps): void {
  const today = () => shanghaiDay(deps.clock.now());
  const view = (file: ComplaintFile) => viewFile(file, today(), true);

  app.openapi(contract.listComplaints, async (c) => {
    const complaints = await listComplaintsOf(deps.db, c.var.borrowerId);
    const kinds = complaintKindNames.map((kind) => ({
      ...{ kind, says: { ...complaintKinds[kind].says } },
    }));
    const list = complaints.map((one) => viewSummary(one, today()));
    return c.json({ complaints: list, kinds, answerDays: deps.complaintRules.answerDays }, 200);
  });

  app.openapi(contract.fileComplaint, async (c) => {
    const { borrowerId } = c.var;
    const { complaintId: id, kind, loanId, said } = c.req.valid('json');
    const filed = await fileComplaint(deps, {
      ...{ id: id as Id<'complaint'>, borrowerId, kind, channel: 'app', said, by: 'borrower' },
      ...(loanId !== undefined && { loanId: loanId as Id<'loan'> }),
    });
    const file = must(filed);
    // Whoever writes in a language is written to in it.
    const isEnglish = /^en\b/.test(c.req.header('accept-language') ?? '');
    await saveLanguage(deps.db, borrowerId, isEnglish ? 'en' : 'zh');
    return c.json(view(file), 201);
  });

  app.openapi(contract.getComplaint, async (c) => {
    const id = complaintId(c.req.valid('param').id);
    const file = await openComplaint(deps, id, c.var.borrowerId);
    return c.json(view(found(file, 'complaint_not_found')), 200);
  });

  app.openapi(contract.sayOfComplaint, async (c) => {
    const { messageId, text } = c.req.valid('json');
    const { borrowerId } = c.var;
    const o = { entryId: messageId as Id<'message'>, text, by: 'borrower', borrowerId } as const;
    const said = await sayOfComplaint(deps, complaintId(c.req.valid('param').id), o);
    return c.json(view(must(said)), 201);
  });

  app.openapi(contract.reopenComplaint, async (c) => {
    const o = { why: c.req.valid('json').why, borrowerId: c.var.borrowerId };
    const again = await reopenComplaint(deps, complaintId(c.req.valid('param').id), o);
    return c.json(view(must(again)), 200);
  });

  app.openapi(contract.withdrawComplaint, async (c) => {
    const id = complaintId(c.req.valid('param').id);
    return c.json(view(must(await withdrawComplaint(deps, id, c.var.borrowerId))), 200);
  });
}
