import type { Id } from '../kernel/index.ts';
import { saveIdentifier, saveProfile } from '../party/index.ts';
import type { Tx, Vault } from '../platform/index.ts';
import type { Deps } from './deps.ts';
import type { Place } from './nodes.ts';

/** Where a loan's money goes. Personal data: sealed wherever it is kept. */
export interface Payee {
  readonly name: string;
  readonly accountNumber: string;
}

const contextOf = (borrowerId: Id<'borrower'>): string => `origination.payee:${borrowerId}`;

/** The payee as shown and confirmed, sealed for the borrower it belongs to. */
export const sealPayee = (vault: Vault, borrowerId: Id<'borrower'>, payee: Payee): Uint8Array =>
  vault.seal(
    JSON.stringify({ name: payee.name, accountNumber: payee.accountNumber }),
    contextOf(borrowerId),
  );

export const openPayee = (vault: Vault, borrowerId: Id<'borrower'>, sealed: Uint8Array): Payee =>
  JSON.parse(vault.open(sealed, contextOf(borrowerId))) as Payee;

/** The last four digits, as a bank prints them: `**** 3456`. */
export const maskAccount = (accountNumber: string): string => `**** ${accountNumber.slice(-4)}`;

/** The family name and stars: `林*`. */
export const maskName = (name: string): string =>
  `${[...name][0] ?? ''}${'*'.repeat(Math.max(1, [...name].length - 1))}`;

/** Keeps where money goes, sealed. */
export async function savePayee(
  { vault, clock }: Deps,
  tx: Tx,
  { borrowerId }: Place,
  given: { readonly holderName: string; readonly accountNumber: string },
): Promise<void> {
  await saveProfile(tx, vault, borrowerId, given);
  const told = { source: null, at: clock.now() };
  const { accountNumber: value } = given;
  await saveIdentifier(tx, vault, borrowerId, { ...told, kind: 'bankAccount', value });
}
