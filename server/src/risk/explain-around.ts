import { ordersOf } from './explain.ts';
import { columnsRead, logitsOfModel, type SealedModel } from './model.ts';
import {
  dataOfCases,
  type EdgeAround,
  type KnownValues,
  type Surroundings,
} from './surroundings.ts';

/**
 * How a relation stands to the borrower: a type with its direction, or `own_numbers` for the numbers by which it is
 * known itself (its firm, its owner, a phone, an account): through those it is met by others.
 */
export type RelationClass = string;

const OWN_NUMBERS: ReadonlySet<string> = new Set([
  ...['is_firm', 'is_owned_by', 'is_reached_at', 'banks_at'],
]);

/** The class of a relation of the borrower's own; `null`: it is between others. */
export function classOf({ relation, from, to }: EdgeAround): RelationClass | null {
  if (from !== 0 && to !== 0) return null;
  if (OWN_NUMBERS.has(relation)) return 'own_numbers';
  return from === 0 ? relation : `${relation}:in`;
}

/** The log-odds of one borrower in different surroundings, in order. */
export async function logitsAround(
  model: SealedModel,
  known: KnownValues,
  surroundings: readonly Surroundings[],
): Promise<Float64Array> {
  const cases = surroundings.map((one, i) => ({
    ...{ id: String(i), known, surroundings: one, split: 'test' as const, bad: false },
  }));
  return logitsOfModel(model, dataOfCases(cases, columnsRead(model).numbers), 'test');
}

/** The same without those of the borrower's own relations that `isLeft` does not keep, and what they lead to. */
function narrow(
  { nodes, edges }: Surroundings,
  isLeft: (edge: EdgeAround) => boolean,
): Surroundings {
  const left = edges.filter((edge) => classOf(edge) === null || isLeft(edge));
  let reached: ReadonlySet<number> = new Set([0]);
  for (let step = 0; step < HOPS; step += 1) {
    const before = reached;
    const next = left.flatMap(({ from, to }) =>
      before.has(from) || before.has(to) ? [from, to] : [],
    );
    reached = new Set([...before, ...next]);
  }
  const kept = nodes.flatMap((node, i) => (reached.has(i) ? [{ node, i }] : []));
  const placeOf = new Map(kept.map(({ i }, place) => [i, place]));
  return {
    nodes: kept.map(({ node }) => node),
    edges: left.flatMap((edge) => {
      const [from, to] = [placeOf.get(edge.from), placeOf.get(edge.to)];
      return from === undefined || to === undefined ? [] : [{ ...edge, from, to }];
    }),
  };
}

const HOPS = 2; // As far as a sample goes.
const ALL_OF = 3; // Up to so many classes every order is looked at, beyond it drawn ones.
const ORDERS = 8;

/**
 * What a borrower's relations did to its log-odds, class by class, against having none: Shapley values, where a class
 * that is left out takes with it whomever only it leads to. Exact for up to three classes, over drawn orders beyond; they
 * add up to the difference either way.
 * @source Castro, Gomez & Tejada 2009, doi:10.1016/j.cor.2008.04.004
 */
export async function explainAround(
  model: SealedModel,
  known: KnownValues,
  surroundings: Surroundings,
): Promise<{ readonly logit: number; readonly byClass: ReadonlyMap<RelationClass, number> }> {
  const classes = [
    ...new Set(surroundings.edges.map(classOf).filter((one) => one !== null)),
  ].sort();
  const orders =
    classes.length <= ALL_OF ? permutations(classes.length) : ordersOf(classes.length, ORDERS);
  // Sets of classes as bits, so that one that comes in several orders is scored once.
  const whole = 2 ** classes.length - 1;
  const sets = new Set([whole, 0]);
  for (const order of orders) {
    let set = 0;
    for (const place of order) {
      set += 2 ** place;
      sets.add(set);
    }
  }
  const asked = [...sets];
  const has = (set: number, place: number): boolean => Math.floor(set / 2 ** place) % 2 === 1;
  const narrowed = asked.map((set) =>
    set === whole
      ? surroundings
      : narrow(surroundings, (edge) => has(set, classes.indexOf(classOf(edge) ?? ''))),
  );
  const logits = await logitsAround(model, known, narrowed);
  const logitOf = new Map(asked.map((set, i) => [set, logits[i] ?? Number.NaN]));
  const byClass = new Map(classes.map((one) => [one, 0]));
  for (const order of orders) {
    let set = 0;
    for (const place of order) {
      const name = classes[place] ?? '';
      const before = logitOf.get(set) ?? Number.NaN;
      set += 2 ** place;
      const did = (logitOf.get(set) ?? Number.NaN) - before;
      byClass.set(name, (byClass.get(name) ?? 0) + did / orders.length);
    }
  }
  return { logit: logitOf.get(whole) ?? Number.NaN, byClass };
}

function permutations(n: number): number[][] {
  if (n === 0) return [[]];
  return permutations(n - 1).flatMap((rest) =>
    Array.from({ length: n }, (_, at) => [...rest.slice(0, at), n - 1, ...rest.slice(at)]),
  );
}

/** What one relation of the borrower's did. */
export interface NeighbourShare {
  /** Its place among the edges of the surroundings. */
  readonly edge: number;
  /** Above zero is riskier; those of a class add up to what the class did. Unit: log-odds. */
  readonly logit: number;
}

/**
 * What a class of relations did, divided among its relations: each gets what the score would be without it alone, and an
 * equal share of what is left over.
 * @source Driessen & Funaki 1991, "Coincidence of and collinearity between game theoretic solutions" (equal surplus)
 */
export async function shareNeighbours(
  model: SealedModel,
  known: KnownValues,
  surroundings: Surroundings,
  byClass: ReadonlyMap<RelationClass, number>,
): Promise<NeighbourShare[]> {
  const own = surroundings.edges.flatMap((edge, place) => (classOf(edge) ? [{ edge, place }] : []));
  const without = own.map(({ edge }) => narrow(surroundings, (one) => one !== edge));
  const [whole = Number.NaN, ...others] = await logitsAround(model, known, [
    surroundings,
    ...without,
  ]);
  const alone = own.map(({ edge, place }, i) => ({
    ...{ place, of: classOf(edge) ?? '' },
    did: whole - (others[i] ?? Number.NaN),
  }));
  const byName = Map.groupBy(alone, ({ of }) => of);
  return alone.map(({ place, of, did }) => {
    const all = byName.get(of) ?? [];
    const rest = (byClass.get(of) ?? 0) - all.reduce((sum, one) => sum + one.did, 0);
    return { edge: place, logit: did + rest / all.length };
  });
}
