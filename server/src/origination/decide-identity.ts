import { type Id, ok, type Result, refuse } from '../kernel/index.ts';
import { txOrRefuse } from '../platform/index.ts';
import type { Deps } from './deps.ts';
import { openDetail, openTold } from './identity.ts';
import {
  endIdentity,
  findIdentity,
  type Identity,
  type IdentityChecked,
  listChecks,
  listIdentities,
  lockIdentity,
} from './identity-queries.ts';
import { advance, findLatestApplication, lockApplication } from './queries.ts';

/** A borrower whom a check has held, opened for whoever decides. */
export interface HeldIdentity extends Omit<Identity, 'toldSealed' | 'ticket' | 'faceUrl'> {
  readonly told: { readonly name: string; readonly idCard: string };
  readonly checks: readonly (Omit<IdentityChecked, 'detailSealed'> & {
    readonly detail: string | null;
  })[];
}

/** Those that wait for a person, or that a person decided, the oldest first. */
export async function listHeld(
  deps: Deps,
  o: { readonly waiting: boolean; readonly most: number },
): Promise<HeldIdentity[]> {
  const all = await listIdentities(deps.db, o);
  return Promise.all(all.map((one) => openHeld(deps, one)));
}

async function openHeld(
  deps: Deps,
  { toldSealed, ticket: _, faceUrl: __, ...known }: Identity,
): Promise<HeldIdentity> {
  const { borrowerId } = known;
  const checks = await listChecks(deps.db, borrowerId);
  return {
    ...known,
    told: openTold(deps, { borrowerId, toldSealed }),
    checks: checks.map(({ detailSealed, ...check }) => ({
      ...check,
      detail: openDetail(deps, borrowerId, detailSealed),
    })),
  };
}

/** In order of precedence. */
export type DecideIdentityRefusal =
  | { readonly code: 'identity_not_found' }
  /** Nothing waits for a person, or a person has decided. */
  | { readonly code: 'identity_decided' };

/** What a person says about a hit, with the reason that is kept. */
export interface IdentityVerdict {
  readonly outcome: 'clear' | 'refuse';
  readonly reason: string;
  readonly by: { readonly id: string; readonly name: string };
}

/**
 * A person's word on a borrower whom a check has held: it was somebody else, or it ends here. Refused, what is
 * under way is declined, and no reason is told. Final.
 */
export async function decideIdentity(
  deps: Deps,
  borrowerId: Id<'borrower'>,
  verdict: IdentityVerdict,
): Promise<Result<HeldIdentity, DecideIdentityRefusal>> {
  const decided = await txOrRefuse<null, DecideIdentityRefusal>(deps.db, async (tx) => {
    const latest = await findLatestApplication(tx, borrowerId);
    const application = latest && (await lockApplication(tx, borrowerId, latest.id));
    const known = await lockIdentity(tx, borrowerId);
    if (!known) return refuse({ code: 'identity_not_found' });
    if (known.state !== 'held') return refuse({ code: 'identity_decided' });
    const at = deps.clock.now();
    // Cleared with the face still to be looked at, it waits for that alone.
    const cleared = known.facePassed ? 'passed' : 'open';
    const state = verdict.outcome === 'clear' ? cleared : 'refused';
    await endIdentity(tx, borrowerId, { ...verdict, state, at });
    const open = application?.status === 'offered' && application.loanId === null;
    if (application && open && state === 'refused') {
      const place = { borrowerId, applicationId: application.id };
      const nodes = [{ name: 'sign', state: 'failed' } as const];
      await advance(tx, place, at, { status: 'declined', nodes });
    }
    return ok(null);
  });
  if (!decided.ok) return decided;
  const known = await findIdentity(deps.db, borrowerId);
  return known ? ok(await openHeld(deps, known)) : refuse({ code: 'identity_not_found' });
}
