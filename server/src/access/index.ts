// People of the lender and of its partners who sign in themselves: users and their roles, what they know
// and have, the sessions and browsers they come by. What a role's scopes open is api's; borrowers and the
// keys of programs are party's.
export type { AccessDeps, From, SignInRules } from './deps.ts';
export { enterByLink, findLink, findLinkOf, LINK_MS, makeEntryCode, makeLink } from './links.ts';
export { type OidcProvider, OidcUnavailable, openOidc } from './oidc.ts';
export { type PartnerRoleName, partnerRoleNames, partnerRoles } from './partner-roles.ts';
export { PASSWORD_COST } from './passwords.ts';
export { isWeighty, type RoleName, RULING, roleNames, roles, scopesOf } from './roles.ts';
export type { PartnerScope, RoleDefinition, StaffScope } from './scopes.ts';
export { partnerKeyScopes, partnerScopes, staffScopes } from './scopes.ts';
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
  takeBackTry,
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
export type { Audience, House, PersonChange, User, UserId } from './users.ts';
export {
  changePerson,
  emailOf,
  findUser,
  findUserByName,
  findUserIn,
  getUser,
  inviteUser,
  isBlockedParty,
  listUsers,
} from './users.ts';
