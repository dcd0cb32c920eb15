// Application to money: signing in and allowing sources, the journey node by node, the offer, the
// total-cost table, and the payout. What was agreed is kept by lending, what is owed by servicing.
export { addSource } from './add-source.ts';
export { type Agreed, type AgreedRefusal, agreedOf } from './agreed.ts';
export { type AllowRefusal, allowSources, listLiveSources } from './allow.ts';
export { allowTelling, listTelling, tellingText } from './allow-telling.ts';
export { startApplication, supplementApplication, withdrawApplication } from './apply.ts';
export { productFor } from './assess.ts';
export { chooseSegment, type SegmentRefusal } from './choose-segment.ts';
export type { ConnectRefusal, SourceState } from './connections.ts';
export { connectByKey, disconnect, handInFile, listSources } from './connections.ts';
export { type ConsentCost, consentCost } from './consent-cost.ts';
export { ASSESSMENT, consentText, type SourceText, sourceText } from './consent-text.ts';
export { contestSource, listContests } from './contest.ts';
export { eraseData, exportData, keptAfterErasure } from './data-rights.ts';
export { decideIdentity, type HeldIdentity, listHeld } from './decide-identity.ts';
export { type Deps, formChoices, type JourneyTimes, type ProbePoint, usualTimes } from './deps.ts';
export { type Disclosed, disclose, facilityTerms, LEAST_DRAW } from './disclose.ts';
export { type DrawCommand, type Drawn, type DrawRefusal, draw } from './draw.ts';
export type { FixedForm } from './fixed-form.ts';
export { forgetEarlier } from './forget-earlier.ts';
export { type Guide, guideOf } from './guide.ts';
export { endFaceCheck, type IdentityView, identityOf, tellIdentity } from './identity.ts';
export { listApplications, lookUpApplication } from './look-up.ts';
export type { JourneyNode, Place } from './nodes.ts';
export { listNodes, nodeBudgetMs, nodeNames, topicOf } from './nodes.ts';
export { grantedBy, pdOf, productOf, shapeOf } from './offer.ts';
export type { NumberRefusal, OwnNumberKind } from './own-numbers.ts';
export { ownNumberKinds, ownNumbers, tellNumber } from './own-numbers.ts';
export { decidePaper, handInPaper, openPaperFile } from './papers.ts';
export { maskAccount, maskName } from './payee.ts';
export { placeFacilities } from './place-facilities.ts';
export { type Application, findApplication, findLatestApplication, underWay } from './queries.ts';
export { countQueues } from './queues.ts';
export { recomputeLater } from './recompute-later.ts';
export { decideReview, openSaid, referApplication } from './refer.ts';
export { relate, relateChangedWork } from './relate.ts';
export { rescreen } from './rescreen.ts';
export { findReviewOf, listReviews, type Review } from './reviews.ts';
export {
  indexKeptPersons,
  listApplicationsOf,
  listApplicationsStarting,
  openPersonName,
} from './search.ts';
export { openPayeeOf, openPayeesOf, payoutIdOf, settlePayout } from './settle.ts';
export { type SignedIn, signIn } from './sign-in.ts';
export { bindPhone, type PhoneRefusal, signInByPhone } from './sign-in-by-phone.ts';
export { signatureHolds } from './signature.ts';
export { takeBackConsent } from './take-back.ts';
export { type UseOfferRefusal, useOffer } from './use-offer.ts';
export { type Way, waysOf } from './ways.ts';
export { originationWorkflows } from './workflows.ts';
