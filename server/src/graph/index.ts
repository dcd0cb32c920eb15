// Who is related to whom: relations from events and from numbers that borrowers share, valid in time,
// in the database and in the compact form that models sample from. What a relation means for risk is
// not here.
export { countLeftOut } from './around.ts';
export { CompactGraph } from './compact.ts';
export {
  type RelationDefinition,
  type RelationType,
  relationTypes,
} from './define.ts';
export { relationDefinitions } from './definitions.ts';
export { type Edge, edgesAt } from './edges.ts';
export { edgeKinds, type FollowedGraph, openGraph, openGraphAt, setRelation } from './follow.ts';
export { type Erased, eraseRelations, forgetRelations, isForgotten } from './forget.ts';
export type { Live } from './live.ts';
export { COUNTED_MOST, countRelations, listRelations, type Relation } from './neighbourhood.ts';
export { FAN_OUT, type Sample, sampleNeighbours } from './sample.ts';
export { NAMED_MOST, SPREAD_BUDGET, type Spread, spreadFrom } from './spread.ts';
export {
  listLapsed,
  listRelationsAt,
  listRelationsIf,
  type RelationsRefreshed,
  refreshRelations,
} from './store.ts';
export { countLeftToTell, spreadToNeighbours, tellNeighbours } from './tell.ts';
