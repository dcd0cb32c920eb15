// People of the lender and of its partners who sign in themselves: users and their roles, what they know
// and have, the sessions and browsers they come by. What a role's scopes open is api's; borrowers and the
// keys of programs are party's.
export type { AccessDeps, From, SignInRules } from './deps.ts';
export { enterByLink, findLink, LINK_MS, makeLink } from './links.ts';
export { type OidcProvider, OidcUnavailable, openOidc } from './oidc.ts';
export { PASSWORD_COST } from './passwords.ts';
export { isWeighty, type RoleName, RULING, roleNames, roles, scopesOf } from './roles.ts';
export { type StaffScope, staffScopes } from './scopes.ts';
export {
  beginSecond,
  confirmSecond,
  countRecoveryCodes,
  proveCode,
  removeSecond,
  writeRecoveryCodes,
} from './second-factor.ts';
export {
  changePassword,
  type SignedIn,
  type Stage,
  signInByLink,
  signInByOidc,
  signInByPassword,
  stageOf,
} from './sign-in.ts';
export {
  beginTry,
  forgetOldTries,
  forgetTries,
  takeBackTry,
  userLimit,
} from './tries.ts';
export {
  addressOf,
  endAllSessions,
  endEverybodysSessions,
  endUserSession,
  findUserSession,
  listUserSessions,
  passSecond,
  type UserSession,
} from './user-sessions.ts';
export {
  changePerson,
  emailOf,
  findUser,
  findUserByName,
  getUser,
  inviteUser,
  isBlockedParty,
  listUsers,
  type PersonChange,
  type User,
  type UserId,
} from './users.ts';
