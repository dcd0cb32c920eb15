import { type EventFact, type EventKind, listFacts } from '../events/index.ts';
import { type BusinessDate, type Id, type Instant, instant, shanghaiDay } from '../kernel/index.ts';
import { column, type Db, row, type Tx } from '../platform/index.ts';

type BorrowerId = Id<'borrower'>;

/** How a borrower stands with this lender: when it was last told to be late, and by how many days. */
export interface LateStanding {
  readonly lateOn: BusinessDate;
  readonly dpd: number;
}

/** Facts that say how a borrower stands. */
export const standingKinds: readonly EventKind[] = ['loan.delinquent', 'loan.charged_off'];

/** Days past due that a loan has at least when it is charged off and nothing was told before. Assumed. */
const CHARGED_OFF_DPD = 90;
const FOR_EVER = instant(Date.UTC(9000, 0, 1));
const own = new Map([['open310', instant(0)]] as const);

type Fact = Pick<EventFact, 'kind' | 'occurredAt' | 'data'>;

/** The standing that facts tell; `null`: none of them says that the borrower was ever late. */
export function standingOf(facts: readonly Fact[]): LateStanding | null {
  const late = facts
    .flatMap(({ kind, occurredAt, data }) =>
      standingKinds.includes(kind)
        ? [{ occurredAt, dpd: 'dpd' in data ? data.dpd : CHARGED_OFF_DPD }]
        : [],
    )
    .sort((a, b) => a.occurredAt - b.occurredAt || a.dpd - b.dpd);
  const last = late.at(-1);
  if (!last) return null;
  return { lateOn: shanghaiDay(last.occurredAt), dpd: last.dpd };
}

const Row = row({ borrowerId: column.id('borrower'), lateOn: column.date, dpd: column.int });

/** The standings of those among `ids` who were late. */
export async function readStandings(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, LateStanding>> {
  if (ids.length === 0) return new Map();
  const rows = await db.many(Row)`
    select borrower_id, late_on, dpd from graph.standings where borrower_id = any (${[...ids]}::text[])`;
  return new Map(rows.map(({ borrowerId, lateOn, dpd }) => [borrowerId, { lateOn, dpd }]));
}

/** Keeps what all facts of a borrower say of its standing. */
export async function keepStanding(
  tx: Tx,
  borrowerId: BorrowerId,
  facts: readonly Fact[],
): Promise<void> {
  const standing = standingOf(facts);
  if (!standing) {
    await tx.exec`delete from graph.standings where borrower_id = ${borrowerId}`;
    return;
  }
  await tx.exec`
    insert into graph.standings (borrower_id, late_on, dpd)
    values (${borrowerId}, ${standing.lateOn}, ${standing.dpd})
        on conflict (borrower_id) do update set late_on = excluded.late_on, dpd = excluded.dpd`;
}

/** The same where some days changed: read anew only if they tell of it, or held what was kept. */
export async function refreshStanding(
  tx: Tx,
  borrowerId: BorrowerId,
  { days, facts }: { readonly days: readonly BusinessDate[]; readonly facts: readonly Fact[] },
): Promise<void> {
  const kept = (await readStandings(tx, [borrowerId])).get(borrowerId);
  const tells = facts.some(({ kind }) => standingKinds.includes(kind));
  if (!tells && !(kept && days.includes(kept.lateOn))) return;
  const filter = { recordedBefore: FOR_EVER as Instant, kinds: standingKinds, since: own };
  await keepStanding(tx, borrowerId, await listFacts(tx, borrowerId, filter));
}
