import { accountContract } from '../account-contract.ts';

// How partners' people enter.

export const {
  ways,
  signIn,
  code,
  oidc,
  oidcCallback,
  link,
  enter,
  signOut,
  account,
  endOthers,
  endSession,
  password,
  beginSecond,
  confirmSecond,
  removeSecond,
  recoveryCodes,
} = accountContract('partner');
