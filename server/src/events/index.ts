// Business events: what happened to a borrower's business and to its loans, as facts with two times
// (occurred, recorded), append-only. Who reports them (connectors, lending) and what is made of them
// (features, graph) lives in later rooms; a partner's own payload is not here but in connectors.
export { type Appended, appendEvents, type NewEvent } from './append.ts';
export { compareEvents, type EventComparison } from './compare.ts';
export {
  type EventData,
  type EventKind,
  type EventOrigin,
  eventKinds,
  eventOrigins,
  eventVersions,
  parseEventData,
  type ToldKind,
  toldKinds,
  writeEventData,
} from './kinds.ts';
export { hasUntold, takeUntold, type Untold } from './outbox.ts';
export {
  type BusinessEvent,
  countBorrowersWithFacts,
  type EventFact,
  type EventFilter,
  type FactFilter,
  hasChangedDays,
  listBorrowersWithFacts,
  listChangedBorrowers,
  listEvents,
  listFacts,
  listFactsOfDays,
  listLateElsewhere,
  listOpenParcels,
  listPaidTo,
  summarizeEvents,
  takeChangedDays,
} from './queries.ts';
