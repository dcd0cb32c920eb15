import { appendEvents } from '../events/index.ts';
import { instant, ok, type Result, refuse } from '../kernel/index.ts';
import { holdBorrower, openProfile } from '../party/index.ts';
import { type Tx, txOrRefuse } from '../platform/index.ts';
import { productFor } from './assess.ts';
import type { Deps } from './deps.ts';
import { expireAfter } from './expire.ts';
import { type FixedForm, type FormRefusal, formRefused, keepForm } from './fixed-form.ts';
import { ASSESS_WORKFLOW, assessId, JOURNEY_WORKFLOW, journeyId } from './journey.ts';
import type { ApplicationId, Place } from './nodes.ts';
import { savePayee } from './payee.ts';
import {
  type Application,
  advance,
  findApplication,
  findLatestApplication,
  insertApplication,
  lockApplication,
  underWay,
} from './queries.ts';

export type StartRefusal =
  | FormRefusal
  | { readonly code: 'application_under_way'; readonly applicationId: ApplicationId }
  | { readonly code: 'application_conflict' };

/**
 * Begins an application and its journey; with the fixed form, under the product that is applied for by it.
 * The same id again answers with the same application; while another is under way, it is refused with
 * that one's id, so that a second device goes on with it.
 */
export function startApplication(
  deps: Deps,
  place: Place,
  form?: FixedForm,
): Promise<Result<Application, StartRefusal>> {
  return txOrRefuse<Application, StartRefusal>(deps.db, async (tx) => {
    const { borrowerId, applicationId } = place;
    const borrower = await holdBorrower(tx, borrowerId);
    const refused = formRefused(deps.forms, form);
    if (refused) return refuse(refused);
    const product = productFor(borrower.segment, form && 'fixed').id;
    const at = deps.clock.now();
    const expiresAt = instant(at + deps.times.applicationTtlMs);
    const made = await insertApplication(tx, { ...place, product, at, expiresAt });
    if (made === 0) return known(tx, place);
    await advance(tx, place, at, { nodes: [{ name: 'consent', state: 'running' }] });
    if (form) await keepForm(deps, tx, place, form);
    await appendEvents(
      tx,
      [
        {
          id: `open310:application:${applicationId}:submitted`,
          kind: 'application.submitted',
          borrowerId,
          occurredAt: at,
          source: 'open310',
          rawId: null,
          data: { applicationId, product },
        },
      ],
      at,
    );
    await deps.workflows.enqueue(tx, {
      workflow: JOURNEY_WORKFLOW,
      id: journeyId(applicationId),
      input: { ...place },
    });
    await expireAfter(deps, tx, place, deps.times.applicationTtlMs, 'ttl');
    const application = await findApplication(tx, borrowerId, applicationId);
    return application ? ok(application) : refuse({ code: 'application_conflict' });
  });
}

async function known(tx: Tx, place: Place): Promise<Result<Application, StartRefusal>> {
  const mine = await findApplication(tx, place.borrowerId, place.applicationId);
  if (mine) return ok(mine);
  const latest = await findLatestApplication(tx, place.borrowerId);
  return latest && underWay.has(latest.status)
    ? refuse({ code: 'application_under_way', applicationId: latest.id })
    : refuse({ code: 'application_conflict' });
}

export type SupplementRefusal =
  | { readonly code: 'application_not_found' }
  | { readonly code: 'nothing_missing'; readonly status: string }
  | { readonly code: 'payee_missing' };

/**
 * Takes what was missing: the account that money is to go to, unless it is known. The journey goes on from
 * there, with whatever sources are read. Under an open offer it replaces the account, for instance after the
 * bank rejected the first one.
 */
export function supplementApplication(
  deps: Deps,
  place: Place,
  given: { readonly holderName: string; readonly accountNumber: string } | undefined,
): Promise<Result<Application, SupplementRefusal>> {
  return txOrRefuse<Application, SupplementRefusal>(deps.db, async (tx) => {
    const application = await lockApplication(tx, place.borrowerId, place.applicationId);
    if (!application) return refuse({ code: 'application_not_found' });
    const { status } = application;
    if (status !== 'waiting_supplement' && status !== 'offered') {
      return refuse({ code: 'nothing_missing', status });
    }
    if (given) await savePayee(deps, tx, place, given);
    else {
      const { holderName, accountNumber } = await openProfile(tx, deps.vault, place.borrowerId);
      if (holderName === null || accountNumber === null) return refuse({ code: 'payee_missing' });
    }
    const at = deps.clock.now();
    if (status === 'waiting_supplement') {
      await advance(tx, place, at, {
        status: 'running',
        nodes: [{ name: 'supplement', state: 'passed' }],
      });
      await deps.workflows.enqueue(tx, {
        workflow: ASSESS_WORKFLOW,
        id: assessId(place.applicationId),
        input: { ...place },
      });
    } else {
      await advance(tx, place, at, {});
    }
    return ok({ ...application, status: status === 'offered' ? 'offered' : 'running' });
  });
}

export type WithdrawRefusal =
  | { readonly code: 'application_not_found' }
  | { readonly code: 'too_late_to_withdraw'; readonly status: string };

/** Withdraws an application, until its money is on the way. Withdrawing again changes nothing. */
export function withdrawApplication(
  deps: Deps,
  place: Place,
): Promise<Result<Application, WithdrawRefusal>> {
  return txOrRefuse<Application, WithdrawRefusal>(deps.db, async (tx) => {
    const application = await lockApplication(tx, place.borrowerId, place.applicationId);
    if (!application) return refuse({ code: 'application_not_found' });
    const { status } = application;
    if (status === 'withdrawn') return ok(application);
    if (!underWay.has(status) || status === 'disbursing') {
      return refuse({ code: 'too_late_to_withdraw', status });
    }
    await advance(tx, place, deps.clock.now(), { status: 'withdrawn' });
    return ok({ ...application, status: 'withdrawn' });
  });
}
