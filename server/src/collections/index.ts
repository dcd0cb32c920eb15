// Borrowers who are late: who is behind and who works on it, what they promised, how and when they may be contacted,
// plans for those who cannot pay, and what is done about a debt that is given up. What is owed, and every change of a
// loan, is servicing's; complaints are care's.
export {
  type Channel,
  type ContactRules,
  channels,
  showRules,
  usualContactRules,
  WIDEST_HOURS,
} from './contact-rules.ts';
export { hasContacted, outcomes, saveLanguage } from './contact-store.ts';
export { beginContact, type Contact, endContact, listContacts, nextContacts } from './contacts.ts';
export { collectionsDayWork, collectionsDayWorkflow } from './day.ts';
export type { CollectionsDeps } from './deps.ts';
export { type Disposal, disposalKinds, disposeLoan, listDisposals } from './disposals.ts';
export { countHardships, findHardship, listOfLoan, listQueue } from './hardship-store.ts';
export {
  acceptHardship,
  askHardship,
  assignHardship,
  declineHardship,
  findOffer,
  type Hardship,
  hardshipRules,
  offerHardship,
  openHardship,
  type ReliefOffer,
  withdrawHardship,
} from './hardships.ts';
export { type Hold, liftHold, liftHoldsAbout, listHolds, placeHold } from './holds.ts';
export {
  assignLoan,
  findAssignment,
  type OverdueLine,
  type OverdueWish,
  overdueBuckets,
  overduePage,
  releaseLoan,
} from './overdue-page.ts';
export { countKept, listPromises, makePromise, type PaymentPromise } from './promises.ts';
export { grounds, proposeReliefs, type Relief, type ReliefTable } from './relief.ts';
export { templates } from './templates.ts';
