import assert from 'node:assert/strict';
import type { BusinessDate, DayCount, Fen, Id, RateE9 } from '../kernel/index.ts';
import { column, type Db, row, type Tx } from '../platform/index.ts';
import { penaltyRateOf } from './terms.ts';

/** The promise to lend (授信协议), not the debt. Region and industry are those known when it was signed. */
export interface Facility {
  readonly id: Id<'facility'>;
  readonly borrowerId: Id<'borrower'>;
  readonly product: string;
  readonly funderId: string;
  readonly limit: Fen;
  /** Owed under it, drawings on their way included. Unit: fen. */
  readonly used: Fen;
  /** `limit - used`, never below zero, whatever its state or expiry. Unit: fen. */
  readonly available: Fen;
  readonly annualRate: RateE9;
  readonly penaltyRate: RateE9;
  readonly dayCount: DayCount;
  readonly openedOn: BusinessDate;
  /** The last day on which it can be drawn. */
  readonly expiresOn: BusinessDate;
  readonly frozenSince: BusinessDate | null;
  readonly frozenWhy: string | null;
  readonly decisionId: Id<'decision'>;
  /** A province's code, or `unknown`. */
  readonly region: string;
  /** A trade's code, or `unknown`. */
  readonly industry: string;
  /** Of default within 12 months, by the decision it rests on. Parts per billion; `null`: not kept. */
  readonly pdE9: bigint | null;
  /** The model that said so: its name and version. */
  readonly pdFrom: string | null;
}

/** What opening a facility fixes. */
export interface NewFacility {
  readonly id: Id<'facility'>;
  readonly borrowerId: Id<'borrower'>;
  readonly product: string;
  /** Whose money is lent: the subject of the funder's cash account. */
  readonly funderId: string;
  readonly limit: Fen;
  readonly annualRate: RateE9;
  readonly dayCount: DayCount;
  readonly openedOn: BusinessDate;
  readonly expiresOn: BusinessDate;
  readonly decisionId: Id<'decision'>;
  /** Default: `penaltyRateOf(annualRate)`. */
  readonly penaltyRate?: RateE9;
  /** Where and in which trade the business is. Default: not known. */
  readonly buckets?: Pick<Facility, 'region' | 'industry'>;
  /** How likely its default is. Default: not known. */
  readonly pd?: FacilityPd;
}

export const FacilityRow = row({
  id: column.id('facility'),
  borrowerId: column.id('borrower'),
  product: column.text,
  funderId: column.text,
  limitFen: column.fen,
  usedFen: column.fen,
  availableFen: column.fen,
  annualRateE9: column.rate,
  penaltyRateE9: column.rate,
  dayCount: column.oneOf('act/360', 'act/365'),
  openedOn: column.date,
  expiresOn: column.date,
  frozenSince: column.nullable(column.date),
  frozenWhy: column.nullable(column.text),
  decisionId: column.id('decision'),
  region: column.text,
  industry: column.text,
  pdE9: column.nullable(column.bigint),
  pdFrom: column.nullable(column.text),
});

type RawFacility = ReturnType<typeof FacilityRow.decode>;

export const facilityOf = ({
  limitFen: limit,
  usedFen: used,
  availableFen: available,
  annualRateE9: annualRate,
  penaltyRateE9: penaltyRate,
  ...rest
}: RawFacility): Facility => ({ ...rest, limit, used, available, annualRate, penaltyRate });

/** A PD and the model that said so. Parts per billion. */
export interface FacilityPd {
  readonly pdE9: bigint;
  readonly from: string;
}

const nowhere = { region: 'unknown', industry: 'unknown' };

/**
 * Opens a facility.
 * @returns `'exists'` when this very one is there already. Throws when the id holds other terms.
 */
export async function openFacility(tx: Tx, made: NewFacility): Promise<'opened' | 'exists'> {
  const penaltyRate = made.penaltyRate ?? penaltyRateOf(made.annualRate);
  const { buckets: { region, industry } = nowhere, pd, ...terms } = made;
  const opened = await tx.exec`
    insert into lending.facilities
           (borrower_id, id, product, funder_id, limit_fen, annual_rate_e9, penalty_rate_e9,
            day_count, opened_on, expires_on, decision_id, region, industry, pd_e9,
            pd_from)
    values (${made.borrowerId}, ${made.id}, ${made.product}, ${made.funderId}, ${made.limit},
            ${made.annualRate}, ${penaltyRate}, ${made.dayCount}, ${made.openedOn},
            ${made.expiresOn}, ${made.decisionId}, ${region}, ${industry},
            ${pd?.pdE9 ?? null}, ${pd?.from ?? null})
    on conflict do nothing`;
  if (opened === 1) return 'opened';
  const there = await findFacility(tx, made.borrowerId, made.id);
  assert(there, `facility ${made.id} belongs to another borrower`);
  const wanted = { ...terms, penaltyRate };
  for (const [key, value] of Object.entries(wanted)) {
    if (key === 'limit') continue; // The only term that moves while a facility lives.
    assert.equal(
      there[key as keyof Facility],
      value,
      `facility ${made.id} exists with another ${key}`,
    );
  }
  return 'exists';
}

/** The borrower's own facility, or `undefined`: another's is not found. */
export async function findFacility(
  db: Db,
  borrowerId: Id<'borrower'>,
  id: Id<'facility'>,
): Promise<Facility | undefined> {
  const found = await db.maybe(FacilityRow)`
    select *, greatest(limit_fen - used_fen, 0) as available_fen
      from lending.facilities
     where borrower_id = ${borrowerId} and id = ${id}`;
  return found && facilityOf(found);
}

/** The facility of that id, whoever's it is, or `undefined`: for staff, who name no borrower. */
export async function lookUpFacility(db: Db, id: Id<'facility'>): Promise<Facility | undefined> {
  // Served by the index facilities_id.
  const found = await db.maybe(FacilityRow)`
    select *, greatest(limit_fen - used_fen, 0) as available_fen
      from lending.facilities
     where id = ${id}`;
  return found && facilityOf(found);
}

/** The borrower's facility; throws when there is none: for ids the platform made itself. */
export async function getFacility(
  db: Db,
  borrowerId: Id<'borrower'>,
  id: Id<'facility'>,
): Promise<Facility> {
  const found = await findFacility(db, borrowerId, id);
  assert(found, `no facility ${id}`);
  return found;
}

/** The borrower's facilities, the newest first. */
export async function listFacilities(db: Db, borrowerId: Id<'borrower'>): Promise<Facility[]> {
  const rows = await db.many(FacilityRow)`
    select *, greatest(limit_fen - used_fen, 0) as available_fen
      from lending.facilities
     where borrower_id = ${borrowerId}
     order by opened_on desc, id desc`;
  return rows.map(facilityOf);
}

/** Stops new drawings from `since` on; what is owed stays as agreed. A second freeze keeps the first. */
export async function freezeFacility(
  tx: Tx,
  facility: Pick<Facility, 'id' | 'borrowerId'>,
  since: BusinessDate,
  why: string,
): Promise<'frozen' | 'exists'> {
  const frozen = await tx.exec`
    update lending.facilities
       set frozen_since = ${since}, frozen_why = ${why}
     where borrower_id = ${facility.borrowerId} and id = ${facility.id} and frozen_since is null`;
  return frozen === 1 ? 'frozen' : 'exists';
}

/** Allows drawings again. */
export async function unfreezeFacility(
  tx: Tx,
  facility: Pick<Facility, 'id' | 'borrowerId'>,
): Promise<void> {
  await tx.exec`
    update lending.facilities
       set frozen_since = null, frozen_why = null
     where borrower_id = ${facility.borrowerId} and id = ${facility.id}`;
}

const UsedRow = row({ region: column.text, industry: column.text, usedFen: column.fen });

/** What is owed, drawings on their way included, by where and in which trade it was lent. Unit: fen. */
export async function sumUsed(
  db: Db,
  only: { readonly region: string; readonly industry: string } | null = null,
): Promise<{ readonly region: string; readonly industry: string; readonly used: Fen }[]> {
  // Served by the indexes facilities_region and facilities_industry.
  const rows = only
    ? await db.many(UsedRow)`
        select region, industry, sum(used_fen)::bigint as used_fen
          from lending.facilities
         where region = ${only.region} or industry = ${only.industry}
         group by region, industry`
    : await db.many(UsedRow)`
        select region, industry, sum(used_fen)::bigint as used_fen
          from lending.facilities
         group by region, industry`;
  return rows.map(({ usedFen: used, ...rest }) => ({ ...rest, used }));
}

const UndrawnRow = row({ facilities: column.int, undrawnFen: column.fen, lossE9: column.bigint });

/**
 * What may still be drawn, and what a PD makes of it: the sum of undrawn times PD, in fen times 10^9. Facilities whose
 * PD is not known count in neither.
 */
export async function sumUndrawn(
  db: Db,
  on: BusinessDate,
): Promise<{ readonly facilities: number; readonly undrawn: Fen; readonly lossE9: bigint }> {
  const found = await db.one(UndrawnRow)`
    select count(*) as facilities, coalesce(sum(limit_fen - used_fen), 0)::bigint as undrawn_fen,
           coalesce(sum((limit_fen - used_fen)::numeric * pd_e9), 0)::text as loss_e9
      from lending.facilities
     where frozen_since is null and expires_on >= ${on} and limit_fen > used_fen and pd_e9 is not null`;
  return { facilities: found.facilities, undrawn: found.undrawnFen, lossE9: found.lossE9 };
}
