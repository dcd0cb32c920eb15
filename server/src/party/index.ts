// Who takes part and what they permit: borrowers, their accounts at partners, tokens, consents and reads
// under them, sessions, keys. Personal data is sealed. What partners' data says lives in `events`.
export {
  type Access,
  createAccessKey,
  findAccess,
  revokeAccessKey,
} from './access-keys.ts';
export {
  type Consent,
  ConsentConflict,
  type ConsentInUse,
  findLiveConsent,
  grantConsent,
  isLive,
  listConsents,
  withdrawConsent,
} from './consents.ts';
export { type DataRequest, forgetPersonal, keepDataRequest, listDataRequests } from './forget.ts';
export { dropGrant, type Grant, listGranted, openGrant, saveGrant } from './grants.ts';
export {
  type IdentifierKind,
  identifierKey,
  identifierKinds,
  listIdentifiers,
  listSharers,
  openIdentifier,
  saveIdentifier,
} from './identifiers.ts';
export { findBorrowerByLink, type Link, LinkConflict, linkBorrower, listLinks } from './links.ts';
export {
  type Borrower,
  type BorrowerId,
  createBorrower,
  createParty,
  findBorrower,
  getBorrower,
  holdBorrower,
  saveSegment,
} from './parties.ts';
export { openProfile, type Profile, saveProfile } from './profiles.ts';
export { ConsentNotLive, listReads, type Read, recordRead } from './reads.ts';
export {
  closeAllSessions,
  closeSession,
  findSession,
  listSessions,
  openSession,
  type Session,
} from './sessions.ts';
export {
  breakTie,
  keepTies,
  listEvidence,
  listSameFirm,
  listTied,
  mendTie,
  resolveFirms,
  type Tie,
} from './ties.ts';
