import type { BusinessDate, Instant } from '@open310/server/kernel';
import { day, dayNumberAt } from './calendar.ts';
import { Books, ClusterBooks } from './cluster-books.ts';
import { cutBooks, holdingsOfBooks } from './cluster-cut.ts';
import { Distributor, Ring } from './cluster-distributors.ts';
import { CropFarm, LivestockFarm, type Neighbours } from './cluster-growers.ts';
import { Anchor, Supplier } from './cluster-makers.ts';
import { clusterMembers, type Member, type RoleName } from './cluster-members.ts';
import { Cooperative, ProduceBuyer } from './cluster-traders.ts';
import { supplies } from './names.ts';
import { parameters, type Spread } from './parameters.ts';
import { createRandom, type Random } from './random.ts';
import type { Holdings } from './records.ts';
import { part } from './traits.ts';

/** A member of a cluster with all that partners hold about it. */
export interface ClusterFirm extends Member {
  readonly holdings: Holdings;
}

interface Span {
  readonly seed: number;
  readonly index: number;
  readonly from: Instant;
  readonly to: Instant;
}

const p = parameters.cluster;

/**
 * The firms of a cluster, which have lived together from the day of `from` to the moment `to`: an anchor,
 * its suppliers, distributors, farms, their co-operative and a produce buyer. A record of two of them is
 * one object in both firms' holdings. Equal arguments give equal firms; a later `to` adds to what was
 * there and settles what was under way.
 */
export function growCluster(o: Span): readonly ClusterFirm[] {
  if (o.to < o.from) throw new RangeError('to lies before from');
  const { members, first, cluster } = plantCluster(o);
  const books = new ClusterBooks();
  for (let n = first; n <= dayNumberAt(o.to); n++) {
    books.begin(day(n));
    cluster.live(books);
    books.end();
  }
  const all = members.map((member) => cluster.booksOf(member));
  cutBooks(all, o.to);
  const span = { ...o, from: day(dayNumberAt(o.from)).start, warmFrom: day(first).date };
  return members.map((member) => ({
    ...member,
    holdings: holdingsOfBooks(cluster.booksOf(member), span),
  }));
}

/** A cluster about to live: its members, the first day of its life, and what lives. */
export function plantCluster(o: Omit<Span, 'to'>) {
  const members = clusterMembers(o);
  const warm = dayNumberAt(o.from) - p.warmUpDays;
  const first = warm - day(warm).weekday; // A Monday: the anchor plans by weeks.
  return { members, first, cluster: settle(o, members, day(first).date) };
}

const drawSpread = (random: Random, { median, sigma, min, max }: Spread): bigint =>
  BigInt(Math.round(Math.min(max, Math.max(min, random.around(median, sigma)))));

/** Everybody at the start, with what stands in the bank: some weeks of what goes out. */
function settle(o: Omit<Span, 'to'>, members: readonly Member[], on: BusinessDate) {
  const opened = new Map<Member, Books>();
  const stream = (member: Member) =>
    createRandom(o.seed, 'cluster', o.index, member.firm.key, 'life');
  const open = (member: Member, week: bigint, weeks: number = p.bufferWeeks): Books => {
    const books = new Books(member, part(week, weeks));
    opened.set(member, books);
    return books;
  };
  const of = (role: RoleName) => members.filter((member) => member.role === role);
  const one = (role: RoleName): Member => {
    const [member] = of(role);
    if (!member) throw new RangeError(`nobody is ${role}`);
    return member;
  };

  const scale = createRandom(o.seed, 'cluster', o.index, 'scale');
  const salesWeek = drawSpread(scale, p.salesWeek);
  const suppliers = of('supplier').map((member, place) => {
    const termsDays = scale.pick(p.anchor.termsDays);
    const [className, things] = supplies[place % supplies.length] ?? ['货品', ['货品']];
    const week = part(salesWeek, p.anchor.supplies[1]);
    const books = open(member, week, p.bufferWeeks + termsDays / 7);
    return new Supplier(books, stream(member), { salesWeek: week, termsDays, things, className });
  });
  const anchorMember = one('anchor');
  const anchorBooks = open(anchorMember, salesWeek);
  const anchor = new Anchor(anchorBooks, stream(anchorMember), salesWeek, suppliers);
  const distributors = of('distributor').map((member) => {
    const salesDay = drawSpread(scale, p.distributor.salesDay);
    return new Distributor(open(member, salesDay * 7n), stream(member), salesDay);
  });
  const isRing = scale.chance(p.ring.share);
  const ring = isRing ? new Ring(distributors, createRandom(o.seed, 'ring', o.index)) : null;
  const coopMember = one('coop');
  const coop = new Cooperative(open(coopMember, BigInt(p.coop.opening), 1), stream(coopMember));
  const buyerMember = one('buyer');
  const buyer = new ProduceBuyer(
    open(buyerMember, BigInt(p.buyer.opening), 1),
    stream(buyerMember),
  );
  const farms = settleFarms(of('livestock'), of('farm'), open, stream, on);
  const neighbours: Neighbours = {
    coop: coop.books,
    buyerFor: (random) => (random.chance(p.farm.toAnchor) ? anchor.books : buyer.books),
  };

  return {
    ...{ anchor, suppliers, distributors },
    booksOf: (member: Member): Books => opened.get(member) ?? open(member, 0n),
    live: (books: ClusterBooks): void => {
      anchor.live(books);
      for (const supplier of suppliers) supplier.live(books);
      for (const distributor of distributors) distributor.live(books, anchor, suppliers);
      ring?.live(books);
      for (const hens of farms.livestock) hens.live(books, neighbours);
      for (const farm of farms.crops) farm.live(books, neighbours, [...opened.values()]);
      coop.live(books);
      buyer.live(books);
    },
  };
}

/** Farms begin with a year's costs; what they cost is known once their land is. */
function settleFarms(
  livestock: readonly Member[],
  crops: readonly Member[],
  open: (member: Member, week: bigint, weeks?: number) => Books,
  stream: (member: Member) => Random,
  on: BusinessDate,
) {
  const { hens } = p.livestock;
  const hensMonth = BigInt(
    Math.round(30 * hens[1] * p.livestock.feedKgDay * p.livestock.feedPriceKg),
  );
  const sheds = livestock.map(
    (member) => new LivestockFarm(open(member, hensMonth, 2), stream(member), on),
  );
  const [shed] = sheds;
  return {
    livestock: sheds,
    crops: crops.map(
      (member, place) =>
        new CropFarm(open(member, BigInt(p.farm.opening), 1), stream(member), {
          rotation: place % 2 === 0 ? 'grain' : 'vegetables',
          on,
          spare: shed && place === 0 ? { books: shed.books, contract: shed.contract } : null,
        }),
    ),
  };
}
