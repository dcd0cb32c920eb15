// The rooms of server/src, in rows that follow the flow of data. A room may import
// the doors of earlier rows; never a room of its own row, never a later one.
// Lint (.dependency-cruiser.mjs), tests (tests/tidy), and docs read this list.
export const rows = [
  ['kernel'],
  ['platform'],
  ['ledger', 'events', 'party', 'rails', 'audit', 'messages'],
  ['connectors', 'graph', 'access'],
  ['features', 'evidence', 'sessions'],
  ['risk'],
  ['decision'],
  ['lending'],
  ['concentration', 'funding', 'purposes'],
  ['servicing'],
  ['reconciliation'],
  ['supplychain', 'monitoring', 'collections'],
  ['origination'],
  ['engagement', 'economics', 'documents', 'webhooks', 'reports'],
  ['care'],
  ['api'],
  ['main'],
];

// Doors that `lab` may import: it must train and compare with the very code that serves.
// They are the `exports` of server/package.json; Node refuses the rest.
export const labDoors = ['kernel', 'graph', 'features', 'risk', 'decision', 'lending', 'servicing'];
