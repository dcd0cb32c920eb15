// What the lender's people did, in a log that cannot be changed without showing. Who may do what is party's.
export { type AuditDeps, noteBegin, noteDone, noteEnd, openTold } from './append.ts';
export type { AuditEntry } from './entry.ts';
export {
  countProposals,
  type DecideRefusal,
  decideProposal,
  endProposal,
  findProposal,
  listProposals,
  type Proposal,
  propose,
} from './proposals.ts';
export { listEntries } from './queries.ts';
export { type AuditVerdict, verifyAudit } from './verify.ts';
