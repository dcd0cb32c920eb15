import type { EventData } from '../events/index.ts';
import type { BusinessDate, Id } from '../kernel/index.ts';
import { column, type Db, row } from '../platform/index.ts';
import type { EdgeType } from './edges.ts';
import { COUNTED_MOST } from './neighbourhood.ts';
import { NAMED_MOST, SPREAD_BUDGET } from './spread.ts';

type BorrowerId = Id<'borrower'>;
/** What somebody is to a borrower. */
export type NeighbourRelation = EventData<'neighbour.delinquent'>['relation'];

/** A borrower with whom another has to do. */
export interface Neighbour {
  readonly neighbourId: BorrowerId;
  readonly relation: NeighbourRelation;
  /** Unit: fen. */
  readonly weight: bigint;
  /** Of all that the borrower's relations of this type add up to. Unit: ppm. */
  readonly sharePpm: number;
  /** The last day on which both sides were seen at what they share. */
  readonly lastOn: BusinessDate;
}

/** What the other is, by a borrower's own word; and by the other's word, what that makes it. */
const byOwnWord: Readonly<Partial<Record<EdgeType, NeighbourRelation>>> = {
  ...{ buys_from: 'supplier', pays: 'supplier', rents_land_from: 'supplier' },
  ...{ sells_to: 'buyer', 'pays:in': 'buyer' },
  ...{ guarantees: 'guaranteed', 'guarantees:in': 'guarantor', works_at: 'employer' },
};
/** The same relation as the other side would tell it. */
const otherSide: Readonly<Partial<Record<EdgeType, EdgeType>>> = {
  ...{ buys_from: 'sells_to', sells_to: 'buys_from', pays: 'pays:in', 'pays:in': 'pays' },
  ...{ guarantees: 'guarantees:in', 'guarantees:in': 'guarantees' },
};
const byOthersWord: Readonly<Partial<Record<EdgeType, NeighbourRelation>>> = {
  ...{ buys_from: 'buyer', pays: 'buyer', rents_land_from: 'buyer' },
  ...{ sells_to: 'supplier', 'pays:in': 'supplier' },
  ...{ guarantees: 'guarantor', 'guarantees:in': 'guaranteed', works_at: 'employed' },
};
const byShared: Readonly<Partial<Record<EdgeType, NeighbourRelation>>> = {
  ...{ is_firm: 'same_owner', is_owned_by: 'same_owner', is_reached_at: 'same_owner' },
  ...{ banks_at: 'same_owner', uses_device: 'same_device', is_located_at: 'same_address' },
  supplies_anchor: 'same_anchor',
};
const identities = ['is_firm', 'is_owned_by', 'is_reached_at', 'banks_at'];
const places = ['uses_device', 'is_located_at', 'supplies_anchor'];
const trade = ['buys_from', 'sells_to', 'pays', 'pays:in'];
const directed = Object.keys(byOwnWord);
const contracts = directed.filter((type) => !trade.includes(type));
/** What is not trade, whatever it weighs: own numbers and contracts, of which anybody has few, before devices and places. */
const standing = [...identities, ...contracts, ...places];

const Row = row({
  borrowerId: column.id('borrower'),
  neighbourId: column.id('borrower'),
  way: column.oneOf('own', 'other', 'shared'),
  type: column.text,
  weight: column.bigint,
  lastOn: column.date,
});

/**
 * Who borrowers have to do with on a day, pair by pair. Three ways: what they tell names a number of the
 * other; what the other tells names theirs; both tell of one device, place, owner or anchor. Whatever more than a
 * hub's number of borrowers tell of passes nothing on, and of what one borrower tells `most` are looked at.
 */
const findPairs = (db: Db, ids: readonly string[], on: BusinessDate, most: number) =>
  // Literal types and pattern where the partial indexes edges_of_identity and edges_named are meant: a hub is not read
  // through, and of one who names many no more than is looked at.
  db.many(Row)`
    with mine as materialized (
      select m.borrower_id, m.type, m.other, m.weight_fen, m.last_on, m.identifies
        from unnest(${[...ids]}::text[]) as asked (id)
             cross join lateral (
               (select e.borrower_id, e.type, e.other, e.weight_fen, e.last_on, false as identifies
                  from graph.edges e
                 where e.borrower_id = asked.id and e.events > 0
                   and e.other ~ '^(creditCode|idCard|phone|bankAccount):'
                   and e.type = any (${trade}::text[])
                   and e.first_on <= ${on} and e.until_on >= ${on}
                 order by e.weight_fen desc, e.other
                 limit ${most})
               union all
               (select e.borrower_id, e.type, e.other, e.weight_fen, e.last_on,
                       e.type in ('is_firm', 'is_owned_by', 'is_reached_at', 'banks_at')
                  from graph.edges e
                 where e.borrower_id = asked.id and e.events > 0
                   and e.type = any (${standing}::text[])
                   and e.first_on <= ${on} and e.until_on >= ${on}
                 order by 6 desc, e.type = any (${contracts}::text[]) desc,
                          e.last_on desc, e.type, e.other
                 limit ${most})
             ) m
    ), quiet as materialized (
      select m.*
        from mine m
             cross join lateral (
               select count(*) as tellers
                 from (select from graph.edges e
                        where e.other = m.other and e.events > 0
                        limit ${SPREAD_BUDGET.hub + 1}) few
             ) hub
       where hub.tellers <= ${SPREAD_BUDGET.hub}
    )
    select m.borrower_id, n.borrower_id as neighbour_id, 'own' as way, m.type,
           m.weight_fen as weight, m.last_on
      from quiet m
      join graph.edges n on n.other = m.other and n.events > 0
           and n.type in ('is_firm', 'is_owned_by', 'is_reached_at', 'banks_at')
           and n.first_on <= ${on} and n.until_on >= ${on}
     where m.type = any (${directed}::text[]) and n.borrower_id <> m.borrower_id
    union all
    select m.borrower_id, n.borrower_id, 'other', n.type, n.weight_fen, n.last_on
      from quiet m
      join graph.edges n on n.other = m.other and n.events > 0
           and n.type = any (${directed}::text[])
           and n.first_on <= ${on} and n.until_on >= ${on}
     where m.identifies and n.borrower_id <> m.borrower_id
    union all
    select m.borrower_id, n.borrower_id, 'shared', m.type, 0, least(m.last_on, n.last_on)
      from quiet m
      join graph.edges n on n.other = m.other and n.type = m.type and n.events > 0
           and n.first_on <= ${on} and n.until_on >= ${on}
     where (m.identifies or m.type = any (${places}::text[])) and n.borrower_id <> m.borrower_id`;

const Counted = row({ trade: column.int, standing: column.int });

/** Relations that a look does not go along. */
export interface LeftOut {
  readonly count: number;
  /** Whether there are more than were counted. */
  readonly more: boolean;
}

/** How many relations of a borrower a look does not go along: beyond `NAMED_MOST`, counted up to `COUNTED_MOST` of each. */
export async function countLeftOut(
  db: Db,
  borrowerId: BorrowerId,
  on: BusinessDate,
): Promise<LeftOut> {
  const told = await db.one(Counted)`
    select (select count(*)
              from (select from graph.edges e
                     where e.borrower_id = ${borrowerId} and e.events > 0
                       and e.other ~ '^(creditCode|idCard|phone|bankAccount):'
                       and e.type = any (${trade}::text[])
                       and e.first_on <= ${on} and e.until_on >= ${on}
                     limit ${COUNTED_MOST}) t) as trade,
           (select count(*)
              from (select from graph.edges e
                     where e.borrower_id = ${borrowerId} and e.events > 0
                       and e.type = any (${standing}::text[])
                       and e.first_on <= ${on} and e.until_on >= ${on}
                     limit ${COUNTED_MOST}) s) as standing`;
  const counts = [told.trade, told.standing];
  return {
    count: counts.reduce((sum, n) => sum + Math.max(0, n - NAMED_MOST.near), 0),
    more: counts.some((n) => n >= COUNTED_MOST),
  };
}

const Total = row({ borrowerId: column.text, type: column.text, weight: column.bigint });

const readTotals = (db: Db, ids: readonly string[], on: BusinessDate) =>
  db.many(Total)`
    select borrower_id, type, sum(weight_fen)::numeric(38, 0) as weight
      from graph.edges
     where borrower_id = any (${[...ids]}::text[]) and events > 0
       and first_on <= ${on} and until_on >= ${on} and type = any (${directed}::text[])
     group by borrower_id, type`;

/**
 * Those with whom each of `ids` has to do on a day: one entry a neighbour and relation, the strongest word.
 * @param step - For `far`, those two steps away, nobody asks for shares: they are not told.
 */
export async function neighboursOf(
  db: Db,
  ids: readonly BorrowerId[],
  on: BusinessDate,
  step: keyof typeof NAMED_MOST = 'near',
): Promise<ReadonlyMap<BorrowerId, readonly Neighbour[]>> {
  if (ids.length === 0) return new Map();
  const [pairs, totals] = await Promise.all([
    findPairs(db, ids, on, NAMED_MOST[step]),
    step === 'near' ? readTotals(db, ids, on) : [],
  ]);
  const totalOf = new Map(totals.map((t) => [`${t.borrowerId} ${t.type}`, t.weight]));
  const found = new Map<BorrowerId, Map<string, Neighbour>>();
  for (const { borrowerId, neighbourId, way, type, weight, lastOn } of pairs) {
    const word = { own: byOwnWord, other: byOthersWord, shared: byShared }[way];
    const relation = word[type as EdgeType];
    if (!relation) continue;
    const mine = way === 'other' ? otherSide[type as EdgeType] : type;
    const total = totalOf.get(`${borrowerId} ${mine}`) ?? 0n;
    const one = { neighbourId, relation, weight, sharePpm: shareOf(weight, total), lastOn };
    const all = found.get(borrowerId) ?? new Map<string, Neighbour>();
    const key = `${neighbourId} ${relation}`;
    const known = all.get(key);
    all.set(key, known ? stronger(known, one) : one);
    found.set(borrowerId, all);
  }
  return new Map([...found].map(([id, all]) => [id, [...all.values()]]));
}

const PPM = 1_000_000n;

/** Where the borrower tells of nothing of the kind, the other's word stands for all of it. */
function shareOf(weight: bigint, total: bigint): number {
  if (weight <= 0n) return 0;
  return total <= weight ? Number(PPM) : Number((weight * PPM) / total);
}

function larger<T extends bigint | number | string>(a: T, b: T): T {
  if (b > a) return b;
  return a;
}

/** Of two words about one neighbour what says more, member by member: their order does not matter. */
const stronger = (a: Neighbour, b: Neighbour): Neighbour => ({
  ...a,
  weight: larger(a.weight, b.weight),
  sharePpm: larger(a.sharePpm, b.sharePpm),
  lastOn: larger(a.lastOn, b.lastOn),
});
