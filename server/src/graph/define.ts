import assert from 'node:assert/strict';
import { type EventKind, eventKinds } from '../events/index.ts';

/** What two nodes are to each other. A new type is one more definition. */
export const relationTypes = [
  'buys_from',
  'sells_to',
  'pays',
  'ships_through',
  'supplies_anchor',
  'rents_land_from',
  'finances',
  'is_firm',
  'is_owned_by',
  'is_reached_at',
  'uses_device',
  'guarantees',
  'works_at',
  'banks_at',
  'is_located_at',
] as const;
export type RelationType = (typeof relationTypes)[number];

/** Which way a relation points, seen from the borrower: `out` from it, `in` towards it. */
export type RelationDirection = 'out' | 'in';

/** A relation that events of one kind tell of. */
export interface RelationDefinition {
  readonly type: RelationType;
  readonly from: EventKind;
  /** Field that names the other; or, where a kind has one other only, what it is called. */
  readonly other: { readonly field: string } | { readonly name: string };
  /** Put before the field's value where it is no digest: `carrier:sf`. */
  readonly prefix?: string;
  readonly direction: RelationDirection;
  /** Field that adds up, in fen; `null`: events are counted only. */
  readonly weight: string | null;
  /** How long the relation lasts after its last event, or the field that says until when. */
  readonly lasts: { readonly days: number } | { readonly field: string };
  /** Only events with this value, e.g. land that is rented in. */
  readonly where?: { readonly field: string; readonly is: string };
}

/** The definition, checked: every field it reads is a field of its kind. */
export function defineRelation(definition: RelationDefinition): RelationDefinition {
  const { type, from, other, weight, lasts, where } = definition;
  const fields = [
    ...('field' in other ? [other.field] : []),
    ...(weight === null ? [] : [weight]),
    ...('field' in lasts ? [lasts.field] : []),
    ...(where ? [where.field] : []),
  ];
  for (const field of fields) {
    assert(field in eventKinds[from].shape, `relation ${type}: ${from} has no ${field}`);
  }
  return definition;
}
