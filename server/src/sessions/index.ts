// Borrowers who are signed in: their sessions, bound to browser and key, the codes that are sent to phones, and the
// numbers by which they come in. Who a borrower is lives in party, how messages are delivered in messages; coming in by
// a partner, and what a new borrower is made of, in origination. Staff sign in by access.
export {
  type AskedCode,
  type AskRefusal,
  askCode,
  type CodeRefusal,
  codeRules,
  forgetOldCodes,
  judgeCode,
  useCode,
} from './codes.ts';
export type { Browser, SessionsDeps } from './deps.ts';
export {
  findPhoneOwner,
  forgetPhone,
  keepPhone,
  maskPhone,
  openPhone,
  PHONE_FRESH_MS,
  reachPhone,
  readPhone,
} from './phones.ts';
export { type SendCodeDeps, sendCodeWorkflow } from './send-code.ts';
export { tellPhoneChanged, tellPhoneChangedWorkflow } from './send-notice.ts';
export {
  endAllSessions,
  endSession,
  findSession,
  forgetOldSessions,
  forgetSessions,
  hasKey,
  listSessions,
  openSession,
  type Session,
  type SessionId,
  tieKey,
  type Way,
} from './sessions.ts';
export { findStop, liftStop, stopPhone } from './stops.ts';
