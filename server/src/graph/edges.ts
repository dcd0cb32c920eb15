import type { EventFact } from '../events/index.ts';
import {
  addDays,
  type BusinessDate,
  type Instant,
  parseBusinessDate,
  shanghaiDay,
} from '../kernel/index.ts';
import type { RelationDefinition, RelationType } from './define.ts';
import { relationDefinitions } from './definitions.ts';

/** A relation of one borrower with another, over a stretch of time. */
export interface Edge {
  /** Its type; `pays:in` where it points to the borrower. */
  readonly type: EdgeType;
  /** A keyed digest, a carrier, an anchor or the lender. */
  readonly other: string;
  readonly events: number;
  /** What its events add up to. Unit: fen. */
  readonly weight: bigint;
  readonly firstOn: BusinessDate;
  readonly lastOn: BusinessDate;
  /** The last day on which it holds. */
  readonly untilOn: BusinessDate;
}

export type EdgeType = RelationType | `${RelationType}:in`;

export const typeOf = ({ type, direction }: RelationDefinition): EdgeType =>
  direction === 'in' ? `${type}:in` : type;

export const keyOf = ({ type, other }: Pick<Edge, 'type' | 'other'>): string => `${type} ${other}`;

function earlier(a: BusinessDate, b: BusinessDate): BusinessDate {
  if (b < a) return b;
  return a;
}
function later(a: BusinessDate, b: BusinessDate): BusinessDate {
  if (b > a) return b;
  return a;
}

/** One relation made of two stretches of it. */
export const mergeEdges = (a: Edge, b: Edge): Edge => ({
  ...a,
  events: a.events + b.events,
  weight: a.weight + b.weight,
  firstOn: earlier(a.firstOn, b.firstOn),
  lastOn: later(a.lastOn, b.lastOn),
  untilOn: later(a.untilOn, b.untilOn),
});

const byKind = Map.groupBy(relationDefinitions, (d) => d.from);

/**
 * The relations that facts of one borrower tell of, by `keyOf`.
 * @param own - Numbers by which the borrower itself is known: nobody is related to itself.
 */
export function edgesOf(
  facts: readonly Pick<EventFact, 'kind' | 'occurredAt' | 'data'>[],
  own: ReadonlySet<string>,
): Map<string, Edge> {
  const edges = new Map<string, Edge>();
  for (const fact of facts) {
    for (const definition of byKind.get(fact.kind) ?? []) {
      const edge = edgeOf(definition, fact);
      if (!edge || own.has(edge.other)) continue;
      const key = keyOf(edge);
      const known = edges.get(key);
      edges.set(key, known ? mergeEdges(known, edge) : edge);
    }
  }
  return edges;
}

function edgeOf(
  definition: RelationDefinition,
  { data, occurredAt }: Pick<EventFact, 'occurredAt' | 'data'>,
): Edge | undefined {
  const field = (name: string) => (data as Readonly<Record<string, unknown>>)[name];
  const { other, prefix = '', weight, lasts, where } = definition;
  if (where && field(where.field) !== where.is) return undefined;
  const name = 'name' in other ? other.name : field(other.field);
  if (typeof name !== 'string') return undefined;
  const on = shanghaiDay(occurredAt);
  const until =
    'days' in lasts ? addDays(on, lasts.days) : parseBusinessDate(String(field(lasts.field)));
  return {
    type: typeOf(definition),
    other: `${prefix}${name}`,
    events: 1,
    weight: weight === null ? 0n : BigInt(field(weight) as bigint),
    ...{ firstOn: on, lastOn: on, untilOn: until ?? on },
  };
}

/** Whether the relation holds on a day: it has begun, and is not over. */
export const holdsOn = ({ firstOn, untilOn, events }: Edge, day: BusinessDate): boolean =>
  events > 0 && firstOn <= day && day <= untilOn;

/** The relations of a borrower as they were known just before `asOf`, those that held on that day. */
export const edgesAt = (
  facts: readonly EventFact[],
  own: ReadonlySet<string>,
  asOf: Instant,
): Edge[] => {
  const known = facts.filter((f) => f.recordedAt < asOf && f.occurredAt < asOf);
  const today = shanghaiDay(asOf);
  return [...edgesOf(known, own).values()].filter((edge) => holdsOn(edge, today));
};
