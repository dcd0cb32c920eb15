import type { BusinessDate, Fen } from '../kernel/index.ts';
import { column, type Db, row, type Tx } from '../platform/index.ts';
import { type ClassRules, classes } from './classes.ts';
import { classReport } from './classes-report.ts';

/** Keeps what is to be set aside as of the morning after a close, once. */
export async function keepProvisions(
  tx: Tx,
  closed: BusinessDate,
  rules: ClassRules,
): Promise<void> {
  const known = await tx.maybe(TotalRow)`
    select day, floor_fen, expected_fen, unknown from servicing.provision_totals where day = ${closed}`;
  if (known) return;
  const { products, floor, expected, unknown } = await classReport(tx, rules);
  const kept = await tx.exec`
    insert into servicing.provision_totals (day, floor_fen, expected_fen, unknown)
    values (${closed}, ${floor}, ${expected}, ${unknown})
        on conflict do nothing`;
  if (kept === 0) return; // Another worker was first.
  await tx.exec`
    insert into servicing.provision_days
           (day, class, product, loans, principal_fen, exposure_fen, expected_fen, unknown)
    select ${closed}, *
      from unnest(${products.map((p) => classes.indexOf(p.class))}::int[],
                  ${products.map((p) => p.product)}::text[],
                  ${products.map((p) => p.loans)}::int[],
                  ${products.map((p) => p.principal)}::bigint[],
                  ${products.map((p) => p.exposure)}::bigint[],
                  ${products.map((p) => p.expected)}::bigint[],
                  ${products.map((p) => p.unknown)}::int[])`;
}

const TotalRow = row({
  day: column.date,
  floorFen: column.fen,
  expectedFen: column.fen,
  unknown: column.int,
});

/** What was to be set aside at a close: the floor, and what was expected to be lost. */
export interface ProvisionDay {
  readonly day: BusinessDate;
  readonly floor: Fen;
  readonly expected: Fen;
  /** Loans whose PD was not known then. */
  readonly unknown: number;
}

/** The last closes, the oldest first. */
export async function listProvisions(db: Db, most: number): Promise<ProvisionDay[]> {
  const rows = await db.many(TotalRow)`
    select day, floor_fen, expected_fen, unknown
      from servicing.provision_totals
     order by day desc
     limit ${most}`;
  return rows
    .map(({ floorFen: floor, expectedFen: expected, ...rest }) => ({ ...rest, floor, expected }))
    .toReversed();
}
