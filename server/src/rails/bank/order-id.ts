import assert from 'node:assert/strict';

// Our order ids are longer than ISO's Max35Text: `payout:loan_` + 32 hex digits has 44 characters.
// The kind of order becomes one letter and the 32 digits stay: 33 characters, and the way back is
// exact, so nothing needs to be stored. A new kind of order is one line here.
const kinds = [
  ['P', 'payout:loan_'],
  ['C', 'collect:repayment_'],
  ['R', 'refund:refund_'],
  ['B', 'return:return_'],
] as const;

const digits = /^[0-9a-f]{32}$/;
const short = /^[A-Za-z0-9._:-]{1,35}$/;

const isDerived = (text: string): boolean =>
  kinds.some(([letter]) => text.startsWith(letter) && digits.test(text.slice(1)));

/**
 * The end-to-end id of an order: derived, at most 35 characters, the same on every call. Ids that
 * fit as they are stay as they are. Throws on an id that no bank could carry: a bug of the caller.
 */
export function toEndToEndId(orderId: string): string {
  for (const [letter, prefix] of kinds) {
    const rest = orderId.slice(prefix.length);
    if (orderId.startsWith(prefix) && digits.test(rest)) return `${letter}${rest}`;
  }
  assert(short.test(orderId) && !isDerived(orderId), `no end-to-end id for order ${orderId}`);
  return orderId;
}

/** The order id behind an end-to-end id; one that we did not derive is returned as it stands. */
export function fromEndToEndId(endToEndId: string): string {
  for (const [letter, prefix] of kinds) {
    const rest = endToEndId.slice(1);
    if (endToEndId.startsWith(letter) && digits.test(rest)) return `${prefix}${rest}`;
  }
  return endToEndId;
}
