import { accountContract } from '../account-contract.ts';

// How the lender's people enter.

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
} = accountContract('staff');
