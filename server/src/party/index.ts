// Who takes part, what they permit, and what opens what; personal data sealed. Partners' data is `events`.
export type { Access, OwnKey } from './access-keys.ts';
export {
  createAccessKey,
  findAccess,
  listAccessKeys,
  listKeysOf,
  revokeAccessKey,
  revokeKeyOf,
  rotateAccessKeys,
} from './access-keys.ts';
export type { Consent, ConsentInUse } from './consents.ts';
export {
  findLiveConsent,
  grantConsent,
  isLive,
  listConsents,
  listConsentsOf,
  liveSources,
  withdrawConsent,
} from './consents.ts';
export type { DataRequest } from './forget.ts';
export { forgetPersonal, keepDataRequest, listDataRequests, listForgotten } from './forget.ts';
export { dropGrant, type Grant, listGranted, openGrant, saveGrant } from './grants.ts';
export {
  type IdentifierKind,
  identifierKey,
  identifierKinds,
  listIdentifiers,
  listNumberOwners,
  listSharers,
  openIdentifier,
  saveIdentifier,
} from './identifiers.ts';
export { findBorrowerByLink, type Link, LinkConflict, linkBorrower, listLinks } from './links.ts';
export {
  type BorrowerId,
  createBorrower,
  createParty,
  findBorrower,
  getBorrower,
  holdBorrower,
  listBorrowersStarting,
  saveSegment,
} from './parties.ts';
export { addPartner, findPartner, listPartners } from './partners.ts';
export { openProfile, openProfiles, type Profile, saveProfile } from './profiles.ts';
export { ConsentNotLive, listReads, type Read, recordRead } from './reads.ts';
export { findByName, findByNumber, indexKeptNames, indexPerson } from './search.ts';
export { findToldBorrower, listToldBorrowers, listToldPartners, TELLING } from './telling.ts';
export type { Tie } from './ties.ts';
export {
  breakTie,
  keepTies,
  listEvidence,
  listSameFirm,
  listTied,
  mendTie,
  resolveFirms,
} from './ties.ts';
