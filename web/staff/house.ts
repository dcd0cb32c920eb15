/**
 * Whose pages these are: partners' people enter, keep their account, their people and their endpoints as the lender's do, by
 * the same components over routes of the same shapes at an address of their own.
 */
export const house: 'staff' | 'partner' = /^\/partner(\/|$)/.test(window.location.pathname)
  ? 'partner'
  : 'staff';
