import {
  type BusinessDate,
  type Fen,
  type Id,
  ok,
  type RateE9,
  type Result,
  refuse,
} from '../kernel/index.ts';
import { column, type Db, row, type Tx } from '../platform/index.ts';
import { type Facility, type FacilityPd, findFacility } from './facility.ts';
import { penaltyRateOf } from './terms.ts';

/** What a new decision promises under a facility that is there. */
export interface FacilityRenewal {
  readonly borrowerId: Id<'borrower'>;
  readonly facilityId: Id<'facility'>;
  readonly decisionId: Id<'decision'>;
  readonly on: BusinessDate;
  /** Unit: fen. It may be below what is owed: nothing can be drawn then until that is repaid. */
  readonly limit: Fen;
  readonly annualRate: RateE9;
  readonly expiresOn: BusinessDate;
  /** By the new decision. Absent: what was known before stays. */
  readonly pd?: FacilityPd;
}

/** In order of precedence. */
export type RenewalRefusal =
  | { readonly code: 'facility_not_found' }
  | { readonly code: 'renewal_conflict' }
  | { readonly code: 'facility_frozen'; readonly since: BusinessDate }
  | { readonly code: 'expires_before_on'; readonly on: BusinessDate };

/** A facility after its renewal; `repeat` when this decision had renewed it before. */
export interface Renewed {
  readonly facility: Facility;
  readonly repeat: boolean;
}

const Kept = row({ limitFen: column.fen, annualRateE9: column.rate, expiresOn: column.date });

const Renewal = row({ decisionId: column.id('decision') });

/** The decisions by which a facility was opened and renewed. */
export const listGoverning = async (
  db: Db,
  { borrowerId, id, decisionId }: Pick<Facility, 'borrowerId' | 'id' | 'decisionId'>,
): Promise<Id<'decision'>[]> => {
  const renewals = await db.many(Renewal)`
    select decision_id
      from lending.facility_renewals
     where borrower_id = ${borrowerId} and facility_id = ${id}`;
  return [decisionId, ...renewals.map((renewal) => renewal.decisionId)];
};

/**
 * Renews a facility by a new decision (额度续期): limit, price and expiry from `on` on. Loans drawn
 * before keep what was agreed for them. One renewal a decision, and none by the one that opened it: a
 * repeat answers with the same.
 */
export async function renewFacility(
  tx: Tx,
  renewal: FacilityRenewal,
): Promise<Result<Renewed, RenewalRefusal>> {
  const { borrowerId, facilityId, decisionId, on, limit, annualRate, expiresOn } = renewal;
  await tx.exec`
    select 1 from lending.facilities
     where borrower_id = ${borrowerId} and id = ${facilityId} for update`;
  const facility = await findFacility(tx, borrowerId, facilityId);
  if (!facility) return refuse({ code: 'facility_not_found' });
  const kept = await tx.maybe(Kept)`
    select limit_fen, annual_rate_e9, expires_on
      from lending.facility_renewals
     where borrower_id = ${borrowerId} and facility_id = ${facilityId}
       and decision_id = ${decisionId}`;
  if (kept) {
    const same =
      kept.limitFen === limit && kept.annualRateE9 === annualRate && kept.expiresOn === expiresOn;
    return same ? ok({ facility, repeat: true }) : refuse({ code: 'renewal_conflict' });
  }
  if (facility.decisionId === decisionId) return refuse({ code: 'renewal_conflict' });
  if (facility.frozenSince !== null && facility.frozenSince <= on) {
    return refuse({ code: 'facility_frozen', since: facility.frozenSince });
  }
  if (expiresOn <= on) return refuse({ code: 'expires_before_on', on });
  await tx.exec`
    insert into lending.facility_renewals
           (borrower_id, facility_id, decision_id, renewed_on, limit_fen, annual_rate_e9, expires_on)
    values (${borrowerId}, ${facilityId}, ${decisionId}, ${on}, ${limit}, ${annualRate},
            ${expiresOn})`;
  await tx.exec`
    update lending.facilities
       set limit_fen = ${limit}, annual_rate_e9 = ${annualRate},
           penalty_rate_e9 = ${penaltyRateOf(annualRate)}, expires_on = ${expiresOn},
           pd_e9 = coalesce(${renewal.pd?.pdE9 ?? null}, pd_e9),
           pd_from = coalesce(${renewal.pd?.from ?? null}, pd_from)
     where borrower_id = ${borrowerId} and id = ${facilityId}`;
  const after = await findFacility(tx, borrowerId, facilityId);
  return after ? ok({ facility: after, repeat: false }) : refuse({ code: 'facility_not_found' });
}
